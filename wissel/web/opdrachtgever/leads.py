"""Looking along: the opdrachtgever names a place to work for one employee, and sees that it arrived (S4.8).

What the employee does with it is never shown here.
"""

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

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.jobportal import leads
from wissel.jobportal.models import Werkgeverslead
from wissel.policies import Action, get_visible, visible
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch


@dataclass(frozen=True, slots=True)
class Leadregel:
    """One lead as the opdrachtgever sees it back."""

    id: uuid.UUID
    organisatie: str
    werk: str
    plaats: str
    op: dt.datetime
    contact: str
    contact_weg_op: dt.datetime | None


class LeadForm(ZonderMedisch):
    """Where there may be work, and whom the employee may call."""

    LET_OP = ("werk", "toelichting")
    sleutel = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    organisatie = forms.CharField(
        label=_("Bij welke organisatie?"), max_length=200,
        error_messages={"required": _("Vul in bij welke organisatie er werk is.")},
    )  # fmt: skip
    werk = forms.CharField(
        label=_("Wat voor werk?"), max_length=200, help_text=_("Bijvoorbeeld: planner voor 24 uur"),
        error_messages={"required": _("Vul in wat voor werk het is.")},
    )  # fmt: skip
    plaats = forms.CharField(label=_("Waar?"), max_length=200, required=False)
    url = forms.CharField(
        label=_("Link naar de vacature of het bedrijf"), max_length=1000, required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Wat is goed om te weten?"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("Uw medewerker en het bureau lezen dit. Schrijf niets over gezondheid."),
    )  # fmt: skip
    contact_naam = forms.CharField(
        label=_("Wie kan uw medewerker bellen of mailen?"), max_length=120, required=False,
        help_text=_("Alleen als die persoon dat goed vindt. Na een half jaar wissen wij de naam."),
    )  # fmt: skip
    contact_hoe = forms.CharField(label=_("Telefoon of e-mail"), max_length=200, required=False)
    contact_akkoord = forms.BooleanField(
        label=_("Deze persoon weet hiervan en vindt het goed"), required=False
    )


@client_page(Action.LEAD_GEVEN, actief="medewerkers")
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The places this organisation named for one employee."""
    row = get_dossier(request, dossier_id, Action.LEAD_GEVEN)
    found = visible(request.actor, Werkgeverslead).filter(dossier=row).order_by("-op", "id")
    lines = [
        Leadregel(
            each.pk, each.organisatie, each.werk, each.plaats, each.op, each.contact_naam, each.contact_weg_op
        )
        for each in found
    ]
    return show(
        request, "leads.html", kop=sheet(request.actor, row, klok.today()), regels=lines,
        open=row.stand != Dossier.Stand.GESLOTEN,
    )  # fmt: skip


@client_page(Action.LEAD_GEVEN, actief="medewerkers")
def add(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Name one place."""
    row = get_dossier(request, dossier_id, Action.LEAD_GEVEN)
    form = LeadForm(request.POST or None)

    def save() -> None:
        fields = {name: form.cleaned_data[name] for name in LeadForm.base_fields if name != "woorden"}
        leads.give_lead(dossier_id=row.pk, by=request.actor, **fields)

    if medisch.valid(form, row, request.actor) and run(form, save):
        messages.success(request, _t("Doorgegeven. Uw medewerker ziet de plek bij de vacatures."))
        return redirect("opdrachtgever:leads", row.pk)
    kop = sheet(request.actor, row, klok.today())
    return show(request, "lead_nieuw.html", code=status(form), kop=kop, form=form)


@client_page(Action.LEAD_GEVEN, actief="medewerkers")
def forget(request: Any, dossier_id: uuid.UUID, lead_id: uuid.UUID) -> HttpResponse:
    """Take away the person who could be called."""
    row = get_dossier(request, dossier_id, Action.LEAD_GEVEN)
    lead = get_visible(request.actor, Werkgeverslead, pk=lead_id, dossier=row)
    if request.method == "POST":
        leads.forget_contact(lead=lead, by=request.actor)
        messages.success(request, _t("De contactpersoon is weggehaald."))
    return redirect("opdrachtgever:leads", row.pk)


paden = [
    path("dossiers/<uuid:dossier_id>/plekken/", overview, name="leads"),
    path("dossiers/<uuid:dossier_id>/plekken/nieuw/", add, name="lead_nieuw"),
    path("dossiers/<uuid:dossier_id>/plekken/<uuid:lead_id>/contact/", forget, name="lead_contact"),
]
