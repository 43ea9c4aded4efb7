"""A report: reading it first, adding a view of one's own, and scoring it afterwards."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.logbook.actions import record_look
from wissel.policies import Action, can, visible
from wissel.policies.engine import Denied
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.actions import rapport as verbs
from wissel.trajecten.models import Rapportage
from wissel.web.kandidaat import forms, rapportblad
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad
from wissel.web.shared.formulieren import run, status

SCOREN = {Rapportage.Stand.BEVROREN, Rapportage.Stand.VERZONDEN}


@own_page(Action.RAPPORT_LEZEN, actief="documenten")
def report(request: Any, dossier: MijnDossier, rapport_id: uuid.UUID) -> HttpResponse:
    """Read a report; when it waits for the kandidaat, with room for a view of one's own."""
    row = find(request, dossier, rapport_id)
    kept = {"tekst": row.zienswijze, **klad.read(request.actor, dossier.id, key(row))}
    return page(request, dossier, row, forms.ZienswijzeForm(initial=kept))


@own_page(Action.RAPPORT_ZIENSWIJZE, actief="documenten")
def view(request: Any, dossier: MijnDossier, rapport_id: uuid.UUID) -> HttpResponse:
    """Send a view of one's own, or say that there is nothing to add."""
    row = find(request, dossier, rapport_id)
    if request.method != "POST" or not rapportblad.waits(row):
        return redirect("kandidaat:rapport", row.pk)
    if klad.asked(request):
        return klad.keep(
            request, dossier.id, key(row), ("tekst",), reverse("kandidaat:rapport", args=[row.pk])
        )
    nothing = "niets" in request.POST
    form = forms.ZienswijzeForm(request.POST, niets=nothing)

    def send() -> None:
        verbs.give_zienswijze(rapport=row, tekst=form.cleaned_data["tekst"], by=request.actor)
        kladden.drop(dossier_id=dossier.id, sleutel=key(row), by=request.actor)

    if form.is_valid() and run(form, send):
        words = (
            _("Uw coach weet dat u niets wilt toevoegen.") if nothing else _("Uw tekst staat in het verslag.")
        )
        messages.success(request, words)
        return redirect("kandidaat:rapport", row.pk)
    return page(request, dossier, row, form)


@own_page(Action.RAPPORT_BEOORDELEN, actief="documenten")
def score(request: Any, dossier: MijnDossier, rapport_id: uuid.UUID) -> HttpResponse:
    """Three scores and a few words, once the report is finished."""
    row = find(request, dossier, rapport_id)
    if request.method != "POST":
        return redirect("kandidaat:rapport", row.pk)
    form = forms.CijferForm(request.POST)
    if form.is_valid() and run(form, lambda: verbs.score(rapport=row, by=request.actor, **form.scores())):
        messages.success(request, _("Dank u wel. Uw cijfers zijn verstuurd."))
        return redirect("kandidaat:rapport", row.pk)
    return page(request, dossier, row, forms.ZienswijzeForm(), form)


def find(request: Any, dossier: MijnDossier, rapport_id: uuid.UUID) -> Rapportage:
    """The report of the address in the own dossier, or Denied."""
    row = visible(request.actor, Rapportage).filter(dossier_id=dossier.id, pk=rapport_id).first()
    if row is None:
        raise Denied(Action.RAPPORT_LEZEN, request.actor)
    return row


def key(row: Rapportage) -> str:
    """Where the draft of the view is kept."""
    return f"zienswijze:{row.pk}"


def page(request: Any, dossier: MijnDossier, row: Rapportage, form: Any, cijfers: Any = None) -> HttpResponse:
    """The report with its forms; reading it goes into the logbook first, and its first time with the report."""
    actor = request.actor
    record_look(actor, "rapport_gelezen", dossier=dossier.id, onderwerp=row, categorie="J")
    if row.gelezen_op is None and rapportblad.waits(row):
        verbs.mark_read(rapport=row, by=actor)
    given = rapportblad.scores(actor, row)
    may_score = row.stand in SCOREN and given is None and can(actor, Action.RAPPORT_BEOORDELEN)
    cijfers = cijfers or forms.CijferForm()
    context: dict[str, Any] = {
        "rapport": rapportblad.report(row, rapportblad.pdf(actor, row)),
        "form": form,
        "cijfers": cijfers,
        "gegeven": given,
        "mag_scoren": may_score,
        "wie_leest": _("uw coach en uw werkgever"),
    }
    return show(request, dossier, "rapport.html", code=max(status(form), status(cijfers)), **context)
