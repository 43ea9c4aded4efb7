"""Asking to correct data, or to use them less for a while, and reading the answer (AVG art. 16 and 18)."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible, visible
from wissel.regie.actions import verzoeken
from wissel.regie.models import Gegevensverzoek
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status

Soort, Besluit = Gegevensverzoek.Soort, Gegevensverzoek.Besluit
SOORTEN = {
    Soort.CORRECTIE: _("Er klopt iets niet, of er ontbreekt iets"),
    Soort.BEPERKING: _("Gebruik iets even niet, tot het is uitgezocht"),
}
BESLUITEN = {
    Besluit.JA: _("Het is gedaan zoals u vroeg."), Besluit.DEELS: _("Het is voor een deel gedaan."),
    Besluit.NEE: _("Het is niet gedaan."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verzoekblad:
    """One request with its answer, or the day it is due."""

    id: uuid.UUID
    soort: str
    over: str
    tekst: str
    op: dt.datetime
    uiterlijk: dt.date
    besluit: str
    reactie: str
    beantwoord_op: dt.datetime | None
    beperkt: bool
    opgeheven_op: dt.datetime | None
    opgeheven_reden: str


class VerzoekForm(forms.Form):
    """What is wrong, or what is not to be used."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label=_("Wat vraagt u?"), widget=forms.RadioSelect, choices=list(SOORTEN.items()),
        error_messages={"required": _("Kies wat u vraagt.")},
    )  # fmt: skip
    over = forms.CharField(
        label=_("Waar staat het?"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=_("Bijvoorbeeld: mijn adres, of het verslag van maart."),
        error_messages={"required": _("Schrijf waar het staat.")},
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Wat moet er anders, en waarom?"), max_length=4000, widget=tekstvak(5),
        help_text=_("U hoeft niets over uw gezondheid te zeggen."),
        error_messages={"required": _("Schrijf wat er anders moet.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4


@own_page(Action.GEGEVENSVERZOEK_DOEN)
def requests(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What was asked and answered, and the form to ask."""
    form = VerzoekForm(request.POST or None)

    def send() -> None:
        own = get_visible(request.actor, Dossier, Action.GEGEVENSVERZOEK_DOEN, pk=dossier.id)
        verzoeken.ask(dossier=own, by=request.actor, **form.cleaned_data)

    if form.is_valid() and run(form, send):
        messages.success(request, _t("Verstuurd. U krijgt binnen een maand antwoord."))
        return redirect("kandidaat:gegevens")
    rows = visible(request.actor, Gegevensverzoek).filter(dossier_id=dossier.id).order_by("-gedaan_op", "-pk")
    context: dict[str, Any] = {"verzoeken": [_sheet(row) for row in rows], "form": form, "code": status(form)}
    return show(request, dossier, "gegevens.html", **context)


def _sheet(row: Gegevensverzoek) -> Verzoekblad:
    said = str(BESLUITEN[Besluit(row.besluit)]) if row.besluit else ""
    return Verzoekblad(
        row.pk, str(SOORTEN[Soort(row.soort)]), row.over, row.tekst, row.gedaan_op, row.antwoord_uiterlijk, said,
        row.reactie, row.beantwoord_op, verzoeken.restricts(row), row.opgeheven_op, row.opgeheven_reden,
    )  # fmt: skip


paden = [path("gegevens/", requests, name="gegevens")]
