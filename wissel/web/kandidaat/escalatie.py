"""Asking UWV for an opinion, for the kandidaat in plain words: which question, what it costs, which papers."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.dossiers.models import Dossier
from wissel.escalatie.actions import oordeel as verbs
from wissel.escalatie.models import Deskundigenoordeel
from wissel.escalatie.oordeelsoorten import fee, kinds, papers, term
from wissel.policies import Action, get_visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import oordeelwerk, oordelen
from wissel.web.shared.formulieren import status

LEZEN, VRAGEN = Action.OORDEEL_LEZEN, Action.OORDEEL_VRAGEN
WERKNEMER = str(Deskundigenoordeel.Van.WERKNEMER)


@own_page(LEZEN, actief="traject")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What an opinion of UWV is, what it costs, and the questions there are."""
    context: dict[str, Any] = {
        "oordelen": oordelen.overview(request.actor, dossier.id), "kosten": fee(), "termijn": term(),
    }  # fmt: skip
    return show(request, dossier, "oordelen.html", **context)


@own_page(VRAGEN, actief="traject")
def new(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Choose a question."""
    row = get_visible(request.actor, Dossier, pk=dossier.id)
    form = oordeelwerk.ask_form(request, van=WERKNEMER, b1=True)
    made = oordeelwerk.ask(form, row, request.actor, van=WERKNEMER)
    if made is not None:
        return redirect("kandidaat:oordeel", made.pk)
    soorten = [kind for kind in kinds().values() if WERKNEMER in kind.wie]
    return show(
        request, dossier, "oordeel_nieuw.html", code=status(form), form=form, soorten=soorten, kosten=fee()
    )


@own_page(LEZEN, actief="traject")
def question(request: Any, dossier: MijnDossier, oordeel_id: uuid.UUID) -> HttpResponse:
    """One question: the papers, the pack, and the answer."""
    row = oordeelwerk.get_oordeel(request.actor, dossier.id, oordeel_id, LEZEN)
    blad = oordelen.build(request.actor, get_visible(request.actor, Dossier, pk=dossier.id), row)
    form = oordeelwerk.choose_form(request, blad)
    if request.method == "POST" and oordeelwerk.choose(form, request, row):
        messages.success(request, _("Dat is bewaard."))
        return redirect("kandidaat:oordeel", row.pk)
    return show(request, dossier, "oordeel.html", code=status(form), blad=blad, form=form)


@own_page(VRAGEN, actief="traject")
def paper(request: Any, dossier: MijnDossier, oordeel_id: uuid.UUID, stuksleutel: str) -> HttpResponse:
    """Add a paper."""
    row = oordeelwerk.get_oordeel(request.actor, dossier.id, oordeel_id, VRAGEN)
    form = oordeelwerk.paper_form(request, row, stuksleutel)
    if oordeelwerk.add(form, row, stuksleutel, request.actor):
        messages.success(request, _("Het stuk is toegevoegd."))
        return redirect("kandidaat:oordeel", row.pk)
    context = {
        "form": form, "titel": papers()[stuksleutel].naam, "knop": _("Stuk toevoegen"),
        "uitleg": _("U en uw coach kunnen dit stuk lezen. Uw werkgever niet."),
        "terug": reverse("kandidaat:oordeel", args=[row.pk]),
    }  # fmt: skip
    return show(request, dossier, "oordeel_formulier.html", code=status(form), **context)


@own_page(VRAGEN, actief="traject")
@require_POST
def ask_paper(request: Any, dossier: MijnDossier, oordeel_id: uuid.UUID, stuksleutel: str) -> HttpResponse:
    """Ask the coach for a paper."""
    row = oordeelwerk.get_oordeel(request.actor, dossier.id, oordeel_id, VRAGEN)
    verbs.ask_paper(oordeel=row, sleutel=stuksleutel, by=request.actor)
    messages.success(request, _("Uw coach weet dat u dit stuk nodig heeft."))
    return redirect("kandidaat:oordeel", row.pk)


@own_page(VRAGEN, actief="traject")
def step(request: Any, dossier: MijnDossier, oordeel_id: uuid.UUID, oordeelstap: str) -> HttpResponse:
    """Write down that it was sent, that there is no answer yet, or the answer."""
    row = oordeelwerk.get_oordeel(request.actor, dossier.id, oordeel_id, VRAGEN)
    form = oordeelwerk.step_form(request, row, oordeelstap)
    words = oordeelwerk.STAPPEN[oordeelstap]
    if oordeelwerk.take_step(form, row, oordeelstap, request.actor):
        messages.success(request, _("Dat is opgeschreven."))
        return redirect("kandidaat:oordeel", row.pk)
    context = {
        "form": form, "titel": words.titel_b1, "uitleg": words.uitleg_b1, "knop": _("Opschrijven"),
        "terug": reverse("kandidaat:oordeel", args=[row.pk]),
    }  # fmt: skip
    return show(request, dossier, "oordeel_formulier.html", code=status(form), **context)


@own_page(VRAGEN, actief="traject")
@require_POST
def withdraw(request: Any, dossier: MijnDossier, oordeel_id: uuid.UUID) -> HttpResponse:
    """Stop preparing."""
    row = oordeelwerk.get_oordeel(request.actor, dossier.id, oordeel_id, VRAGEN)
    verbs.withdraw_oordeel(oordeel=row, by=request.actor)
    messages.success(request, _("U bent gestopt. Er ging niets naar UWV."))
    return redirect("kandidaat:oordelen")


OORDEEL = "uwv-oordeel/<uuid:oordeel_id>/"
paden = [
    path("uwv-oordeel/", overview, name="oordelen"),
    path("uwv-oordeel/nieuw/", new, name="oordeel_nieuw"),
    path(OORDEEL, question, name="oordeel"),
    path(OORDEEL + "stuk/<slug:stuksleutel>/", paper, name="oordeel_stuk"),
    path(OORDEEL + "stuk/<slug:stuksleutel>/vragen/", ask_paper, name="oordeel_stuk_vragen"),
    path(OORDEEL + "stap/<slug:oordeelstap>/", step, name="oordeel_stap"),
    path(OORDEEL + "intrekken/", withdraw, name="oordeel_intrekken"),
]
