"""The nightly round: files of own papers that no row knows go."""

from typing import Any

from wissel.accounts.models import Bureau
from wissel.jobs import enqueue, job, ronde
from wissel.regie.actions import eigenstukken


@ronde("regie.ronde", "50 3 * * *")
def daily(timestamp: Any = None) -> None:
    """Queue the cleaning for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(clean_up, bureau_id=pk, key=f"regie {pk}")


@job("regie.opruimen")
def clean_up(*, bureau_id: str) -> None:
    """Remove the orphans of one bureau."""
    eigenstukken.sweep(bureau_id)
