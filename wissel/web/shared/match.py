"""A match on screen: the verdict in words, pips by shape, and lines with open points first."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.belastbaarheid.lijst import RUBRIEKEN
from wissel.belastbaarheid.stand import Oordeel
from wissel.matching.grenzen import REIZEN
from wissel.matching.vragen import about
from wissel.matching.waarden import Deel, Herkomst, Match, Regel, Verdict

# Shapes: a dot fits, a ring is open, a cross does not fit.
STIP, RING, KRUIS = "past", "open", "past_niet"
_SHAPE = {
    Oordeel.PAST: STIP, Oordeel.PAST_MET_AANPASSING: RING, Oordeel.ONBEKEND: RING, Oordeel.PAST_NIET: KRUIS,
}  # fmt: skip
# The row of pips runs from here to there.
_BEGIN, _END = 7, 99


@dataclass(frozen=True, slots=True)
class Pip:
    """One sign of a row of them, with its place."""

    vorm: str
    x: int


@dataclass(frozen=True, slots=True)
class Uitslag:
    """The verdict in words with its icon and colour, how many points fit, and the pips."""

    sleutel: str
    woorden: str
    icoon: str
    toon: str
    telling: str
    pips: tuple[Pip, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """One line of the card. `open` asks for an action; `vraag` is the place of its question on the list, from 1."""

    naam: str
    oordeel: str
    icoon: str
    toon: str
    gevraagd: str
    kan: str
    woorden: str
    herkomst: str
    open: bool
    let_op: bool
    hard: bool
    vraag: int = 0


@dataclass(frozen=True, slots=True)
class Scoredeel:
    """One part of the score: points and weight in hundredths, and what was found and not."""

    naam: str
    punten: int
    gewicht: int
    telt: int
    gevonden: tuple[str, ...]
    mist: tuple[str, ...]


def names() -> dict[Verdict, tuple[str, str, str]]:
    """Per verdict its words, icon and colour."""
    return {
        Verdict.PAST: (_("Past goed"), "check", "ok"),
        Verdict.PAST_MET_AANPASSING: (_("Past met aanpassing"), "pen", "warn"),
        Verdict.BESPREKEN: (_("Bespreken"), "question", "warn"),
        Verdict.PAST_NIET: (_("Past niet"), "alert", "late"),
        Verdict.NIET_TE_BEOORDELEN: (_("Niet te beoordelen"), "ring", ""),
    }


def outcome(match: Match, *, punten: bool) -> Uitslag:
    """The verdict; with `punten` also how many points fit, for who may read them."""
    words, icon, tone = names()[match.verdict]
    if not punten or not match.hard:
        return Uitslag(match.verdict.value, words, icon, tone, "", ())
    return Uitslag(match.verdict.value, words, icon, tone, _count(match), pips(match.hard))


def _count(match: Match) -> str:
    fits = sum(each.oordeel is Oordeel.PAST for each in match.hard)
    waits = sum(each.oordeel is Oordeel.ONBEKEND for each in match.hard)
    breaks = sum(each.oordeel is Oordeel.PAST_NIET for each in match.hard)
    parts = [_("%(n)s van %(tot)s punten passen") % {"n": fits, "tot": len(match.hard)}] if fits else []
    if waits:
        words = (
            _("%(n)s onbekend") if parts else ngettext("%(n)s punt onbekend", "%(n)s punten onbekend", waits)
        )
        parts.append(words % {"n": waits})
    if breaks:
        parts.append(_("%(n)s past niet") % {"n": breaks})
    return ", ".join(parts)


def pips(lines: Iterable[Regel]) -> tuple[Pip, ...]:
    """One pip for each rubriek that has a hard line, and one for travel: the worst line decides its shape."""
    worst: dict[str, str] = {}
    for each in lines:
        shape = _SHAPE[each.oordeel]
        worst[each.rubriek] = max(worst.get(each.rubriek, STIP), shape, key=(STIP, RING, KRUIS).index)
    order = [worst[key] for key in (*RUBRIEKEN, REIZEN) if key in worst]
    step = (_END - _BEGIN) / max(1, len(order) - 1)
    return tuple(Pip(shape, round(_BEGIN + step * place)) for place, shape in enumerate(order))


def points(match: Match) -> tuple[Punt, ...]:
    """The lines in their order: what excludes, what is open, what fits, and then the remarks."""
    return tuple(point(each, match.vragen) for each in match.regels)


def point(each: Regel, vragen: tuple[str, ...] = ()) -> Punt:
    """One line of the verdict on screen."""
    words = {
        Oordeel.PAST: (_("past"), "check", "ok"),
        Oordeel.PAST_MET_AANPASSING: (_("past met aanpassing"), "pen", "warn"),
        Oordeel.ONBEKEND: (_("onbekend"), "question", "warn"),
        Oordeel.PAST_NIET: (_("past niet"), "alert", "late"),
    }[each.oordeel]
    return Punt(
        str(each.naam), *words, each.gevraagd, each.kan, each.woorden, source(each.herkomst),
        each.oordeel is Oordeel.ONBEKEND, each.let_op, each.hard, _place(each, vragen),
    )  # fmt: skip


def _place(each: Regel, vragen: tuple[str, ...]) -> int:
    words = about(each.sleutel) if each.oordeel is Oordeel.ONBEKEND else ""
    return vragen.index(words) + 1 if words in vragen else 0


def source(herkomst: Herkomst | str) -> str:
    """What a fact rests on, in words."""
    return {
        Herkomst.MENS: _("door een mens bevestigd"), Herkomst.VELD: _("veld van de vacature"),
        Herkomst.TEKST: _("gelezen in de tekst"), Herkomst.BEROEP: _("inschatting bij het beroep"),
    }.get(Herkomst(herkomst), "")  # fmt: skip


def parts(delen: Iterable[Deel]) -> tuple[Scoredeel, ...]:
    """The parts of a score in hundredths."""
    return tuple(
        Scoredeel(
            str(each.naam), round(each.punten * 100), round(each.gewicht * 100),
            round(each.punten * each.gewicht * 100), each.gevonden, each.mist,
        )
        for each in delen
    )  # fmt: skip


def tally(per: dict[Verdict, int] | None) -> tuple[tuple[str, str, int], ...]:
    """How many of each verdict there are: key, words, number."""
    known = names()
    return tuple((key.value, known[key][0], number) for key, number in (per or {}).items() if number)
