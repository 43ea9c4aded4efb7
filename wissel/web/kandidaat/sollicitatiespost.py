"""The own address for mail about applications, and mail that has no place yet; only where a mail server is run."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t

from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.policies import Action, Denied, get_visible, visible
from wissel.sollicitaties.models import Postadres, Poststuk, Sollicitatie
from wissel.sollicitaties.ophalen import adres, ontvangst
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier

POST = Action.SOLLICITATIEPOST


@dataclass(frozen=True, slots=True)
class Stuk:
    """What the header of one mail claims."""

    id: uuid.UUID
    op: dt.datetime
    datum: dt.date | None
    van: str
    aan: str
    onderwerp: str


@own_page(POST, actief="werk")
def tray(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The address, and what still needs a place."""
    return _page(request, dossier)


def _page(request: Any, dossier: MijnDossier, fout: str = "") -> HttpResponse:
    _refuse_off()
    own = visible(request.actor, Postadres).filter(dossier_id=dossier.id, uit_op__isnull=True).first()
    rows = visible(request.actor, Poststuk).filter(
        dossier_id=dossier.id, bewijs__isnull=True, weg_op__isnull=True
    )
    mails = tuple(Stuk(r.pk, r.op, r.datum, r.van, r.aan, r.onderwerp) for r in rows.order_by("-op")[:100])
    places = visible(request.actor, Sollicitatie).filter(dossier_id=dossier.id, weg_op__isnull=True)
    context: dict[str, Any] = {
        "adres": adres.shown(own) if own else "", "stukken": mails, "fout": fout,
        "plekken": tuple((row.pk, str(row)) for row in places.order_by("-stand_op", "-id")[:200]),
    }  # fmt: skip
    return show(request, dossier, "sollicitatiepost.html", code=422 if fout else 200, **context)


@own_page(POST, actief="werk")
def address(request: Any, dossier: MijnDossier) -> HttpResponse:
    """A fresh address, or none any more."""
    _refuse_off()
    if request.method == "POST":
        own = get_visible(request.actor, Dossier, pk=dossier.id)
        if request.POST.get("doe") == "uit":
            adres.close(dossier=own, by=request.actor)
            messages.success(request, _t("Het adres werkt niet meer."))
        else:
            adres.renew(dossier=own, by=request.actor)
            messages.success(request, _t("Dit is uw nieuwe adres. Een oud adres werkt niet meer."))
    return redirect("kandidaat:sollicitatiepost")


@own_page(POST, actief="werk")
def sort(request: Any, dossier: MijnDossier, poststuk_id: uuid.UUID) -> HttpResponse:
    """Say where a mail belongs, or throw it away."""
    _refuse_off()
    row = get_visible(request.actor, Poststuk, POST, dossier_id=dossier.id, pk=poststuk_id)
    if request.method != "POST":
        return redirect("kandidaat:sollicitatiepost")
    if request.POST.get("doe") == "weg":
        ontvangst.throw_away(poststuk=row, by=request.actor)
        messages.success(request, _t("De mail is weg."))
        return redirect("kandidaat:sollicitatiepost")
    target = _target(request, dossier)
    if target is None:
        return _page(request, dossier, _t("Kies eerst bij welke sollicitatie deze mail hoort."))
    try:
        ontvangst.place(poststuk=row, sollicitatie=target, by=request.actor)
    except DomainError as error:
        return _page(request, dossier, error.message)
    messages.success(request, _t("De mail staat nu als bewijs bij uw sollicitatie."))
    return redirect("kandidaat:sollicitatie", target.pk)


def _target(request: Any, dossier: MijnDossier) -> Sollicitatie | None:
    try:
        chosen = uuid.UUID(request.POST.get("sollicitatie", ""))
    except ValueError:
        return None
    rows = visible(request.actor, Sollicitatie, Action.SOLLICITATIE_SCHRIJVEN)
    return rows.filter(dossier_id=dossier.id, pk=chosen).first()


def _refuse_off() -> None:
    if not adres.enabled():
        raise Denied(POST)


paden = [
    path("sollicitaties/post/", tray, name="sollicitatiepost"),
    path("sollicitaties/post/adres/", address, name="sollicitatiepost_adres"),
    path("sollicitaties/post/<uuid:poststuk_id>/", sort, name="poststuk"),
]
