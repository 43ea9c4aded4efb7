"""Saying that a duty is not needed, was done, or is open again; with the reason and the proof."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import volgende
from wissel.dossiers.feitkeuring import check_moment
from wissel.dossiers.models import Dossier, Milestone, Plichtstand
from wissel.dossiers.plichten.kalender import PLICHTEN, TERUGKEREND, VAN_UWV, ZONDER_FEIT
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record

KORTST = 10
S = Plichtstand.Stand
_DADEN = {S.NIET_NODIG: "plicht_niet_nodig", S.GEDAAN: "plicht_gedaan", S.OPEN: "plicht_heropend"}


@transaction.atomic
def waive(
    *, dossier: Dossier, code: str, reden: str, by: Actor, document: Any = None, bewijs_omschrijving: str = "",
    versie: int = 0,
) -> Plichtstand:  # fmt: skip
    """Say that a duty is not needed, and why. It stays in sight and asks for nothing; UWV judges a duty of law itself.

    Raises DomainError without a reason that says something, for what UWV does, and for what was recorded as done;
    Changed when somebody else said something about this duty since `versie`.
    """
    dossier, row = _duty(dossier, code)
    if code in VAN_UWV:
        raise DomainError("van_uwv", _("Dit doet UWV. Dat kan niemand anders niet nodig verklaren."))
    if row.done_on is not None:
        text = _("Dit is al gedaan en vastgelegd. Verbeter zo nodig eerst het feit.")
        raise DomainError("al_gedaan", text)
    if len(reden.strip()) < KORTST:
        text = _("Schrijf waarom dit niet nodig is. UWV leest de reden terug.")
        raise DomainError("reden", text, veld="reden")
    values = {"stand": S.NIET_NODIG, "reden": reden.strip(), "gedaan_op": None}
    return _store(dossier, row, by, versie, document, bewijs_omschrijving, values)


@transaction.atomic
def report_done(
    *, dossier: Dossier, code: str, gedaan_op: dt.date, by: Actor, document: Any = None,
    bewijs_omschrijving: str = "", versie: int = 0,
) -> Plichtstand:  # fmt: skip
    """Say when a duty was done that no fact of the law records. For the others the fact itself is recorded."""
    dossier, row = _duty(dossier, code)
    if code not in ZONDER_FEIT:
        raise DomainError("feit", _("Leg hiervoor het feit vast. Dan volgen ook de datums."))
    check_moment(dossier, gedaan_op, today=klok.today(), veld="gedaan_op")
    values = {"stand": S.GEDAAN, "reden": "", "gedaan_op": gedaan_op}
    return _store(dossier, row, by, versie, document, bewijs_omschrijving, values)


@transaction.atomic
def reopen(*, dossier: Dossier, code: str, by: Actor, versie: int = 0) -> Plichtstand:
    """Take back what was said: the duty asks again. What stood there stays in the history."""
    dossier, row = _duty(dossier, code)
    return _store(dossier, row, by, versie, None, "", {"stand": S.OPEN, "reden": "", "gedaan_op": None})


def _duty(dossier: Dossier, code: str) -> tuple[Dossier, Milestone]:
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=dossier.bureau_id, pk=dossier.pk)
    rows = Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, code=code)
    row = rows.first() if code in PLICHTEN else None
    if row is None:
        raise DomainError("onbekend", _("Deze verplichting staat niet in dit dossier. Ververs de pagina."))
    return dossier, row


def _store(
    dossier: Dossier,
    row: Milestone,
    by: Actor,
    versie: int,
    document: Any,
    bewijs: str,
    values: dict[str, Any],
) -> Plichtstand:
    now = Plichtstand.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, code=row.code).first()
    wanted = {
        **values, "document_id": document.pk if document else None, "bewijs_omschrijving": bewijs.strip()[:200],
        "due_on": row.due_on if row.code in TERUGKEREND else None,
    }  # fmt: skip
    if now is not None and all(getattr(now, name) == value for name, value in wanted.items()):
        return now
    if (now.versie if now else 0) != versie:
        text = _(
            "Iemand anders zei net iets over deze verplichting. Lees dat eerst; wat u typte staat er nog."
        )
        raise Changed("gewijzigd", text, nu=now.versie if now else 0)
    if now is None:
        now = Plichtstand(bureau_id=dossier.bureau_id, dossier=dossier, code=row.code, versie=0)
    for name, value in wanted.items():
        setattr(now, name, value)
    now.versie += 1
    now.door_id, now.door_naam, now.op = by.lidmaatschap_id, by.naam, klok.now()
    now.save()
    record(by, _DADEN[S(now.stand)], dossier=dossier, onderwerp=now, categorie="C")
    volgende.refresh(dossier, klok.today())
    return now
