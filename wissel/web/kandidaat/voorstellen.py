"""Vacancies put before the kandidaat by coach or jobhunter, the answer to each, and the employers approached."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.jobhunting import lezen
from wissel.jobhunting.actions import voorstellen
from wissel.jobhunting.models import Vacaturevoorstel
from wissel.jobportal.models import Verborgen
from wissel.policies import Action, get_visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

LEZEN, ANTWOORDEN = Action.VACATUREVOORSTEL_LEZEN, Action.VACATUREVOORSTEL_BEANTWOORDEN
Antwoord = Vacaturevoorstel.Antwoord


class NietForm(medisch.ZonderMedisch):
    """Why not."""

    LET_OP, EIGEN = ("toelichting",), True

    reden = forms.ChoiceField(
        label=_("Waarom is deze vacature niets voor u?"), widget=forms.RadioSelect, choices=Verborgen.Reden.choices,
        error_messages={"required": _("Kies waarom deze vacature niets voor u is.")},
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"), required=False, max_length=300,
        help_text=_("Schrijf niets over uw ziekte. Uw coach en jobhunter lezen dit."),
    )  # fmt: skip


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Proposals without an answer first."""
    found = lezen.proposals(dossier.id)
    waiting = [each for each in found if each.open]
    return show(request, dossier, "voorstellen.html", wacht=waiting, klaar=[e for e in found if not e.open])


@own_page(ANTWOORDEN, actief="werk")
def interesting(request: Any, dossier: MijnDossier, vacaturevoorstel_id: uuid.UUID) -> HttpResponse:
    """Yes, this may be something."""
    row = get_visible(
        request.actor, Vacaturevoorstel, ANTWOORDEN, pk=vacaturevoorstel_id, dossier_id=dossier.id
    )
    if request.method == "POST":
        voorstellen.answer(voorstel=row, by=request.actor, antwoord=Antwoord.INTERESSANT)
        messages.success(request, _t("Dank u. De vacature staat bij Bewaard."))
    return redirect("kandidaat:voorstellen")


@own_page(ANTWOORDEN, actief="werk")
def not_for_me(request: Any, dossier: MijnDossier, vacaturevoorstel_id: uuid.UUID) -> HttpResponse:
    """No, with one reason."""
    row = get_visible(
        request.actor, Vacaturevoorstel, ANTWOORDEN, pk=vacaturevoorstel_id, dossier_id=dossier.id
    )
    form = NietForm(request.POST or None, initial={"reden": row.reden, "toelichting": row.toelichting})

    def send() -> None:
        voorstellen.answer(voorstel=row, by=request.actor, antwoord=Antwoord.NIET, **form.cleaned_data)

    if medisch.valid(form, dossier.id, request.actor) and run(form, send):
        messages.success(request, _t("Dank u. Wij zoeken met uw antwoord beter verder."))
        return redirect("kandidaat:voorstellen")
    shown = next((each for each in lezen.proposals(dossier.id) if each.id == row.pk), None)
    if shown is None:
        return redirect("kandidaat:voorstellen")
    return show(request, dossier, "voorstel_niet.html", code=status(form), form=form, v=shown)


@own_page(Action.BENADERING_LEZEN, actief="werk")
def employers(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Which employers were spoken to for this kandidaat, and by whom."""
    found = lezen.approached(dossier.id, dt.date.min, dt.date.max)
    return show(request, dossier, "benaderd.html", benaderd=found)


P = "vacatures/voorstellen/<uuid:vacaturevoorstel_id>/"
paden = [
    path("vacatures/voorstellen/", overview, name="voorstellen"),
    path(P + "interessant/", interesting, name="voorstel_interessant"),
    path(P + "niet/", not_for_me, name="voorstel_niet"),
    path("vacatures/benaderd/", employers, name="benaderd"),
]
