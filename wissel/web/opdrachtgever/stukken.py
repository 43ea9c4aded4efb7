"""The papers of the employer: which duty each proves, what is missing and what that costs, and bringing one."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.documenten.aanleveren import VAN_WERKGEVER, deliver, kinds_held
from wissel.documenten.models import Document
from wissel.policies import Action
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import medisch
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.plichten import duty_rows
from wissel.web.shared.stukken import paper_rows
from wissel.web.shared.velden import DatumVeld


class AanleverForm(EenBestand, ZonderMedisch):
    """A paper of the employer, with who wrote it and whether it is signed."""

    LET_OP = ("titel", "auteur")
    field_order = ("bestand", "soort", "titel", "datum", "auteur", "ondertekend", "publiek", "woorden")
    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_(
            "Een pdf, PNG of JPEG van hoogstens 20 MB. Lever geen medische stukken aan: die zijn niet voor u."
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )
    soort = forms.ChoiceField(label=_("Wat is het?"), choices=VAN_WERKGEVER)
    titel = forms.CharField(
        label=_("Titel"),
        max_length=200,
        help_text=_("Waaraan herkent een ander dit? Geen medische gegevens."),
    )
    datum = DatumVeld(label=_("Datum op het stuk"))
    auteur = forms.CharField(
        label=_("Van wie is het stuk?"),
        max_length=150,
        help_text=_("Naam en functie, bijvoorbeeld: P. Bos, casemanager"),
    )
    ondertekend = forms.ChoiceField(
        label=_("Staat er een handtekening onder?"), choices=Document.Ondertekend.choices,
        widget=forms.RadioSelect, initial=Document.Ondertekend.ONBEKEND,
    )  # fmt: skip
    publiek = forms.ChoiceField(
        label=_("Wie mag dit lezen?"), widget=forms.RadioSelect, initial=Document.Publiek.ALLEN,
        choices=[
            (Document.Publiek.ALLEN, _("Uw medewerker, het bureau en uw organisatie")),
            (Document.Publiek.OPDRACHT, _("Alleen het bureau en uw organisatie")),
        ],
        help_text=_("Later kunt u dit niet meer wijzigen."),
    )  # fmt: skip


@client_page(Action.DATUMS_LEZEN, actief="verplichtingen")
def papers(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Which papers the file needs, which are there, and what a missing one costs."""
    row = get_dossier(request, dossier_id, Action.DATUMS_LEZEN)
    today, opened = klok.today(), row.aangemaakt_op.astimezone(klok.NEDERLAND).date()
    rows = paper_rows(request.actor, row.pk, duty_rows(request.actor, row.pk, opened, today), kinds_held(row))
    return show(request, "stukken.html", kop=sheet(request.actor, row, today), stukken=rows)


@client_page(Action.DOCUMENT_AANLEVEREN, actief="verplichtingen")
def bring(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Bring a paper; the coach looks at it and records the day it proves."""
    row = get_dossier(request, dossier_id, Action.DOCUMENT_AANLEVEREN)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    initial = {"soort": request.GET.get("soort", ""), "datum": klok.today()}
    form = AanleverForm(*sent, initial=initial, te_groot=getattr(request, "te_groot", ()))
    if medisch.valid(form, row, request.actor) and run(
        form, lambda: deliver(dossier=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Ontvangen. De coach bekijkt het stuk en legt de datum vast."))
        return redirect("opdrachtgever:stukken", row.pk)
    context = {
        "kop": sheet(request.actor, row, klok.today()), "form": form,
        "terug": reverse("opdrachtgever:stukken", args=[row.pk]),
    }  # fmt: skip
    return show(request, "stuk_nieuw.html", code=status(form), **context)
