"""Learning in one dossier: what was given, how far it is, and answering what was handed in."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.leren import bibliotheek
from wissel.leren.actions import antwoorden, toewijzen
from wissel.leren.models import Inlevering, Leerstap
from wissel.logbook.actions import record_look
from wissel.policies import Action, can, get_visible, requires
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page, page
from wissel.web.bureau.leren import blad
from wissel.web.bureau.leren.forms import AntwoordForm, GeefForm
from wissel.web.shared.formulieren import run, status

TAB = "leren"


@requires(Action.LEERSTAP_LEZEN)
def steps(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Everything this kandidaat has to learn and did."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.LEERSTAP_LEZEN)
    record_look(actor, "leerstof_gelezen", dossier=dossier, categorie="H")
    rows = blad.rows_of(actor, dossier, klok.today())
    context: dict[str, Any] = {
        "open": [each for each in rows if each.open], "klaar": [each for each in rows if not each.open],
        "mag_geven": can(actor, Action.LEERSTAP_TOEWIJZEN), "mag_lezen": can(actor, Action.INLEVERING_LEZEN),
    }  # fmt: skip
    return page(request, dossier, TAB, "bureau/leren/dossier.html", **context)


@requires(Action.LEERSTAP_TOEWIJZEN)
def give(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Give this kandidaat an item or a module."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.LEERSTAP_TOEWIJZEN)
    known = bibliotheek.library(actor.bureau_id)
    first = {"wat": f"i:{request.GET['item']}"} if request.GET.get("item") else {}
    form = GeefForm(request.POST or None, initial=first, kennis=known, dossiers=None)
    made: list[Any] = []

    def assign() -> None:
        items, module = form.chosen(known)
        made.extend(toewijzen.assign(dossiers=[dossier], items=items, module=module, by=actor, **_rest(form)))

    back = reverse("bureau:leren", args=[dossier.pk])
    if form.is_valid() and run(form, assign):
        words = _("Gegeven. De kandidaat krijgt bericht.") if made else _("De kandidaat had dit al.")
        messages.success(request, words)
        return redirect(back)
    return form_page(request, dossier, TAB, form, _("Iets te leren geven"), _("Geven"), back)


def _rest(form: GeefForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("waarom", "voor")}


@requires(Action.INLEVERING_LEZEN)
def step(request: Any, dossier_id: uuid.UUID, leerstap_id: uuid.UUID) -> HttpResponse:
    """What was handed in for one item, with room to answer the newest."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.INLEVERING_LEZEN)
    row = _step(request, dossier, leerstap_id, Action.INLEVERING_LEZEN)
    if request.method != "POST":
        record_look(actor, "leerstof_gelezen", dossier=dossier, onderwerp=row, categorie="H")
    found = blad.handed_in(actor, row)
    waits = (
        found[0]
        if found and found[0].antwoord is None and can(actor, Action.INLEVERING_BEANTWOORDEN)
        else None
    )
    form = AntwoordForm(request.POST or None) if waits else None
    if (
        waits
        and form
        and form.is_valid()
        and run(form, lambda: _answer(request, waits.id, form.cleaned_data))
    ):
        messages.success(request, _("Uw antwoord is verstuurd. De kandidaat krijgt bericht."))
        return redirect("bureau:leren", dossier.pk)
    context: dict[str, Any] = {
        "stap": row,
        "ingeleverd": found,
        "form": form,
        "soort": row.get_soort_display(),
    }
    context["mag_geven"] = can(actor, Action.LEERSTAP_TOEWIJZEN)
    return page(
        request, dossier, TAB, "bureau/leren/stap.html", code=status(form) if form else 200, **context
    )


def _answer(request: Any, key: uuid.UUID, data: dict[str, Any]) -> None:
    row = get_visible(request.actor, Inlevering, Action.INLEVERING_BEANTWOORDEN, pk=key)
    antwoorden.answer(inlevering=row, by=request.actor, **data)


@requires(Action.LEERSTAP_TOEWIJZEN)
def withdraw(request: Any, dossier_id: uuid.UUID, leerstap_id: uuid.UUID) -> HttpResponse:
    """Take an item back."""
    dossier = get_dossier(request, dossier_id, Action.LEERSTAP_TOEWIJZEN)
    row = _step(request, dossier, leerstap_id, Action.LEERSTAP_TOEWIJZEN)
    if request.method == "POST":
        toewijzen.withdraw(stap=row, by=request.actor)
        messages.success(request, _("Teruggehaald. De kandidaat ziet dit niet meer."))
    return redirect("bureau:leren", dossier.pk)


def _step(request: Any, dossier: Dossier, key: uuid.UUID, action: Action) -> Leerstap:
    return get_visible(request.actor, Leerstap, action, dossier=dossier, pk=key)
