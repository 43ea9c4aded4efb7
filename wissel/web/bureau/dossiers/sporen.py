"""Spoor 1, advice, the decision on spoor 2 and the outcome."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers import spoor2 as oordeel
from wissel.dossiers.actions import openen, spoor1, spoor2
from wissel.dossiers.models import Spoor1Onderzoek, Werkresultaat
from wissel.opmaak import lange_datum
from wissel.policies import Action, can, requires, visible
from wissel.web.bureau.dossiers import blad, forms
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.taaklinks import weergave as taaklinks
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

# What a bedrijfsarts or arbeidsdeskundige can be asked from this page, by a link.
VRAGEN = ("functieoordelen", "arbeidsdeskundig_rapport", "advies")


@requires(Action.SPOOR1_LEZEN)
def tracks(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What was examined, concluded, advised and decided."""
    dossier = get_dossier(request, dossier_id, Action.SPOOR1_LEZEN)
    rights: dict[str, Any] = {
        "mag_vastleggen": can(request.actor, Action.SPOOR1_VASTLEGGEN),
        "mag_advies": can(request.actor, Action.ADVIES_VASTLEGGEN),
        "mag_starten": can(request.actor, Action.SPOOR2_STARTEN),
        "oordelen": taaklinks.verdicts(request.actor, dossier),
        "kaart": taaklinks.card(request.actor, dossier, _("Vraag het de deskundige"), *VRAGEN),
    }
    return page(
        request, dossier, "spoor1", "spoor.html", **blad.spoor1_page(request.actor, dossier), **rights
    )


@requires(Action.SPOOR1_VASTLEGGEN)
def examine(request: Any, dossier_id: uuid.UUID, optie: str) -> HttpResponse:
    """Record what was examined for one way back at the own employer."""
    dossier = get_dossier(request, dossier_id, Action.SPOOR1_VASTLEGGEN)
    labels = dict(Spoor1Onderzoek.Optie.choices)
    if optie not in labels:
        raise Http404
    row = visible(request.actor, Spoor1Onderzoek).filter(dossier=dossier, optie=optie).first()
    form = forms.OnderzoekForm(request.POST or None, initial=forms.OnderzoekForm.initial_of(row))
    if medisch.valid(form, dossier, request.actor) and run(
        form,
        lambda: spoor1.record_onderzoek(dossier=dossier, optie=optie, by=request.actor, **form.cleaned_data),
    ):
        return _done(request, dossier, _("Het onderzoek is vastgelegd."))
    return form_page(request, dossier, "spoor1", form, str(labels[optie]), _("Vastleggen"), _back(dossier))


@requires(Action.SPOOR1_VASTLEGGEN)
def conclude(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Record the conclusion on spoor 1."""
    dossier = get_dossier(request, dossier_id, Action.SPOOR1_VASTLEGGEN)
    form = forms.ConclusieForm(request.POST or None)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: spoor1.conclude(dossier=dossier, by=request.actor, **form.cleaned_data)
    ):
        return _done(request, dossier, _("De conclusie is vastgelegd."))
    return form_page(
        request, dossier, "spoor1", form, _("Conclusie over spoor 1"), _("Vastleggen"), _back(dossier)
    )


@requires(Action.ADVIES_VASTLEGGEN)
def advise(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Record a consult or advice, in words about work."""
    dossier = get_dossier(request, dossier_id, Action.ADVIES_VASTLEGGEN)
    form = forms.AdviesForm(request.POST or None)
    if medisch.valid(form, dossier, request.actor) and run(
        form, lambda: spoor1.record_advies(dossier=dossier, by=request.actor, **form.cleaned_data)
    ):
        return _done(request, dossier, _("Het advies is vastgelegd."))
    title = _("Advies of spreekuur vastleggen")
    return form_page(request, dossier, "spoor1", form, title, _("Vastleggen"), _back(dossier))


@requires(Action.SPOOR1_VASTLEGGEN)
def result(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Record how it ended for work."""
    dossier = get_dossier(request, dossier_id, Action.SPOOR1_VASTLEGGEN)
    form = forms.ResultaatForm(request.POST or None, actor=request.actor)
    made: list[Werkresultaat] = []

    def record() -> None:
        data = dict(form.cleaned_data)
        name = data.pop("nieuwe_werkgever")
        if name and not data["werkgever"]:
            data["werkgever"] = openen.make_organisatie(by=request.actor, naam=name, soort="nieuwe_werkgever")
        made.append(spoor1.record_resultaat(dossier=dossier, by=request.actor, **data))

    if medisch.valid(form, dossier, request.actor) and run(form, record):
        words = _("De uitkomst is vastgelegd.")
        if made[0].uitkomst != form.cleaned_data["uitkomst"]:
            words = _("Dit is de eigen werkgever. Daarom staat er nu: terug in spoor 1.")
        return _done(request, dossier, words)
    return form_page(
        request, dossier, "spoor1", form, _("Uitkomst vastleggen"), _("Vastleggen"), _back(dossier)
    )


@requires(Action.SPOOR2_STARTEN)
def start(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What the rules say about spoor 2 today, and starting it; a warning never blocks."""
    dossier = get_dossier(request, dossier_id, Action.SPOOR2_STARTEN)
    today = klok.today()
    only = request.POST.get("alleen") == "besluit"
    form = forms.StartForm(
        request.POST if request.method == "POST" and not only else None, initial={"start_op": today}
    )
    if only and run(form, lambda: spoor2.record_besluit(dossier=dossier, by=request.actor, on=today)):
        return _done(request, dossier, _("Het besluit is vastgelegd."))
    if medisch.valid(form, dossier, request.actor):
        data = form.cleaned_data
        if run(form, lambda: spoor2.start(dossier=dossier, by=request.actor, **data)):
            _say_started(request, dossier, data["start_op"])
            return redirect("bureau:traject_nieuw", dossier.pk)
    context = {
        "besluit": blad.decision(oordeel.decide(dossier, peildatum=today)),
        "kans": oordeel.check_start(dossier, _asked_day(form) or today),
        "form": form,
    }
    return page(request, dossier, "spoor1", "spoor2.html", code=status(form), **context)


def _say_started(request: Any, dossier: Any, day: dt.date) -> None:
    """Say that it begins, and repeat what deserves attention on that day: nobody was stopped by it."""
    if day > klok.today():
        words = _("Spoor 2 begint op %(dag)s. Kies nu een sjabloon voor het traject.") % {
            "dag": lange_datum(day)
        }
    else:
        words = _("Spoor 2 is gestart. Kies nu een sjabloon voor het traject.")
    messages.success(request, words)
    for signal in oordeel.check_start(dossier, day).signalen:
        if signal.kleur == "oranje":
            messages.warning(request, signal.tekst)


def _asked_day(form: Any) -> Any:
    return getattr(form, "cleaned_data", {}).get("start_op") if form.is_bound else None


def _done(request: Any, dossier: Any, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("bureau:spoor1", dossier.pk)


def _back(dossier: Any) -> str:
    return reverse("bureau:spoor1", args=[dossier.pk])
