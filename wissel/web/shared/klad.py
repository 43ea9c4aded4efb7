"""Drafts in a form: kept while typing, or by a button without script, and put back when the form opens again."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.opmaak import tijd
from wissel.policies import visible
from wissel.trajecten.actions import klad
from wissel.trajecten.models import Klad


def asked(request: Any) -> bool:
    """Whether this request only keeps what was typed, and sends nothing."""
    return request.method == "POST" and request.POST.get("bewaren") == "concept"


def read(actor: Actor, dossier_id: uuid.UUID, sleutel: str) -> dict[str, str]:
    """What this person kept before; empty when nothing was."""
    rows = visible(actor, Klad).filter(dossier_id=dossier_id, sleutel=sleutel)
    found = rows.values_list("inhoud", flat=True).first()
    return {name: str(text) for name, text in (found or {}).items()}


def keep(request: Any, dossier_id: uuid.UUID, sleutel: str, names: Iterable[str], terug: str) -> HttpResponse:
    """Keep the named fields. Script gets a short sentence back, a person without script the page `terug`."""
    content = {name: request.POST.get(name, "") for name in names}
    automatic = bool(request.headers.get("X-Wissel-Autosave"))
    klad.keep(dossier_id=dossier_id, sleutel=sleutel, inhoud=content, by=request.actor, automatic=automatic)
    words = _("Bewaard om %(tijd)s") % {"tijd": tijd(klok.now())}
    if automatic:
        return HttpResponse(words, content_type="text/plain; charset=utf-8")
    messages.success(request, _("%(bewaard)s. U kunt later verder.") % {"bewaard": words})
    return redirect(terug)
