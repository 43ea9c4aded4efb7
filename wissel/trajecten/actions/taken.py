"""Things one party is asked to do, made once per reason and finished by the party itself or by the bureau."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten import plichten
from wissel.trajecten.models import Taak


@transaction.atomic
def make_taak(
    *,
    dossier: Dossier,
    by: Actor,
    soort: str,
    titel: str,
    voor_rol: str,
    sleutel: str,
    due_on: dt.date | None = None,
    minuten: int | None = None,
    traject: Any = None,
) -> Taak:
    """Ask something of one party. `sleutel` names the reason: asking twice for one reason is one task."""
    if voor_rol not in Rol.values:
        raise DomainError("rol", _("Kies voor wie deze taak is."), veld="voor_rol")
    if not titel.strip():
        raise DomainError("leeg", _("Schrijf wat er gevraagd wordt."), veld="titel")
    row, made = Taak.objects.get_or_create(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel[:120],
        defaults={
            "soort": soort, "titel": titel.strip()[:200], "voor_rol": voor_rol, "due_on": due_on, "minuten": minuten,
            "traject": traject, "gemaakt_op": klok.now(),
        },
    )  # fmt: skip
    if made:
        record(by, "taak_gemaakt", dossier=dossier, onderwerp=row, categorie="H")
        plichten.refresh(dossier)
    return row


@transaction.atomic
def finish_taak(*, taak: Taak, by: Actor) -> Taak:
    """Mark a task as done. Kandidaat and opdrachtgever do their own; the bureau may do it for them."""
    row = _open(taak, by)
    if row.klaar_op:
        return row
    if row.vervallen_op:
        raise DomainError("vervallen", _("Deze taak is niet meer nodig. U hoeft niets te doen."))
    row.klaar_op, row.klaar_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["klaar_op", "klaar_door"])
    record(by, "taak_gedaan", dossier=row.dossier_id, onderwerp=row, categorie="H")
    plichten.refresh(row.dossier)
    return row


@transaction.atomic
def drop_taak(*, taak: Taak, by: Actor) -> Taak:
    """Take a task back that is no longer needed; a finished one stays finished."""
    row = _open(taak, by)
    if not (by.is_staff or by.rol == SYSTEEM):
        raise DomainError("niet_van_u", _("Alleen het bureau trekt een taak in."))
    if row.klaar_op or row.vervallen_op:
        return row
    row.vervallen_op = klok.now()
    row.save(update_fields=["vervallen_op"])
    record(by, "taak_vervallen", dossier=row.dossier_id, onderwerp=row, categorie="H")
    plichten.refresh(row.dossier)
    return row


@transaction.atomic
def move_taak(*, taak: Taak, naar: dt.date, by: Actor) -> Taak:
    """Put an open task on another day. No reason is asked or kept; a finished one stays as it is."""
    row = _open(taak, by)
    if row.klaar_op or row.vervallen_op or row.due_on == naar:
        return row
    row.due_on = naar
    row.save(update_fields=["due_on"])
    record(by, "taak_verzet", dossier=row.dossier_id, onderwerp=row, categorie="H")
    plichten.refresh(row.dossier)
    return row


def _open(taak: Taak, by: Actor) -> Taak:
    row = Taak.objects.select_for_update(of=("self",)).select_related("dossier").get(
        bureau_id=by.bureau_id, pk=taak.pk
    )  # fmt: skip
    if not (by.is_staff or by.rol in {SYSTEEM, row.voor_rol}):
        raise DomainError("niet_van_u", _("Deze taak is voor iemand anders."))
    return row
