"""Every hour the new matches are counted; every night people of the network go whose time is over."""

from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.jobhunting.actions import matches, personen
from wissel.jobs import enqueue, job, ronde


@ronde("jobhunting.ronde", "40 * * * *")
def hourly(timestamp: Any = None) -> None:
    """Queue the counting for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(count_matches, bureau_id=pk, key=f"jobhunting {pk}")


@job("jobhunting.tel")
def count_matches(*, bureau_id: str) -> None:
    """Count the new matches of one bureau."""
    matches.refresh(bureau_id)


@ronde("jobhunting.nacht", "10 4 * * *")
def nightly(timestamp: Any = None) -> None:
    """Queue the cleaning for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(let_go, bureau_id=pk, key=f"netwerkpersonen {pk}")


@job("jobhunting.opruimen")
def let_go(*, bureau_id: str) -> None:
    """Erase the people of one bureau whose time is over."""
    by = Actor.systeem(Bureau.objects.get(pk=bureau_id))
    personen.erase_overdue(by=by, today=klok.today())
