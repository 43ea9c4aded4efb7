"""Nightly: mail that waited too long for a place goes away."""

from typing import Any

from wissel.accounts.models import Bureau
from wissel.jobs import enqueue, job, ronde


@ronde("sollicitaties.ronde", "10 4 * * *")
def tidy_all(timestamp: Any = None) -> None:
    """One job for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(tidy_bureau, bureau_id=pk, key=f"post {pk}")


@job("sollicitaties.post")
def tidy_bureau(*, bureau_id: str) -> None:
    """Remove what waited longer than thirty days."""
    from wissel.sollicitaties.ophalen.ontvangst import tidy

    tidy(bureau_id)
