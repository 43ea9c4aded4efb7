"""Writing the draft of a plan: a first version, its goals and dates, and its class."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.policies import Denied, requires, visible
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.models import Traject, Trajectplan
from wissel.web.bureau.dossiers.kop import get_dossier
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
from wissel.web.bureau.traject.planverschil import GELIJK, readable
from wissel.web.shared.formulieren import status


@requires(SCHRIJVEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """A first draft from the sjabloon, or a new version copied from the newest."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    if request.method == "POST":
        rows = visible(request.actor, Traject, SCHRIJVEN).filter(dossier=dossier)
        traject = rows.order_by("-aangemaakt_op").first()
        if traject is None:
            raise Denied(SCHRIJVEN, request.actor)
        plan = plannen.new_plan(traject=traject, by=request.actor)
        messages.success(request, _("Versie %(n)s staat klaar als concept.") % {"n": plan.nummer})
    return back(dossier)


@requires(SCHRIJVEN)
def change(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Goals, summary, dates, hours and price; the long texts keep themselves while somebody types."""
    dossier, plan = concept_of(request, dossier_id)
    if asked_to_keep(request):
        return kept(lambda: _keep(request, plan))
    data = with_stored(request.POST, vormen.PlanForm, plan) if request.method == "POST" else None
    form = vormen.PlanForm(data, initial=vormen.PlanForm.initial_of(plan))

    def save() -> None:
        values = dict(form.cleaned_data)
        plannen.save_plan(plan=plan, by=request.actor, versie=values.pop("versie"), **values)

    done, collision = attempt(form, save) if form.is_valid() else (False, None)
    if done:
        messages.success(request, _("Het plan is opgeslagen."))
        return back(dossier)
    return _plan_page(request, dossier, plan, form, collision)


def _plan_page(
    request: Any, dossier: Dossier, plan: Trajectplan, form: Any, collision: Changed | None
) -> HttpResponse:
    now = collide(form, collision, "versie") if collision else {}
    context = {
        "form": form,
        "rijen": {name: paired([form[field] for field in names], now) for name, names in form.GROEPEN},
        "plan": plan,
        "botsing": bool(collision),
        "band": plan.traject.sjabloon.get("duur"),
    }
    code = 409 if collision else status(form)
    return page(request, dossier, "plan", MAP + "plan_wijzigen.html", code=code, **context)


def _keep(request: Any, plan: Trajectplan) -> dict[str, Any]:
    texts = {name: request.POST[name] for name in vormen.LANGE_TEKSTEN if name in request.POST}
    version = request.POST.get("versie", "")
    row = plannen.save_plan(
        plan=plan,
        by=request.actor,
        versie=int(version) if version.isdecimal() and len(version) < 9 else -1,
        **texts,
    )
    return {"id_versie": row.versie}


@requires(SCHRIJVEN)
def klasse(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Choose the class with its reason; says what that changed."""
    dossier, plan = concept_of(request, dossier_id)
    classes = plan.traject.sjabloon.get("complexiteit", {})
    initial = {"klasse": plan.complexiteit, "reden": plan.complexiteit_reden}
    form = vormen.KlasseForm(request.POST or None, klassen=classes, initial=initial)
    found: list[Any] = []

    def choose() -> None:
        found.extend(plannen.set_complexiteit(plan=plan, by=request.actor, **form.cleaned_data))

    if form.is_valid() and attempt(form, choose)[0]:
        messages.success(request, _class_words(found))
        return back(dossier, "#klasse")
    context = {"form": form, "terug": reverse("bureau:plan", args=[dossier.pk]), "klassen": bool(classes)}
    return page(request, dossier, "plan", MAP + "plan_klasse.html", code=status(form), **context)


def _class_words(found: list[Any]) -> str:
    """What a class changed, in one line."""
    changed = [
        f"{change.veld.lower()}: {' → '.join(part.tekst for part in change.stukken if part.soort != GELIJK)}"
        for place in readable([each for each in found if each.veld in ("uren", "ritme_dagen", "prijs")])
        for change in place.wijzigingen
    ]
    if not changed:
        return _("De klasse is vastgelegd.")
    return _("De klasse is vastgelegd. Dit is nu anders: %(wat)s.") % {"wat": "; ".join(changed)}
