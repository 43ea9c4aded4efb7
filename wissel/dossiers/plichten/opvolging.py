"""What was done with an advice, and what deserves attention about advice: its age, and whether a doctor was asked."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.feitkeuring import check_moment
from wissel.dossiers.models import Advies, Dossier, Opvolging
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum

ACTUEEL_MAANDEN = 6


@dataclass(frozen=True, slots=True)
class Let:
    """One thing that deserves attention about the advice in a dossier, with where it is written."""

    code: str
    tekst: str
    bron: str


@transaction.atomic
def follow_up(*, advies: Advies, wijze: str, opgevolgd_op: dt.date, wat: str, by: Actor) -> Opvolging:
    """Record what was done with an advice, or why it was not followed. The newest row holds; the ones before stay.

    The same again is the row that is there. Raises DomainError for a day ahead or before the advice, and without words.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=advies.dossier_id)
    wat = wat.strip()
    if not wat:
        text = _("Schrijf wat er met het advies is gedaan, of waarom niet.")
        raise DomainError("leeg", text, veld="wat")
    check_moment(advies.dossier, opgevolgd_op, today=klok.today(), veld="opgevolgd_op")
    if opgevolgd_op < advies.datum:
        text = _("Deze dag ligt voor het advies zelf (%(dag)s). Controleer de datum.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(advies.datum)}, veld="opgevolgd_op")
    rows = Opvolging.objects.filter(bureau_id=by.bureau_id, advies=advies).order_by("-op", "-id")
    newest = rows.first()
    same = (wijze, opgevolgd_op, wat)
    if newest is not None and (newest.wijze, newest.opgevolgd_op, newest.wat) == same:
        return newest
    row = Opvolging.objects.create(
        bureau_id=by.bureau_id, dossier_id=advies.dossier_id, advies=advies, wijze=wijze, opgevolgd_op=opgevolgd_op,
        wat=wat, door_id=by.lidmaatschap_id, door_naam=by.naam, op=klok.now(),
    )  # fmt: skip
    record(by, "advies_opgevolgd", dossier=advies.dossier_id, onderwerp=row, categorie="D2")
    return row


def is_old(datum: dt.date, today: dt.date) -> bool:
    """Whether an advice is older than six months: then the question is whether it still holds (S1.9)."""
    month = datum.month - 1 + ACTUEEL_MAANDEN
    year, month = datum.year + month // 12, month % 12 + 1
    last = (dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month, min(datum.day, last)) < today


def attention(adviezen: Iterable[Advies], *, arts_bekend: bool, spoor2_op: dt.date | None) -> tuple[Let, ...]:
    """What is missing: a bedrijfsarts or arbodienst as party (S2.47), and a consult before spoor 2 (S4.11)."""
    found = []
    if not arts_bekend:
        text = _(
            "Er staat geen bedrijfsarts of arbodienst in het dossier. De werkgever moet zich laten bijstaan. "
            "Voeg die toe bij Partijen."
        )
        found.append(Let("geen_arts", text, "Arbowet 14; BW 7:658a"))
    consults = [each.datum for each in adviezen if each.van == Advies.Van.BEDRIJFSARTS]
    if not any(spoor2_op is None or day <= spoor2_op for day in consults):
        text = (
            _("Er is geen advies van de bedrijfsarts van voor de start van spoor 2 vastgelegd.")
            if spoor2_op
            else _("Er is nog geen advies van de bedrijfsarts. Vraag dat voor spoor 2 begint.")
        )
        found.append(Let("geen_consult", text, _("RPG art. 2; praktijk")))
    return tuple(found)
