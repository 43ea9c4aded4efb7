"""The daily round: what was kept long enough goes, and offertes that ran out are marked."""

from typing import Any

from wissel import klok
from wissel.aanmeldingen import stukken
from wissel.aanmeldingen.behandelen import erase_aanmeldingen
from wissel.aanmeldingen.contact import erase_old
from wissel.aanmeldingen.offertes import expire
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
    """Erase questions and aanmeldingen whose term of keeping has passed; close offertes nobody answered."""
    by, today = Actor.systeem(Bureau.objects.get(pk=bureau_id)), klok.today()
    erase_old(by=by, today=today)
    expire(by=by, today=today)
    erase_aanmeldingen(by=by, today=today)
    stukken.sweep(bureau_id)
