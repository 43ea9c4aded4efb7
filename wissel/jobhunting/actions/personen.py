"""People of the network: what we may know, who may get in touch, and letting them go (AVG art. 14, 17 and 21)."""

import datetime as dt
import re
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.jobhunting.actions import hulp, organisaties
from wissel.jobhunting.actions.regels import BEWAREN
from wissel.jobhunting.models import Netwerkorganisatie, Netwerkpersoon, Netwerkregel
from wissel.logbook.actions import record
from wissel.trajecten.actions.planhulp import fill

VELDEN = ("naam", "functie", "email", "telefoon", "herkomst", "akkoord_op", "benaderen", "bekend_bij")
Benaderen = Netwerkpersoon.Benaderen


@transaction.atomic
def add_person(
    *, by: Actor, organisatie: Netwerkorganisatie, sleutel: uuid.UUID, velden: dict[str, Any]
) -> Netwerkpersoon:
    """Add somebody who works there. The same form sent twice is one. Raises DomainError at the field."""
    held = hulp.hold(organisatie, by)
    known = Netwerkpersoon.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Netwerkpersoon(
        bureau_id=by.bureau_id, organisatie=held, sleutel=sleutel, bewaren_tot=klok.today() + BEWAREN,
        aangemaakt_op=klok.now(), aangemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    _fill(row, velden)
    row.save(force_insert=True)
    record(by, "netwerkpersoon_toegevoegd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def change_person(*, by: Actor, persoon: Netwerkpersoon, velden: dict[str, Any]) -> Netwerkpersoon:
    """Other details. Who is not to be contacted any more loses mail and telephone at once."""
    row = _hold(persoon, by)
    if _fill(row, velden):
        row.save()
        record(by, "netwerkpersoon_gewijzigd", onderwerp=row, categorie="N")
    return row


@transaction.atomic
def erase(*, by: Actor, persoon: Netwerkpersoon) -> None:
    """Let a person go, on request or when the time is over: the row and the name in the words of this employer.

    Doing it twice is doing it once. What is left is that somebody was spoken to, not who.
    """
    rows = Netwerkpersoon.objects.select_for_update(of=("self",))
    row = rows.filter(bureau_id=by.bureau_id, pk=persoon.pk).first()
    if row is None:
        return
    place = {"bureau_id": by.bureau_id}
    for line in Netwerkregel.objects.filter(**place, organisatie_id=row.organisatie_id):
        _without(line, row.naam, "resultaat", "volgende_wat")
    Netwerkregel.objects.filter(**place, persoon=row).update(persoon=None)
    here = Q(pk=row.organisatie_id) | Q(opgegaan_in_id=row.organisatie_id)
    for employer in Netwerkorganisatie.objects.filter(here, **place):
        if _without(employer, row.naam, "volgende_wat", "werk", "zoekt", "notitie"):
            organisaties.fold_words(employer)
            employer.save(update_fields=["zoektekst"])
    record(by, "netwerkpersoon_gewist", onderwerp=row, categorie="N")
    row.delete()


def _without(row: Any, naam: str, *fields: str) -> bool:
    """Take a name out of free words, however it is written in capitals; says whether it stood there."""
    with override("nl"):
        gone = _("(naam gewist)")
    name = re.compile(rf"(?<!\w){re.escape(naam)}(?!\w)", re.IGNORECASE)
    changed = [field for field in fields if name.search(getattr(row, field))]
    for field in changed:
        most = row._meta.get_field(field).max_length
        setattr(row, field, name.sub(lambda _found: gone, getattr(row, field))[:most])
    if changed:
        row.save(update_fields=changed)
    return bool(changed)


def erase_overdue(*, by: Actor, today: dt.date) -> int:
    """Let everybody go whose time is over; gives how many."""
    rows = list(Netwerkpersoon.objects.filter(bureau_id=by.bureau_id, bewaren_tot__lt=today)[:500])
    for row in rows:
        erase(by=by, persoon=row)
    return len(rows)


def _fill(row: Netwerkpersoon, velden: dict[str, Any]) -> bool:
    values = {name: value for name, value in velden.items() if name != "bekend_bij"}
    if not str(values.get("naam", row.naam)).strip():
        raise DomainError("naam", _("Vul de naam in."), veld="naam")
    if values.get("akkoord_op"):
        hulp.check_day(values["akkoord_op"], "akkoord_op")
    changed = fill(row, values, VELDEN)
    if "bekend_bij" in velden and row.bekend_bij != velden["bekend_bij"]:
        row.bekend_bij = velden["bekend_bij"]
        changed.append("bekend_bij")
    if row.benaderen == Benaderen.VIA and row.bekend_bij is None:
        text = _("Kies de collega die deze persoon kent.")
        raise DomainError("via", text, veld="bekend_bij")
    if row.benaderen == Benaderen.NIET:
        row.email = row.telefoon = ""
        row.niet_sinds = row.niet_sinds or klok.today()
    else:
        row.niet_sinds = None
    return bool(changed)


def _hold(persoon: Netwerkpersoon, by: Actor) -> Netwerkpersoon:
    hulp.check_role(by)
    rows = Netwerkpersoon.objects.select_for_update(of=("self",))
    row = rows.filter(bureau_id=by.bureau_id, pk=persoon.pk).first()
    if row is None:
        raise DomainError("gewist", _("Deze persoon is intussen gewist."))
    return row
