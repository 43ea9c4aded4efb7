"""Repair after a loonsanctie, as the bureau works on it together with the employer."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.escalatie.actions import herstel as verbs
from wissel.fouten import DomainError
from wissel.policies import Action, requires
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.shared import herstel, herstelvormen

MAP, TAB = "bureau/escalatie/", "escalatie"
LEZEN, WIJZIGEN = Action.HERSTEL_LEZEN, Action.HERSTEL_WIJZIGEN


@requires(LEZEN)
def plan(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The repair plan: clocks, tasks with proof and the request."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    blad = herstel.summary(request.actor, dossier)
    return page(request, dossier, TAB, MAP + "herstel.html", blad=blad, vandaag=klok.today())


@requires(WIJZIGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Findings of UWV become tasks."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    form = herstelvormen.add_form(request)
    if herstelvormen.add(form, dossier, request.actor):
        messages.success(request, _("De taken staan in het herstelplan."))
        return redirect("bureau:herstel", dossier.pk)
    back = reverse("bureau:herstel", args=[dossier.pk])
    return form_page(request, dossier, TAB, form, _("Wat UWV miste"), _("Taken maken"), back)


@requires(WIJZIGEN)
def task(request: Any, dossier_id: uuid.UUID, hersteltaak_id: uuid.UUID) -> HttpResponse:
    """Say that one task is done, with the proof."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = herstel.get_task(request.actor, dossier, hersteltaak_id)
    form = herstelvormen.proof_form(request, dossier, row)
    if herstelvormen.prove(form, row, request.actor):
        messages.success(request, _("Het bewijs is vastgelegd."))
        return redirect("bureau:herstel", dossier.pk)
    back = reverse("bureau:herstel", args=[dossier.pk])
    text = _("%(bevinding)s. Kies bewijs dat de werkgever mag lezen; het gaat mee met het verzoek.")
    return form_page(
        request, dossier, TAB, form, _("Bewijs van herstel"), _("Bewijs vastleggen"), back,
        uitleg=text % {"bevinding": row.bevinding},
    )  # fmt: skip


@requires(WIJZIGEN)
def change(request: Any, dossier_id: uuid.UUID, hersteltaak_id: uuid.UUID) -> HttpResponse:
    """Change who does it and when, or leave it out with the reason."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = herstel.get_task(request.actor, dossier, hersteltaak_id)
    form = herstelvormen.task_form(request, row)
    if herstelvormen.change(form, row, request.actor):
        messages.success(request, _("Gewijzigd."))
        return redirect("bureau:herstel", dossier.pk)
    back = reverse("bureau:herstel", args=[dossier.pk])
    return form_page(request, dossier, TAB, form, row.bevinding, _("Opslaan"), back)


@requires(WIJZIGEN)
@require_POST
def reopen(request: Any, dossier_id: uuid.UUID, hersteltaak_id: uuid.UUID) -> HttpResponse:
    """Take the proof back."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = herstel.get_task(request.actor, dossier, hersteltaak_id)
    verbs.reopen_task(taak=row, versie=row.versie, by=request.actor)
    messages.success(request, _("De taak staat weer open."))
    return redirect("bureau:herstel", dossier.pk)


@requires(WIJZIGEN)
@require_POST
def pack(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Put the request together; what stops it is said on the plan."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    try:
        verbs.build_request(dossier=dossier, by=request.actor)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Het verzoek met alle bewijzen staat klaar als één pdf."))
    return redirect("bureau:herstel", dossier.pk)


@requires(WIJZIGEN)
def sent(request: Any, dossier_id: uuid.UUID, verzoek_id: uuid.UUID) -> HttpResponse:
    """Write down when the request went to UWV."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = herstel.get_request(request.actor, dossier, verzoek_id)
    form = herstelvormen.sent_form(request)
    if herstelvormen.mark_sent(form, row, request.actor):
        messages.success(
            request, _("Vastgelegd. Leg bij Feiten vast wanneer UWV het ontving; dan loopt de termijn.")
        )
        return redirect("bureau:herstel", dossier.pk)
    back = reverse("bureau:herstel", args=[dossier.pk])
    text = _("Van deze dag schuift geen datum. De termijn van UWV loopt vanaf de ontvangst.")
    return form_page(request, dossier, TAB, form, _("Verstuurd aan UWV"), _("Vastleggen"), back, uitleg=text)
