"""Preparing a deskundigenoordeel for either party; the party itself sends it to UWV."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.escalatie.actions import oordeel as verbs
from wissel.escalatie.oordeelsoorten import papers
from wissel.policies import Action, requires
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.shared import oordeelwerk, oordelen
from wissel.web.shared.formulieren import status

MAP, TAB = "bureau/escalatie/", "escalatie"
LEZEN, VRAGEN = Action.OORDEEL_LEZEN, Action.OORDEEL_VRAGEN


@requires(VRAGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Choose which question UWV is asked, and in whose name."""
    dossier = get_dossier(request, dossier_id, VRAGEN)
    form = oordeelwerk.ask_form(request)
    row = oordeelwerk.ask(form, dossier, request.actor)
    if row is not None:
        return redirect("bureau:oordeel", dossier.pk, row.pk)
    text = _("UWV geeft een oordeel over één vraag. De partij die vraagt betaalt en stuurt de aanvraag zelf.")
    back = reverse("bureau:escalatie", args=[dossier.pk])
    title = _("Deskundigenoordeel vragen")
    return form_page(request, dossier, TAB, form, title, _("Verder met de stukken"), back, uitleg=text)


@requires(LEZEN)
def question(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID) -> HttpResponse:
    """One question: its papers, the pack, and the clock of the answer."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    row = oordeelwerk.get_oordeel(request.actor, dossier.pk, oordeel_id, LEZEN)
    blad = oordelen.build(request.actor, dossier, row)
    form = oordeelwerk.choose_form(request, blad)
    if request.method == "POST" and oordeelwerk.choose(form, request, row):
        messages.success(request, oordeelwerk.kept(request))
        return redirect("bureau:oordeel", dossier.pk, row.pk)
    context = {"blad": blad, "form": form, "vandaag": klok.today()}
    return page(request, dossier, TAB, MAP + "oordeel.html", code=status(form), **context)


@requires(VRAGEN)
def paper(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID, stuksleutel: str) -> HttpResponse:
    """Add a missing paper."""
    dossier = get_dossier(request, dossier_id, VRAGEN)
    row = oordeelwerk.get_oordeel(request.actor, dossier.pk, oordeel_id, VRAGEN)
    form = oordeelwerk.paper_form(request, row, stuksleutel)
    if oordeelwerk.add(form, row, stuksleutel, request.actor):
        messages.success(request, _("Het stuk is toegevoegd en gekozen."))
        return redirect("bureau:oordeel", dossier.pk, row.pk)
    who = _("De werkgever en het bureau lezen dit stuk.")
    if row.van == oordelen.VAN.WERKNEMER:
        who = _("De kandidaat en het bureau lezen dit stuk.")
    title = _("Toevoegen: %(stuk)s") % {"stuk": papers()[stuksleutel].naam}
    back = reverse("bureau:oordeel", args=[dossier.pk, row.pk])
    return form_page(request, dossier, TAB, form, title, _("Stuk toevoegen"), back, uitleg=who)


@requires(VRAGEN)
@require_POST
def ask_paper(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID, stuksleutel: str) -> HttpResponse:
    """Ask the party whose question it is for a paper."""
    row = oordeelwerk.get_oordeel(request.actor, dossier_id, oordeel_id, VRAGEN)
    verbs.ask_paper(oordeel=row, sleutel=stuksleutel, by=request.actor)
    messages.success(request, _("Gevraagd. De ander ziet het als taak."))
    return redirect("bureau:oordeel", dossier_id, row.pk)


@requires(VRAGEN)
def step(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID, oordeelstap: str) -> HttpResponse:
    """Write down that it was sent, that there is no answer yet, or the answer."""
    dossier = get_dossier(request, dossier_id, VRAGEN)
    row = oordeelwerk.get_oordeel(request.actor, dossier.pk, oordeel_id, VRAGEN)
    form = oordeelwerk.step_form(request, row, oordeelstap)
    words = oordeelwerk.STAPPEN[oordeelstap]
    if oordeelwerk.take_step(form, row, oordeelstap, request.actor):
        messages.success(request, str(words.gedaan))
        return redirect("bureau:oordeel", dossier.pk, row.pk)
    back = reverse("bureau:oordeel", args=[dossier.pk, row.pk])
    return form_page(
        request, dossier, TAB, form, str(words.titel), str(words.knop), back, uitleg=words.uitleg
    )


@requires(VRAGEN)
@require_POST
def withdraw(request: Any, dossier_id: uuid.UUID, oordeel_id: uuid.UUID) -> HttpResponse:
    """Stop preparing."""
    row = oordeelwerk.get_oordeel(request.actor, dossier_id, oordeel_id, VRAGEN)
    verbs.withdraw_oordeel(oordeel=row, by=request.actor)
    messages.success(request, _("Ingetrokken. Er ging niets naar UWV."))
    return redirect("bureau:escalatie", dossier_id)
