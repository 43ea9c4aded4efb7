"""Repair after a loonsanctie for the opdrachtgever: tasks with proof, the request, and what it costs."""

import uuid
from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.escalatie.actions import herstel as verbs
from wissel.escalatie.herstelklok import clock_if_received, costs
from wissel.fouten import DomainError
from wissel.policies import Action
from wissel.web.opdrachtgever.escalatie import VAST, form_page
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import herstel, herstelvormen
from wissel.web.shared.formulieren import status
from wissel.web.shared.velden import GetalVeld

LEZEN, WIJZIGEN, REKENEN = Action.HERSTEL_LEZEN, Action.HERSTEL_WIJZIGEN, Action.SANCTIEKOSTEN_REKENEN


class KostenForm(forms.Form):
    """What one month costs; nothing of it is kept."""

    maandloon = GetalVeld(
        label=gettext_lazy("Loon per maand"), max_digits=8, decimal_places=2, max_value=100_000,
        help_text=gettext_lazy("Bruto, wat u nu doorbetaalt. Bijvoorbeeld 3.400"),
    )  # fmt: skip
    lasten = GetalVeld(
        label=gettext_lazy("Werkgeverslasten per maand"), max_digits=8, decimal_places=2, max_value=100_000,
        required=False, help_text=gettext_lazy("Premies, pensioen en vakantiegeld."),
    )  # fmt: skip


@client_page(LEZEN, actief="medewerkers")
def plan(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The repair plan: clocks, tasks with proof and the request."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    herstel.need_sanction(request.actor, dossier)
    blad = herstel.summary(request.actor, dossier)
    return show(request, "herstel.html", kop=sheet(request.actor, dossier, klok.today()), blad=blad)


@client_page(WIJZIGEN, actief="medewerkers")
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Findings of UWV become tasks."""
    dossier = _dossier(request, dossier_id)
    form = herstelvormen.add_form(request)
    if herstelvormen.add(form, dossier, request.actor):
        messages.success(request, _("De taken staan in het herstelplan."))
        return redirect("opdrachtgever:herstel", dossier.pk)
    return _form(request, dossier, form, titel=_("Wat UWV miste"), knop=_("Taken maken"))


@client_page(WIJZIGEN, actief="medewerkers")
def task(request: Any, dossier_id: uuid.UUID, hersteltaak_id: uuid.UUID) -> HttpResponse:
    """Say that one task is done, with the proof."""
    dossier = _dossier(request, dossier_id)
    row = herstel.get_task(request.actor, dossier, hersteltaak_id)
    form = herstelvormen.proof_form(request, dossier, row)
    if herstelvormen.prove(form, row, request.actor):
        messages.success(request, _("Het bewijs is vastgelegd."))
        return redirect("opdrachtgever:herstel", dossier.pk)
    words = {"titel": _("Bewijs van herstel"), "knop": _("Bewijs vastleggen"), "uitleg": row.bevinding}
    return _form(request, dossier, form, **words)


@client_page(WIJZIGEN, actief="medewerkers")
def change(request: Any, dossier_id: uuid.UUID, hersteltaak_id: uuid.UUID) -> HttpResponse:
    """Change who does it and when, or leave it out with the reason."""
    dossier = _dossier(request, dossier_id)
    row = herstel.get_task(request.actor, dossier, hersteltaak_id)
    form = herstelvormen.task_form(request, row)
    if herstelvormen.change(form, row, request.actor):
        messages.success(request, _("Gewijzigd."))
        return redirect("opdrachtgever:herstel", dossier.pk)
    return _form(request, dossier, form, titel=row.bevinding, knop=_("Opslaan"))


@client_page(WIJZIGEN, actief="medewerkers")
@require_POST
def reopen(request: Any, dossier_id: uuid.UUID, hersteltaak_id: uuid.UUID) -> HttpResponse:
    """Take the proof back."""
    dossier = _dossier(request, dossier_id)
    row = herstel.get_task(request.actor, dossier, hersteltaak_id)
    verbs.reopen_task(taak=row, versie=row.versie, by=request.actor)
    messages.success(request, _("De taak staat weer open."))
    return redirect("opdrachtgever:herstel", dossier.pk)


@client_page(WIJZIGEN, actief="medewerkers")
@require_POST
def pack(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Put the request together; what stops it is said on the plan."""
    dossier = _dossier(request, dossier_id)
    try:
        verbs.build_request(dossier=dossier, by=request.actor)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Het verzoek met alle bewijzen staat klaar als één pdf."))
    return redirect("opdrachtgever:herstel", dossier.pk)


@client_page(WIJZIGEN, actief="medewerkers")
def sent(request: Any, dossier_id: uuid.UUID, verzoek_id: uuid.UUID) -> HttpResponse:
    """Write down when the request went to UWV."""
    dossier = _dossier(request, dossier_id)
    row = herstel.get_request(request.actor, dossier, verzoek_id)
    form = herstelvormen.sent_form(request)
    if herstelvormen.mark_sent(form, row, request.actor):
        messages.success(request, _("Vastgelegd. De coach legt vast wanneer UWV het ontving."))
        return redirect("opdrachtgever:herstel", dossier.pk)
    text = _("Van deze dag schuift geen datum. De termijn van UWV loopt vanaf de ontvangst.")
    return _form(request, dossier, form, titel=_("Verstuurd aan UWV"), knop=_("Vastleggen"), uitleg=text)


@client_page(REKENEN, actief="medewerkers")
def cost_meter(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What the loonsanctie costs so far, per week, until its end and when it is shortened. Nothing is kept."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    found, today = herstel.need_sanction(request.actor, dossier), klok.today()
    form = KostenForm(request.POST if request.method == "POST" else None)
    soon = found if found.verwacht else clock_if_received(dossier, today)
    context: dict[str, Any] = {
        "kop": sheet(request.actor, dossier, today), "form": form, "klok": found, "straks": soon,
        "nu_gevraagd": found.verwacht is None,
    }  # fmt: skip
    if form.is_valid():
        wage, charges = form.cleaned_data["maandloon"], form.cleaned_data["lasten"] or Decimal(0)
        context["uitkomst"] = costs(wage, charges, found, today, soon.verwacht if soon else None)
    return show(request, "sanctiekosten.html", code=status(form), **context)


def _dossier(request: Any, dossier_id: uuid.UUID) -> Any:
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    herstel.need_sanction(request.actor, row)
    return row


def _form(request: Any, dossier: Any, form: Any, **words: Any) -> HttpResponse:
    return form_page(
        request, dossier, form, terug=reverse("opdrachtgever:herstel", args=[dossier.pk]), **words
    )


TAAK = VAST + "herstel/<uuid:hersteltaak_id>/"
paden = [
    path(VAST + "herstel/", plan, name="herstel"),
    path(VAST + "herstel/nieuw/", new, name="herstel_nieuw"),
    path(VAST + "herstel/bundel/", pack, name="herstel_bundel"),
    path(VAST + "herstel/kosten/", cost_meter, name="sanctiekosten"),
    path(VAST + "herstel/verstuurd/<uuid:verzoek_id>/", sent, name="herstel_verstuurd"),
    path(TAAK, task, name="hersteltaak"),
    path(TAAK + "wijzigen/", change, name="hersteltaak_wijzigen"),
    path(TAAK + "heropenen/", reopen, name="hersteltaak_heropenen"),
]
