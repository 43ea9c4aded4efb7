"""The best vacancies by distance: a table, and a drawing of the country beside it. No third party is asked."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.urls import path

from wissel.arbeidsmarkt import postcodes
from wissel.jobportal import landkaart
from wissel.matching import lezen
from wissel.policies import Action
from wissel.web.kandidaat import jobportalblad as blad
from wissel.web.kandidaat import jobportallijst as lijst
from wissel.web.kandidaat.jobportal_zoeken import FilterForm
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier

MEESTE = 30
KLEINST, GROOTST = 5.0, 12.0


@dataclass(frozen=True, slots=True)
class Stip:
    """Work on the drawing: all vacancies of one postcode are one dot."""

    x: float
    y: float
    r: float
    naam: str


@dataclass(frozen=True, slots=True)
class Tekening:
    """The drawing: polygons, dots, and home when it is known."""

    land: str
    water: str
    eilanden: tuple[str, ...]
    stippen: tuple[Stip, ...]
    huis: Stip | None
    breed: int = landkaart.BREED
    hoog: int = landkaart.HOOG


@own_page(Action.JOBPORTAL_LEZEN, actief="werk")
def overview(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The best thirty of the search, the nearest first; those without a known distance last."""
    actor, form = request.actor, FilterForm(request.GET)
    mine, seeker = lijst.own(actor, dossier), lezen.zoeker(dossier.id)
    found = lijst.read(actor, seeker, mine, lijst.Keuze(form.question()), MEESTE)
    far = float("inf")
    near = sorted(
        found.resultaten, key=lambda each: far if each.match.afstand_km is None else each.match.afstand_km
    )
    context: dict[str, Any] = {
        "kaarten": blad.cards(near, mine), "tekening": _drawing(near, seeker.pc4), "thuis": seeker.pc4, "form": form,
        "meer": found.totaal > len(near),
    }  # fmt: skip
    return show(request, dossier, "jobportal_kaart.html", **context)


def _drawing(found: list[lezen.Resultaat], pc4: str) -> Tekening:
    by_code: dict[str, list[str]] = {}
    for each in found:
        if each.blad.pc4:
            by_code.setdefault(each.blad.pc4, []).append(each.blad.plaats or each.blad.pc4)
    dots = [_dot(code, f"{places[0]}: {len(places)}", len(places)) for code, places in by_code.items()]
    home = _dot(pc4, "", 1) if pc4 else None
    return Tekening(
        landkaart.outline(landkaart.LAND), landkaart.outline(landkaart.WATER),
        tuple(landkaart.outline(each) for each in landkaart.EILANDEN), tuple(dot for dot in dots if dot), home,
    )  # fmt: skip


def _dot(pc4: str, naam: str, number: int) -> Stip | None:
    where = postcodes.coordinates(pc4)
    if where is None:
        return None
    return Stip(*landkaart.point(*where), min(GROOTST, KLEINST + number - 1), naam)


paden = [path("vacatures/kaart/", overview, name="vacaturekaart")]
