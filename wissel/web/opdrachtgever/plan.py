"""The plan for the opdrachtgever: reading it, and approving plan, duration and price as one act."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.documenten import actions as stukken
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.models import Trajectplan
from wissel.web.opdrachtgever import forms, planblad
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import klad, medisch, planstuk
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.onderdelen import wasnu

# The draft of the form, and the answer that waits for the password; the first saves itself, the second never.
KLAD, GEREED = "plan", "plan_akkoord"


@client_page(Action.PLAN_LEZEN, actief="medewerkers")
def plan(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The newest version that was sent."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    rows = planblad.versions(request.actor, dossier.pk)
    if not rows:
        return show(request, "geen_plan.html", kop=sheet(request.actor, dossier, klok.today()))
    return page(request, dossier, rows, rows[0])


@client_page(Action.PLAN_LEZEN, actief="medewerkers")
def version(request: Any, dossier_id: uuid.UUID, plan_id: uuid.UUID) -> HttpResponse:
    """An earlier version, as it was."""
    dossier, rows, row = find(request, dossier_id, plan_id)
    if row.pk == rows[0].pk:
        return redirect("opdrachtgever:plan", dossier.pk)
    return page(request, dossier, rows, row)


@client_page(Action.PLAN_LEZEN, actief="medewerkers")
def difference(request: Any, dossier_id: uuid.UUID, plan_id: uuid.UUID) -> HttpResponse:
    """What changed in this version, against the one that was sent before it."""
    dossier, rows, row = find(request, dossier_id, plan_id)
    older = next(
        (each for each in rows if each.nummer < row.nummer and each.traject_id == row.traject_id), None
    )
    if older is None:
        return redirect("opdrachtgever:plan_versie", dossier.pk, row.pk)
    found = wasnu.differences(older, row, planblad.VELDEN, planblad.KEUZES, _("Het hele plan"))
    kop = sheet(request.actor, dossier, klok.today())
    return show(request, "plan_verschil.html", kop=kop, verschillen=found, oud=older.nummer, nieuw=row.nummer)


@client_page(Action.PLAN_GOEDKEUREN, actief="medewerkers")
def answer(request: Any, dossier_id: uuid.UUID, plan_id: uuid.UUID) -> HttpResponse:
    """Answer one version. Approving goes on to the page that checks who it is; the rest is sent at once."""
    dossier, rows, row = find(request, dossier_id, plan_id)
    here = reverse("opdrachtgever:plan", args=[dossier.pk])
    if request.method != "POST":
        return redirect(here)
    if klad.asked(request):
        return klad.keep(request, dossier.pk, KLAD, ("antwoord", "tekst"), here)
    form = forms.StandpuntForm(request.POST)
    if row.pk != rows[0].pk or form.data.get("inhoud_sha256") != row.inhoud_sha256:
        return newer(request, dossier, rows)
    if not medisch.valid(form, dossier, request.actor):
        return page(request, dossier, rows, row, form)
    if form.cleaned_data["antwoord"] in planblad.AKKOORD:
        for key in (KLAD, GEREED):
            kladden.keep(dossier_id=dossier.pk, sleutel=key, inhoud=form.cleaned_data, by=request.actor)
        return redirect("opdrachtgever:plan_akkoord", dossier.pk, row.pk)
    if not run(form, lambda: give(request.actor, row, form.cleaned_data)):
        return page(request, dossier, rows, row, form)
    messages.success(request, _("Uw antwoord is verstuurd. De coach reageert."))
    return redirect(here)


@client_page(Action.PLAN_GOEDKEUREN, actief="medewerkers", confirmed=True)
def approve(request: Any, dossier_id: uuid.UUID, plan_id: uuid.UUID) -> HttpResponse:
    """Look once more, as the person one says to be, and approve plan, duration and price. Words wait in the draft."""
    dossier, rows, row = find(request, dossier_id, plan_id)
    kept = klad.read(request.actor, dossier.pk, GEREED)
    seen = request.POST.get("inhoud_sha256", kept.get("inhoud_sha256", ""))
    form = forms.StandpuntForm({**kept, "inhoud_sha256": seen})
    if (
        not medisch.valid(form, dossier, request.actor)
        or form.cleaned_data["antwoord"] not in planblad.AKKOORD
    ):
        return redirect("opdrachtgever:plan", dossier.pk)
    if row.pk != rows[0].pk or seen != row.inhoud_sha256:
        return newer(request, dossier, rows)
    if request.method == "POST" and run(form, lambda: give(request.actor, row, form.cleaned_data)):
        messages.success(request, _("U heeft plan, duur en prijs goedgekeurd. Het traject kan beginnen."))
        return redirect("opdrachtgever:dossier", dossier.pk)
    context = {
        "kop": sheet(request.actor, dossier, klok.today()),
        "plan": planblad.plan(request.actor, rows, row),
        "form": form,
    }
    return show(request, "plan_akkoord.html", code=status(form), tekst=kept.get("tekst", ""), **context)


def find(
    request: Any, dossier_id: uuid.UUID, plan_id: uuid.UUID
) -> tuple[Dossier, list[Trajectplan], Trajectplan]:
    """The dossier, all sent versions and the one of the address, or Denied."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    rows = planblad.versions(request.actor, dossier.pk)
    row = next((each for each in rows if each.pk == plan_id), None)
    if row is None:
        raise Denied(Action.PLAN_LEZEN, request.actor)
    return dossier, rows, row


def page(
    request: Any, dossier: Dossier, rows: list[Trajectplan], row: Trajectplan, form: Any = None, code: int = 0
) -> HttpResponse:
    """One version with its form. Reading it is logged first, and counts as opening the document."""
    actor = request.actor
    record_look(actor, "plan_gelezen", dossier=dossier, onderwerp=row, categorie="I")
    paper = planstuk.of_plan(actor, row)
    if paper is not None:
        stukken.record_opened(document=paper, by=actor)
    plan_sheet = planblad.plan(actor, rows, row)
    if form is None:
        kept = klad.read(actor, dossier.pk, KLAD) if plan_sheet.mag_antwoorden else {}
        form = forms.StandpuntForm(initial={**kept, "inhoud_sha256": row.inhoud_sha256})
    code = code or status(form)
    context = {
        "kop": sheet(actor, dossier, klok.today()),
        "plan": plan_sheet,
        "form": form,
        "nieuwer": code == Changed.status,
    }
    return show(request, "plan.html", code=code, **context)


def newer(request: Any, dossier: Dossier, rows: list[Trajectplan]) -> HttpResponse:
    """Somebody answered a version that is no longer the newest: show the newest, keep the words, ask again."""
    words = request.POST.get("tekst") or klad.read(request.actor, dossier.pk, GEREED).get("tekst", "")
    form = forms.StandpuntForm(initial={"tekst": words, "inhoud_sha256": rows[0].inhoud_sha256})
    return page(request, dossier, rows, rows[0], form, Changed.status)


def give(actor: Any, row: Trajectplan, data: dict[str, str]) -> None:
    """Store the answer and throw the draft away, together."""
    stukken.answer_plan(
        plan=row,
        antwoord=data["antwoord"],
        tekst=data["tekst"],
        inhoud_sha256=data["inhoud_sha256"],
        by=actor,
    )
    for key in (KLAD, GEREED):
        kladden.drop(dossier_id=row.dossier_id, sleutel=key, by=actor)
