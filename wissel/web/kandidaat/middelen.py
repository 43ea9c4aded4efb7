"""Mijn uitzendbureaus en scholing: where I am registered, what I learn, and where I may gain experience."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _

from wissel.policies import Action, get_visible
from wissel.trajectmiddelen.actions import inschrijvingen
from wissel.trajectmiddelen.actions import scholing as cursussen
from wissel.trajectmiddelen.models import Uitzendinschrijving
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import medisch
from wissel.web.shared import middelen as blad
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.middelenvormen import BewijsForm, IdeeForm, InschrijvingForm

LEZEN, SCHRIJVEN = Action.MIDDELEN_LEZEN, Action.MIDDELEN_SCHRIJVEN
HIER = "kandidaat:middelen"


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Agencies first, then courses and places."""
    actor = request.actor
    agencies = blad.agencies(actor, dossier.id)
    context: dict[str, Any] = {
        "inschrijvingen": agencies, "poort": blad.gate(actor, dossier.id, len(agencies)),
        "cursussen": blad.courses(actor, dossier.id), "plekken": blad.places(actor, dossier.id),
        "middelen": [each for each in blad.ways(actor, dossier.id) if each.op],
    }  # fmt: skip
    return show(request, dossier, "middelen.html", **context)


@own_page(SCHRIJVEN, actief="werk")
def register(request: Any, dossier: MijnDossier) -> HttpResponse:
    """I registered with an agency."""
    form = InschrijvingForm(
        request.POST or None, request.FILES or None, te_groot=getattr(request, "te_groot", ())
    )
    if form.is_valid() and run(
        form, lambda: inschrijvingen.register(dossier_id=dossier.id, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Opgeschreven. Goed gedaan."))
        return redirect(HIER)
    context = {"form": form, "titel": _("Ik schreef mij in bij een uitzendbureau"), "knop": _("Opschrijven")}
    return show(request, dossier, "middelen_formulier.html", code=status(form), **context)


@own_page(SCHRIJVEN, actief="werk")
def proof(request: Any, dossier: MijnDossier, inschrijving_id: uuid.UUID) -> HttpResponse:
    """The paper that shows it."""
    row = get_visible(
        request.actor, Uitzendinschrijving, SCHRIJVEN, dossier_id=dossier.id, pk=inschrijving_id
    )
    form = BewijsForm(request.POST or None, request.FILES or None, te_groot=getattr(request, "te_groot", ()))
    if form.is_valid() and run(
        form, lambda: inschrijvingen.add_proof(inschrijving=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Uw bewijs is bewaard."))
        return redirect(HIER)
    context = {"form": form, "titel": row.naam, "knop": _("Bewijs bewaren")}
    return show(request, dossier, "middelen_formulier.html", code=status(form), **context)


@own_page(SCHRIJVEN, actief="werk")
def idea(request: Any, dossier: MijnDossier) -> HttpResponse:
    """A course I would like; the coach works it out."""
    form = IdeeForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    if medisch.valid(form, dossier.id, request.actor) and run(
        form,
        lambda: cursussen.add(dossier_id=dossier.id, by=request.actor, betaler="anders", **form.cleaned_data),
    ):
        messages.success(request, _("Opgeschreven. Uw coach bespreekt het met u."))
        return redirect(HIER)
    context = {"form": form, "titel": _("Een cursus die ik wil"), "knop": _("Opschrijven")}
    return show(request, dossier, "middelen_formulier.html", code=status(form), **context)


paden = [
    path("middelen/", overview, name="middelen"),
    path("middelen/uitzendbureau/", register, name="inschrijving_nieuw"),
    path("middelen/uitzendbureau/<uuid:inschrijving_id>/", proof, name="inschrijving"),
    path("middelen/scholing/", idea, name="scholing_idee"),
]
