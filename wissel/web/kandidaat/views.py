"""The kandidaat's day, the traject, the papers and who looked in the dossier."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.cv.actions.hulp import TAAK as CV_BEKIJKEN
from wissel.energie.actions import dag
from wissel.policies import Action, Denied, visible
from wissel.trajecten.actions import afspraken as verbs
from wissel.trajecten.actions import fases, taken
from wissel.trajecten.actions import klad as kladden
from wissel.trajecten.models import Afspraak, Fase, Taak
from wissel.trajecten.wia import VANAF_WEEK
from wissel.web.kandidaat import forms, inzage, rapportblad, stappen, verloop, weergave
from wissel.web.kandidaat.belastbaarheid import my_ability
from wissel.web.kandidaat.energie import aim_of_week
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import klad
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.rechten import rights_in
from wissel.web.shared.uwvstappen import uwv_rows

# Tasks that are done on a page of their own.
ELDERS = {
    "leren": "kandidaat:leren", "training": "kandidaat:trainingen", "gesprek_voorbereiden": "kandidaat:oefenen",
    "voorwaarde": "kandidaat:voorwaarden", "nabellen": "kandidaat:nabellen",
    "sollicitatie_akkoord": "kandidaat:sollicitaties", "vacaturevoorstel": "kandidaat:voorstellen",
}  # fmt: skip


@own_page(Action.VANDAAG_LEZEN, actief="vandaag")
def today(request: Any, dossier: MijnDossier) -> HttpResponse:
    """One thing to do now, the next appointment and where help is."""
    actor, now = request.actor, here_and_now()
    phases = weergave.phases(actor, dossier)
    appointment = weergave.next_appointment(weergave.appointments(actor, dossier, now))
    steps = stappen.steps(actor, dossier, phases, appointment, now)
    context: dict[str, Any] = {
        "groet": weergave.greeting(actor, now),
        "stap": steps[0] if steps else None,
        "meer": steps[1:],
        "afspraak": appointment,
        "afspraak_vandaag": appointment is not None and stappen.is_today(appointment, now),
        "fases": phases,
        "traject": weergave.traject(actor, dossier),
        "niet_vandaag": weergave.rests_today(actor, dossier, klok.now()),
        "kunnen": my_ability(actor, dossier),
        "rechten": rights_in(dossier.week, "kandidaat"),
        "week": aim_of_week(actor, dossier),
        "wia": dossier.week is not None and dossier.week >= VANAF_WEEK,
    }
    return show(request, dossier, "vandaag.html", **context)


@own_page(Action.VANDAAG_LEZEN, actief="vandaag")
def not_today(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Today does not work out, or after all does: what was planned moves, or comes back. No reason is asked."""
    if request.method == "POST":
        verb = dag.after_all if "toch" in request.POST else dag.less_good
        verb(dossier_id=dossier.id, by=request.actor)
    return redirect("kandidaat:vandaag")


@own_page(Action.TRAJECT_LEZEN, actief="traject")
def trajectory(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Where the kandidaat stands and which dates matter, with why."""
    dates = weergave.dates(request.actor, dossier, klok.today())
    context: dict[str, Any] = {
        "traject": weergave.traject(request.actor, dossier),
        "fases": weergave.phases(request.actor, dossier),
        "datums": [each for each in dates if not each.voorbij],
        "voorbij": [each for each in reversed(dates) if each.voorbij],
        "uwvstappen": uwv_rows(request.actor, dossier.id),
    }
    return show(request, dossier, "traject.html", **context)


@own_page(Action.LOGBOEK_LEZEN, actief="traject")
def story(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What was done in the traject, as far as it is shared with the kandidaat."""
    found = verloop.story(request.actor, dossier, verloop.key_of(request.GET.get("voor", "")))
    return show(request, dossier, "verloop.html", verloop=found)


@own_page(Action.INTAKE_LEZEN, actief="traject")
def told(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What the kandidaat told in the intake, as the coach wrote it down, with who may read it."""
    return show(request, dossier, "intake.html", gesprekken=verloop.told(request.actor, dossier))


@own_page(Action.FASE_KIEZEN, actief="traject")
def phase(request: Any, dossier: MijnDossier, fase_id: uuid.UUID) -> HttpResponse:
    """The own ranked choice and own words for a phase; nobody else can write them."""
    actor = request.actor
    row = visible(actor, Fase).filter(dossier_id=dossier.id, pk=fase_id).select_related("traject").first()
    if row is None:
        raise Denied(Action.FASE_KIEZEN, actor)
    key, own = f"fase:{row.pk}", weergave.phase(row)
    if klad.asked(request):
        return klad.keep(request, dossier.id, key, forms.KeuzeForm.NAMEN, request.path)
    before = forms.KeuzeForm.initial_of(own.keuze, own.woorden)
    form = forms.KeuzeForm(request.POST or None, initial={**before, **klad.read(actor, dossier.id, key)})

    def send() -> None:
        fases.choose(fase=row, keuze=form.choices_made(), woorden=form.cleaned_data["woorden"], by=actor)
        kladden.drop(dossier_id=dossier.id, sleutel=key, by=actor)

    if form.is_valid() and run(form, send):
        messages.success(request, _("Uw keuze is bewaard. Uw coach kan hem nu lezen."))
        return redirect("kandidaat:traject")
    return show(request, dossier, "fase.html", code=status(form), fase=own, form=form)


@own_page(Action.AFSPRAAK_LEZEN, actief="vandaag")
def appointments(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Every appointment, the coming ones first."""
    found = weergave.appointments(request.actor, dossier, here_and_now())
    coming = [each for each in found if not each.voorbij]
    return show(request, dossier, "afspraken.html", afspraken=coming, geweest=found[len(coming) :])


@own_page(Action.AFSPRAAK_BEVESTIGEN, actief="vandaag")
def confirm(request: Any, dossier: MijnDossier, afspraak_id: uuid.UUID) -> HttpResponse:
    """I will be there."""
    row = find_appointment(request, dossier, afspraak_id)
    if request.method == "POST":
        verbs.confirm(afspraak=row, by=request.actor)
        messages.success(request, _("Fijn dat u komt."))
    return redirect("kandidaat:afspraken")


@own_page(Action.AFSPRAAK_BEVESTIGEN, actief="vandaag")
def cancel(request: Any, dossier: MijnDossier, afspraak_id: uuid.UUID) -> HttpResponse:
    """It does not work out. No reason is asked; the other is told."""
    row = find_appointment(request, dossier, afspraak_id)
    if request.method == "POST":
        verbs.cancel(afspraak=row, by=request.actor)
        who = row.met.voornaam if row.met else _("Uw coach")
        messages.success(request, _("U heeft de afspraak afgezegd. %(wie)s weet het.") % {"wie": who})
    return redirect("kandidaat:afspraken")


def find_appointment(request: Any, dossier: MijnDossier, afspraak_id: uuid.UUID) -> Afspraak:
    """The appointment of the address in the own dossier, or Denied."""
    rows = visible(request.actor, Afspraak, Action.AFSPRAAK_BEVESTIGEN).select_related("met")
    row = rows.filter(dossier_id=dossier.id, pk=afspraak_id).first()
    if row is None:
        raise Denied(Action.AFSPRAAK_BEVESTIGEN, request.actor)
    return row


@own_page(Action.TAAK_DOEN, actief="vandaag")
def task(request: Any, dossier: MijnDossier, taak_id: uuid.UUID) -> HttpResponse:
    """One task: what is asked, and saying that it is done."""
    row = visible(request.actor, Taak).filter(dossier_id=dossier.id, pk=taak_id).first()
    if row is None or row.vervallen_op:
        raise Denied(Action.TAAK_DOEN, request.actor)
    if row.soort in ELDERS:
        return redirect(ELDERS[row.soort])
    if row.soort == CV_BEKIJKEN:
        return redirect("kandidaat:cv_overzicht")
    if request.method == "POST":
        taken.finish_taak(taak=row, by=request.actor)
        messages.success(request, _("Klaar. Uw coach ziet dat u dit heeft gedaan."))
        return redirect("kandidaat:vandaag")
    return show(request, dossier, "taak.html", taak=weergave.task(row))


@own_page(Action.DOCUMENT_LEZEN, actief="documenten")
def documents(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Every paper that is shared with the kandidaat."""
    context: dict[str, Any] = {
        "rapporten": rapportblad.reports(request.actor, dossier),
        "documenten": weergave.documents(request.actor, dossier),
    }
    return show(request, dossier, "documenten.html", **context)


@own_page(Action.INZAGE_LEZEN)
def looked(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Who looked in the dossier or did something in it."""
    before = request.GET.get("voor", "")
    found = inzage.looks(
        request.actor, dossier.id, int(before) if before.isdecimal() and len(before) < 19 else None
    )
    return show(request, dossier, "inzage.html", inzage=found)


def here_and_now() -> dt.datetime:
    """This time of the day on the day it is here, also when a demonstration stands on another day."""
    local = klok.now().astimezone(klok.NEDERLAND)
    return dt.datetime.combine(klok.today(), local.time(), klok.NEDERLAND)
