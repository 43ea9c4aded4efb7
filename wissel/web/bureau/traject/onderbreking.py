"""Pausing a traject, taking it up again on the word of the bedrijfsarts, and mending the plan after it.

No field here asks what somebody has.
"""

import uuid
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.betrokkenen.actions.hervatten import resume_confirmed, resume_with_paper
from wissel.betrokkenen.actions.taaklinks import SOORT
from wissel.policies import Action, can, get_visible, requires
from wissel.trajecten.actions import pauzeherstel
from wissel.trajecten.actions.onderbreking import lost_weeks, pause, resume
from wissel.trajecten.models import Onderbreking
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.taaklinks import weergave as taaklinks
from wissel.web.bureau.traject import herstelblad, weergave
from wissel.web.bureau.traject.pauzevormen import HervatForm, HervatMetBrief, HervatNaWoord, PauzeForm
from wissel.web.shared.formulieren import run, status

BLAD, HERSTEL = "bureau/traject/onderbreking.html", "bureau/traject/pauzeherstel.html"
VASTLEGGEN = Action.ONDERBREKING_VASTLEGGEN


@requires(VASTLEGGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Pause the traject that runs."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = weergave.running_traject(request.actor, dossier, Action.TRAJECT_WIJZIGEN)
    sent = request.POST if request.method == "POST" else None
    form = PauzeForm(sent, initial={"arts": dossier.bedrijfsarts.naam if dossier.bedrijfsarts else ""})
    if form.is_valid() and run(form, lambda: pause(traject=row, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("De pauze is vastgelegd. De einddatums blijven zoals ze waren."))
        return redirect("bureau:traject", dossier.pk)
    context = {
        "form": form,
        "titel": _("Traject onderbreken"),
        "knop": _("Pauze vastleggen"),
        "datums": weergave.fixed_dates(request.actor, dossier, row),
    }
    return page(request, dossier, "traject", BLAD, code=status(form), **context)


@requires(VASTLEGGEN)
def end(request: Any, dossier_id: uuid.UUID, onderbreking_id: uuid.UUID) -> HttpResponse:
    """Take the traject up again; after less capacity to work only on what the bedrijfsarts said."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = get_visible(request.actor, Onderbreking, VASTLEGGEN, pk=onderbreking_id, dossier=dossier)
    if row.laatste_dag is not None:
        messages.info(request, _("Deze pauze is al voorbij."))
        return redirect("bureau:traject", dossier.pk)
    said = taaklinks.statements(request.actor, row)
    form = _form(request, dossier, row, said)
    done: list[Onderbreking] = []
    if form.is_valid() and run(form, lambda: done.append(_resume(row, form, request.actor))):
        return _resumed(request, dossier, done[0])
    illness = row.soort == Onderbreking.Soort.ZIEKTE
    context: dict[str, Any] = {
        "form": form, "titel": _("Traject hervatten"), "knop": _("Hervatten"), "ziekte": illness,
        "pauze": weergave.pauze_rij(row, klok.today()), "verklaringen": said, "vandaag": klok.today(),
        "bevestigd": said[0] if isinstance(form, HervatNaWoord) else None,
        "datums": weergave.fixed_dates(request.actor, dossier, row.traject),
    }  # fmt: skip
    if illness:
        title = _("Vraag het de bedrijfsarts zelf")
        context["kaart"] = taaklinks.card(request.actor, dossier, title, SOORT.HERVATTEN)
    return page(request, dossier, "traject", BLAD, code=status(form), **context)


def _form(
    request: Any, dossier: Any, row: Onderbreking, said: tuple[taaklinks.VerklaringRij, ...]
) -> HervatForm:
    """The form for what is known: nothing needed, the doctor's own yes, or a paper that comes along."""
    sent = request.POST if request.method == "POST" else None
    if row.soort != Onderbreking.Soort.ZIEKTE:
        return HervatForm(sent)
    if said and said[0].kan_verder and said[0].vanaf and said[0].zelf:
        return HervatNaWoord(sent, vanaf=said[0].vanaf)
    name = dossier.bedrijfsarts.naam if dossier.bedrijfsarts else ""
    files = request.FILES if sent is not None else None
    too_large = getattr(request, "te_groot", ())
    return HervatMetBrief(sent, files, initial={"verklaring_door": name}, te_groot=too_large)


def _resume(row: Onderbreking, form: HervatForm, by: Any) -> Onderbreking:
    if isinstance(form, HervatMetBrief):
        return resume_with_paper(onderbreking=row, by=by, **form.cleaned_data)
    if isinstance(form, HervatNaWoord):
        return resume_confirmed(onderbreking=row, by=by, **form.cleaned_data)
    return resume(onderbreking=row, by=by, **form.cleaned_data)


def _resumed(request: Any, dossier: Any, row: Onderbreking) -> HttpResponse:
    """Say what the pause cost; on to mending the plan when there is something to mend."""
    words = _(
        "Het traject loopt weer. De pauze kostte %(weken)s; de einddatums zijn gebleven zoals ze waren."
    )
    weeks = weergave.weken_woord(lost_weeks(row, klok.today()))
    messages.success(request, words % {"weken": weeks})
    pauzeherstel.propose_repair(onderbreking=row, by=request.actor)
    if can(request.actor, Action.PLAN_SCHRIJVEN):
        return redirect("bureau:onderbreking_plan", dossier.pk, row.pk)
    return redirect("bureau:traject", dossier.pk)


@requires(Action.PLAN_SCHRIJVEN)
def mend(request: Any, dossier_id: uuid.UUID, onderbreking_id: uuid.UUID) -> HttpResponse:
    """What fell in a pause, and per activity whether it moves, stays or goes; written in a draft of the plan."""
    dossier = get_dossier(request, dossier_id, Action.PLAN_SCHRIJVEN)
    row = get_visible(request.actor, Onderbreking, pk=onderbreking_id, dossier=dossier)
    if row.laatste_dag is None:
        messages.info(request, _("Deze pauze loopt nog. Hervat het traject eerst."))
        return redirect("bureau:traject", dossier.pk)
    blad = herstelblad.build(row, klok.today())
    form = herstelblad.HerstelForm(request.POST if request.method == "POST" else None, blad=blad)
    made: list[Any] = []
    mend_plan = partial(pauzeherstel.mend_plan, onderbreking=row, by=request.actor)
    if form.is_valid() and run(form, lambda: made.append(mend_plan(keuzes=form.keuzes))):
        return _mended(request, dossier, made[0])
    context = {
        "form": form, "blad": blad, "datums": weergave.fixed_dates(request.actor, dossier, row.traject),
        "mag_verlengen": can(request.actor, Action.TRAJECT_WIJZIGEN),
    }  # fmt: skip
    return page(request, dossier, "traject", HERSTEL, code=status(form), **context)


def _mended(request: Any, dossier: Any, plan: Any) -> HttpResponse:
    if plan is None:
        messages.success(request, _("Het plan blijft zoals het is."))
        return redirect("bureau:traject", dossier.pk)
    words = _("De keuzes staan in versie %(nummer)s van het plan. Bied die aan als alles klopt.")
    messages.success(request, words % {"nummer": plan.nummer})
    return redirect("bureau:plan", dossier.pk)
