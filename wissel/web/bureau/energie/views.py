"""The week of one kandidaat for the coach: aim against done, silence, what waits, the plan, and what is agreed."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.energie import lezen
from wissel.energie.actions import afspraak, planning
from wissel.energie.lasten import choosable
from wissel.energie.models import Weekactiviteit, Weekafspraak
from wissel.energie.monitor import monitor
from wissel.logbook.actions import record_look
from wissel.policies import Action, can, get_visible, requires
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.shared import energie as blad
from wissel.web.shared import medisch
from wissel.web.shared.energievormen import PlanForm, VerzetForm, WeekafspraakForm
from wissel.web.shared.formulieren import run, status

TAB = "energie"
LEZEN, SCHRIJVEN = Action.ENERGIE_LEZEN, Action.ENERGIE_SCHRIJVEN


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The numbers of this week and the planning of the chosen one."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    record_look(request.actor, "energie_gelezen", dossier=dossier, categorie="F")
    return page(request, dossier, TAB, "bureau/energie/week.html", **_context(request, dossier, VerzetForm()))


def _context(request: Any, dossier: Dossier, form: VerzetForm) -> dict[str, Any]:
    actor, today = request.actor, klok.today()
    begin = blad.week_of(request.GET.get("week", ""), today)
    numbers = monitor(dossier.bureau_id, dossier.pk, today)
    return {
        "week": blad.sheet(dossier.bureau_id, dossier.pk, begin, today, actor.rol), "monitor": numbers,
        "doel": blad.aim_words(numbers.doel, numbers.gedaan.samen), "grens": lezen.limit(dossier.pk, today),
        "gedeeld": lezen.shares_trend(dossier.bureau_id, dossier.pk), "mag_schrijven": can(actor, SCHRIJVEN),
        "weken": lezen.trend(dossier.bureau_id, dossier.pk, today), "form": form,
    }  # fmt: skip


@requires(SCHRIJVEN)
def agreement(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Propose how many applications and hours a week."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    today = klok.today()
    now = lezen.agreement(dossier.bureau_id, dossier.pk, today)
    form = WeekafspraakForm(
        request.POST or None, initial={"sollicitaties": now.sollicitaties, "uren": now.uren} if now else {}
    )
    if form.is_valid() and run(
        form, lambda: afspraak.propose(dossier_id=dossier.pk, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Het voorstel ligt bij de kandidaat."))
        return redirect("bureau:energie", dossier.pk)
    context = {"form": form, "grens": lezen.limit(dossier.pk, today)}
    return page(request, dossier, TAB, "bureau/energie/afspraak.html", code=status(form), **context)


@requires(SCHRIJVEN)
def answer(request: Any, dossier_id: uuid.UUID, weekafspraak_id: uuid.UUID) -> HttpResponse:
    """Say whether the kandidaat's proposal is good, or take the own one back."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Weekafspraak, SCHRIJVEN, dossier=dossier, pk=weekafspraak_id)
    if request.method == "POST":
        agreed = request.POST.get("goed") == "ja"
        (afspraak.agree if agreed else afspraak.withdraw)(afspraak=row, by=request.actor)
        messages.success(request, _("Afgesproken.") if agreed else _("Het voorstel is vervallen."))
    return redirect("bureau:energie", dossier.pk)


@requires(SCHRIJVEN)
def plan(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Plan something for the kandidaat; what does not fit is refused with what could move."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    costs = lezen.own_loads(dossier.bureau_id, dossier.pk)
    form = PlanForm(request.POST or None, lasten=costs)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: planning.plan(dossier_id=dossier.pk, by=request.actor, **form.words())
    ):
        messages.success(request, _("Gepland. De kandidaat ziet het in de eigen week."))
        return redirect("bureau:energie", dossier.pk)
    context = {"form": form, "lasten": [costs[each.sleutel] for each in choosable()]}
    return page(request, dossier, TAB, "bureau/energie/plannen.html", code=status(form), **context)


@requires(SCHRIJVEN)
def move(request: Any, dossier_id: uuid.UUID, activiteit_id: uuid.UUID) -> HttpResponse:
    """Put something on another day."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Weekactiviteit, SCHRIJVEN, dossier=dossier, pk=activiteit_id)
    form = VerzetForm(request.POST or None, initial={"naar": row.dag})
    if form.is_valid() and run(
        form, lambda: planning.move(activiteit=row, by=request.actor, naar=form.cleaned_data["naar"])
    ):
        messages.success(request, _("Verplaatst."))
        return redirect("bureau:energie", dossier.pk)
    title = row.titel or lezen.own_loads(dossier.bureau_id, dossier.pk)[row.soort].naam
    context = {"form": form, "titel": title, "dag": row.dag, "uren": row.uren}
    return page(request, dossier, TAB, "bureau/energie/verzetten.html", code=status(form), **context)
