"""When it runs aground, for the opdrachtgever: asking UWV for a deskundigenoordeel, with the papers in one pack."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.escalatie.actions import oordeel as verbs
from wissel.escalatie.models import Deskundigenoordeel
from wissel.escalatie.oordeelsoorten import fee, kinds, papers
from wissel.logbook.actions import record_look
from wissel.policies import Action
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import herstel, oordeelwerk, oordelen
from wissel.web.shared.formulieren import status

LEZEN, VRAGEN = Action.OORDEEL_LEZEN, Action.OORDEEL_VRAGEN
WERKGEVER = str(Deskundigenoordeel.Van.WERKGEVER)


@client_page(LEZEN, actief="medewerkers")
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Questions to UWV and the repair after a loonsanctie, for one employee."""
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    record_look(request.actor, "uwv_vragen_gelezen", dossier=row, categorie="C")
    context: dict[str, Any] = {
        "kop": sheet(request.actor, row, klok.today()),
        "oordelen": oordelen.overview(request.actor, row.pk),
        "kosten": fee(),
        "herstel": herstel.summary(request.actor, row),
    }
    return show(request, "escalatie.html", **context)


@client_page(VRAGEN, actief="medewerkers")
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Choose which question UWV is asked."""
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    form = oordeelwerk.ask_form(request, van=WERKGEVER)
    made = oordeelwerk.ask(form, row, request.actor, van=WERKGEVER)
    if made is not None:
        return redirect("opdrachtgever:oordeel", row.pk, made.pk)
    context = {
        "kop": sheet(request.actor, row, klok.today()), "form": form, "soorten": tuple(kinds().values()),
        "kosten": fee(),
    }  # fmt: skip
    return show(request, "oordeel_nieuw.html", code=status(form), **context)


@client_page(LEZEN, actief="medewerkers")
def question(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID) -> HttpResponse:
    """One question: the papers with what is missing, the pack, and the clock of the answer."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = oordeelwerk.get_oordeel(request.actor, dossier.pk, oordeel_id, LEZEN)
    blad = oordelen.build(request.actor, dossier, row)
    form = oordeelwerk.choose_form(request, blad)
    if request.method == "POST" and oordeelwerk.choose(form, request, row):
        messages.success(request, oordeelwerk.kept(request))
        return redirect("opdrachtgever:oordeel", dossier.pk, row.pk)
    kop = sheet(request.actor, dossier, klok.today())
    return show(request, "oordeel.html", code=status(form), kop=kop, blad=blad, form=form)


@client_page(VRAGEN, actief="medewerkers")
def paper(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID, stuksleutel: str) -> HttpResponse:
    """Add a missing paper."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = oordeelwerk.get_oordeel(request.actor, dossier.pk, oordeel_id, VRAGEN)
    form = oordeelwerk.paper_form(request, row, stuksleutel)
    if oordeelwerk.add(form, row, stuksleutel, request.actor):
        messages.success(request, _("Het stuk is toegevoegd en gekozen."))
        return redirect("opdrachtgever:oordeel", dossier.pk, row.pk)
    return form_page(
        request, dossier, form, titel=_("Toevoegen: %(stuk)s") % {"stuk": papers()[stuksleutel].naam},
        uitleg=_("Uw organisatie en het bureau lezen dit stuk, uw medewerker niet."), knop=_("Stuk toevoegen"),
        terug=reverse("opdrachtgever:oordeel", args=[dossier.pk, row.pk]),
    )  # fmt: skip


@client_page(VRAGEN, actief="medewerkers")
@require_POST
def ask_paper(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID, stuksleutel: str) -> HttpResponse:
    """Ask the coach for a paper."""
    row = oordeelwerk.get_oordeel(request.actor, dossier_id, oordeel_id, VRAGEN)
    verbs.ask_paper(oordeel=row, sleutel=stuksleutel, by=request.actor)
    messages.success(request, _("Gevraagd aan de coach."))
    return redirect("opdrachtgever:oordeel", dossier_id, row.pk)


@client_page(VRAGEN, actief="medewerkers")
def step(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID, oordeelstap: str) -> HttpResponse:
    """Write down that it was sent, that there is no answer yet, or the answer."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = oordeelwerk.get_oordeel(request.actor, dossier.pk, oordeel_id, VRAGEN)
    form = oordeelwerk.step_form(request, row, oordeelstap)
    words = oordeelwerk.STAPPEN[oordeelstap]
    if oordeelwerk.take_step(form, row, oordeelstap, request.actor):
        messages.success(request, str(words.gedaan))
        return redirect("opdrachtgever:oordeel", dossier.pk, row.pk)
    return form_page(
        request, dossier, form, titel=str(words.titel), uitleg=str(words.uitleg), knop=str(words.knop),
        terug=reverse("opdrachtgever:oordeel", args=[dossier.pk, row.pk]),
    )  # fmt: skip


@client_page(VRAGEN, actief="medewerkers")
@require_POST
def withdraw(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID) -> HttpResponse:
    """Stop preparing."""
    row = oordeelwerk.get_oordeel(request.actor, dossier_id, oordeel_id, VRAGEN)
    verbs.withdraw_oordeel(oordeel=row, by=request.actor)
    messages.success(request, _("Ingetrokken. Er ging niets naar UWV."))
    return redirect("opdrachtgever:escalatie", dossier_id)


def form_page(request: Any, dossier: Any, form: Any, **context: Any) -> HttpResponse:
    """A page with one form."""
    kop = sheet(request.actor, dossier, klok.today())
    return show(request, "escalatie_formulier.html", code=status(form), kop=kop, form=form, **context)


VAST = "dossiers/<uuid:dossier_id>/vastlopen/"
OORDEEL = VAST + "oordeel/<uuid:oordeel_id>/"
paden = [
    path(VAST, overview, name="escalatie"),
    path(VAST + "oordeel/nieuw/", new, name="oordeel_nieuw"),
    path(OORDEEL, question, name="oordeel"),
    path(OORDEEL + "stuk/<slug:stuksleutel>/", paper, name="oordeel_stuk"),
    path(OORDEEL + "stuk/<slug:stuksleutel>/vragen/", ask_paper, name="oordeel_stuk_vragen"),
    path(OORDEEL + "stap/<slug:oordeelstap>/", step, name="oordeel_stap"),
    path(OORDEEL + "intrekken/", withdraw, name="oordeel_intrekken"),
]
