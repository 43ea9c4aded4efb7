"""The intake on screen: every answer stores itself, each with its own audience."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.opmaak import datum
from wissel.policies import Action, Denied, requires, visible
from wissel.trajecten.actions.afspraken import day_of
from wissel.trajecten.actions.intake import finish_intake
from wissel.trajecten.models import Afspraak, Intake
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject.intakevormen import AfrondForm, Vraag, progress, questions
from wissel.web.shared.formulieren import run

VOEREN = Action.INTAKE_VASTLEGGEN
BLAD = "bureau/traject/intake.html"


@requires(VOEREN)
def intake(request: Any, dossier_id: uuid.UUID, soort: str) -> HttpResponse:
    """The form of an intake; the button keeps everything for whoever has no script."""
    dossier, row = _find(request, dossier_id, soort)
    vragen = questions(request.actor, row, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, dossier, row, vragen)
    if _store(request, row, vragen):
        messages.success(request, _("Alles is bewaard: %(stand)s.") % {"stand": progress(vragen)})
        return redirect("bureau:intake", dossier.pk, soort)
    form = AfrondForm(initial={"gehouden_op": request.POST.get("gehouden_op", "")})
    return _page(request, dossier, row, vragen, form, code=_code(vragen))


@requires(VOEREN)
def answer(request: Any, dossier_id: uuid.UUID, soort: str, domein: str) -> HttpResponse:
    """Keep one answer while somebody types; says so in a few words."""
    dossier, row = _find(request, dossier_id, soort)
    if request.method != "POST":
        return redirect("bureau:intake", dossier.pk, soort)
    vragen = questions(request.actor, row, request.POST)
    vraag = next((each for each in vragen if each.sleutel == domein), None)
    if vraag is None:
        raise Http404
    if not vraag.store(row, request.actor):
        return _refused(request, vraag)
    shown = {
        f"id_{domein}-versie": vraag.form.initial["versie"],
        f"id_{domein}-was": vraag.form.initial["was"],
        f"stand-{domein}": vraag.stand_woord,
        "ingevuld": progress(vragen),
        "ingevuld-balk": sum(each.ingevuld for each in vragen),
    }
    return JsonResponse({"stand": vraag.bewaard, "toon": shown})


def _refused(request: Any, vraag: Vraag) -> HttpResponse:
    if vraag.botsing is None:
        words = " ".join(str(error) for errors in vraag.form.errors.values() for error in errors)
        return JsonResponse({"stand": _("Nog niet bewaard.") + " " + words}, status=422)
    html = render_to_string("bureau/traject/botsing.html", {"vraag": vraag}, request)
    return JsonResponse(
        {"stand": _("Nog niet bewaard: kies welke tekst blijft."), "botsing": html}, status=409
    )


@requires(VOEREN)
def finish(request: Any, dossier_id: uuid.UUID, soort: str) -> HttpResponse:
    """Keep what was typed, then finish the intake; the day of the proposal follows."""
    dossier, row = _find(request, dossier_id, soort)
    if request.method != "POST":
        return redirect("bureau:intake", dossier.pk, soort)
    vragen, form = questions(request.actor, row, request.POST), AfrondForm(request.POST)
    kept = _store(request, row, vragen)
    missing = [each for each in vragen if each.verplicht and not each.ingevuld and not each.fout]
    for each in missing:
        each.ontbreekt = True
    done: list[Intake] = []

    def close() -> None:
        day = form.cleaned_data["gehouden_op"]
        done.append(finish_intake(intake=row, gehouden_op=day, by=request.actor))

    if form.is_valid() and kept and not missing and run(form, close):
        messages.success(request, _finished_words(done[0]))
        return redirect("bureau:traject", dossier.pk)
    return _page(request, dossier, row, vragen, form, code=_code(vragen))


def _finished_words(row: Intake) -> str:
    if row.voorstel_uiterlijk is None:
        return _("De intake is afgerond.")
    words = _("De intake is afgerond. Het voorstel is er uiterlijk op %(dag)s.")
    return words % {"dag": datum(row.voorstel_uiterlijk)}


def _find(request: Any, dossier_id: uuid.UUID, soort: str) -> tuple[Dossier, Intake]:
    dossier = get_dossier(request, dossier_id, VOEREN)
    rows = visible(request.actor, Intake, VOEREN).select_related("traject")
    row = rows.filter(dossier=dossier, soort=soort).order_by("-traject__aangemaakt_op").first()
    if row is None:
        raise Denied(VOEREN, request.actor)
    return dossier, row


def _store(request: Any, row: Intake, vragen: list[Vraag]) -> bool:
    """Keep every answer that can be kept; one that collides does not hold up the others."""
    kept = [vraag.store(row, request.actor) for vraag in vragen]
    return all(kept)


def _code(vragen: list[Vraag]) -> int:
    return 409 if any(vraag.botsing for vraag in vragen) else 422


def _appointments(request: Any, dossier: Dossier) -> list[Afspraak]:
    """The appointments for an intake that still stand, newest first."""
    gone = (Afspraak.Aanwezigheid.AFGEZEGD, Afspraak.Aanwezigheid.NIET_GEKOMEN)
    rows = visible(request.actor, Afspraak).filter(dossier=dossier, soort="intake")
    return list(rows.exclude(stand__in=gone).order_by("-begint_op")[:10])


def _held_on(row: Intake, appointments: list[Afspraak]) -> dt.date | None:
    """The day of the conversation as far as it is known; a day is never made up."""
    days = [day_of(each) for each in appointments]
    return row.gehouden_op or next((day for day in days if day <= klok.today()), None)


def _page(
    request: Any,
    dossier: Dossier,
    row: Intake,
    vragen: list[Vraag],
    form: AfrondForm | None = None,
    *,
    code: int = 200,
) -> HttpResponse:
    appointments = _appointments(request, dossier)
    context = {
        "intake": row,
        "titel": str(row.get_soort_display()),
        "vragen": vragen,
        "ingevuld": progress(vragen),
        "aantal": sum(vraag.ingevuld for vraag in vragen),
        "afspraak": appointments[0] if appointments else None,
        "afspraak_url": reverse("bureau:afspraken", args=[dossier.pk]) + "?soort=intake",
        "form": form or AfrondForm(initial={"gehouden_op": _held_on(row, appointments)}),
        "fouten": [vraag for vraag in vragen if vraag.fout or vraag.ontbreekt],
        "fout_titel": code != 200,
    }
    return page(request, dossier, "traject", BLAD, code=code, **context)
