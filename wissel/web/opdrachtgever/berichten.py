"""Messages between the opdrachtgever and the coach, per employee."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel import klok
from wissel.berichten.actions import mark_read
from wissel.berichten.models import Draad, Draadbericht
from wissel.dossiers.models import Dossier
from wissel.policies import Action
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.shared import draden
from wissel.web.shared.formulieren import status

LEZEN = Action.BERICHT_LEZEN


@client_page(LEZEN, actief="berichten")
def overview(request: Any) -> HttpResponse:
    """Conversations about all employees."""
    return show(request, "berichten.html", draden=draden.thread_list(request.actor, _url))


@client_page(LEZEN, actief="berichten")
def of_dossier(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Conversations about one employee, and a new one."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    kept = draden.keep_draft(request, dossier.pk, None)
    if kept is not None:
        return kept
    form = draden.new_form(request, dossier)
    made = draden.begin(request, dossier, form) if request.method == "POST" else None
    if made is not None:
        messages.success(request, draden.sent_words())
        return redirect(_url(made))
    context: dict[str, Any] = {
        "kop": weergave.sheet(request.actor, dossier, klok.today()),
        "draden": draden.thread_list(request.actor, _url, dossier.pk),
        "lezers": draden.readers(request.actor, dossier, Draad.Publiek.OPDRACHTGEVER),
        "form": form if _open(dossier) else None,
    }
    return show(request, "berichten_dossier.html", code=status(form), **context)


@client_page(LEZEN, actief="berichten")
def thread(request: Any, dossier_id: uuid.UUID, draad_id: uuid.UUID) -> HttpResponse:
    """One conversation and an answer."""
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
        "kop": weergave.sheet(request.actor, dossier, klok.today()),
        "gesprek": draden.conversation(request.actor, row, dossier, _back),
        "form": form if _open(dossier) else None,
    }
    return show(request, "draad.html", code=status(form), **context)


@client_page(Action.BERICHT_SCHRIJVEN, actief="berichten")
@require_POST
def take_back(
    request: Any, dossier_id: uuid.UUID, draad_id: uuid.UUID, draadbericht_id: uuid.UUID
) -> HttpResponse:
    """Take an own message back within the minute; the text stands in the form again."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = draden.get_thread(request, draad_id, dossier.pk)
    left = draden.take_back(request, row, draadbericht_id)
    messages.success(request, _("Teruggehaald. Uw tekst staat weer in het veld."))
    address = _url(row) if left else reverse("opdrachtgever:dossier_berichten", args=[dossier.pk])
    return redirect(address + "#schrijven")


def _open(dossier: Dossier) -> bool:
    return dossier.stand != Dossier.Stand.GESLOTEN and dossier.coach_id is not None


def _url(row: Draad) -> str:
    return reverse("opdrachtgever:draad", args=[row.dossier_id, row.pk])


def _back(row: Draadbericht) -> str:
    return reverse("opdrachtgever:bericht_terughalen", args=[row.dossier_id, row.draad_id, row.pk])
