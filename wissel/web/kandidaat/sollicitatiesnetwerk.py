"""The own network log, calling after a rejection, and the overview on paper and in a sheet."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.policies import Action, Denied, get_visible
from wissel.sollicitaties import overzicht
from wissel.sollicitaties.actions import netwerk
from wissel.sollicitaties.models import Netwerkcontact
from wissel.sollicitaties.nabellen import VRAGEN
from wissel.web.bestanden.views import disposition
from wissel.web.kandidaat import sollicitatiesblad as blad
from wissel.web.kandidaat.sollicitatiesvormen import ContactForm, PeriodeForm
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

LEZEN, SCHRIJVEN = Action.SOLLICITATIE_LEZEN, Action.SOLLICITATIE_SCHRIJVEN


@own_page(LEZEN, actief="werk")
def network(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Who was spoken to about work."""
    return show(request, dossier, "netwerk.html", contacten=blad.contacts(request.actor, dossier))


@own_page(SCHRIJVEN, actief="werk")
def add_contact(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Write a contact down."""
    form = ContactForm(request.POST or None, initial={"sleutel": uuid.uuid4(), "datum": klok.today()})
    own = get_visible(request.actor, Dossier, pk=dossier.id)
    if medisch.valid(form, dossier.id, request.actor) and run(
        form, lambda: netwerk.add_contact(dossier=own, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Opgeschreven. Zo ziet iedereen wat u doet."))
        return redirect("kandidaat:netwerk")
    return show(request, dossier, "netwerk_nieuw.html", code=status(form), form=form)


@own_page(SCHRIJVEN, actief="werk")
def drop_contact(request: Any, dossier: MijnDossier, netwerkcontact_id: uuid.UUID) -> HttpResponse:
    """Take a contact away that was written down by mistake, or put it back."""
    row = get_visible(request.actor, Netwerkcontact, SCHRIJVEN, dossier_id=dossier.id, pk=netwerkcontact_id)
    if request.method == "POST":
        back = "terug" in request.POST
        netwerk.take_out(contact=row, by=request.actor, weg=not back)
        if back:
            messages.success(request, _t("Het contact staat er weer."))
            return redirect("kandidaat:netwerk")
        row = get_visible(
            request.actor, Netwerkcontact, SCHRIJVEN, dossier_id=dossier.id, pk=netwerkcontact_id
        )
    if row.weg_op is None:
        return redirect("kandidaat:netwerk")
    return show(request, dossier, "netwerk_weg.html", id=row.pk, wie=row.wie)


@own_page(LEZEN, actief="werk")
def call_back(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Rejections to call about, with questions to ask."""
    cards = blad.to_call(request.actor, dossier)
    return show(request, dossier, "nabellen.html", kaarten=cards, vragen=VRAGEN)


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What the overview of a period holds, and where to get it."""
    form, van, tot = _period(request, dossier)
    found = overzicht.sheet(bureau_id=request.actor.bureau_id, dossier_id=dossier.id, van=van, tot=tot)
    context = {"form": form, "o": found, "vraag": f"?van={van.isoformat()}&tot={tot.isoformat()}"}
    return show(request, dossier, "sollicitatieoverzicht.html", code=status(form), **context)


@own_page(LEZEN, actief="werk")
def overview_file(request: Any, dossier: MijnDossier, overzichtvorm: str) -> HttpResponse:
    """The overview of a period as PDF or spreadsheet."""
    if overzichtvorm not in overzicht.MIMES:
        raise Denied(LEZEN, request.actor)
    _form, van, tot = _period(request, dossier)
    own = get_visible(request.actor, Dossier, pk=dossier.id)
    made = overzicht.make(dossier=own, by=request.actor, van=van, tot=tot, vorm=overzichtvorm)
    response = HttpResponse(made.bytes_, content_type=made.mime)
    response.headers["Content-Disposition"] = disposition(made.bestandsnaam, inline=False)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response


def _period(request: Any, dossier: MijnDossier) -> tuple[Any, dt.date, dt.date]:
    """The period that was asked, else everything until today."""
    asked = "van" in request.GET or "tot" in request.GET
    first = overzicht.first_day(bureau_id=request.actor.bureau_id, dossier_id=dossier.id)
    van, tot = first or klok.today(), klok.today()
    form = PeriodeForm(request.GET if asked else None, initial={"van": van, "tot": tot})
    if form.is_valid():
        van, tot = form.cleaned_data["van"] or van, form.cleaned_data["tot"] or tot
    return form, min(van, tot), tot


paden = [
    path("sollicitaties/netwerk/", network, name="netwerk"),
    path("sollicitaties/netwerk/nieuw/", add_contact, name="netwerkcontact_nieuw"),
    path("sollicitaties/netwerk/<uuid:netwerkcontact_id>/weg/", drop_contact, name="netwerkcontact_weg"),
    path("sollicitaties/nabellen/", call_back, name="nabellen"),
    path("sollicitaties/overzicht/", overview, name="sollicitatieoverzicht"),
    path(
        "sollicitaties/overzicht/<slug:overzichtvorm>/", overview_file, name="sollicitatieoverzicht_bestand"
    ),
]
