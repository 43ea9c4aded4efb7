"""The facts of a dossier on screen."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.actions.feiten import preview_feit, record_feit
from wissel.dossiers.feitsoorten import GROEPEN, PER_PAD, SOORTEN
from wissel.dossiers.models import Dossier, Feit
from wissel.fouten import Changed, DomainError
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.dossiers.feitvormen import BronForm, formset_of, lines, refuse, value_of
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.verschuiven.controle import check_page


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
    """Record or correct one fact. What would move is shown first; the dates follow once that is confirmed."""
    dossier = get_dossier(request, dossier_id, Action.FEIT_VASTLEGGEN)
    if pad not in PER_PAD:
        raise Http404
    kind, data = PER_PAD[pad], request.POST if request.method == "POST" else None
    rows = list(visible(request.actor, Feit).filter(dossier=dossier, pad=pad).order_by("-op"))
    live = next((row for row in rows if row.vervangen_door_id is None), None)
    before = live.waarde if live else None
    forms_ = formset_of(kind, before, data)
    source = BronForm(data, initial={"gezien": live.pk if live else ""})
    sent = data is not None and "terug" not in data
    if sent and forms_.is_valid() and source.is_valid():
        answer = _record(request, dossier, kind, forms_, source, before)
        if answer is not None:
            return answer
    context = {
        "soort": kind, "rijen": forms_, "bron": source, "versies": _versions(kind, rows),
        "terug": reverse("bureau:feiten", args=[dossier.pk]),
    }  # fmt: skip
    return page(request, dossier, "feiten", "feit.html", code=422 if sent else 200, **context)


def _record(
    request: Any, dossier: Dossier, kind: Any, rows: Any, source: BronForm, before: Any
) -> HttpResponse | None:
    """Show what would move, or record what was typed once that was seen or when nothing moves.

    A refusal lands at the field it is about and gives None; what was typed stays.
    """
    seen = source.cleaned_data["gezien"] if "gezien" in source.data else None
    value = value_of(kind, rows, before)
    fact: dict[str, Any] = {"dossier": dossier, "pad": kind.pad, "waarde": value, "gezien": seen}
    try:
        found = preview_feit(**fact, today=klok.today())
        if found.beweegt and source.data.get("datums_gezien") != found.merk:
            return check_page(request, dossier, kind, value, found)
        record_feit(**fact, by=request.actor, bron=source.cleaned_data["bron"])
    except Changed as error:
        typed: Any = source.data
        source.data = {**typed.dict(), "gezien": str(error.facts["nu"])}
        source.add_error(None, error.message)
        return None
    except DomainError as error:
        refuse(rows, source, error)
        return None
    told = _("De datums zijn opnieuw berekend.") if found.beweegt else _("Geen enkele datum verschuift.")
    messages.success(request, _("Vastgelegd.") + " " + told)
    return redirect("bureau:feiten", dossier.pk)


def _versions(kind: Any, rows: list[Feit]) -> list[dict[str, Any]]:
    """What stood there before, and what stands there now when somebody else just recorded it."""
    return [
        {"regels": lines(kind, r.waarde), "op": r.op, "bron": r.bron, "nu": r.vervangen_door_id is None}
        for r in rows
    ]
