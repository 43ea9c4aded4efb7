"""A course that waits for a yes to its cost. The opdrachtgever reads the name and the cost, and nothing else of it."""

import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import Action, get_visible, visible
from wissel.trajectmiddelen.actions import scholing as verbs
from wissel.trajectmiddelen.models import Scholing
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.middelenvormen import BesluitForm

BESLISSEN = Action.SCHOLING_BESLISSEN


@dataclass(frozen=True, slots=True)
class Kostenvraag:
    """A course as who pays sees it."""

    id: uuid.UUID
    cursus: str
    kosten: Decimal
    open: bool
    akkoord: bool


@client_page(BESLISSEN, actief="medewerkers")
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Every course that was asked about."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    record_look(request.actor, "scholing_gelezen", dossier=dossier, categorie="N")
    rows = visible(request.actor, Scholing, BESLISSEN).filter(dossier=dossier).order_by("-gevraagd_op")
    context: dict[str, Any] = {
        "kop": weergave.sheet(request.actor, dossier, klok.today()),
        "vragen": [_question(row) for row in rows],
    }
    return show(request, "scholing.html", **context)


@client_page(BESLISSEN, actief="medewerkers")
def decide(request: Any, dossier_id: uuid.UUID, scholing_id: uuid.UUID) -> HttpResponse:
    """Say yes or no to course and cost as they are shown."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = get_visible(request.actor, Scholing, BESLISSEN, dossier=dossier, pk=scholing_id)
    form = BesluitForm(request.POST or None, initial={"cursus": row.cursus, "kosten": row.kosten})
    try:
        if medisch.valid(form, dossier, request.actor) and run(
            form, lambda: verbs.decide(scholing=row, by=request.actor, **form.cleaned_data)
        ):
            messages.success(request, _("Uw antwoord is verstuurd naar de coach."))
            return redirect("opdrachtgever:scholing", dossier.pk)
    except Changed as error:
        form.add_error(None, error.message)
    context: dict[str, Any] = {
        "kop": weergave.sheet(request.actor, dossier, klok.today()),
        "vraag": _question(row),
        "form": form,
    }
    return show(request, "scholing_besluit.html", code=status(form), **context)


def _question(row: Scholing) -> Kostenvraag:
    said = row.stand in {Scholing.Stand.AKKOORD, Scholing.Stand.BEZIG, Scholing.Stand.KLAAR}
    return Kostenvraag(
        row.pk, row.cursus, row.kosten or Decimal(0), row.stand == Scholing.Stand.GEVRAAGD, said
    )


paden = [
    path("dossiers/<uuid:dossier_id>/scholing/", overview, name="scholing"),
    path("dossiers/<uuid:dossier_id>/scholing/<uuid:scholing_id>/", decide, name="scholing_besluit"),
]
