"""Writing and sharing the realistisch beeld."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import Action, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject.planhulp import asked_to_keep, attempt, collide, kept, paired, with_stored
from wissel.web.bureau.zoekprofiel import forms, hulp
from wissel.web.bureau.zoekprofiel.hulp import MAP, TAB
from wissel.web.shared.formulieren import status
from wissel.web.shared.medisch import valid
from wissel.zoekprofielen.actions import beeld as verbs
from wissel.zoekprofielen.models import RealistischBeeld

SCHRIJVEN = Action.BEELD_SCHRIJVEN


def _draft(request: Any, dossier: Dossier) -> RealistischBeeld | None:
    rows = visible(request.actor, RealistischBeeld, SCHRIJVEN).filter(dossier=dossier)
    return rows.order_by("-nummer").first()


@requires(SCHRIJVEN)
def write(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The text, which keeps itself while somebody types; with "delen" kandidaat and opdrachtgever read it."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = _draft(request, dossier)
    if asked_to_keep(request):
        return kept(lambda: _keep(request, dossier))
    data = with_stored(request.POST, forms.BeeldForm, row) if request.method == "POST" else None
    form = forms.BeeldForm(data, initial=_initial(row))
    share = request.POST.get("doe") == "delen"
    done, collision = False, None
    if valid(form, dossier, request.actor):
        done, collision = attempt(form, lambda: _save(request, dossier, form, share))
    if done:
        words = (
            _("Kandidaat en opdrachtgever lezen nu dezelfde tekst.")
            if share
            else _("Het concept is bewaard.")
        )
        messages.success(request, words)
        return hulp.back(dossier, "#beeld")
    now = collide(form, collision, "versie") if collision else {}
    context: dict[str, Any] = {
        "form": form, "botsing": bool(collision), "velden": paired([x for x in form if not x.is_hidden], now),
    }  # fmt: skip
    return page(request, dossier, TAB, MAP + "beeld.html", code=409 if collision else status(form), **context)


def _initial(row: RealistischBeeld | None) -> dict[str, Any]:
    """The draft, or the text that holds as a beginning of the next."""
    if row is None:
        return {}
    draft = row.stand == RealistischBeeld.Stand.CONCEPT
    texts = {name: getattr(row, name) for name in verbs.TEKSTEN}
    return {**texts, "versie": row.versie if draft else None}


def _save(request: Any, dossier: Dossier, form: Any, share: bool) -> None:
    values = {name: form.cleaned_data[name] for name in verbs.TEKSTEN}
    saved = verbs.save_beeld(
        dossier=dossier, by=request.actor, versie=form.cleaned_data["versie"] or 0, **values
    )
    if share:
        verbs.share_beeld(beeld=saved, by=request.actor)


def _keep(request: Any, dossier: Dossier) -> dict[str, Any]:
    texts = {name: request.POST[name] for name in verbs.TEKSTEN if name in request.POST}
    if not any(value.strip() for value in texts.values()):
        raise DomainError("leeg", _("Er staat nog niets."))
    number = request.POST.get("versie", "")
    saved = verbs.save_beeld(
        dossier=dossier,
        by=request.actor,
        versie=int(number) if number.isdecimal() and len(number) < 9 else 0,
        **texts,
    )
    return {"id_versie": saved.versie}
