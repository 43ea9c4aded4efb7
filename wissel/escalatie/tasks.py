"""The daily look for dossiers that stand still."""

from typing import Any

from wissel import klok
from wissel.accounts.models import Bureau
from wissel.jobs import enqueue, job, ronde
from wissel.logregels import get_log

log = get_log("wissel.escalatie")


@job("escalatie.kijk", eigen_transacties=True)
def look_at_bureau(*, bureau_id: str) -> None:
    """Look at one bureau, once a day; may run twice."""
    from wissel.escalatie.ronde import daily

    changed = daily(Bureau.objects.get(pk=bureau_id), klok.today())
    if changed:
        log.info("stagnation_noticed", bureau=str(bureau_id), aantal=changed)


@ronde("escalatie.ronde", "40 * * * *")
def look_at_all(timestamp: Any = None) -> None:
    """Every hour, so that a worker that was off catches up; a bureau that is done for the day does nothing."""
    for bureau_id in Bureau.objects.order_by("pk").values_list("pk", flat=True):
        enqueue(look_at_bureau, bureau_id=bureau_id, key=f"stagnatie {bureau_id}")
