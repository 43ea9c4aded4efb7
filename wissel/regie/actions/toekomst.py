"""The own plan of the kandidaat: written, changed, shared with the coach by choice (S2.31)."""

import datetime as dt
import uuid
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.regie.models import Toekomstplan, Toekomststap
from wissel.trajecten.actions.planhulp import check_kandidaat, clean

STAPPEN = 8
Stap = tuple[str, dt.date | None, bool]


@transaction.atomic
def write_plan(
    *,
    dossier: Dossier,
    by: Actor,
    versie: int,
    doel: str,
    waarom: str = "",
    beroep: uuid.UUID | None = None,
    beroep_naam: str = "",
    uren_per_week: Decimal | None = None,
    klaar_op: dt.date | None = None,
    stappen: Sequence[Stap] = (),
) -> Toekomstplan:
    """Keep the plan as it is now; `stappen` are (what, by when, done). `versie` is what was on screen, 0 for none.

    Raises Changed when it was changed elsewhere, DomainError at the field.
    """
    _held(dossier.pk, by)
    row = Toekomstplan.objects.filter(bureau_id=by.bureau_id, dossier=dossier).first()
    if (row.versie if row else 0) != versie:
        text = _(
            "Dit plan is net op een andere plek gewijzigd. Uw tekst staat hieronder; bewaar nog een keer."
        )
        raise Changed("gewijzigd", text, nu=row.versie if row else 0)
    row = row or Toekomstplan(bureau_id=by.bureau_id, dossier=dossier, versie=0)
    row.doel = clean(row, "doel", doel)
    if not row.doel:
        raise DomainError("leeg", _("Schrijf wat u wilt bereiken."), veld="doel")
    row.waarom, row.beroep_naam = clean(row, "waarom", waarom), clean(row, "beroep_naam", beroep_naam)
    row.beroep, row.klaar_op = beroep, klaar_op
    row.uren_per_week = clean(row, "uren_per_week", uren_per_week) if uren_per_week is not None else None
    row.versie, row.geschreven_op = row.versie + 1, klok.now()
    row.save()
    _steps(row, stappen)
    record(by, "toekomstplan_geschreven", dossier=dossier, onderwerp=row, categorie="K")
    return row


def _steps(plan: Toekomstplan, stappen: Sequence[Stap]) -> None:
    """The steps as they are now; who ticked one before keeps the day."""
    done = {row.wat: row.gedaan_op for row in plan.stappen.all() if row.gedaan_op}
    plan.stappen.all().delete()
    kept = [(what.strip(), when, ready) for what, when, ready in stappen if what.strip()][:STAPPEN]
    for place, (what, when, ready) in enumerate(kept):
        row = Toekomststap(bureau_id=plan.bureau_id, dossier_id=plan.dossier_id, plan=plan, volgorde=place)
        row.wat, row.wanneer = clean(row, "wat", what), when
        row.gedaan_op = done.get(row.wat, klok.today()) if ready else None
        row.save(force_insert=True)


@transaction.atomic
def share_plan(*, plan: Toekomstplan, deel: bool, by: Actor) -> Toekomstplan:
    """Let the coach read along, or no longer. Twice is once."""
    _held(plan.dossier_id, by, closed=not deel)
    row = Toekomstplan.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=plan.pk)
    if (row.gedeeld_op is not None) is deel:
        return row
    row.gedeeld_op = klok.now() if deel else None
    row.save(update_fields=["gedeeld_op"])
    what = "toekomstplan_gedeeld" if deel else "toekomstplan_niet_gedeeld"
    record(by, what, dossier=plan.dossier_id, onderwerp=row, categorie="K")
    return row


def _held(dossier_id: Any, by: Actor, *, closed: bool = False) -> Dossier:
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)
    check_kandidaat(dossier, by)
    if dossier.stand == Dossier.Stand.GESLOTEN and not closed:
        raise DomainError("gesloten", _("Uw traject is klaar. U kunt niets meer veranderen."))
    return dossier
