"""Appointments on screen: what is coming, what waits for attendance, planned against held."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.mensen.spreektalen import language_name
from wissel.policies import Action, Denied, can, get_visible, requires
from wissel.trajecten import agenda
from wissel.trajecten.actions import afspraken as verbs
from wissel.trajecten.actions import tolk as tolken
from wissel.trajecten.actions.agenda import move_afspraak
from wissel.trajecten.models import Afspraak
from wissel.web.bureau.agenda.verzetvorm import VerzetForm
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.rapportage import afspraakblad
from wissel.web.bureau.rapportage.forms import AanwezigForm, AfspraakForm, TolkForm
from wissel.web.shared.formulieren import run, status

MAP = "bureau/rapportage/"
MAKEN = Action.AFSPRAAK_MAKEN


@requires(Action.AFSPRAAK_LEZEN)
def appointments(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """All appointments of a dossier, and the form to plan one."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    may = can(request.actor, MAKEN)
    if request.method == "POST" and not may:
        raise Denied(MAKEN, request.actor)
    kind = request.GET.get("soort", "")
    form = AfspraakForm(request.POST or None, actor=request.actor, soort=kind) if may else None
    made: list[Afspraak] = []

    def plan() -> None:
        values = form.verb_values() if form else {}
        made.append(verbs.plan_afspraak(dossier=dossier, by=request.actor, **values))

    if form is not None and form.is_valid() and run(form, plan):
        return _planned(request, made[0])
    blad = afspraakblad.build(request.actor, dossier, alles=request.GET.get("eerder") == "alles")
    context: dict[str, Any] = {
        "form": form, "blad": blad, "mag_maken": may, "plan_open": bool(kind or (form and form.errors)),
        "code": status(form) if form else 200,
    }  # fmt: skip
    return page(request, dossier, "afspraken", MAP + "afspraken.html", **context)


def _planned(request: Any, afspraak: Afspraak) -> HttpResponse:
    messages.success(request, _("De afspraak staat erin."))
    for words in verbs.warnings(afspraak):
        messages.warning(request, words)
    return redirect("bureau:afspraken", afspraak.dossier_id)


@requires(MAKEN)
def appointment(request: Any, dossier_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """One appointment: did it take place, and what came out."""
    dossier, row = _find(request, dossier_id, afspraak_id)
    rights = {"actor": request.actor, "mag_noteren": can(request.actor, Action.LOGBOEK_SCHRIJVEN)}
    form = AanwezigForm(request.POST or None, **rights)

    def record() -> None:
        verbs.record_attendance(afspraak=row, by=request.actor, **form.verb_values())

    if form.is_valid() and run(form, record):
        messages.success(request, _("Vastgelegd."))
        return redirect("bureau:afspraken", dossier.pk)
    shown = afspraakblad.row_of(request.actor, row, verbs.this_moment())
    context: dict[str, Any] = {"form": form, "afspraak": shown, "code": status(form)}
    return page(request, dossier, "afspraken", MAP + "afspraak.html", **context)


@requires(MAKEN)
def move(request: Any, dossier_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """Another day or time; over another appointment only when somebody says so."""
    dossier, row = _find(request, dossier_id, afspraak_id)
    form = VerzetForm(request.POST if request.method == "POST" else None, initial=VerzetForm.initial_of(row))
    over: list[str] = []
    if form.is_valid():
        data = form.cleaned_data
        if not data["toch"]:
            over = verbs.over(
                agenda.overlapping(
                    bureau_id=row.bureau_id, dossier_id=dossier.pk, persoon_id=row.met_id, begint_op=form.moment(),
                    minuten=row.minuten, behalve=row.pk,
                )
            )  # fmt: skip
        values = {"begint_op": form.moment(), "was": data["was"]}
        if not over and run(form, lambda: move_afspraak(afspraak=row, by=request.actor, **values)):
            messages.success(request, _("De afspraak is verzet. De kandidaat krijgt bericht."))
            return redirect("bureau:afspraken", dossier.pk)
    shown = afspraakblad.row_of(request.actor, row, verbs.this_moment())
    context: dict[str, Any] = {
        "form": form,
        "afspraak": shown,
        "over": over,
        "code": 409 if over else status(form),
    }
    return page(request, dossier, "afspraken", MAP + "verzetten.html", **context)


@requires(MAKEN)
def interpreter(request: Any, dossier_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """Whether an interpreter comes to this appointment, and who."""
    dossier, row = _find(request, dossier_id, afspraak_id)
    own = dossier.kandidaat.taal
    known = row.tolk_taal or (own if own in dict(tolken.TALEN) else "")
    form = TolkForm(request.POST or None, initial={"tolk_taal": known, "tolk": row.tolk})

    def arrange() -> None:
        data = form.cleaned_data
        tolken.arrange_interpreter(afspraak=row, taal=data["tolk_taal"], tolk=data["tolk"], by=request.actor)

    if form.is_valid() and run(form, arrange):
        messages.success(request, _("Bewaard."))
        return redirect("bureau:afspraak", dossier.pk, row.pk)
    shown = afspraakblad.row_of(request.actor, row, verbs.this_moment())
    language = language_name(own) if own != "nl" else ""
    context: dict[str, Any] = {"form": form, "afspraak": shown, "taal": language, "code": status(form)}
    return page(request, dossier, "afspraken", MAP + "tolk.html", **context)


@requires(MAKEN)
def cancel(request: Any, dossier_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """Call an appointment off and tell the kandidaat."""
    dossier, row = _find(request, dossier_id, afspraak_id)
    if request.method == "POST":
        verbs.cancel(afspraak=row, by=request.actor)
        messages.success(request, _("De afspraak is afgezegd. De kandidaat krijgt bericht."))
    return redirect("bureau:afspraken", dossier.pk)


def _find(request: Any, dossier_id: uuid.UUID, afspraak_id: uuid.UUID) -> tuple[Dossier, Afspraak]:
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    return dossier, get_visible(request.actor, Afspraak, MAKEN, dossier=dossier, pk=afspraak_id)
