"""What the kandidaat has to do and why, what the employer did for return, and who did what in the traject."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _l

from wissel import klok
from wissel.dossiers.models import Dossier, Spoor1Onderzoek
from wissel.dossiers.plichten.kalender import Partij, Toestand
from wissel.policies import Action, get_visible, visible
from wissel.web.kandidaat import woorden
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.inspanningen import efforts
from wissel.web.shared.plichten import Plichtrij, duty_rows, grouped, of_party
from wissel.web.shared.spoor1log import action_lines

NAMEN = {
    **woorden.DATUMS,
    "eindevaluatie_vanaf": (
        _l("Laatste gesprek met uw werkgever"),
        _l("U kijkt samen terug op de twee jaar. De bedrijfsarts schrijft op wat u nu kunt."),
    ),
    "melding_42e_week": (_l("Brief aan het UWV"), _l("Uw werkgever laat het UWV weten dat u nog ziek bent.")),
    "vangnetmelding": (_l("Melding aan het UWV"), _l("Uw werkgever meldt uw ziekte bij het UWV.")),
    "uwv_besluit_loonsanctie": (
        _l("Het UWV beslist over het loon"),
        _l("Het UWV kijkt of uw werkgever genoeg deed. Deed hij te weinig? Dan betaalt hij langer loon."),
    ),
}
GROEPEN = {
    "wet": _l("Dit moet van de wet"),
    "beleid": _l("Zo wil het UWV het"),
    "rechtspraak": _l("Dit heeft een rechter gezegd"),
    "praktijk": _l("Dit is een afspraak"),
}
ANTWOORDEN = {
    True: _l("Dit is bekeken"),
    False: _l("Dit is niet bekeken"),
    None: _l("Dit is nog niet bekend"),
}
OPTIES = {
    "eigen_werk": _l("Uw eigen werk"),
    "aangepast_werk": _l("Uw eigen werk, maar anders"),
    "ander_werk": _l("Ander werk bij uw werkgever"),
}


@dataclass(frozen=True, slots=True)
class MijnPlicht:
    """One thing to do, in plain words, with why and how it stands."""

    rij: Plichtrij
    naam: str
    betekenis: str
    wie: str
    binding: str
    open: bool


@dataclass(frozen=True, slots=True)
class MijnGroep:
    titel: str
    plichten: tuple[MijnPlicht, ...]


@dataclass(frozen=True, slots=True)
class Terugweg:
    """One way back to the employer and what came out."""

    naam: str
    antwoord: str
    uitkomst: str
    op: dt.date | None


@own_page(Action.DATUMS_LEZEN, actief="traject")
def duties(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What I have to do, by date, with the reason; and what others do."""
    row = get_visible(request.actor, Dossier, pk=dossier.id)
    opened = row.aangemaakt_op.astimezone(klok.NEDERLAND).date()
    rows = duty_rows(request.actor, dossier.id, opened, klok.today())
    own = of_party(rows, Partij.WERKNEMER)
    groups = tuple(
        MijnGroep(str(GROEPEN[each.sleutel]), tuple(_duty(one) for one in each.rijen))
        for each in grouped(own)
    )
    others = tuple(_duty(each) for each in rows if each not in own)
    return show(request, dossier, "plichten.html", groepen=groups, anderen=others)


def _duty(row: Plichtrij) -> MijnPlicht:
    name, meaning = NAMEN.get(row.plicht.code, (row.plicht.naam, ""))
    waiting = row.plicht.toestand in {Toestand.OPEN, Toestand.LAAT}
    return MijnPlicht(
        row,
        str(name),
        str(meaning),
        _who(row.plicht.partijen),
        str(woorden.BINDING.get(row.plicht.binding, row.binding)),
        waiting,
    )


def _who(parties: tuple[Partij, ...]) -> str:
    """Who does it, said to the kandidaat."""
    if Partij.WERKNEMER in parties:
        key = "werkgever_en_werknemer" if Partij.WERKGEVER in parties else "werknemer"
    else:
        key = str(parties[0]) if parties else ""
    return str(woorden.VERANTWOORDELIJK.get(key, ""))


@own_page(Action.SPOOR1_LEZEN, actief="traject")
def way_back(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What the employer examined and did so that the kandidaat can come back."""
    known = {row.optie: row for row in visible(request.actor, Spoor1Onderzoek).filter(dossier_id=dossier.id)}
    ways = []
    for key, label in OPTIES.items():
        row = known.get(key)
        answer = ANTWOORDEN[row.onderzocht if row else None]
        day = row.onderzocht_op if row else None
        ways.append(Terugweg(str(label), str(answer), row.uitkomst if row else "", day))
    lines = action_lines(request.actor, dossier.id)
    return show(request, dossier, "terugweg.html", wegen=tuple(ways), regels=lines)


@own_page(Action.LOGBOEK_LEZEN, actief="traject")
def who_did_what(request: Any, dossier: MijnDossier) -> HttpResponse:
    """What employer, kandidaat and bureau did, as far as it is shared with the kandidaat."""
    found = efforts(
        request.actor, dossier.id, request.GET.get("van", "")[:30], request.GET.get("tot", "")[:30]
    )
    return show(request, dossier, "inspanningen.html", blad=found)
