"""The vacancies of the Jobportal as plain values: verdict in words, pips, open points first, and why it is there."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.lezen import Vacatureblad
from wissel.arbeidsmarkt.models import Initiatief
from wissel.belastbaarheid.lijst import RUBRIEKEN
from wissel.belastbaarheid.stand import Oordeel
from wissel.jobportal.models import Werkgeverslead
from wissel.jobportal.rangorde import GEEN, Cijfers
from wissel.matching.lezen import Resultaat
from wissel.matching.vragen import about
from wissel.matching.waarden import Deel, Match, Regel, Verdict
from wissel.opmaak import getal
from wissel.policies import visible
from wissel.web.kandidaat.jobportallijst import Eigen

# Reaching the work shares a pip with when it is done: there are six.
PIP_VAN = {"reizen": "werktijden"}
STAP = 18.4
NAMEN_OPEN = 3
RIJEN_OPEN = 5
GOED, DEELS = 0.6, 0.25


@dataclass(frozen=True, slots=True)
class Pip:
    """One pip: `vorm` is past (dot), open (ring), past_niet (cross) or leeg (dash); `x` is its place."""

    vorm: str
    x: str


@dataclass(frozen=True, slots=True)
class Rij:
    """A row of "Past dit bij u?". `vraag` is what to ask about it, `op_lijst` whether that is on the list."""

    naam: str
    oordeel: str
    icoon: str
    gevraagd: str
    kan: str
    woorden: str
    let_op: bool
    vraag: str
    op_lijst: bool
    niet: bool


@dataclass(frozen=True, slots=True)
class Kaart:
    """A vacancy with what is known on it. `bijna` names the one limit that excludes it."""

    id: uuid.UUID
    titel: str
    werkgever: str
    plaats: str
    afstand: str
    uren: str
    soort: str
    verdict: str
    kleur: str
    icoon: str
    telling: str
    pips: tuple[Pip, ...]
    pipwoorden: str
    open: tuple[str, ...]
    bijna: str
    gevonden_door: str
    bewaard: bool
    verborgen: str
    cijfers: str
    gesloten: bool


@dataclass(frozen=True, slots=True)
class Reden:
    """One part of the score in plain words: how well, what was found, and what is missing."""

    naam: str
    hoe: str
    gevonden: str
    mist: str


@dataclass(frozen=True, slots=True)
class Tip:
    """What the employer said with a place it named."""

    toelichting: str
    contact: str
    hoe: str


@dataclass(frozen=True, slots=True)
class Blad:
    """The page of one vacancy: lines that are open or do not fit, then what fits, then what is asked besides."""

    kaart: Kaart
    telling: str
    open: tuple[Rij, ...]
    past: tuple[Rij, ...]
    zacht: tuple[Rij, ...]
    redenen: tuple[Reden, ...]
    vragen: tuple[str, ...]
    tekst: str
    url: str
    mailto: str
    tips: tuple[Tip, ...]

    @property
    def eerst(self) -> tuple[Rij, ...]:
        """What to look at first: what does not fit, and the first open points. The rest is one tap away."""
        none = sum(each.niet for each in self.open)
        return self.open[: max(none, RIJEN_OPEN)]

    @property
    def later(self) -> tuple[Rij, ...]:
        return self.open[len(self.eerst) :]


def names() -> dict[Verdict, tuple[str, str, str]]:
    """The verdict in words, with its icon and colour."""
    return {
        Verdict.PAST: (_("Past goed"), "check", "ok"),
        Verdict.PAST_MET_AANPASSING: (_("Past met een aanpassing"), "check", "ok"),
        Verdict.BESPREKEN: (_("Bespreken"), "question", "warn"),
        Verdict.PAST_NIET: (_("Past niet"), "alert", "late"),
        Verdict.NIET_TE_BEOORDELEN: (_("Niet te beoordelen"), "question", ""),
    }  # fmt: skip


def counts(found: Mapping[Verdict, int]) -> tuple[tuple[str, str, int], ...]:
    """The verdicts there are, with how many, in the order of the list."""
    return tuple((each.value, names()[each][0], found[each]) for each in Verdict if found.get(each))


def cards(found: Iterable[Resultaat], mine: Eigen) -> tuple[Kaart, ...]:
    return tuple(card(each, mine) for each in found)


def card(found: Resultaat, mine: Eigen) -> Kaart:
    """One vacancy for the list."""
    blad, match = found.blad, found.match
    word, icon, colour = names()[match.verdict]
    kinds = _pips(match.hard)
    total = len(match.hard)
    opens = dict.fromkeys(each.naam for each in match.hard if each.oordeel is not Oordeel.PAST)
    return Kaart(
        blad.id, blad.titel, blad.werkgever_naam, blad.plaats, distance(match.afstand_km),
        hours(blad.uren_min, blad.uren_max), found.beroep, word, colour, icon, _tally(match),
        tuple(Pip(kind, f"{7 + STAP * at:.1f}") for at, kind in enumerate(kinds)) if total else (), _pipwords(kinds),
        tuple(opens)[:NAMEN_OPEN], _only(match), _found_by(blad, mine), blad.id in mine.bewaard,
        mine.verborgen.get(blad.id, ""), rated(mine.cijfers.get(blad.id, GEEN)), blad.gesloten_op is not None,
    )  # fmt: skip


def _only(match: Match) -> str:
    limit = match.bijna
    return _("Alleen dit past niet: %(punt)s") % {"punt": str(limit.naam).lower()} if limit else ""


def _found_by(blad: Vacatureblad, mine: Eigen) -> str:
    if blad.id in mine.vondsten:
        return _("u zelf")
    if blad.id in mine.leads:
        return _("uw werkgever")
    role = mine.voorgesteld.get(blad.id) or blad.toegevoegd_door_rol
    return str(Initiatief(role).label).lower() if role else ""


def distance(km: float | None) -> str:
    """A straight distance in words; it is never exact."""
    if km is None:
        return ""
    return _("ongeveer %(n)s kilometer") % {"n": round(km)} if km >= 1 else _("in de buurt")


def rated(cijfers: Cijfers) -> str:
    """The own ratings in words, with what they do to the order."""
    given = [f"{name} {value} van 5" for name, value in cijfers.gegeven.items()]
    if not given:
        return ""
    what = _("U gaf %(cijfers)s.") % {"cijfers": ", ".join(given)}
    if abs(cijfers.schuif) < 0.001:
        return what
    return (
        what
        + " "
        + (_("Daarom staat dit iets hoger.") if cijfers.schuif > 0 else _("Daarom staat dit iets lager."))
    )


def _pips(rows: Iterable[Regel]) -> tuple[str, ...]:
    """One pip for each of the six rubrieken: the worst answer in it."""
    said: dict[str, set[Oordeel]] = {}
    for each in rows:
        said.setdefault(PIP_VAN.get(each.rubriek, each.rubriek), set()).add(each.oordeel)
    return tuple(_pip(said.get(key, set())) for key in RUBRIEKEN)


def _pip(verdicts: set[Oordeel]) -> str:
    if not verdicts:
        return "leeg"
    if Oordeel.PAST_NIET in verdicts:
        return "past_niet"
    return "past" if verdicts == {Oordeel.PAST} else "open"


def _pipwords(kinds: tuple[str, ...]) -> str:
    words = {
        "past": _("past"),
        "open": _("nog niet zeker"),
        "past_niet": _("past niet"),
        "leeg": _("geen grens bekend"),
    }
    parts = (f"{kinds.count(kind)} {word}" for kind, word in words.items() if kind in kinds)
    return _("Zes onderdelen: %(delen)s.") % {"delen": ", ".join(parts)}


def hours(least: Decimal | None, most: Decimal | None) -> str:
    """Hours a week in words, or nothing when they are not stated."""
    known = [getal(each) for each in (least, most) if each is not None]
    return _("%(n)s uur per week") % {"n": " – ".join(dict.fromkeys(known))} if known else ""


def sheet(actor: Actor, found: Resultaat, mine: Eigen) -> Blad:
    """The page of one vacancy: what is open first."""
    match, blad = found.match, found.blad
    opens = [_row(each, match.vragen) for each in match.hard if each.oordeel is not Oordeel.PAST]
    opens.sort(key=lambda each: not each.niet)
    fits = [_row(each, match.vragen) for each in match.hard if each.oordeel is Oordeel.PAST]
    soft = [_row(each, match.vragen) for each in match.regels if not each.hard]
    return Blad(
        card(found, mine), _tally(match), tuple(opens), tuple(fits), tuple(soft),
        tuple(_reason(each) for each in match.delen), match.vragen, blad.tekst, blad.url, _mailto(match.vragen),
        _tips(actor, blad.id, mine),
    )  # fmt: skip


def _tally(match: Match) -> str:
    """How many lines fit, are open and do not fit. A kind that is not there is not counted: "0 past" helps nobody."""
    said = [each.oordeel for each in match.hard]
    kinds = (
        (said.count(Oordeel.PAST), ngettext_lazy("%d punt past", "%d punten passen")),
        (
            said.count(Oordeel.PAST_MET_AANPASSING),
            ngettext_lazy("%d punt past met een aanpassing", "%d punten passen met een aanpassing"),
        ),
        (said.count(Oordeel.ONBEKEND), ngettext_lazy("%d punt nog niet zeker", "%d punten nog niet zeker")),
        (said.count(Oordeel.PAST_NIET), ngettext_lazy("%d punt past niet", "%d punten passen niet")),
    )
    return ", ".join(words % number for number, words in kinds if number)


def _mailto(questions: Iterable[str]) -> str:
    """A mail in the kandidaat's own mail programme, with the questions and nothing else."""
    from urllib.parse import quote

    lines = [
        _("Goedendag,"),
        _("Ik las uw vacature en heb een paar vragen."),
        *(f"- {each}" for each in questions),
    ]
    return (
        "mailto:?" + "subject=" + quote(_("Vragen over uw vacature")) + "&body=" + quote("\r\n".join(lines))
    )


def _tips(actor: Actor, vacature_id: uuid.UUID, mine: Eigen) -> tuple[Tip, ...]:
    if vacature_id not in mine.leads:
        return ()
    rows = visible(actor, Werkgeverslead).filter(vacature_id=vacature_id).order_by("-op", "id")
    return tuple(Tip(row.toelichting, row.contact_naam, row.contact_hoe) for row in rows)


def _row(regel: Regel, asked: tuple[str, ...]) -> Rij:
    said = {
        Oordeel.PAST: (_("past"), "check"), Oordeel.PAST_NIET: (_("past niet"), "alert"),
        Oordeel.ONBEKEND: (_("nog niet zeker"), "question"),
        Oordeel.PAST_MET_AANPASSING: (_("past met een aanpassing"), "check"),
    }  # fmt: skip
    word, icon = said[regel.oordeel]
    question = about(regel.sleutel) if regel.oordeel is Oordeel.ONBEKEND else ""
    return Rij(
        str(regel.naam), word, icon, regel.gevraagd, regel.kan or _("niet bekend"), regel.woorden, regel.let_op,
        question, question in asked, regel.oordeel is Oordeel.PAST_NIET,
    )  # fmt: skip


def _reason(deel: Deel) -> Reden:
    how = _("sluit goed aan") if deel.punten >= GOED else _("sluit voor een deel aan")
    if deel.punten < DEELS:
        how = _("sluit weinig aan")
    return Reden(str(deel.naam), how, ", ".join(map(str, deel.gevonden)), ", ".join(map(str, deel.mist)))
