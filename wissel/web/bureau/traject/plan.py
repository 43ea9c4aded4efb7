"""The tab Plan: reading a version, comparing two, offering, sending, and answering what the kandidaat proposes."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.documenten import actions as documenten
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import Action, Denied, can, get_visible, requires, visible
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.actions.planherstel import last_removed
from wissel.trajecten.actions.privacy import plan_findings
from wissel.trajecten.actions.privacystukken import answer_plan
from wissel.trajecten.models import Planregel, Traject, Trajectplan, Wijzigingsvoorstel
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject import planblad, plancontrole, planverschil
from wissel.web.bureau.traject import planvormen as vormen
from wissel.web.bureau.traject.planhulp import MAP, SCHRIJVEN, attempt, back
from wissel.web.bureau.traject.planweergave import customer, phases_of
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

LEZEN = Action.PLAN_LEZEN


@requires(LEZEN)
def plan(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The newest version."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    traject = _traject(request, dossier)
    plans = planblad.versions(request.actor, traject) if traject else []
    if traject is None or not plans:
        return _empty(request, dossier, traject)
    return _sheet(request, dossier, traject, plans, plans[0])


@requires(LEZEN)
def version(request: Any, dossier_id: uuid.UUID, plan_id: uuid.UUID) -> HttpResponse:
    """One version of any traject of this dossier."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    row = get_visible(request.actor, Trajectplan, dossier=dossier, pk=plan_id)
    traject = get_visible(request.actor, Traject, pk=row.traject_id)
    plans = planblad.versions(request.actor, traject)
    return _sheet(request, dossier, traject, plans, next(each for each in plans if each.pk == row.pk))


def _traject(request: Any, dossier: Dossier) -> Traject | None:
    return visible(request.actor, Traject).filter(dossier=dossier).order_by("-aangemaakt_op").first()


def _empty(request: Any, dossier: Dossier, traject: Traject | None) -> HttpResponse:
    may_start = traject is None and can(request.actor, Action.TRAJECT_WIJZIGEN)
    context: dict[str, Any] = {
        "traject": traject,
        "mag_schrijven": can(request.actor, SCHRIJVEN),
        "start_url": reverse("bureau:traject_nieuw", args=[dossier.pk]) if may_start else "",
    }
    return page(request, dossier, "plan", MAP + "plan_leeg.html", **context)


def _sheet(
    request: Any, dossier: Dossier, traject: Traject, plans: list[Trajectplan], row: Trajectplan
) -> HttpResponse:
    sheet = planblad.sheet(request.actor, dossier, traject, plans, row, request.GET.get("gericht", ""))
    context: dict[str, Any] = {"blad": sheet, "mag_schrijven": can(request.actor, SCHRIJVEN)}
    context["klussen"] = planblad.tasks(request.actor, dossier)
    if sheet.schrijven:
        context["obstakels"] = plancontrole.open_points(request.actor, dossier, traject, row)
        context["weggehaald"] = _removed(request, row)
    return page(request, dossier, "plan", MAP + "plan.html", **context)


def _removed(request: Any, row: Trajectplan) -> Any:
    """The line that was just taken out, to be put back."""
    form = vormen.ReeksForm({"reeks": request.GET.get("weg", "")})
    if not form.is_valid():
        return None
    series = form.cleaned_data["reeks"]
    if visible(request.actor, Planregel).filter(plan=row, reeks=series).exists():
        return None
    event = last_removed(plan=row, reeks=series)
    return {"naam": event.naam, "reeks": series} if event else None


@requires(LEZEN)
def difference(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Two versions word by word; without a choice the newest against the one before it."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    traject = _traject(request, dossier)
    plans = planblad.versions(request.actor, traject) if traject else []
    if traject is None or len(plans) < 2:
        return back(dossier)
    numbers = {str(each.nummer): each for each in plans}
    new = numbers.get(request.GET.get("naar", ""), plans[0])
    others = [each for each in plans if each.nummer < new.nummer] or [each for each in plans if each != new]
    old = numbers.get(request.GET.get("van", ""), others[0])
    context: dict[str, Any] = {
        "oud": old,
        "nieuw": new,
        "versies": plans,
        "plaatsen": planverschil.compare(old, new),
    }
    return page(request, dossier, "plan", MAP + "plan_verschil.html", **context)


@requires(SCHRIJVEN)
def offer(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Check who will read what, then freeze this version and lay it before the kandidaat."""
    dossier, traject, row = _newest(request, dossier_id)
    if _sent_twice(request, row, Trajectplan.Stand.BIJ_KANDIDAAT):
        return back(dossier)
    if row.stand != Trajectplan.Stand.CONCEPT:
        raise DomainError(
            "bevroren", _("Deze versie is al aangeboden. Maak een nieuwe versie om iets te wijzigen.")
        )
    form = vormen.BevestigForm(request.POST or None, plan=row)

    def freeze() -> None:
        documenten.offer_plan(plan=row, by=request.actor)

    if form.is_valid() and run(form, freeze):
        _say_offered(request, dossier)
        return back(dossier)
    more = {
        "obstakels": plancontrole.open_points(request.actor, dossier, traject, row),
        "woorden": plancontrole.medical(request.actor, dossier, row),
    }
    return _check_page(request, dossier, traject, row, form, "kandidaat", **more)


@requires(SCHRIJVEN)
def words(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Keep what was chosen for words that seem medical; then the check again."""
    dossier, _traject_, row = _newest(request, dossier_id)
    if request.method == "POST":
        stay, change = medisch.chosen(request.POST, plan_findings(row))
        answer_plan(plan=row, blijft=stay, anders=change, by=request.actor)
        if change:
            messages.success(request, _("De zin is vervangen. Vul in wat bij de puntjes hoort."))
    return redirect("bureau:plan_aanbieden", dossier.pk)


def _say_offered(request: Any, dossier: Dossier) -> None:
    """Who cannot sign in yet cannot read it either: say so, with what to do."""
    who = {"naam": dossier.kandidaat.naam}
    if dossier.kandidaat.user_id is not None:
        messages.success(request, _("%(naam)s kan het plan nu lezen.") % who)
        return
    messages.success(request, _("Het plan staat klaar voor %(naam)s.") % who)
    words = _(
        "%(naam)s kan nog niet inloggen. Nodig %(naam)s uit bij Partijen; tot die tijd leest niemand het plan."
    )
    messages.warning(request, words % who)


@requires(SCHRIJVEN)
def send(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Check who will read what, then send the offered version to the opdrachtgever."""
    dossier, traject, row = _newest(request, dossier_id)
    if _sent_twice(request, row, Trajectplan.Stand.BIJ_OPDRACHTGEVER):
        return back(dossier)
    if row.stand == Trajectplan.Stand.CONCEPT:
        raise DomainError(
            "stand", _("Bied dit plan eerst aan de kandidaat aan; daarna kan het naar de opdrachtgever.")
        )
    if row.stand != Trajectplan.Stand.BIJ_KANDIDAAT:
        raise DomainError("stand", _("Deze versie is al naar de opdrachtgever gestuurd."))
    form = vormen.BevestigForm(request.POST or None, plan=row)
    if form.is_valid() and run(form, lambda: documenten.send_plan(plan=row, by=request.actor)):
        messages.success(request, _("%(naam)s kan het plan nu lezen.") % {"naam": customer(dossier).naam})
        return back(dossier)
    return _check_page(request, dossier, traject, row, form, "opdrachtgever")


def _newest(request: Any, dossier_id: uuid.UUID) -> tuple[Dossier, Traject, Trajectplan]:
    """The newest version, for whoever may write it."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    rows = visible(request.actor, Trajectplan, SCHRIJVEN).filter(dossier=dossier).select_related("traject")
    row = rows.order_by("-traject__aangemaakt_op", "-nummer").first()
    if row is None:
        raise Denied(SCHRIJVEN, request.actor)
    return dossier, row.traject, row


def _sent_twice(request: Any, row: Trajectplan, done: str) -> bool:
    """Whether this is a second click on a step that was done with exactly this content."""
    return request.method == "POST" and row.stand == done and request.POST.get("inhoud") == row.inhoud_sha256


def _check_page(
    request: Any, dossier: Dossier, traject: Traject, row: Trajectplan, form: Any, naar: str, **more: Any
) -> HttpResponse:
    plans = planblad.versions(request.actor, traject)
    sheet = planblad.sheet(request.actor, dossier, traject, plans, row)
    context = {
        "blad": sheet,
        "geantwoord": any(each.nummer == row.nummer for each in sheet.antwoorden),
        "form": form,
        "naar": naar,
        "lezers": plancontrole.readers(dossier, naar=naar),
        "vertrouwelijk": plancontrole.confidential(request.actor, traject, row),
        "ontvanger": dossier.kandidaat.naam if naar == "kandidaat" else customer(dossier).naam,
        **more,
    }
    return page(request, dossier, "plan", MAP + "plan_controle.html", code=status(form), **context)


@requires(SCHRIJVEN)
def proposal(request: Any, dossier_id: uuid.UUID, voorstel_id: uuid.UUID) -> HttpResponse:
    """Take over what the kandidaat proposed, in the line itself, or answer why not."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Wijzigingsvoorstel, SCHRIJVEN, dossier=dossier, pk=voorstel_id)
    traject = get_visible(request.actor, Traject, pk=row.plan.traject_id)
    line = _line_now(request, traject, row)
    take = (request.POST or request.GET).get("doe") == "overnemen" and line is not None
    answer = vormen.VoorstelAntwoordForm(request.POST or None, verplicht=not take)
    change = None
    if take and line is not None:
        initial = vormen.RegelForm.initial_of(line)
        change = vormen.RegelForm(request.POST or None, fases=phases_of(traject), initial=initial)
    valid = answer.is_valid() and (change is None or change.is_valid())
    if valid and attempt(answer, lambda: _answer(request, row, answer, change))[0]:
        messages.success(request, _("Uw antwoord staat bij het voorstel. De kandidaat kan het lezen."))
        return back(dossier, f"#regel-{row.reeks}")
    context = {"voorstel": row, "regel": line, "antwoord": answer, "form": change, "overnemen": take}
    code = max(status(answer), status(change) if change else 200)
    return page(request, dossier, "plan", MAP + "plan_voorstel.html", code=code, **context)


def _line_now(request: Any, traject: Traject, row: Wijzigingsvoorstel) -> Planregel | None:
    """The line as it stands in the newest version."""
    rows = visible(request.actor, Planregel, SCHRIJVEN).filter(plan__traject=traject, reeks=row.reeks)
    newest = (
        visible(request.actor, Trajectplan, SCHRIJVEN).filter(traject=traject).order_by("-nummer").first()
    )
    return rows.filter(plan=newest).first()


def _answer(request: Any, row: Wijzigingsvoorstel, answer: Any, change: Any) -> None:
    plannen.answer_change(
        voorstel=row, overgenomen=change is not None, antwoord=answer.cleaned_data["antwoord"], by=request.actor,
        regelvelden=change.values() if change is not None else None,
    )  # fmt: skip
