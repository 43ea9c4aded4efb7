"""A talk that comes: the stage, the day to be ready for it, and the card that prepares it (S1.29)."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.oefenen.actions.gesprekken import set_interview
from wissel.opmaak import lange_datum, tijd
from wissel.sollicitaties.actions import hulp
from wissel.sollicitaties.actions.sollicitatie import change, check_approved, move
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiestap, Stand

VERST = dt.timedelta(days=366)


@transaction.atomic
def plan_interview(
    *, sollicitatie: Sollicitatie, by: Actor, sleutel: uuid.UUID, begint_op: dt.datetime, plaats: str = ""
) -> Sollicitatiestap:  # fmt: skip
    """Write down when a talk with the employer is or was. One to come gets a card. The same form twice is one.

    The stage counts from the day it is known: today for a talk to come, else the day of the talk. Raises DomainError
    at `dag` for a day more than a year away or long ago.
    """
    row = hulp.hold(sollicitatie, by)
    known = Sollicitatiestap.objects.filter(bureau_id=by.bureau_id, sollicitatie=row, sleutel=sleutel).first()
    if known is not None:
        return known
    check_approved(row, by, Stand.GESPREK)
    day, today = begint_op.astimezone(klok.NEDERLAND).date(), klok.today()
    if day > today + VERST:
        raise DomainError("ver_weg", _("Deze dag is heel ver weg. Controleer het jaar."), veld="dag")
    hulp.check_day(min(day, today), veld="dag")
    card = None
    if begint_op > klok.now():
        card = set_interview(
            dossier_id=row.dossier_id, by=by, sleutel=uuid.uuid5(sleutel, "kaart"), titel=str(row)[:150],
            begint_op=begint_op, plaats=plaats,
        )  # fmt: skip
    with override("nl"):
        words = _("Gesprek op %(dag)s om %(tijd)s") % {"dag": lange_datum(day), "tijd": tijd(begint_op)}
    step = move(
        sollicitatie=row, by=by, stand=Stand.GESPREK, datum=min(day, today), sleutel=sleutel, toelichting=words,
        kaart=card,
    )  # fmt: skip
    if card is not None:
        row.refresh_from_db()
        with override("nl"):
            change(sollicitatie=row, by=by, versie=row.versie, volgende=_("Gesprek"), volgende_op=day)
    return step
