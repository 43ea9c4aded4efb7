"""The daily round: what was kept long enough goes."""

from typing import Any

from wissel import klok
from wissel.aanmeldingen.contact import erase_old
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.jobs import enqueue, job, ronde


@ronde("aanmeldingen.ronde", "40 3 * * *")
def daily(timestamp: Any = None) -> None:
    """Queue the day's cleaning for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(clean_up, bureau_id=pk, key=f"aanmeldingen {pk}")


@job("aanmeldingen.opruimen")
def clean_up(*, bureau_id: str) -> None:
    """Erase questions whose term of keeping has passed."""
    erase_old(by=Actor.systeem(Bureau.objects.get(pk=bureau_id)), today=klok.today())
