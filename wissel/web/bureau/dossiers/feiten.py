"""The facts of a dossier on screen."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.feitsoorten import GROEPEN, PER_PAD, SOORTEN
from wissel.dossiers.models import Dossier, Feit
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.dossiers.feitvormen import BronForm, formset_of, lines, value_of
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.shared.formulieren import run


@requires(Action.FEIT_LEZEN)
def facts(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """All facts by group, with who knew it from what."""
    dossier = get_dossier(request, dossier_id, Action.FEIT_LEZEN)
    rows = list(visible(request.actor, Feit).filter(dossier=dossier).order_by("op"))
    live = {row.pad: row for row in rows if row.vervangen_door_id is None}
    older = {pad: sum(row.pad == pad for row in rows) - 1 for pad in live}
    may = can(request.actor, Action.FEIT_VASTLEGGEN)
    groups = [
        {
            "label": label,
            "feiten": [_shown(dossier, s, live.get(s.pad), older, may) for s in SOORTEN if s.groep == key],
        }
        for key, label in GROEPEN
    ]
    return page(request, dossier, "feiten", "feiten.html", groepen=groups)


def _shown(
    dossier: Dossier, soort: Any, row: Feit | None, older: dict[str, int], may: bool
) -> dict[str, Any]:
    url = reverse("bureau:feit", args=[dossier.pk, soort.pad]) if may else ""
    if row is None or row.waarde is None:
        return {"label": soort.label, "regels": [], "url": url}
    return {
        "label": soort.label, "regels": lines(soort, row.waarde), "op": row.op, "bron": row.bron, "url": url,
        "eerder": older[soort.pad],
    }  # fmt: skip


@requires(Action.FEIT_VASTLEGGEN)
def fact(request: Any, dossier_id: uuid.UUID, pad: str) -> HttpResponse:
    """Record or correct one fact; the dates follow at once."""
    dossier = get_dossier(request, dossier_id, Action.FEIT_VASTLEGGEN)
    if pad not in PER_PAD:
        raise Http404
    kind = PER_PAD[pad]
    rows = list(visible(request.actor, Feit).filter(dossier=dossier, pad=pad).order_by("-op"))
    before = next((row.waarde for row in rows if row.vervangen_door_id is None), None)
    forms_, source = formset_of(kind, before, request.POST or None), BronForm(request.POST or None)
    if request.method == "POST" and forms_.is_valid() and source.is_valid():
        value, bron = value_of(kind, forms_, before), source.cleaned_data["bron"]
        if run(
            source, lambda: record_feit(dossier=dossier, pad=pad, waarde=value, by=request.actor, bron=bron)
        ):
            messages.success(request, _("Vastgelegd. De datums zijn opnieuw berekend."))
            return redirect("bureau:feiten", dossier.pk)
    versions = [
        {"regels": lines(kind, r.waarde), "op": r.op, "bron": r.bron} for r in rows if r.vervangen_door_id
    ]
    context = {"soort": kind, "rijen": forms_, "bron": source, "versies": versions}
    context["terug"] = reverse("bureau:feiten", args=[dossier.pk])
    wrong = request.method == "POST"
    return page(request, dossier, "feiten", "feit.html", code=422 if wrong else 200, **context)
