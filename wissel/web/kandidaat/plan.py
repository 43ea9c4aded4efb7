"""The plan: reading it, asking for another line, and answering exactly the version that was on screen."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.documenten import actions as stukken
from wissel.fouten import Changed
from wissel.logbook.actions import record_look
from wissel.policies import Action, Denied, visible
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.actions import plan as verbs
from wissel.trajecten.models import Planregel, Standpunt, Trajectplan
from wissel.web.kandidaat import forms, planblad, woorden
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad, planstuk
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.onderdelen import wasnu

# The draft of the form, and the answer that waits for the password; the first saves itself, the second never.
KLAD, GEREED = "plan", "plan_akkoord"
AKKOORD = {Standpunt.Antwoord.AKKOORD, Standpunt.Antwoord.AKKOORD_MET_OPMERKING}


@own_page(Action.PLAN_LEZEN, actief="werk")
def plan(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The newest version that was offered."""
    rows = planblad.versions(request.actor, dossier)
    if not rows:
        return show(request, dossier, "geen_plan.html")
    return plan_page(request, dossier, rows, rows[0])


@own_page(Action.PLAN_LEZEN, actief="werk")
def version(request: Any, dossier: MijnDossier, plan_id: uuid.UUID) -> HttpResponse:
    """An earlier version, as it was."""
    rows, row = find(request, dossier, plan_id)
    return redirect("kandidaat:plan") if row.pk == rows[0].pk else plan_page(request, dossier, rows, row)


@own_page(Action.PLAN_LEZEN, actief="werk")
def difference(request: Any, dossier: MijnDossier, plan_id: uuid.UUID) -> HttpResponse:
    """What changed in this version, against the one before it."""
    rows, row = find(request, dossier, plan_id)
    older = next(
        (each for each in rows if each.nummer < row.nummer and each.traject_id == row.traject_id), None
    )
    if older is None:
        return redirect("kandidaat:plan_versie", row.pk)
    found = wasnu.differences(older, row, woorden.VELDEN, woorden.KEUZES, _("Het hele plan"))
    return show(request, dossier, "plan_verschil.html", verschillen=found, oud=older.nummer, nieuw=row.nummer)


@own_page(Action.PLAN_BEANTWOORDEN, actief="werk")
def answer(request: Any, dossier: MijnDossier, plan_id: uuid.UUID) -> HttpResponse:
    """Answer one version. Agreeing goes on to the page that checks who it is; the rest is sent at once."""
    rows, row = find(request, dossier, plan_id)
    if request.method != "POST":
        return redirect("kandidaat:plan")
    if klad.asked(request):
        return klad.keep(request, dossier.id, KLAD, ("antwoord", "tekst"), reverse("kandidaat:plan"))
    form = forms.StandpuntForm(request.POST)
    if row.pk != rows[0].pk or form.data.get("inhoud_sha256") != row.inhoud_sha256:
        return newer(request, dossier, rows)
    if not form.is_valid():
        return plan_page(request, dossier, rows, row, form)
    if form.cleaned_data["antwoord"] in AKKOORD:
        for key in (KLAD, GEREED):
            kladden.keep(dossier_id=dossier.id, sleutel=key, inhoud=form.cleaned_data, by=request.actor)
        return redirect("kandidaat:plan_akkoord", row.pk)
    if not run(form, lambda: give(request.actor, dossier, row, form.cleaned_data)):
        return plan_page(request, dossier, rows, row, form)
    messages.success(request, _("Uw antwoord is verstuurd. Uw coach leest het."))
    return redirect("kandidaat:plan")


@own_page(Action.PLAN_BEANTWOORDEN, actief="werk", confirmed=True)
def agree(request: Any, dossier: MijnDossier, plan_id: uuid.UUID) -> HttpResponse:
    """Look once more, as the person one says to be, and agree. What was typed waits in the draft."""
    rows, row = find(request, dossier, plan_id)
    kept = klad.read(request.actor, dossier.id, GEREED)
    form = forms.StandpuntForm(
        {**kept, "inhoud_sha256": request.POST.get("inhoud_sha256", kept.get("inhoud_sha256"))}
    )
    if not form.is_valid() or form.cleaned_data["antwoord"] not in AKKOORD:
        return redirect("kandidaat:plan")
    if row.pk != rows[0].pk or form.cleaned_data["inhoud_sha256"] != row.inhoud_sha256:
        return newer(request, dossier, rows)
    sheet = planblad.plan(request.actor, rows, row)
    if request.method == "POST" and run(form, lambda: give(request.actor, dossier, row, form.cleaned_data)):
        messages.success(
            request, _("Dank u wel. U bent het eens met plan %(nummer)s.") % {"nummer": row.nummer}
        )
        return redirect("kandidaat:plan")
    code = status(form)
    return show(
        request, dossier, "plan_akkoord.html", code=code, plan=sheet, form=form, tekst=kept.get("tekst", "")
    )


@own_page(Action.PLAN_VOORSTELLEN, actief="werk")
def propose(request: Any, dossier: MijnDossier, plan_id: uuid.UUID, reeks: uuid.UUID) -> HttpResponse:
    """Ask for a change in one line of the newest version."""
    rows, row = find(request, dossier, plan_id)
    line = visible(request.actor, Planregel).filter(plan=row, reeks=reeks).first()
    if line is None:
        raise Denied(Action.PLAN_VOORSTELLEN, request.actor)
    key, here = f"voorstel:{reeks}", request.path
    if klad.asked(request):
        return klad.keep(request, dossier.id, key, ("tekst",), here)
    form = forms.VoorstelForm(request.POST or None, initial=klad.read(request.actor, dossier.id, key))

    def send() -> None:
        verbs.propose_change(plan=row, reeks=reeks, tekst=form.cleaned_data["tekst"], by=request.actor)
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=request.actor)

    if form.is_valid() and run(form, send):
        messages.success(request, _("Uw coach leest uw voorstel. U krijgt antwoord."))
        return redirect(reverse("kandidaat:plan") + f"#regel-{reeks}")
    sheet = planblad.plan(request.actor, rows, row)
    own = next(each for each in sheet.regels if each.reeks == reeks)
    return show(request, dossier, "voorstel.html", code=status(form), plan=sheet, regel=own, form=form)


def find(request: Any, dossier: MijnDossier, plan_id: uuid.UUID) -> tuple[list[Trajectplan], Trajectplan]:
    """All offered versions and the one of the address, or Denied."""
    rows = planblad.versions(request.actor, dossier)
    row = next((each for each in rows if each.pk == plan_id), None)
    if row is None:
        raise Denied(Action.PLAN_LEZEN, request.actor)
    return rows, row


def plan_page(
    request: Any,
    dossier: MijnDossier,
    rows: list[Trajectplan],
    row: Trajectplan,
    form: Any = None,
    code: int = 0,
) -> HttpResponse:
    """One version with its form. Reading it is logged first, and counts as opening the document."""
    record_look(request.actor, "plan_gelezen", dossier=dossier.id, onderwerp=row, categorie="I")
    paper = planstuk.of_plan(request.actor, row)
    if paper is not None:
        stukken.record_opened(document=paper, by=request.actor)
    sheet = planblad.plan(request.actor, rows, row)
    if form is None:
        kept = klad.read(request.actor, dossier.id, KLAD) if sheet.mag_antwoorden else {}
        form = forms.StandpuntForm(initial={**kept, "inhoud_sha256": row.inhoud_sha256})
    code = code or status(form)
    readers = _("uw coach. Gaat het plan naar uw werkgever? Dan staat uw laatste antwoord erbij.")
    context: dict[str, Any] = {
        "plan": sheet,
        "form": form,
        "nieuwer": code == Changed.status,
        "wie_leest": readers,
    }
    return show(request, dossier, "plan.html", code=code, **context)


def newer(request: Any, dossier: MijnDossier, rows: list[Trajectplan]) -> HttpResponse:
    """Somebody answered a version that is no longer the newest: show the newest, keep the words, ask again."""
    words = request.POST.get("tekst") or klad.read(request.actor, dossier.id, GEREED).get("tekst", "")
    form = forms.StandpuntForm(initial={"tekst": words, "inhoud_sha256": rows[0].inhoud_sha256})
    return plan_page(request, dossier, rows, rows[0], form, Changed.status)


def give(actor: Any, dossier: MijnDossier, row: Trajectplan, data: dict[str, str]) -> None:
    """Store the answer and throw the draft away, together."""
    verbs.give_standpunt(
        plan=row,
        antwoord=data["antwoord"],
        tekst=data["tekst"],
        inhoud_sha256=data["inhoud_sha256"],
        by=actor,
    )
    for key in (KLAD, GEREED):
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=actor)
