"""The lines of a draft: picking from the sjabloon, an own line, changing, moving, taking out and putting back."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import get_visible, requires, visible
from wissel.trajecten import inhoud, sjabloon
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.actions.planherstel import restore_regel
from wissel.trajecten.models import Planregel, Trajectplan
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject import planvormen as vormen
from wissel.web.bureau.traject.planhulp import (
    MAP,
    SCHRIJVEN,
    asked_to_keep,
    attempt,
    back,
    collide,
    concept_of,
    kept,
    paired,
    with_stored,
)
from wissel.web.bureau.traject.planweergave import phases_of
from wissel.web.shared.formulieren import status


@requires(SCHRIJVEN)
def pick(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Several lines at once, by ticking what the sjabloon offers."""
    dossier, plan = concept_of(request, dossier_id)
    known = set(visible(request.actor, Planregel).filter(plan=plan).values_list("sleutel", flat=True))
    ticked = {name.removeprefix("kies_") for name in request.POST if name.startswith("kies_")}
    if ticked and ticked <= known:
        messages.info(request, _("Deze regels staan al in het plan."))
        return back(dossier, "#regels")
    offered = [row for row in sjabloon.activiteiten(plan.traject.sjabloon) if row["sleutel"] not in known]
    form = vormen.KiesForm(request.POST or None, activiteiten=offered)

    def add() -> None:
        for row, reason in form.chosen():
            reasons = {"onderbouwing": reason} if reason else {}
            plannen.add_regel(plan=plan, by=request.actor, sleutel=row["sleutel"], **reasons)

    if form.is_valid() and attempt(form, add)[0]:
        count = len(form.chosen())
        words = ngettext("%(n)s regel toegevoegd.", "%(n)s regels toegevoegd.", count) % {"n": count}
        messages.success(request, words)
        return back(dossier, "#regels")
    context = {"form": form, "terug": reverse("bureau:plan", args=[dossier.pk]), "aanbod": bool(offered)}
    return page(request, dossier, "plan", MAP + "plan_kiezen.html", code=status(form), **context)


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """An own line."""
    dossier, plan = concept_of(request, dossier_id)
    initial = {"soort": request.GET.get("soort"), "eigenaar": "coach"}
    form = vormen.RegelForm(request.POST or None, fases=phases_of(plan.traject), initial=initial)
    made: list[Planregel] = []

    def add() -> None:
        same = visible(request.actor, Planregel, SCHRIJVEN).filter(plan=plan, **form.values()).first()
        made.append(same or plannen.add_regel(plan=plan, by=request.actor, **form.values()))

    if form.is_valid() and attempt(form, add)[0]:
        messages.success(request, _("De regel is toegevoegd."))
        return back(dossier, f"#regel-{made[0].reeks}")
    return _line_page(request, dossier, form, _("Eigen regel toevoegen"), _("Toevoegen"))


@requires(SCHRIJVEN)
def change(request: Any, dossier_id: uuid.UUID, regel_id: uuid.UUID) -> HttpResponse:
    """Change one line; the onderbouwing keeps itself while somebody types."""
    dossier, plan, row = _line(request, dossier_id, regel_id)
    if asked_to_keep(request):
        text, state = request.POST.get("onderbouwing", ""), request.POST.get("stand", "")
        return kept(lambda: {"id_stand": _keep(request, row, text, state)})
    data = with_stored(request.POST, vormen.RegelForm, row) if request.method == "POST" else None
    form = vormen.RegelForm(data, fases=phases_of(plan.traject), initial=vormen.RegelForm.initial_of(row))

    def save() -> None:
        state = form.cleaned_data["stand"]
        plannen.change_regel(regel=row, by=request.actor, stand=state, **form.values())

    done, collision = attempt(form, save) if form.is_valid() else (False, None)
    if done:
        messages.success(request, _("De regel is gewijzigd."))
        return back(dossier, f"#regel-{row.reeks}")
    now = collide(form, collision, "stand") if collision else {}
    code = 409 if collision else status(form)
    return _line_page(
        request, dossier, form, row.naam, _("Opslaan"), code=code, botsingen=now, autosave=not collision
    )


def _line_page(
    request: Any, dossier: Dossier, form: Any, titel: str, knop: str, *, code: int = 0, **more: Any
) -> HttpResponse:
    rows = {name: paired(fields, more.get("botsingen", {})) for name, fields in form.groepen}
    context = {
        "form": form,
        "titel": titel,
        "knop": knop,
        "terug": reverse("bureau:plan", args=[dossier.pk]),
        **more,
    }
    return page(
        request, dossier, "plan", MAP + "planregel.html", code=code or status(form), rijen=rows, **context
    )


def _line(request: Any, dossier_id: uuid.UUID, regel_id: uuid.UUID) -> tuple[Dossier, Trajectplan, Planregel]:
    dossier, plan = concept_of(request, dossier_id)
    row = visible(request.actor, Planregel, SCHRIJVEN).filter(plan=plan, pk=regel_id).first()
    if row is None:
        get_visible(request.actor, Planregel, SCHRIJVEN, dossier=dossier, pk=regel_id)
        raise DomainError("bevroren", _("Deze regel hoort bij een versie die niet meer verandert."))
    row.plan = plan
    return dossier, plan, row


def _keep(request: Any, row: Planregel, text: str, state: str) -> str:
    """Keep the onderbouwing and give the new state of the line."""
    kept_row = plannen.change_regel(regel=row, by=request.actor, stand=state, onderbouwing=text)
    return inhoud.line_state(kept_row)


@requires(SCHRIJVEN)
def reasons(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The onderbouwing of every line on one page."""
    dossier, plan = concept_of(request, dossier_id)
    rows = list(visible(request.actor, Planregel, SCHRIJVEN).filter(plan=plan).order_by("volgorde", "id"))
    if asked_to_keep(request):
        return kept(lambda: _keep_one(request, rows))
    data = request.POST if request.method == "POST" else None
    forms = [
        (row, vormen.OnderbouwingForm(data, prefix=f"r{row.pk.hex}", initial=_reason(row))) for row in rows
    ]
    collisions = [_store_reason(request, row, form) for row, form in forms] if data else []
    if data and not any(form.errors for _row, form in forms):
        messages.success(request, _("De onderbouwingen zijn opgeslagen."))
        return back(dossier, "#regels")
    shown = [(row, form, collisions[n] if collisions else None) for n, (row, form) in enumerate(forms)]
    code = 409 if any(collisions) else 422 if data else 200
    context = {"regels": shown, "terug": reverse("bureau:plan", args=[dossier.pk])}
    return page(request, dossier, "plan", MAP + "plan_onderbouwing.html", code=code, **context)


def _reason(row: Planregel) -> dict[str, str]:
    return {"onderbouwing": row.onderbouwing, "stand": inhoud.line_state(row)}


def _store_reason(request: Any, row: Planregel, form: Any) -> Any:
    """Keep one onderbouwing; a collision in it does not hold up the others."""
    if not form.is_valid():
        return None

    def save() -> None:
        values = form.cleaned_data
        plannen.change_regel(
            regel=row, by=request.actor, stand=values["stand"], onderbouwing=values["onderbouwing"]
        )

    _done, collision = attempt(form, save)
    return collide(form, collision, "stand").get("onderbouwing") if collision else None


def _keep_one(request: Any, rows: list[Planregel]) -> dict[str, Any]:
    found = {}
    for row in rows:
        key = f"r{row.pk.hex}"
        if f"{key}-onderbouwing" in request.POST:
            state = request.POST.get(f"{key}-stand", "")
            found[f"id_{key}-stand"] = _keep(request, row, request.POST[f"{key}-onderbouwing"], state)
    return found


@requires(SCHRIJVEN)
def remove(request: Any, dossier_id: uuid.UUID, regel_id: uuid.UUID) -> HttpResponse:
    """Take a line out; the page then offers to put it back."""
    dossier, plan = concept_of(request, dossier_id)
    row = visible(request.actor, Planregel, SCHRIJVEN).filter(plan=plan, pk=regel_id).first()
    if request.method != "POST" or row is None:
        return back(dossier, "#regels")
    row.plan = plan
    plannen.remove_regel(regel=row, by=request.actor)
    return back(dossier, f"?weg={row.reeks}#regels")


@requires(SCHRIJVEN)
def restore(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Put a line back that was just taken out."""
    dossier, plan = concept_of(request, dossier_id)
    if request.method != "POST":
        return back(dossier)
    series = vormen.ReeksForm(request.POST)
    if not series.is_valid():
        return back(dossier)
    row = restore_regel(plan=plan, reeks=series.cleaned_data["reeks"], by=request.actor)
    messages.success(request, _("“%(naam)s” staat weer in het plan.") % {"naam": row.naam})
    return back(dossier, f"#regel-{row.reeks}")


@requires(SCHRIJVEN)
def move(request: Any, dossier_id: uuid.UUID, regel_id: uuid.UUID) -> HttpResponse:
    """One place up or down in its own list."""
    dossier, _plan, row = _line(request, dossier_id, regel_id)
    if request.method == "POST":
        plannen.move_regel(regel=row, by=request.actor, richting=request.POST.get("richting", ""))
    return back(dossier, f"#regel-{row.reeks}")
