"""The other pages of the tab: papers per duty, advice with what was done, efforts, and the employer's spoor-1 log."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Advies, Dossier, Milestone, Opvolging
from wissel.dossiers.plichten import opvolging
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page
from wissel.web.bureau.plichten.forms import OpvolgingForm
from wissel.web.bureau.plichten.views import part
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run
from wissel.web.shared.inspanningen import efforts
from wissel.web.shared.plichten import duty_rows
from wissel.web.shared.spoor1log import action_lines, ways_back
from wissel.web.shared.stukken import paper_rows


@dataclass(frozen=True, slots=True)
class Opvolgrij:
    """What was done with an advice."""

    wijze: str
    op: dt.date
    wat: str
    door: str
    vastgelegd_op: dt.datetime


@dataclass(frozen=True, slots=True)
class Adviesrij:
    """One advice: who, when, what can be done; whether it is old; and what was done with it, newest first."""

    id: uuid.UUID
    van: str
    naam: str
    datum: dt.date
    soort: str
    wat_kan: str
    oud: bool
    herzien_op: dt.date | None
    opvolging: tuple[Opvolgrij, ...]
    opvolg_url: str


@requires(Action.DOCUMENT_LEZEN)
def papers(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Which papers the file needs, which are there with author and signature, and what a missing one costs."""
    dossier = get_dossier(request, dossier_id, Action.DATUMS_LEZEN)
    opened = dossier.aangemaakt_op.astimezone(klok.NEDERLAND).date()
    rows = paper_rows(request.actor, dossier.pk, duty_rows(request.actor, dossier.pk, opened, klok.today()))
    may = can(request.actor, Action.DOCUMENT_TOEVOEGEN)
    url = reverse("bureau:document_nieuw", args=[dossier.pk]) if may else ""
    context: dict[str, Any] = {
        "stukken": rows,
        "nieuw_url": url,
        "mag_feit": can(request.actor, Action.FEIT_VASTLEGGEN),
    }
    return part(request, dossier, "stukken", "stukken.html", **context)


@requires(Action.ADVIES_LEZEN)
def advice(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Every advice with its age and what was done with it, and what deserves attention."""
    dossier = get_dossier(request, dossier_id, Action.ADVIES_LEZEN)
    rows = list(visible(request.actor, Advies).filter(dossier=dossier).order_by("-datum", "-op"))
    start = visible(request.actor, Milestone).filter(dossier=dossier, code="spoor2_start")
    notes = opvolging.attention(
        rows, arts_bekend=bool(dossier.arbodienst_id or dossier.bedrijfsarts_id),
        spoor2_op=start.values_list("done_on", flat=True).first(),
    )  # fmt: skip
    may = can(request.actor, Action.ADVIES_VASTLEGGEN)
    url = reverse("bureau:advies_nieuw", args=[dossier.pk]) if may else ""
    found = _advice(request.actor, dossier, rows, klok.today())
    return part(request, dossier, "adviezen", "adviezen.html", adviezen=found, letop=notes, nieuw_url=url)


def _advice(actor: Actor, dossier: Dossier, rows: list[Advies], today: dt.date) -> list[Adviesrij]:
    done: dict[Any, list[Opvolgrij]] = {}
    for each in visible(actor, Opvolging).filter(dossier=dossier).order_by("-op", "-id"):
        row = Opvolgrij(str(each.get_wijze_display()), each.opgevolgd_op, each.wat, each.door_naam, each.op)
        done.setdefault(each.advies_id, []).append(row)
    may = can(actor, Action.ADVIES_OPVOLGEN)
    return [
        Adviesrij(
            a.pk, str(a.get_van_display()), a.naam, a.datum, a.soort, a.wat_kan, opvolging.is_old(a.datum, today),
            a.herzien_op, tuple(done.get(a.pk, ())),
            reverse("bureau:advies_opvolging", args=[dossier.pk, a.pk]) if may else "",
        )
        for a in rows
    ]  # fmt: skip


@requires(Action.ADVIES_OPVOLGEN)
def follow_up(request: Any, dossier_id: uuid.UUID, advies_id: uuid.UUID) -> HttpResponse:
    """Record what was done with an advice."""
    dossier = get_dossier(request, dossier_id, Action.ADVIES_OPVOLGEN)
    row = get_visible(request.actor, Advies, Action.ADVIES_OPVOLGEN, dossier=dossier, pk=advies_id)
    form = OpvolgingForm(request.POST or None, initial={"opgevolgd_op": klok.today()})
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: opvolging.follow_up(advies=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _("Vastgelegd wat met het advies is gedaan."))
        return redirect("bureau:adviezen", dossier.pk)
    terug = reverse("bureau:adviezen", args=[dossier.pk])
    title = _("Wat is er met het advies gedaan?")
    return form_page(request, dossier, "plichten", form, title, _("Vastleggen"), terug, uitleg=row.wat_kan)


@requires(Action.LOGBOEK_LEZEN)
def columns(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What employer, employee and bureau did, in three columns."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    found = efforts(
        request.actor, dossier.pk, request.GET.get("van", "")[:30], request.GET.get("tot", "")[:30]
    )
    return part(request, dossier, "inspanningen", "inspanningen.html", blad=found)


@requires(Action.SPOOR1_LEZEN)
def employer_log(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The three ways back with their answer, and what the employer wrote in the own log."""
    dossier = get_dossier(request, dossier_id, Action.SPOOR1_LEZEN)
    ways, lines = ways_back(request.actor, dossier.pk), action_lines(request.actor, dossier.pk)
    return part(request, dossier, "spoor1log", "spoor1log.html", wegen=ways, regels=lines)
