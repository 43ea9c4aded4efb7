"""The agenda of a week, a new appointment from it, a free moment, and working hours."""

import datetime as dt
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.models import Persoon
from wissel.policies import Action, can, requires, visible
from wissel.trajecten import agenda
from wissel.trajecten.actions import afspraken
from wissel.trajecten.actions import agenda as verbs
from wissel.web.bureau.agenda import forms, weekblad
from wissel.web.bureau.agenda.wiens import Wiens, nobody, own, whose
from wissel.web.shared.formulieren import run, status

MAP = "bureau/agenda/"


@requires(Action.AFSPRAAK_LEZEN)
def week(request: Any) -> HttpResponse:
    """Monday to Sunday of one person."""
    wiens, today = whose(request.actor, request.GET.get("coach", "")), klok.today()
    monday = weekblad.monday_of(request.GET.get("week", ""), today)
    sheet = weekblad.build(request.actor, wiens, monday, today)
    context: dict[str, Any] = {
        "week": sheet, "wiens": wiens, "niemand": nobody(wiens),
        "vorige_url": _week_url(wiens, sheet.vorige), "volgende_url": _week_url(wiens, sheet.volgende),
        "nu_url": _week_url(wiens, None), "mag_maken": can(request.actor, Action.AFSPRAAK_MAKEN),
        "bulk_url": _bulk_url(request.actor, wiens, sheet),
        "waarneming_url": reverse("bureau:waarneming") if can(request.actor, Action.WAARNEMING_LEZEN) else "",
        "mag_werktijd": can(request.actor, Action.WERKTIJD_WIJZIGEN), "vandaag": today, "actief": "agenda",
    }  # fmt: skip
    return render(request, MAP + "week.html", context)


def _bulk_url(actor: Any, wiens: Wiens, sheet: weekblad.Week) -> str:
    """Where the appointments of this week are moved together; empty when there is nothing to move."""
    if not can(actor, Action.AFSPRAAK_MAKEN) or not sheet.aantal or sheet.zondag < klok.today():
        return ""
    values = {"week": sheet.maandag.isoformat(), **({} if wiens.eigen else {"coach": str(wiens.id)})}
    return reverse("bureau:bulk_verzetten") + "?" + urlencode(values)


def _week_url(wiens: Wiens, monday: dt.date | None) -> str:
    values = {
        "week": monday.isoformat() if monday else "",
        "coach": "" if wiens.eigen else str(wiens.id or ""),
    }
    query = urlencode({name: value for name, value in values.items() if value})
    return reverse("bureau:agenda") + ("?" + query if query else "")


@requires(Action.AFSPRAAK_MAKEN)
def new(request: Any) -> HttpResponse:
    """Plan an appointment at a moment that was chosen in the agenda."""
    wiens = whose(request.actor, request.GET.get("coach", ""))
    form = forms.NieuweAfspraakForm(
        request.POST if request.method == "POST" else None,
        actor=request.actor,
        wiens=wiens,
        initial=_asked(request),
    )
    over: list[str] = []
    if form.is_valid():
        over = afspraken.over(form.over())
        made: list[Any] = []
        plan = lambda: made.append(afspraken.plan_afspraak(by=request.actor, **form.verb_values()))  # noqa: E731
        if not over and run(form, plan):
            messages.success(request, _("De afspraak staat erin. De kandidaat krijgt bericht."))
            return redirect(
                _week_url(wiens, weekblad.monday_of(form.cleaned_data["dag"].isoformat(), klok.today()))
            )
    context = {
        "form": form,
        "wiens": wiens,
        "over": over,
        "actief": "agenda",
        "fout_titel": bool(form.errors),
    }
    return render(request, MAP + "nieuw.html", context, status=409 if over else status(form))


def _asked(request: Any) -> dict[str, Any]:
    """What the address already fills in; whatever cannot be read is left out."""
    found: dict[str, Any] = {
        "dossier": request.GET.get("dossier", ""),
        "tijd": request.GET.get("tijd", "")[:5],
    }
    try:
        found["dag"] = dt.date.fromisoformat(request.GET.get("dag", ""))
    except ValueError:
        found["dag"] = None
    if request.GET.get("minuten", "").isdecimal():
        found["minuten"] = int(request.GET["minuten"][:3])
    return {name: value for name, value in found.items() if value}


@requires(Action.AFSPRAAK_MAKEN)
def find_moment(request: Any) -> HttpResponse:
    """Free moments of this person in the coming two weeks."""
    wiens = whose(request.actor, request.GET.get("coach", ""))
    asked = "minuten" in request.GET
    form = forms.MomentForm(request.GET if asked else {"minuten": "60"}, actor=request.actor, wiens=wiens)
    days: dict[dt.date, list[Any]] = defaultdict(list)
    if form.is_valid() and wiens.id:
        dossier, minutes = form.cleaned_data["dossier"], form.cleaned_data["minuten"]
        slots = agenda.free_slots(
            bureau_id=request.actor.bureau_id, persoon_id=wiens.id, minuten=minutes, since=afspraken.this_moment(),
            dossier_id=dossier.pk if dossier else None,
        )  # fmt: skip
        for slot in slots:
            url = weekblad.new_url(wiens, slot.begin, minutes, str(dossier.pk) if dossier else "")
            days[slot.begin.date()].append((f"{slot.begin:%H.%M}", url))
    context = {"form": form, "wiens": wiens, "dagen": list(days.items()), "actief": "agenda"}
    return render(request, MAP + "moment.html", context, status=status(form))


@requires(Action.WERKTIJD_WIJZIGEN)
def hours(request: Any) -> HttpResponse:
    """The own working hours; a manager sets those that hold for the whole bureau."""
    mine = own(request.actor)
    person = visible(request.actor, Persoon).filter(pk=request.actor.persoon_id).first() if mine else None
    now = agenda.hours_of(request.actor.bureau_id, person.pk if person else None)
    form = forms.WerktijdForm(
        request.POST if request.method == "POST" else None, initial=forms.WerktijdForm.initial_of(now)
    )

    def keep() -> None:
        verbs.set_hours(persoon=person, by=request.actor, **form.cleaned_data)

    if form.is_valid() and run(form, keep):
        messages.success(request, _("De werktijden zijn bewaard."))
        return redirect("bureau:agenda")
    context = {"form": form, "eigen": mine, "van_bureau": mine and not now.eigen, "actief": "agenda"}
    return render(
        request, MAP + "werktijd.html", {**context, "fout_titel": bool(form.errors)}, status=status(form)
    )
