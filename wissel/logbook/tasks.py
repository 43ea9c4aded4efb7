"""Each minute: seal the logbook of every bureau."""

from typing import Any

from wissel.accounts.models import Bureau
from wissel.jobs import enqueue, job, ronde
from wissel.logbook.zegels import seal


@job("logbook.verzegel")
def seal_bureau(*, bureau_id: str) -> None:
    """Seal one bureau, until nothing is left."""
    while seal(bureau_id):
        continue


@ronde("logbook.ronde", "* * * * *")
def seal_all(timestamp: Any = None) -> None:
    """One job for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(seal_bureau, bureau_id=pk, key=f"verzegel {pk}")
