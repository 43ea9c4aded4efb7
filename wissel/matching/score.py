"""How well a vacancy fits in four parts, each with what it rests on. Pure, and the reference for the columns.

Every part is made from whole numbers and a few multiplications in a fixed order, so that `kolommen` finds the very
same numbers for a million vacancies. Nothing here can lift a vacancy over a hard limit: the verdict goes first.
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad
from wissel.arbeidsmarkt.models import Beroep
from wissel.arbeidsmarkt.postcodes import Afstand
from wissel.matching import termen
from wissel.matching.waarden import Deel, Weging, Zoekberoep, Zoeker
from wissel.matching.zacht import NIVEAU

BEROEP, VAARDIGHEDEN, TEKST, VOORKEUREN = "beroep", "vaardigheden", "tekst", "voorkeuren"
NAMEN = {
    BEROEP: _("Beroep"),
    VAARDIGHEDEN: _("Vaardigheden"),
    TEKST: _("Woorden uit het zoekprofiel"),
    VOORKEUREN: _("Uren en afstand"),
}
WEGING = Weging(
    "2026-11", {BEROEP: 0.45, VAARDIGHEDEN: 0.30, TEKST: 0.15, VOORKEUREN: 0.10}, dt.date(2026, 11, 25)
)
# How near two groups of ISCO-08 are, by the number of first digits they share.
DICHTBIJ = (0.0, 0.15, 0.4, 0.7, 1.0)
TITEL, GROEP = 0.65, 0.35
# So many of the heaviest terms must be found for a full part: a long list is no handicap.
GENOEG = {VAARDIGHEDEN: 8, TEKST: 12}
# A level of education asked above the own one takes a third of the skills away for each step.
STAP_OPLEIDING = 0.33
UREN_VER, KM_VER, ONBEKEND = 16.0, 50.0, 0.5


@dataclass(frozen=True, slots=True)
class Vak:
    """The occupation of a vacancy."""

    sleutel: str
    naam: str
    isco: str


@dataclass(frozen=True, slots=True)
class Gezocht:
    """One occupation somebody looks for, with the terms of its name."""

    beroep: Zoekberoep
    termen: tuple[str, ...]
    waarde: int


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is looked for, in terms. `vol` is what counts as everything found."""

    beroepen: tuple[Gezocht, ...]
    vaardigheden: tuple[tuple[str, tuple[str, ...]], ...]
    termen: Mapping[str, tuple[str, ...]]
    vol: Mapping[str, int]


def ask(zoeker: Zoeker) -> Vraag:
    """The terms of somebody who seeks; the same seeker is asked once."""
    return _ask(zoeker.beroepen, zoeker.vaardigheden, zoeker.tekst)


@lru_cache(maxsize=512)
def _ask(beroepen: tuple[Zoekberoep, ...], vaardigheden: tuple[str, ...], tekst: str) -> Vraag:
    wanted = [(each, termen.terms(each.naam)) for each in beroepen]
    skills = tuple((each, termen.terms(each)) for each in vaardigheden)
    by_part = {
        VAARDIGHEDEN: tuple(dict.fromkeys(term for _name, found in skills for term in found)),
        TEKST: termen.terms(tekst),
    }
    full = {
        part: sum(sorted(map(termen.weight, found), reverse=True)[: GENOEG[part]])
        for part, found in by_part.items()
    }
    return Vraag(
        tuple(Gezocht(each, found, termen.worth(found)) for each, found in wanted), skills, by_part, full
    )


def occupations(ids: Iterable[uuid.UUID | None]) -> dict[uuid.UUID, Vak]:
    """The occupations of vacancies, in one query."""
    wanted = {each for each in ids if each is not None}
    rows = Beroep.objects.filter(pk__in=wanted).values_list("pk", "sleutel", "naam", "isco") if wanted else ()
    return {pk: Vak(key, name, isco) for pk, key, name, isco in rows}


def parts(
    zoeker: Zoeker,
    blad: Vacatureblad,
    eisen: Mapping[str, Eis],
    afstand: Afstand | None,
    *,
    vak: Vak | None = None,
    weging: Weging = WEGING,
) -> tuple[Deel, ...]:
    """The four parts, always in the same order. `vak` is the occupation of the vacancy when it has one."""
    asked = ask(zoeker)
    title = termen.terms(blad.titel)
    words = frozenset((*title, *termen.terms(blad.tekst)))
    found = (
        _occupation(asked, title, vak),
        _skills(asked, words, zoeker.niveau, eisen),
        _text(asked, words),
        _wishes(zoeker, eisen, afstand),
    )
    return tuple(
        Deel(key, str(NAMEN[key]), points, weging.gewichten[key], good, lacks)
        for key, (points, good, lacks) in zip(NAMEN, found, strict=True)
    )


Found = tuple[float, tuple[str, ...], tuple[str, ...]]


def _occupation(asked: Vraag, title: tuple[str, ...], vak: Vak | None) -> Found:
    """The best of what is looked for; what matched is named in words of the vacancy."""
    best, named = 0.0, tuple[str, ...]()
    worth = termen.worth(title)
    for each in asked.beroepen:
        shared = [term for term in each.termen if term in title]
        likeness = alike(sum(map(termen.weight, shared)), each.waarde, worth)
        points = each.beroep.gewicht * occupation_fit(each.beroep, likeness, vak)
        if points > best:
            best, named = points, _named(each.beroep, shared, vak)
    return best, named, ()


def _named(beroep: Zoekberoep, shared: list[str], vak: Vak | None) -> tuple[str, ...]:
    if vak is not None and vak.sleutel == beroep.sleutel:
        return (beroep.naam,)
    near = (f"{beroep.naam} – {vak.naam}",) if vak is not None and closeness(beroep.isco, vak.isco) else ()
    return near or (beroep.naam, *shared)


def alike(shared: int, one: int, other: int) -> float:
    """How alike two titles are: twice what they share of all they say (Dice), 0 to 1."""
    return 2.0 * shared / (one + other) if shared else 0.0


def closeness(one: str, other: str) -> float:
    """How near two groups of work are (ISCO-08)."""
    same = 0
    while same < min(len(one), len(other), 4) and one[same] == other[same]:
        same += 1
    return DICHTBIJ[same]


def occupation_fit(beroep: Zoekberoep, likeness: float, vak: Vak | None) -> float:
    """1 for the same occupation; else its title and its group of work; the title alone when nothing else is known."""
    if vak is None:
        return likeness
    if vak.sleutel == beroep.sleutel:
        return 1.0
    return TITEL * likeness + GROEP * closeness(beroep.isco, vak.isco)


def _skills(asked: Vraag, words: frozenset[str], niveau: int | None, eisen: Mapping[str, Eis]) -> Found:
    shared = sum(termen.weight(term) for term in asked.termen[VAARDIGHEDEN] if term in words)
    good, lacks = list[str](), list[str]()
    for name, own in asked.vaardigheden:
        whole = termen.worth(own)
        here = sum(termen.weight(term) for term in own if term in words)
        (good if whole and 2 * here >= whole else lacks).append(name)
    steps = education_gap(niveau, asked_education(eisen))
    if steps:
        lacks.append(str(_("opleiding: %(niveau)s") % {"niveau": asked_education(eisen)}))
    return share(shared, asked.vol[VAARDIGHEDEN]) * kept(steps), tuple(good), tuple(lacks)


def _text(asked: Vraag, words: frozenset[str]) -> Found:
    here = [term for term in asked.termen[TEKST] if term in words]
    return share(sum(map(termen.weight, here)), asked.vol[TEKST]), tuple(here), ()


def share(shared: int, full: int) -> float:
    """How much of what counts as everything was found, at most 1."""
    return min(1.0, shared / full) if full else 0.0


def asked_education(eisen: Mapping[str, Eis]) -> str:
    """The level a vacancy asks; empty when it asks none or says none."""
    eis = eisen.get("education")
    return eis.waarde if eis is not None and isinstance(eis.waarde, str) else ""


def education_gap(niveau: int | None, asked: str) -> int:
    """How many ISCO skill levels are missing; 0 when one of both is not known."""
    return max(0, NIVEAU.get(asked, 0) - niveau) if niveau is not None else 0


def kept(steps: int) -> float:
    """What is left of the skills for somebody who misses so many steps of education."""
    return max(0.0, 1.0 - STAP_OPLEIDING * steps)


def _wishes(zoeker: Zoeker, eisen: Mapping[str, Eis], afstand: Afstand | None) -> Found:
    hours = hours_fit(
        zoeker.uren_van, zoeker.uren_tot, _amount(eisen, "hours_min"), _amount(eisen, "hours_max")
    )
    near = distance_fit(afstand.km if afstand else None)
    good, lacks = list[str](), list[str]()
    if zoeker.uren_van is not None or zoeker.uren_tot is not None:
        (good if hours == 1.0 else lacks).append(str(_("uren")))
    if afstand is not None:
        (good if near >= ONBEKEND else lacks).append(str(_("%(km)s km") % {"km": round(afstand.km)}))
    return (hours + near) / 2.0, tuple(good), tuple(lacks)


def _amount(eisen: Mapping[str, Eis], veld: str) -> float | None:
    eis = eisen.get(veld)
    return amount(eis.waarde if eis is not None else None)


def amount(value: Any) -> float | None:
    """A number of hours, None for what is no number."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def hours_fit(van: Decimal | None, tot: Decimal | None, low: float | None, high: float | None) -> float:
    """1 when the hours meet the wish, less for each hour between them; a half when one of both is not known."""
    if (van is None and tot is None) or (low is None and high is None):
        return ONBEKEND
    mine = float(van if van is not None else tot or 0), float(tot if tot is not None else van or 0)
    theirs = low if low is not None else high or 0.0, high if high is not None else low or 0.0
    gap = max(theirs[0] - mine[1], mine[0] - theirs[1], 0.0)
    return max(0.0, 1.0 - gap / UREN_VER)


def distance_fit(km: float | None) -> float:
    """1 next door, 0 from KM_VER on; a half when it is not known."""
    return ONBEKEND if km is None else max(0.0, 1.0 - km / KM_VER)
