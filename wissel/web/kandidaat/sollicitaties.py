"""The own applications: the board, four fields to begin with, and one application from stage to stage (K7)."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t

from wissel import klok
from wissel.arbeidsmarkt.models import Vacature
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.policies import Action, get_visible, visible
from wissel.sollicitaties.actions import begin, sollicitatie
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiestap, Stand
from wissel.sollicitaties.ophalen import adres
from wissel.web.kandidaat import jobportallijst as lijst
from wissel.web.kandidaat import sollicitatiesblad as blad
from wissel.web.kandidaat import sollicitatiesnetwerk, sollicitatiesstappen
from wissel.web.kandidaat.energie import aim_of_week
from wissel.web.kandidaat.sollicitatiesvormen import NieuwForm, StapForm, WijzigForm
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run, status

LEZEN, SCHRIJVEN = Action.SOLLICITATIE_LEZEN, Action.SOLLICITATIE_SCHRIJVEN
VELDEN = ("werkgever", "functie", "soort", "volgende", "volgende_op", "tekst")
# After these stages there is something to fill in at once.
DAARNA = {Stand.AFGEWEZEN: "kandidaat:afwijzing", Stand.GESPREK: "kandidaat:sollicitatie_gesprek"}


@own_page(LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The board, or the same as a list; on top what waits for a word of the kandidaat."""
    cards = blad.cards(request.actor, dossier)
    context: dict[str, Any] = {
        "kaarten": cards, "kolommen": blad.board(cards), "lijst": request.GET.get("als") == "lijst",
        "wachten": [each for each in cards if each.akkoord == "voorgelegd"],
        "week": aim_of_week(request.actor, dossier), "post": adres.enabled(),
    }  # fmt: skip
    return show(request, dossier, "sollicitaties.html", **context)


@own_page(SCHRIJVEN, actief="werk")
def new(request: Any, dossier: MijnDossier) -> HttpResponse:
    """An application in four fields; the same one again asks whether it is another."""
    form = NieuwForm(request.POST or None, initial=_first(request, dossier))
    made: list[Sollicitatie] = []

    def make() -> None:
        try:
            made.append(begin(**_given(request, dossier, form.cleaned_data)))
        except DomainError as error:
            form.bekend = getattr(error.facts.get("bekend"), "pk", None)
            raise

    if medisch.valid(form, dossier.id, request.actor) and run(form, make):
        messages.success(request, _t("Toegevoegd. Heeft u bewijs? Zet het er dan meteen bij."))
        return redirect("kandidaat:sollicitatie", made[0].pk)
    return show(request, dossier, "sollicitatie_nieuw.html", code=status(form), form=form)


def _first(request: Any, dossier: MijnDossier) -> dict[str, Any]:
    """What is known: today, and the vacancy somebody came from (`?vacature=`)."""
    first: dict[str, Any] = {"sleutel": uuid.uuid4(), "datum": klok.today()}
    try:
        row = _vacancy(request, dossier, uuid.UUID(request.GET.get("vacature", "")))
    except ValueError:
        row = None
    if row is not None:
        first |= {
            "vacature": row.pk,
            "werkgever": row.werkgever_naam,
            "functie": row.titel[:150],
            "datum": None,
        }
    return first


def _given(request: Any, dossier: MijnDossier, data: dict[str, Any]) -> dict[str, Any]:
    key = data["vacature"]
    return {
        "dossier": get_visible(request.actor, Dossier, pk=dossier.id), "by": request.actor, "sleutel": data["sleutel"],
        "werkgever": data["werkgever"], "functie": data["functie"], "soort": data["soort"], "datum": data["datum"],
        "stand": Stand.VERSTUURD if data["datum"] else Stand.BEWAARD, "toch": data["toch"],
        "toelichting": data["waarom"] if data["toch"] else "",
        "vacature": _vacancy(request, dossier, key) if key else None,
    }  # fmt: skip


def _vacancy(request: Any, dossier: MijnDossier, key: uuid.UUID) -> Vacature | None:
    """A vacancy this kandidaat may meet: nothing that was found or named for another."""
    return lijst.find(request.actor, dossier, lijst.own(request.actor, dossier), key)


@own_page(LEZEN, actief="werk")
def one(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """One application: the next step, its story, its proof and what was learned."""
    row = blad.find(request.actor, dossier, sollicitatie_id)
    if row.weg_op:
        return show(request, dossier, "sollicitatie_weg.html", titel=str(row), id=row.pk)
    form = StapForm(keuzes=blad.choices(row), auto_id="stap_%s")
    return show(request, dossier, "sollicitatie.html", s=blad.sheet(request.actor, row), stap=form)


@own_page(SCHRIJVEN, actief="werk")
def move(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Write down a stage; afterwards what belongs to it."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    if request.method != "POST":
        return redirect("kandidaat:sollicitatie", row.pk)
    form = StapForm(request.POST, keuzes=blad.choices(row), auto_id="stap_%s")
    if medisch.valid(form, dossier.id, request.actor) and run(
        form, lambda: sollicitatie.move(sollicitatie=row, by=request.actor, **form.cleaned_data)
    ):
        messages.success(request, _t("Opgeschreven."))
        if "bord" in request.POST and form.cleaned_data["stand"] not in DAARNA:
            return redirect("kandidaat:sollicitaties")
        return redirect(DAARNA.get(form.cleaned_data["stand"], "kandidaat:sollicitatie"), row.pk)
    found = blad.sheet(request.actor, row)
    return show(request, dossier, "sollicitatie.html", code=422, s=found, stap=form)


@own_page(SCHRIJVEN, actief="werk")
def undo(
    request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID, sollicitatiestap_id: uuid.UUID
) -> HttpResponse:
    """Take the last stage back; it stays in the story."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    if request.method == "POST":
        rows = visible(request.actor, Sollicitatiestap, SCHRIJVEN).filter(sollicitatie=row)
        step = rows.filter(pk=sollicitatiestap_id).select_related("sollicitatie").first()
        step = step or get_visible(
            request.actor, Sollicitatiestap, SCHRIJVEN, sollicitatie=row, pk=sollicitatiestap_id
        )
        sollicitatie.undo(stap=step, by=request.actor)
        messages.success(request, _t("De stap is teruggezet."))
    return redirect("kandidaat:sollicitatie", row.pk)


@own_page(SCHRIJVEN, actief="werk")
def change(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Change the words, the next step, and which cv and letter go along."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    first = {name: getattr(row, name) for name in VELDEN} | {
        "versie": row.versie, "cvversie": row.cvversie_id or "", "briefversie": row.briefversie_id or ""
    }  # fmt: skip
    form = WijzigForm(
        request.POST or None, initial=first, keuzes=blad.versions(request.actor, dossier),
        vast=row.inzending_id is not None,
    )  # fmt: skip
    if medisch.valid(form, dossier.id, request.actor) and run(
        form, lambda: _save(request, dossier, row, form)
    ):
        messages.success(request, _t("Bewaard."))
        return redirect("kandidaat:sollicitatie", row.pk)
    found = blad.sheet(request.actor, row)
    return show(request, dossier, "sollicitatie_wijzigen.html", code=status(form), form=form, s=found)


def _save(request: Any, dossier: MijnDossier, row: Sollicitatie, form: Any) -> None:
    data = dict(form.cleaned_data)
    for name in {"cvversie", "briefversie"} & set(data):
        data[name] = blad.version(request.actor, dossier, name, data[name])
    try:
        sollicitatie.change(sollicitatie=row, by=request.actor, **data)
    except Changed:
        fresh = blad.find(request.actor, dossier, row.pk, SCHRIJVEN)
        form.data = form.data.copy()
        form.data["versie"], form.nu = fresh.versie, fresh
        raise


@own_page(SCHRIJVEN, actief="werk")
def throw_away(request: Any, dossier: MijnDossier, sollicitatie_id: uuid.UUID) -> HttpResponse:
    """Out of the list, or back in it; nothing is lost."""
    row = blad.find(request.actor, dossier, sollicitatie_id, SCHRIJVEN)
    if request.method != "POST":
        return redirect("kandidaat:sollicitatie", row.pk)
    gone = "terug" not in request.POST
    sollicitatie.throw_away(sollicitatie=row, by=request.actor, weg=gone)
    messages.success(request, _t("Weggehaald.") if gone else _t("De sollicitatie staat weer in uw lijst."))
    return redirect("kandidaat:sollicitatie", row.pk)


E = "sollicitaties/<uuid:sollicitatie_id>/"
paden = [
    path("sollicitaties/", overview, name="sollicitaties"),
    path("sollicitaties/nieuw/", new, name="sollicitatie_nieuw"),
    *sollicitatiesnetwerk.paden,
    path(E, one, name="sollicitatie"),
    path(E + "stap/", move, name="sollicitatie_stap"),
    path(E + "stap/<uuid:sollicitatiestap_id>/terug/", undo, name="sollicitatie_stap_terug"),
    path(E + "wijzigen/", change, name="sollicitatie_wijzigen"),
    path(E + "weg/", throw_away, name="sollicitatie_weg"),
    *sollicitatiesstappen.paden,
]
