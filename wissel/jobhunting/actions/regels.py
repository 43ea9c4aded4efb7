"""The log of an employer: what was said, what is next, and the days that a list sorts on."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.actions.vacatures import add_vacature
from wissel.arbeidsmarkt.models import Initiatief, Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.fouten import DomainError
from wissel.jobhunting.actions import hulp
from wissel.jobhunting.models import (
    Benadering,
    Netwerkorganisatie,
    Netwerkpersoon,
    Netwerkregel,
    Netwerkvacature,
)
from wissel.logbook.actions import record
from wissel.trajecten.actions.planhulp import clean

BEWAREN = dt.timedelta(days=2 * 365)
"""How long a person is kept after the last contact."""


@transaction.atomic
def add_line(
    *, by: Actor, organisatie: Netwerkorganisatie, sleutel: uuid.UUID, datum: dt.date, kanaal: str, uitkomst: str,
    resultaat: str = "", volgende_op: dt.date | None = None, volgende_wat: str = "",
    persoon: Netwerkpersoon | None = None,
) -> Netwerkregel:  # fmt: skip
    """Write down a contact; the steps that stood open with this employer are done with it.

    The same form sent twice is one line. Raises DomainError at the field, and for a person who is not to be contacted.
    """
    held = hulp.hold(organisatie, by)
    known = Netwerkregel.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    hulp.check_day(datum)
    hulp.check_next(volgende_op)
    if volgende_wat and volgende_op is None:
        raise DomainError("wanneer", _("Kies ook wanneer u dit doet."), veld="volgende_op")
    person = _person(persoon, held) if persoon is not None else None
    row = Netwerkregel(
        bureau_id=by.bureau_id, organisatie=held, persoon=person, sleutel=sleutel, datum=datum,
        volgende_op=volgende_op, op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    given = {"kanaal": kanaal, "uitkomst": uitkomst, "resultaat": resultaat, "volgende_wat": volgende_wat}
    for name, value in given.items():
        setattr(row, name, clean(row, name, value))
    _finish_open(held)
    row.save(force_insert=True)
    if person is not None and person.bewaren_tot < datum + BEWAREN:
        person.bewaren_tot = datum + BEWAREN
        person.save(update_fields=["bewaren_tot"])
    settle(held)
    record(by, "netwerkregel", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def take_out(*, by: Actor, regel: Netwerkregel, weg: bool = True) -> Netwerkregel:
    """Take away what was written by mistake, or put it back."""
    held = hulp.hold(regel.organisatie, by)
    row = Netwerkregel.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=regel.pk)
    if (row.weg_op is not None) is not weg:
        row.weg_op = klok.now() if weg else None
        row.save(update_fields=["weg_op"])
        settle(held)
        record(by, "netwerkregel_weg" if weg else "netwerkregel_terug", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def finish_next(*, by: Actor, organisatie: Netwerkorganisatie) -> None:
    """The next step was done, or is not needed any more."""
    held = hulp.hold(organisatie, by)
    if _finish_open(held):
        settle(held)
        record(by, "netwerkstap_klaar", onderwerp=held, categorie="N")


@transaction.atomic
def add_vacancy(*, by: Actor, organisatie: Netwerkorganisatie, velden: Velden) -> Vacature:
    """A vacancy from this employer, found by the bureau. One that is open already is linked, not doubled."""
    held = hulp.hold(organisatie, by)
    rol = by.rol if by.rol in Initiatief.values else Initiatief.JOBHUNTER
    vacature = add_vacature(by=by, velden=velden, rol=rol)
    row, made = Netwerkvacature.objects.get_or_create(
        bureau_id=by.bureau_id, vacature=vacature,
        defaults={"organisatie": held, "op": klok.now(), "door_id": by.lidmaatschap_id},
    )  # fmt: skip
    if made:
        record(by, "netwerkvacature", onderwerp=row, categorie="N")
    return vacature


def settle(row: Netwerkorganisatie) -> None:
    """Write when we spoke last and what is next into the employer's row."""
    lines = Netwerkregel.objects.filter(bureau_id=row.bureau_id, organisatie=row, weg_op=None)
    own = Benadering.objects.filter(bureau_id=row.bureau_id, organisatie=row, weg_op=None)
    days = [each.aggregate(d=Max("datum"))["d"] for each in (lines, own)]
    row.laatste_contact_op = max((day for day in days if day), default=None)
    due = lines.filter(klaar_op=None, volgende_op__isnull=False).order_by("volgende_op", "pk").first()
    row.volgende_op = due.volgende_op if due else None
    row.volgende_wat = due.volgende_wat if due else ""
    row.volgende_voor_id = due.door_id if due else None
    row.save(update_fields=["laatste_contact_op", "volgende_op", "volgende_wat", "volgende_voor"])


def _finish_open(row: Netwerkorganisatie) -> int:
    rows = Netwerkregel.objects.filter(bureau_id=row.bureau_id, organisatie=row, weg_op=None)
    return rows.filter(klaar_op=None, volgende_op__isnull=False).update(klaar_op=klok.now())


def _person(persoon: Netwerkpersoon, held: Netwerkorganisatie) -> Netwerkpersoon:
    rows = Netwerkpersoon.objects.select_for_update(of=("self",))
    row = rows.filter(bureau_id=held.bureau_id, organisatie=held, pk=persoon.pk).first()
    if row is None:
        raise DomainError("ander", _("Kies iemand van deze organisatie."), veld="persoon")
    if row.benaderen == Netwerkpersoon.Benaderen.NIET:
        text = _("%(naam)s wil niet meer benaderd worden. Kies iemand anders of niemand.")
        raise DomainError("niet_benaderen", text % {"naam": row.naam}, veld="persoon")
    return row
