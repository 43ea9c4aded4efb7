"""Registering with agencies; the gate of a phase follows the register (S1.34)."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.dossiers.tekst import plain
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions.fases import do_onderdeel
from wissel.trajecten.models import Onderdeel
from wissel.trajectmiddelen.actions import logregel
from wissel.trajectmiddelen.actions.hulp import check_past, fill, hold, keep_paper
from wissel.trajectmiddelen.lezen import ONDERDEEL, count
from wissel.trajectmiddelen.models import Uitzendinschrijving


@transaction.atomic
def register(
    *, dossier_id: Any, by: Actor, sleutel: uuid.UUID, naam: str, ingeschreven_op: dt.date, contact: str = "",
    bestand: Any = None,
) -> Uitzendinschrijving:  # fmt: skip
    """Write down a registration with one agency. The same form twice is one; the same agency is refused at `naam`."""
    dossier = hold(dossier_id, by)
    known = Uitzendinschrijving.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Uitzendinschrijving(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    fill(row, {"naam": naam, "ingeschreven_op": ingeschreven_op, "contact": contact})
    check_past(ingeschreven_op, "ingeschreven_op")
    row.naam_plat = plain(row.naam)[:150]
    _refuse_twice(row)
    if bestand is not None:
        row.bewijs = _proof(dossier, row, by, bestand)
    row.save(force_insert=True)
    logregel.write(
        dossier, row, "ingeschreven", soort="netwerk", datum=row.ingeschreven_op, wie=row.naam,
        waarom="Ingeschreven bij een uitzendbureau",
    )  # fmt: skip
    record(by, "uitzendinschrijving_toegevoegd", dossier=dossier, onderwerp=row, categorie="N")
    sync(dossier, by)
    return row


def _refuse_twice(row: Uitzendinschrijving) -> None:
    same = Uitzendinschrijving.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, naam_plat=row.naam_plat, weg_op__isnull=True
    )
    if same.exists():
        text = _("Bij dit uitzendbureau bent u al ingeschreven. Kies een ander, of voeg daar een bewijs toe.")
        raise DomainError("bekend", text, veld="naam")


@transaction.atomic
def add_proof(*, inschrijving: Uitzendinschrijving, by: Actor, bestand: Any) -> Uitzendinschrijving:
    """Add the paper that shows it; a later one takes the place of the earlier, which stays in the dossier."""
    dossier = hold(inschrijving.dossier_id, by)
    row = _live(inschrijving, by)
    row.bewijs = _proof(dossier, row, by, bestand)
    row.save(update_fields=["bewijs"])
    record(by, "uitzendinschrijving_bewijs", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def withdraw(*, inschrijving: Uitzendinschrijving, by: Actor) -> None:
    """Take a registration out; the gate follows while its phase is open. Twice is once."""
    dossier = hold(inschrijving.dossier_id, by)
    row = Uitzendinschrijving.objects.select_for_update(of=("self",)).get(
        bureau_id=by.bureau_id, pk=inschrijving.pk
    )
    if row.weg_op is None:
        row.weg_op = klok.now()
        row.save(update_fields=["weg_op"])
        logregel.take_back(dossier, row, "ingeschreven")
        record(by, "uitzendinschrijving_weg", dossier=dossier, onderwerp=row, categorie="N")
        sync(dossier, by)


def sync(dossier: Dossier, by: Actor) -> None:
    """Let the gate of every open phase say what the register says."""
    total = count(dossier.bureau_id, dossier.pk)
    parts = Onderdeel.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, sleutel=ONDERDEEL, fase__gesloten_op__isnull=True
    )
    for part in parts:
        do_onderdeel(onderdeel=part, gedaan=total or 0, by=by)


def _proof(dossier: Dossier, row: Uitzendinschrijving, by: Actor, bestand: Any) -> Any:
    return keep_paper(dossier, by, bestand, _("Inschrijving bij %(naam)s") % {"naam": row.naam}, "bewijs")


def _live(inschrijving: Uitzendinschrijving, by: Actor) -> Uitzendinschrijving:
    row = Uitzendinschrijving.objects.select_for_update(of=("self",)).get(
        bureau_id=by.bureau_id, pk=inschrijving.pk
    )
    if row.weg_op is not None:
        raise DomainError("weg", _("Deze inschrijving is weggehaald. Voeg haar opnieuw toe."))
    return row
