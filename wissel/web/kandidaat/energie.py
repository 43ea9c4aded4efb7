"""Mijn week: how today goes in one tap, what is planned within the hours, and what was agreed."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.energie import lezen, monitor
from wissel.energie.actions import afspraak, dag, planning, trend
from wissel.energie.models import Weekactiviteit, Weekafspraak
from wissel.energie.weekplan import Voorstel, monday
from wissel.fouten import DomainError
from wissel.policies import Action, Denied, get_visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import energie as blad
from wissel.web.shared import medisch
from wissel.web.shared.energievormen import EigenPlanForm, LastForm, VerzetForm, WeekafspraakForm
from wissel.web.shared.formulieren import run, status

LEZEN, SCHRIJVEN, DAG = Action.ENERGIE_LEZEN, Action.ENERGIE_SCHRIJVEN, Action.ENERGIEDAG_MELDEN


@own_page(LEZEN, actief="werk")
def week(request: Any, dossier: MijnDossier) -> HttpResponse:
    """One week: today, the aim, the hours and the days."""
    actor, today = request.actor, klok.today()
    begin = blad.week_of(request.GET.get("week", ""), today)
    found = blad.sheet(actor.bureau_id, dossier.id, begin, today, actor.rol)
    said = lezen.said(actor.bureau_id, dossier.id, today, today + dt.timedelta(days=1))
    context: dict[str, Any] = {
        "week": found, "vandaag_stand": said.get(today),
        "gedeeld": lezen.shares_trend(actor.bureau_id, dossier.id) is not None,
    }  # fmt: skip
    return show(request, dossier, "energie.html", **context)


def aim_of_week(actor: Actor, dossier: MijnDossier) -> str:
    """The aim of this week in a few words for the front page, such as "1 van 2"; empty without an agreement."""
    today = klok.today()
    aim = lezen.aims(actor.bureau_id, [dossier.id], today).get(dossier.id)
    if aim is None:
        return ""
    return blad.aim_words(aim, monitor.done(actor.bureau_id, dossier.id, monday(today)).samen)


@own_page(DAG, actief="werk")
def day(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Today goes less well, well, or after all: one tap, no reason."""
    if request.method == "POST":
        said, words = request.POST.get("stand", ""), {"dossier_id": dossier.id, "by": request.actor}
        if said == "minder":
            moved = len(dag.less_good(**words).verplaatst)
            messages.success(request, moved_words(moved))
        elif said == "goed":
            dag.good(**words)
            messages.success(request, _("Fijn. Wij schreven op dat het vandaag goed gaat."))
        else:
            dag.after_all(**words)
            messages.success(request, _("Alles staat weer op vandaag."))
    return redirect("kandidaat:energie")


def moved_words(count: int) -> str:
    """What happened to the tasks of today, for who said that it does not work out."""
    if not count:
        return _("Rust uit. U hoeft vandaag niets te doen.")
    return _("Rust uit. Wat vandaag moest, staat nu op een andere dag.")


@own_page(SCHRIJVEN, actief="werk")
def plan(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Plan one thing. What does not fit is refused, with what could move."""
    actor = request.actor
    costs = lezen.own_loads(actor.bureau_id, dossier.id)
    first = {"dag": request.GET.get("dag") or klok.today()}
    form = EigenPlanForm(request.POST or None, lasten=costs, initial=first)
    ways: list[Voorstel] = []

    def make() -> None:
        try:
            planning.plan(dossier_id=dossier.id, by=actor, **form.words())
        except DomainError as error:
            ways.extend(error.facts.get("voorstellen", ()))
            raise

    if medisch.valid(form, dossier.id, actor) and run(form, make):
        messages.success(request, _("Het staat in uw week."))
        return redirect(_week(form.cleaned_data["dag"]))
    context = {"form": form, "lasten": blad.kosten(costs), "voorstellen": ways}
    return show(request, dossier, "energie_plannen.html", code=status(form), **context)


@own_page(SCHRIJVEN, actief="werk")
def activity(request: Any, dossier: MijnDossier, activiteit_id: uuid.UUID) -> HttpResponse:
    """One thing: done, out of the planning, or on another day."""
    row = get_visible(request.actor, Weekactiviteit, SCHRIJVEN, dossier_id=dossier.id, pk=activiteit_id)
    chosen = request.POST.get("doe", "")
    if chosen == "klaar":
        planning.finish(activiteit=row, by=request.actor)
        messages.success(request, _("Mooi, dat is gedaan."))
        return redirect(_week(row.dag))
    if chosen == "weg":
        planning.drop(activiteit=row, by=request.actor)
        messages.success(request, _("Het staat niet meer in uw week."))
        return redirect(_week(row.dag))
    form = VerzetForm(request.POST or None)
    if form.is_valid() and run(
        form, lambda: planning.move(activiteit=row, by=request.actor, naar=form.cleaned_data["naar"])
    ):
        messages.success(request, _("Verplaatst."))
        return redirect(_week(form.cleaned_data["naar"]))
    titel = row.titel or lezen.own_loads(row.bureau_id, dossier.id)[row.soort].naam
    context = {
        "form": form,
        "titel": titel,
        "dag": row.dag,
        "uren": row.uren,
        "klaar": row.klaar_op is not None,
    }
    return show(request, dossier, "energie_activiteit.html", code=status(form), **context)


def _week(on: dt.date | None) -> str:
    return reverse("kandidaat:energie") + (f"?week={on.isoformat()}" if on else "")


@own_page(SCHRIJVEN, actief="werk")
def agreement(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Propose how many applications and hours a week."""
    actor, today = request.actor, klok.today()
    now = lezen.agreement(actor.bureau_id, dossier.id, today)
    first = {"sollicitaties": now.sollicitaties, "uren": now.uren} if now else {}
    form = WeekafspraakForm(request.POST or None, initial=first)
    if form.is_valid() and run(
        form, lambda: afspraak.propose(dossier_id=dossier.id, by=actor, **form.cleaned_data)
    ):
        messages.success(request, _("Verstuurd. Uw coach zegt of het goed is."))
        return redirect("kandidaat:energie")
    limit = lezen.limit(dossier.id, today)
    return show(request, dossier, "energie_afspraak.html", code=status(form), form=form, grens=limit.week)


@own_page(SCHRIJVEN, actief="werk")
def answer(request: Any, dossier: MijnDossier, weekafspraak_id: uuid.UUID) -> HttpResponse:
    """Say whether the coach's proposal is good, or take the own one back."""
    row = get_visible(request.actor, Weekafspraak, SCHRIJVEN, dossier_id=dossier.id, pk=weekafspraak_id)
    if request.method == "POST" and request.POST.get("goed") == "ja":
        afspraak.agree(afspraak=row, by=request.actor)
        messages.success(request, _("Afgesproken."))
    elif request.method == "POST":
        afspraak.withdraw(afspraak=row, by=request.actor)
        messages.success(request, _("Het voorstel is weg. Doe een ander voorstel, of praat met uw coach."))
    return redirect("kandidaat:energie")


@own_page(LEZEN, actief="werk")
def costs(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What each kind of activity costs me."""
    found = lezen.own_loads(request.actor.bureau_id, dossier.id)
    return show(request, dossier, "energie_lasten.html", lasten=blad.kosten(found))


@own_page(SCHRIJVEN, actief="werk")
def cost(request: Any, dossier: MijnDossier, sleutel: str) -> HttpResponse:
    """Change what one kind costs me."""
    found = lezen.own_loads(request.actor.bureau_id, dossier.id).get(sleutel)
    if found is None or found.vanzelf:
        raise Denied(SCHRIJVEN, request.actor)
    first = {"minuten": found.minuten, "reis": found.reis, "zwaarte": found.zwaarte}
    form = LastForm(request.POST or None, initial=first)
    if form.is_valid() and run(
        form,
        lambda: afspraak.set_load(
            dossier_id=dossier.id, by=request.actor, soort=sleutel, **form.cleaned_data
        ),
    ):
        messages.success(request, _("Bewaard. Dit geldt voor wat u vanaf nu plant."))
        return redirect("kandidaat:energie_lasten")
    return show(request, dossier, "energie_last.html", code=status(form), form=form, naam=found.naam)


@own_page(DAG, actief="werk", intrekken=True)
def share(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The counts that the bedrijfsarts may see, and the consent for it."""
    actor = request.actor
    if request.method == "POST":
        if request.POST.get("deel") == "ja":
            trend.share(dossier_id=dossier.id, by=actor)
            messages.success(request, _("Uw coach mag nu de aantallen met de bedrijfsarts delen."))
        else:
            trend.stop(dossier_id=dossier.id, by=actor)
            messages.success(request, _("U deelt dit niet meer."))
        return redirect("kandidaat:energie_trend")
    now = lezen.shares_trend(actor.bureau_id, dossier.id)
    context: dict[str, Any] = {
        "weken": lezen.trend(actor.bureau_id, dossier.id, klok.today()), "sinds": now.sinds if now else None,
    }  # fmt: skip
    return show(request, dossier, "energie_trend.html", **context)


paden = [
    path("week/", week, name="energie"),
    path("week/vandaag/", day, name="energie_dag"),
    path("week/plannen/", plan, name="energie_plannen"),
    path("week/plannen/<uuid:activiteit_id>/", activity, name="energie_activiteit"),
    path("week/afspraak/", agreement, name="energie_afspraak"),
    path("week/afspraak/<uuid:weekafspraak_id>/", answer, name="energie_antwoord"),
    path("week/tijden/", costs, name="energie_lasten"),
    path("week/tijden/<slug:sleutel>/", cost, name="energie_last"),
    path("week/bedrijfsarts/", share, name="energie_trend"),
]
