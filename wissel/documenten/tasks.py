"""Nightly tidying: files that no document knows."""

from typing import Any

from wissel.accounts.models import Bureau
from wissel.documenten.actions import sweep
from wissel.jobs import enqueue, job, ronde
from wissel.logregels import get_log

log = get_log("wissel.documenten")


@job("documenten.veeg")
def sweep_bureau(*, bureau_id: str) -> None:
    """Remove the orphans of one bureau."""
    removed = sweep(bureau_id)
    if removed:
        log.info("orphans_removed", bureau=str(bureau_id), count=removed)


@ronde("documenten.ronde", "20 3 * * *")
def sweep_all(timestamp: Any = None) -> None:
    """One job for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(sweep_bureau, bureau_id=pk, key=f"veeg {pk}")
