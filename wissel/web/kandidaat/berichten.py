"""Messages between the kandidaat and who guides them."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.berichten.actions import mark_read
from wissel.berichten.models import Draad, Draadbericht
from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import draden
from wissel.web.shared.formulieren import status


@own_page(Action.BERICHT_LEZEN, actief="berichten")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Everything that was written, and a new message."""
    kept = draden.keep_draft(request, dossier.id, None)
    if kept is not None:
        return kept
    row = _dossier(request, dossier)
    form = draden.new_form(request, row)
    made = draden.begin(request, row, form) if request.method == "POST" else None
    if made is not None:
        messages.success(request, draden.sent_words())
        return redirect(_url(made))
    context: dict[str, Any] = {
        "draden": draden.thread_list(request.actor, _url, dossier.id),
        "lezers": draden.readers(request.actor, row, Draad.Publiek.KANDIDAAT),
        "form": form if not dossier.gesloten and row.coach_id else None,
    }
    return show(request, dossier, "berichten.html", code=status(form), **context)


@own_page(Action.BERICHT_LEZEN, actief="berichten")
def thread(request: Any, dossier: MijnDossier, draad_id: uuid.UUID) -> HttpResponse:
    """One conversation and an answer."""
    row = draden.get_thread(request, draad_id, dossier.id)
    kept = draden.keep_draft(request, dossier.id, row)
    if kept is not None:
        return kept
    form = draden.reply_form(request, row)
    if request.method == "POST" and draden.answer(request, row, form):
        messages.success(request, draden.sent_words())
        return redirect(_url(row))
    mark_read(draad=row, by=request.actor)
    context: dict[str, Any] = {
        "gesprek": draden.conversation(request.actor, row, _dossier(request, dossier), _back),
        "form": None if dossier.gesloten else form,
    }
    return show(request, dossier, "draad.html", code=status(form), **context)


@own_page(Action.BERICHT_SCHRIJVEN, actief="berichten")
@require_POST
def take_back(
    request: Any, dossier: MijnDossier, draad_id: uuid.UUID, draadbericht_id: uuid.UUID
) -> HttpResponse:
    """Take an own message back within the minute; the text stands in the form again."""
    row = draden.get_thread(request, draad_id, dossier.id)
    left = draden.take_back(request, row, draadbericht_id)
    messages.success(request, _("Teruggehaald. Uw tekst staat weer in het veld."))
    return redirect((_url(row) if left else reverse("kandidaat:berichten")) + "#schrijven")


def _dossier(request: Any, dossier: MijnDossier) -> Dossier:
    return get_visible(request.actor, Dossier, pk=dossier.id)


def _url(row: Draad) -> str:
    return reverse("kandidaat:draad", args=[row.pk])


def _back(row: Draadbericht) -> str:
    return reverse("kandidaat:bericht_terughalen", args=[row.draad_id, row.pk])
