"""The vacancies of the Jobportal as plain values: verdict in words, six pips, open points first."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Initiatief, Vacature, VacatureEis
from wissel.belastbaarheid.lijst import RUBRIEKEN
from wissel.belastbaarheid.stand import Oordeel
from wissel.jobportal import bronnen
from wissel.jobportal.actions import CIJFERS
from wissel.jobportal.bronnen import Punt, Uitkomst, Verdict
from wissel.jobportal.models import Bewaard, EigenVondst, Vacaturebeoordeling, Verborgen, Werkgeverslead
from wissel.jobportal.zoeken import Vraag, may_meet, narrow
from wissel.policies import visible
from wissel.web.kandidaat.weergave import MijnDossier

# How many of the newest vacancies are looked at for one page; the page says so. The index on open ones serves it.
VENSTER, TOON = 150, 20
TEKENS = {"past": "●", "open": "○", "past_niet": "✕", "leeg": "–"}


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of "Waarom past dit?"."""

    naam: str
    oordeel: str
    icoon: str
    gevraagd: str
    kan: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Kaart:
    """A vacancy with what is known on it."""

    id: uuid.UUID
    titel: str
    werkgever: str
    plaats: str
    uren: str
    soort: str
    verdict: str
    icoon: str
    telling: str
    pips: str
    pipwoorden: str
    open: tuple[str, ...]
    gevonden_door: str
    bewaard: bool
    verborgen: str
    cijfers: str
    gesloten: bool


@dataclass(frozen=True, slots=True)
class Blad:
    """The page of one vacancy."""

    kaart: Kaart
    rijen: tuple[Rij, ...]
    vragen: tuple[str, ...]
    tekst: str
    url: str


@dataclass(frozen=True, slots=True)
class Eigen:
    """What this kandidaat did with vacancies, by vacancy."""

    bewaard: frozenset[uuid.UUID]
    verborgen: Mapping[uuid.UUID, str]
    vondsten: frozenset[uuid.UUID]
    cijfers: Mapping[uuid.UUID, str]
    tips: frozenset[uuid.UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Lijst:
    kaarten: tuple[Kaart, ...]
    aantallen: tuple[tuple[str, str, int], ...]
    gekeken: int
    meer: bool


def names() -> dict[str, tuple[str, str]]:
    """The verdict in words with its icon."""
    return {
        Verdict.PAST: (_("Past goed"), "check"), Verdict.BESPREKEN: (_("Bespreken"), "question"),
        Verdict.PAST_NIET: (_("Past niet"), "alert"),
        Verdict.NIET_TE_BEOORDELEN: (_("Niet te beoordelen"), "question"),
    }  # fmt: skip


def own(actor: Actor, dossier: MijnDossier) -> Eigen:
    """What the kandidaat kept, hid, found and rated."""

    def rows(model: Any) -> Any:
        return visible(actor, model).filter(dossier_id=dossier.id)

    rated = {
        each.vacature_id: ", ".join(
            f"{name} {getattr(each, name)} van 5" for name in CIJFERS if getattr(each, name)
        )
        for each in rows(Vacaturebeoordeling)
    }
    return Eigen(
        frozenset(rows(Bewaard).values_list("vacature_id", flat=True)),
        {each.vacature_id: each.get_reden_display() for each in rows(Verborgen).filter(terug_op=None)},
        frozenset(rows(EigenVondst).values_list("vacature_id", flat=True)), rated,
        frozenset(rows(Werkgeverslead).values_list("vacature_id", flat=True)),
    )  # fmt: skip


def vacancies(actor: Actor, mine: Eigen) -> QuerySet[Vacature]:
    """The vacancies this kandidaat may meet: open ones, but no finds of other kandidaten."""
    return may_meet(visible(actor, Vacature), mine.vondsten | mine.tips)


def listing(actor: Actor, dossier: MijnDossier, keuze: Mapping[str, Any]) -> Lijst:
    """The newest open vacancies that pass the filters, best verdict first."""
    mine = own(actor, dossier)
    rows = _filtered(vacancies(actor, mine), mine, keuze).order_by("-gezien_op", "id")
    cards = _judged(actor, dossier, mine, list(rows[:VENSTER]))
    order = list(Verdict)
    cards.sort(key=lambda pair: order.index(pair[0]))
    wanted = keuze.get("past") or ""
    counts = tuple(
        (each.value, names()[each][0], n) for each in order if (n := sum(v is each for v, _k in cards))
    )
    shown = [card for verdict, card in cards if (verdict == wanted if wanted else _standard(verdict, keuze))]
    return Lijst(tuple(shown[:TOON]), counts, len(cards), len(shown) > TOON)


def _standard(verdict: Verdict, keuze: Mapping[str, Any]) -> bool:
    return verdict is not Verdict.PAST_NIET or keuze.get("lijst") in {"bewaard", "verborgen"}


def _filtered(rows: QuerySet[Vacature], mine: Eigen, keuze: Mapping[str, Any]) -> QuerySet[Vacature]:
    kind = keuze.get("lijst")
    if kind == "bewaard":
        rows = rows.filter(pk__in=mine.bewaard)
    elif kind == "verborgen":
        rows = rows.filter(pk__in=list(mine.verborgen))
    else:
        rows = rows.exclude(pk__in=list(mine.verborgen))
    if keuze.get("na"):
        rows = rows.filter(pk__gt=keuze["na"])
    asked = Vraag(keuze.get("q") or "", keuze.get("plaats") or "", keuze.get("km"), keuze.get("uren"),
                  keuze.get("soort") or "")  # fmt: skip
    return narrow(rows, asked)


def _judged(
    actor: Actor, dossier: MijnDossier, mine: Eigen, rows: list[Vacature]
) -> list[tuple[Verdict, Kaart]]:
    stand = bronnen.ability(dossier.id)
    said: dict[uuid.UUID, list[VacatureEis]] = {}
    for each in visible(actor, VacatureEis).filter(vacature_id__in=[row.pk for row in rows]):
        said.setdefault(each.vacature_id, []).append(each)
    found = [(row, bronnen.judge(row, said.get(row.pk, ()), stand)) for row in rows]
    return [(result.verdict, card(row, result, mine)) for row, result in found]


def card(row: Vacature, found: Uitkomst, mine: Eigen) -> Kaart:
    """One vacancy for the list."""
    verdict, icon = names()[found.verdict]
    kinds = _pips(found)
    count = _("%(n)s van %(alle)s punten passen") % {"n": found.passend, "alle": len(found.punten)}
    mijn = row.pk in mine.vondsten
    door = Initiatief(row.toegevoegd_door_rol).label if row.toegevoegd_door_rol else ""
    if row.pk in mine.tips:
        door = _("uw werkgever")
    return Kaart(
        row.pk, row.titel, row.werkgever_naam, row.plaats, hours(row.uren_min, row.uren_max), found.verdict, verdict,
        icon, count if found.punten else "", " ".join(TEKENS[each] for each in kinds) if found.punten else "",
        _pipwords(kinds), tuple(each.naam for each in found.open[:3]), _("u zelf") if mijn else str(door).lower(),
        row.pk in mine.bewaard, mine.verborgen.get(row.pk, ""), mine.cijfers.get(row.pk, ""),
        row.gesloten_op is not None,
    )  # fmt: skip


def _pips(found: Uitkomst) -> tuple[str, ...]:
    """One pip for each of the six rubrieken: the worst answer in it."""
    return tuple(_pip([each for each in found.punten if each.rubriek == key]) for key in RUBRIEKEN)


def _pip(rows: list[Punt]) -> str:
    verdicts = {each.oordeel for each in rows}
    if not verdicts:
        return "leeg"
    if Oordeel.PAST_NIET in verdicts:
        return "past_niet"
    return "past" if verdicts == {Oordeel.PAST} else "open"


def _pipwords(kinds: tuple[str, ...]) -> str:
    words = {
        "past": _("past"),
        "open": _("nog open"),
        "past_niet": _("past niet"),
        "leeg": _("niet gevraagd"),
    }
    parts = (f"{kinds.count(kind)} {word}" for kind, word in words.items() if kind in kinds)
    return _("Zes onderdelen: %(delen)s.") % {"delen": ", ".join(parts)}


def hours(least: Decimal | None, most: Decimal | None) -> str:
    """Hours a week in words, or nothing when they are not stated."""
    known = [f"{each.normalize():f}".replace(".", ",") for each in (least, most) if each is not None]
    return _("%(n)s uur per week") % {"n": " – ".join(dict.fromkeys(known))} if known else ""


def sheet(actor: Actor, dossier: MijnDossier, vacature_id: uuid.UUID) -> tuple[Vacature, Blad] | None:
    """One vacancy with every row, or None when this kandidaat may not meet it."""
    mine = own(actor, dossier)
    row = vacancies(actor, mine).filter(pk=vacature_id).first()
    if row is None:
        return None
    said = visible(actor, VacatureEis).filter(vacature_id=row.pk)
    found = bronnen.judge(row, said, bronnen.ability(dossier.id))
    rows = tuple(_row(each) for each in found.punten)
    return row, Blad(card(row, found, mine), rows, bronnen.questions(found), row.tekst, row.url)


def _row(punt: Punt) -> Rij:
    said = {
        Oordeel.PAST: (_("past"), "check"), Oordeel.PAST_NIET: (_("past niet"), "alert"),
        Oordeel.ONBEKEND: (_("nog open"), "question"),
        Oordeel.PAST_MET_AANPASSING: (_("past met een aanpassing"), "question"),
    }  # fmt: skip
    word, icon = said[punt.oordeel]
    return Rij(punt.naam, word, icon, punt.gevraagd, punt.kan or _("niet bekend"), punt.woorden)
