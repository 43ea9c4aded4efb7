"""What one does to an application with a button: a stage, back again, laying before, proof, and throwing away."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wissel.fouten import DomainError
from wissel.policies import get_visible, requires
from wissel.sollicitaties.actions import akkoord, bewijs, netwerk, sollicitatie
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatiebewijs, Sollicitatiestap, Stand
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.sollicitaties import forms, hulp
from wissel.web.bureau.sollicitaties.hulp import SCHRIJVEN, VOORLEGGEN
from wissel.web.bureau.sollicitaties.views import show
from wissel.web.shared.formulieren import run
from wissel.web.shared.medisch import valid


@requires(SCHRIJVEN)
def move(request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Write down a stage, from the board or from the page."""
    dossier, row = hulp.find(request, dossier_id, sollicitatie_id, SCHRIJVEN)
    if request.method != "POST":
        return hulp.to_one(row)
    form = forms.StapForm(request.POST, keuzes=Stand.choices, auto_id="stap_%s")
    if valid(form, dossier, request.actor) and run(
        form, lambda: sollicitatie.move(sollicitatie=row, by=request.actor, **form.cleaned_data)
    ):
        words = {"wat": row, "stand": dict(Stand.choices)[form.cleaned_data["stand"]]}
        messages.success(request, _("%(wat)s staat nu op: %(stand)s.") % words)
        board = request.POST.get("van") == "bord" and form.cleaned_data["stand"] != Stand.AFGEWEZEN
        return hulp.to_board(dossier) if board else hulp.to_one(row)
    return show(request, dossier, row, 422, stap=form)


@requires(SCHRIJVEN)
def undo(
    request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID, sollicitatiestap_id: uuid.UUID
) -> HttpResponse:
    """Take a stage back."""
    _dossier, row = hulp.find(request, dossier_id, sollicitatie_id, SCHRIJVEN)
    step = get_visible(request.actor, Sollicitatiestap, SCHRIJVEN, sollicitatie=row, pk=sollicitatiestap_id)
    if request.method == "POST":
        _say(request, lambda: sollicitatie.undo(stap=step, by=request.actor), _("Teruggezet."))
    return hulp.to_one(row)


@requires(VOORLEGGEN)
def propose(request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Lay a prepared application before the kandidaat."""
    dossier, row = hulp.find(request, dossier_id, sollicitatie_id, VOORLEGGEN)
    if request.method == "POST":
        words = _("%(naam)s kan nu lezen wat u klaarmaakte, en akkoord geven.") % {
            "naam": dossier.kandidaat.naam
        }
        _say(request, lambda: akkoord.propose(sollicitatie=row, by=request.actor), words)
    return hulp.to_one(row)


@requires(SCHRIJVEN)
def throw_away(request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Take an application out of the lists, or put it back."""
    dossier, row = hulp.find(request, dossier_id, sollicitatie_id, SCHRIJVEN)
    away = request.POST.get("doe") != "terug"
    if request.method == "POST":
        words = _("Weggehaald uit de lijst.") if away else _("Teruggezet in de lijst.")
        _say(request, lambda: sollicitatie.throw_away(sollicitatie=row, by=request.actor, weg=away), words)
        return hulp.to_board(dossier) if away else hulp.to_one(row)
    return hulp.to_one(row)


@requires(SCHRIJVEN)
def add_proof(request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Keep a file, or four facts, as proof."""
    dossier, row = hulp.find(request, dossier_id, sollicitatie_id, SCHRIJVEN)
    if request.method != "POST":
        return hulp.to_one(row)
    by_hand = request.POST.get("doe") == "hand"
    form: Any
    if by_hand:
        form = forms.HandbewijsForm(request.POST, auto_id="hand_%s")
        verb: Any = bewijs.add_by_hand
    else:
        form = forms.BewijsForm(request.POST, request.FILES, te_groot=getattr(request, "te_groot", ()))
        verb = bewijs.add_file
    made: list[bewijs.Toegevoegd] = []
    if valid(form, dossier, request.actor) and run(
        form, lambda: made.append(verb(sollicitatie=row, by=request.actor, **form.cleaned_data))
    ):
        messages.success(
            request, _("Dit bewijs stond er al.") if made[0].was_er_al else _("Het bewijs is bewaard.")
        )
        return hulp.to_one(row)
    return show(request, dossier, row, 422, **{"hand" if by_hand else "bestand": form, "bewijs_open": True})


@requires(SCHRIJVEN)
def withdraw_proof(
    request: Any, dossier_id: uuid.UUID, sollicitatie_id: uuid.UUID, sollicitatiebewijs_id: uuid.UUID
) -> HttpResponse:
    """Say that a proof does not belong here."""
    _dossier, row = hulp.find(request, dossier_id, sollicitatie_id, SCHRIJVEN)
    proof = get_visible(
        request.actor, Sollicitatiebewijs, SCHRIJVEN, sollicitatie=row, pk=sollicitatiebewijs_id
    )
    if request.method == "POST":
        _say(
            request,
            lambda: bewijs.withdraw(bewijs=proof, by=request.actor),
            _("Het bewijs is hier weggehaald."),
        )
    return hulp.to_one(row)


@requires(SCHRIJVEN)
def drop_contact(request: Any, dossier_id: uuid.UUID, netwerkcontact_id: uuid.UUID) -> HttpResponse:
    """Take away a contact that was written down by mistake."""
    dossier = get_dossier(request, dossier_id, SCHRIJVEN)
    row = get_visible(request.actor, Netwerkcontact, SCHRIJVEN, dossier=dossier, pk=netwerkcontact_id)
    if request.method == "POST":
        _say(
            request, lambda: netwerk.take_out(contact=row, by=request.actor), _("Het contact is weggehaald.")
        )
    return hulp.to_board(dossier)


def _say(request: Any, verb: Any, words: str) -> None:
    """Do it and say so; a refusal is said in its own words."""
    from django.db import transaction

    try:
        with transaction.atomic():
            verb()
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, words)
