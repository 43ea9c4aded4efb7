"""Messages of coach and jobhunter: over all dossiers, in one dossier, and one conversation."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.berichten.actions import mark_read
from wissel.berichten.models import Draad, Draadbericht
from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, requires
from wissel.web.bureau.berichten import herinneringen
from wissel.web.bureau.berichten.retour import waiting
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.shared import draden
from wissel.web.shared.formulieren import status

MAP = "bureau/berichten/"
LEZEN, SCHRIJVEN = Action.BERICHT_LEZEN, Action.BERICHT_SCHRIJVEN


@requires(LEZEN)
def messages_of_all(request: Any) -> HttpResponse:
    """Conversations of all own dossiers, and mail that did not arrive."""
    context = {
        "draden": draden.thread_list(request.actor, _url),
        "retour": waiting(request.actor).count() if can(request.actor, Action.RETOUR_LEZEN) else 0,
        "actief": "berichten",
    }
    return render(request, MAP + "lijst.html", context)


@requires(LEZEN)
def messages_of(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The conversations of one dossier, and a new one."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    kept = draden.keep_draft(request, dossier.pk, None)
    if kept is not None:
        return kept
    form = draden.new_form(request, dossier)
    row = draden.begin(request, dossier, form) if request.method == "POST" else None
    if row is not None:
        messages.success(request, draden.sent_words())
        return redirect(_url(row))
    context: dict[str, Any] = {
        "draden": draden.thread_list(request.actor, _url, dossier.pk),
        "herinneringen": herinneringen.given(request.actor, dossier.pk),
        "form": form if dossier.stand != Dossier.Stand.GESLOTEN else None,
        "code": status(form),
    }
    return page(request, dossier, "berichten", MAP + "dossier.html", **context)


@requires(LEZEN)
def thread(request: Any, dossier_id: uuid.UUID, draad_id: uuid.UUID) -> HttpResponse:
    """One conversation, who reads it, and an answer."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = draden.get_thread(request, draad_id, dossier.pk)
    kept = draden.keep_draft(request, dossier.pk, row)
    if kept is not None:
        return kept
    form = draden.reply_form(request, row)
    if request.method == "POST" and draden.answer(request, row, form):
        messages.success(request, draden.sent_words())
        return redirect(_url(row))
    mark_read(draad=row, by=request.actor)
    context: dict[str, Any] = {
        "gesprek": draden.conversation(request.actor, row, dossier, _back),
        "form": form if dossier.stand != Dossier.Stand.GESLOTEN else None,
        "code": status(form),
    }
    return page(request, dossier, "berichten", MAP + "draad.html", **context)


@requires(SCHRIJVEN)
@require_POST
def take_back(
    request: Any, dossier_id: uuid.UUID, draad_id: uuid.UUID, draadbericht_id: uuid.UUID
) -> HttpResponse:
    """Take an own message back within the minute; the text stands in the form again."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = draden.get_thread(request, draad_id, dossier.pk)
    left = draden.take_back(request, row, draadbericht_id)
    messages.success(request, _("Teruggehaald. Uw tekst staat weer in het veld."))
    address = _url(row) if left else reverse("bureau:dossier_berichten", args=[dossier.pk])
    return redirect(address + "#schrijven")


def _url(row: Draad) -> str:
    return reverse("bureau:draad", args=[row.dossier_id, row.pk])


def _back(row: Draadbericht) -> str:
    return reverse("bureau:bericht_terughalen", args=[row.dossier_id, row.draad_id, row.pk])
