"""What belongs to one application: proof, a talk that comes, a rejection, and approval of what the bureau prepared."""

import datetime as dt
import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t

from wissel import klok
from wissel.policies import Action, get_visible, visible
from wissel.sollicitaties.actions import akkoord, bewijs, gesprek, lessen
from wissel.sollicitaties.models import Afwijzing, Sollicitatiebewijs
from wissel.sollicitaties.nabellen import VRAGEN
from wissel.web.kandidaat import sollicitatiesblad as blad
from wissel.web.kandidaat.sollicitatiesvormen import (
    AfwijzingForm,
    AndersForm,
    BestandForm,
    GesprekForm,
    HandForm,
)
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

LEZEN, SCHRIJVEN = Action.SOLLICITATIE_LEZEN, Action.SOLLICITATIE_SCHRIJVEN
BESLISSEN = Action.SOLLICITATIE_BESLISSEN
LESVELDEN = ("reden", "les", "voorstel")


@own_page(SCHRIJVEN, actief="werk")
def add_proof(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """A mail, PDF or photo, or four facts; the same one twice says so."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    hand, sent = "aan" in request.POST, request.method == "POST"
    file_form = BestandForm(
        *((request.POST, request.FILES) if sent and not hand else ()),
        te_groot=getattr(request, "te_groot", ()),
    )
    hand_form = HandForm(request.POST if hand else None, initial={"datum": klok.today()}, auto_id="hand_%s")
    done: list[bewijs.Toegevoegd] = []
    kept = {"sollicitatie": row, "by": request.actor}
    if hand:
        ok = medisch.valid(hand_form, dossier.id, request.actor) and run(
            hand_form, lambda: done.append(bewijs.add_by_hand(**kept, **hand_form.cleaned_data))
        )
    else:
        ok = file_form.is_valid() and run(
            file_form, lambda: done.append(bewijs.add_file(**kept, bestand=file_form.cleaned_data["bestand"]))
        )
    if ok:
        said = _t("Dit bewijs stond er al.") if done[0].was_er_al else _t("Het bewijs is bewaard.")
        messages.success(request, said)
        return redirect("kandidaat:sollicitatie", row.pk)
    context = {"s": blad.sheet(request.actor, row), "bestand": file_form, "hand": hand_form}
    code = max(status(file_form), status(hand_form))
    return show(request, dossier, "sollicitatie_bewijs.html", code=code, **context)


@own_page(SCHRIJVEN, actief="werk")
def withdraw_proof(
    request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID, sollicitatiebewijs_id: uuid.UUID
) -> HttpResponse:
    """This proof does not belong here; it stays in the dossier as withdrawn."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    if request.method == "POST":
        rows = visible(request.actor, Sollicitatiebewijs, SCHRIJVEN).select_related("sollicitatie")
        proof = rows.filter(sollicitatie=row, pk=sollicitatiebewijs_id).first()
        proof = proof or get_visible(
            request.actor, Sollicitatiebewijs, SCHRIJVEN, sollicitatie=row, pk=sollicitatiebewijs_id
        )
        bewijs.withdraw(bewijs=proof, by=request.actor)
        messages.success(request, _t("Het bewijs is weggehaald."))
    return redirect("kandidaat:sollicitatie", row.pk)


@own_page(SCHRIJVEN, actief="werk")
def interview(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """When the talk is; for a talk to come there is a card at once."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    form = GesprekForm(request.POST or None, initial={"sleutel": uuid.uuid4()})
    made: list[Any] = []

    def plan() -> None:
        data = form.cleaned_data
        begin = dt.datetime.combine(data["dag"], data["tijd"], klok.NEDERLAND)
        given = {"sleutel": data["sleutel"], "plaats": data["plaats"], "begint_op": begin}
        made.append(gesprek.plan_interview(sollicitatie=row, by=request.actor, **given))

    if form.is_valid() and run(form, plan):
        card = made[0].kaart_id
        if card is None:
            messages.success(request, _t("Opgeschreven."))
            return redirect("kandidaat:sollicitatie", row.pk)
        messages.success(request, _t("Fijn, een gesprek. Uw kaart om u voor te bereiden staat klaar."))
        return redirect("kandidaat:gesprekskaart", card)
    found = blad.sheet(request.actor, row)
    return show(request, dossier, "sollicitatie_gesprek.html", code=status(form), form=form, s=found)


@own_page(SCHRIJVEN, actief="werk")
def rejection(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Why it was no, what it teaches, and whether to call and ask."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    known = visible(request.actor, Afwijzing).filter(sollicitatie=row).first()
    first = {name: getattr(known, name) for name in LESVELDEN} if known else {}
    first["nabellen"] = known is None or known.nabellen_op is not None
    form = AfwijzingForm(request.POST or None, initial=first)
    if medisch.valid(form, dossier.id, request.actor) and run(
        form, lambda: lessen.learn(sollicitatie=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Bewaard. Goed dat u hiernaar keek."))
        return redirect("kandidaat:sollicitatie", row.pk)
    context = {"form": form, "s": blad.sheet(request.actor, row), "vragen": VRAGEN}
    return show(request, dossier, "sollicitatie_afwijzing.html", code=status(form), **context)


@own_page(SCHRIJVEN, actief="werk")
def called(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """The kandidaat called to ask why; then the reason can be filled in."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    if request.method != "POST":
        return redirect("kandidaat:sollicitatie", row.pk)
    lessen.called_back(sollicitatie=row, by=request.actor)
    messages.success(request, _t("Knap dat u belde. Schrijf hier op wat u hoorde."))
    return redirect("kandidaat:afwijzing", row.pk)


@own_page(BESLISSEN, actief="werk")
def approve(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Read what the bureau prepared, and agree, ask for something else, or say no."""
    row = blad.find(request.actor, dossier, sollicitatie_id, BESLISSEN)
    said = request.POST.get("antwoord", "")
    form = AndersForm(request.POST if said == "anders" else None)
    done = False
    if said == "ja":
        shown = request.POST.get("versie", "")
        akkoord.approve(
            sollicitatie=row,
            by=request.actor,
            versie=int(shown) if shown.isdecimal() and len(shown) < 9 else 0,
        )
        done = True
    elif said == "nee":
        akkoord.refuse(sollicitatie=row, by=request.actor, sleutel=uuid.uuid5(row.pk, f"nee {row.versie}"))
        done = True
    elif said == "anders":
        done = medisch.valid(form, dossier.id, request.actor) and run(
            form, lambda: akkoord.ask_change(sollicitatie=row, by=request.actor, **form.cleaned_data)
        )
    if done:
        messages.success(request, _said(said))
        return redirect("kandidaat:sollicitatie", row.pk)
    found = blad.sheet(request.actor, row)
    return show(request, dossier, "sollicitatie_akkoord.html", code=status(form), form=form, s=found)


def _said(answer: str) -> str:
    words = {
        "ja": _t("U gaf akkoord. Uw begeleider verstuurt de sollicitatie."),
        "anders": _t("Uw vraag is verstuurd. U krijgt bericht als het klaar is."),
        "nee": _t("Deze sollicitatie gaat niet door."),
    }
    return words[answer]


E = "sollicitaties/<uuid:sollicitatie_id>/"
paden = [
    path(E + "bewijs/", add_proof, name="sollicitatie_bewijs"),
    path(E + "bewijs/<uuid:sollicitatiebewijs_id>/weg/", withdraw_proof, name="sollicitatie_bewijs_weg"),
    path(E + "gesprek/", interview, name="sollicitatie_gesprek"),
    path(E + "afwijzing/", rejection, name="afwijzing"),
    path(E + "gebeld/", called, name="afwijzing_gebeld"),
    path(E + "akkoord/", approve, name="sollicitatie_akkoord"),
]
