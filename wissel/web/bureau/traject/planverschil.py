"""The difference between two versions of a plan, word by word, for someone who reads it."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from wissel.opmaak import euro, getal, lange_datum
from wissel.trajecten import inhoud
from wissel.trajecten.models import Trajectplan
from wissel.web.bureau.traject import planwoorden as woorden

GELIJK, WEG, NIEUW = "gelijk", "weg", "nieuw"
_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Stuk:
    """A run of words that stayed, went or came."""

    soort: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One field that differs, with its words marked."""

    veld: str
    stukken: tuple[Stuk, ...]


@dataclass(frozen=True, slots=True)
class Plaats:
    """The plan itself or one line of it: what came, went or changed there."""

    naam: str
    soort: str
    wijzigingen: tuple[Wijziging, ...]


def compare(old: Trajectplan, new: Trajectplan) -> tuple[Plaats, ...]:
    """All differences between two versions, the plan first, then each line."""
    return readable(inhoud.differences(inhoud.plan_content(old), inhoud.plan_content(new)))


def readable(found: Iterable[inhoud.Verschil]) -> tuple[Plaats, ...]:
    """Differences grouped by place, in words."""
    places: dict[tuple[str, str], list[Wijziging]] = {}
    for each in found:
        kind = GELIJK
        if each.veld == "regel":
            kind = NIEUW if each.was is None else WEG
        changes = places.setdefault((each.plaats, kind), [])
        if kind == GELIJK and each.veld in woorden.NAMEN:
            changes.append(Wijziging(str(woorden.NAMEN[each.veld]), words(each.veld, each.was, each.wordt)))
    return tuple(
        Plaats(_("Het plan") if name == "plan" else name, kind, tuple(changes))
        for (name, kind), changes in places.items()
        if changes or kind != GELIJK
    )


def words(field: str, was: Any, wordt: Any) -> tuple[Stuk, ...]:
    """One value against another: word by word for text, whole for everything else."""
    before, after = shown(field, was), shown(field, wordt)
    if field in woorden.TEKSTEN:
        return text_difference(before, after)
    parts = [Stuk(kind, text) for kind, text in ((WEG, before), (NIEUW, after)) if text]
    return (parts[0], Stuk(GELIJK, " "), parts[1]) if len(parts) == 2 else tuple(parts)


def text_difference(before: str, after: str) -> tuple[Stuk, ...]:
    """Which words went and which came, in reading order; spaces are never marked."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    keys = [[word.strip() for word in words_] for words_ in (old, new)]
    found: list[Stuk] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(a=keys[0], b=keys[1]).get_opcodes():
        if kind == "equal":
            found.append(Stuk(GELIJK, "".join(new[c:d])))
            continue
        found += _marked(WEG, "".join(old[a:b]), apart=d > c) + _marked(NIEUW, "".join(new[c:d]))
    return tuple(found)


def _marked(kind: str, text: str, *, apart: bool = False) -> list[Stuk]:
    if not text:
        return []
    bare = text.rstrip()
    space = text[len(bare) :] or (" " if apart else "")
    return [part for part in (Stuk(kind, bare), Stuk(GELIJK, space)) if part.tekst]


def shown(field: str, value: Any) -> str:
    """A value of the stored content as a person writes it."""
    if value in (None, ""):
        return ""
    if field in woorden.DATUMS:
        return lange_datum(dt.date.fromisoformat(value))
    if field in woorden.KEUZES:
        return str(woorden.KEUZES[field].get(value, value))
    if field == "ritme_dagen":
        return _("elke %(n)s dagen") % {"n": value}
    return _amount(field, value) if field in woorden.BEDRAGEN else str(value)


def _amount(field: str, value: str) -> str:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return str(value)
    return euro(number) if field == "prijs" else getal(number)
