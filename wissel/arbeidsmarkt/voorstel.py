"""The text of a page, pasted by a person, as a proposal of fields with the words each came from. A person decides."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wissel.arbeidsmarkt.eisen import Eis, read
from wissel.arbeidsmarkt.eisen.tekst import fold
from wissel.arbeidsmarkt.velden import LANGST, Velden, amount, normalise, plain

_NUMBER = r"(\d{1,3}(?:[.\s]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d{1,2})?)"
_SIGN = r"(?:€|eur(?:o)?\b)\s*"
_PER = (
    r"(?:[^.\n;]{0,30}?\b)(per uur|p/?u\b|uurloon|per week|per vier weken|per 4 weken|per maand|p/?m\b|per jaar|"
    r"jaarsalaris|maandsalaris)"
)
_WAGE = re.compile(
    rf"{_SIGN}{_NUMBER}(?:,-)?(?:\s*(?:bruto|euro))?\s*(?:(?:-|tot|en|tot en met|t/m|a)\s*(?:max(?:imaal|\.)?\s*)?"
    rf"(?:{_SIGN})?{_NUMBER}(?:,-)?)?{_PER}"
)
_WAGE_FIRST = re.compile(
    rf"(uurloon|maandsalaris|jaarsalaris|weekloon)[^.\n;€]{{0,30}}{_SIGN}{_NUMBER}(?:,-)?\s*(?:(?:-|tot|en|a)\s*(?:{_SIGN})?{_NUMBER})?"
)
_PERIODS = {
    "per uur": "uur", "pu": "uur", "p/u": "uur", "uurloon": "uur", "per week": "week", "weekloon": "week",
    "per vier weken": "vier_weken", "per 4 weken": "vier_weken", "per jaar": "jaar", "jaarsalaris": "jaar",
}  # fmt: skip
_LABELS = {
    "titel": r"(?:functie(?:titel|naam)?|vacature(?:titel)?|titel|job ?title)",
    "werkgever_naam": r"(?:werkgever|bedrijf(?:snaam)?|organisatie|company|opdrachtgever)",
    "plaats": r"(?:standplaats|werklocatie|locatie|plaats|regio|vestiging|location)",
    "pc4": r"(?:postcode)",
}
_LABEL = {
    name: re.compile(rf"(?im)^\s*{words}\s*[:\t]\s*(\S[^\n]{{0,180}})$") for name, words in _LABELS.items()
}
_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{3})\s?(?:[A-Z]{2})(?![A-Za-z])")
_PLACE_AFTER_CODE = re.compile(
    r"(?<!\d)[1-9]\d{3}\s?[A-Z]{2}[ ,]+([A-Z'][\w'’-]+(?: (?:aan|den|de|op|en|bij|[A-Z][\w'’-]+))*)"
)
_NAME = r"[A-Z0-9][\w&.'’-]*(?:[ ](?:van|de|der|den|en|&|[A-Z0-9][\w&.'’-]*)){0,4}"
_IN_PLACE = re.compile(
    r"\b(?:in|te|regio|omgeving)\s+([A-Z][\w’-]+(?:[ -](?:aan|den|de|op|[A-Z][\w’-]+)){0,3})"
)
_AT_EMPLOYER = re.compile(rf"\b(?:bij|Bij|Over|over ons:)\s+({_NAME})")
_LOOK = re.compile(
    r"(?i)^(?:wij zoeken|gezocht|vacature|wij zijn op zoek naar|per direct)\s*(?:een|:|-)?\s*(?:ervaren )?"
)
_MENU = re.compile(
    r"(?i)^(?:home|menu|inloggen|login|zoeken|terug.*|solliciteer.*|deel.*|cookies?.*|vacatures?|delen|favoriet.*)$"
)
_DAYS = {
    "maandag": "ma", "dinsdag": "di", "woensdag": "wo", "donderdag": "do", "vrijdag": "vr", "zaterdag": "za",
    "zondag": "zo",
}  # fmt: skip
_DAY = "|".join(_DAYS)
_DAY_RANGE = re.compile(rf"\b({_DAY})\s*(?:tot en met|t/m|tot|-)\s*({_DAY})\b")
_DAY_ONE = re.compile(rf"\b({_DAY})(?:en)?\b(?!\s*(?:gesloten|vrij))")
# "32-40 uur of in overleg": a range of hours, where the rules for demands are careful and say nothing.
_HOURS = re.compile(
    r"(?<![\w.,:€])(\d{1,2}(?:,5)?)\s*(?:-|tot|tot en met|t/m|a|of)\s*(\d{1,2}(?:,5)?)\s*(?:uur|uren)\b"
    r"(?!\s*(?:per (?:dag|dienst|nacht)|achter elkaar|'s|open|bereikbaar))"
)
_SHIFTS = {"evening": "avond", "night": "nacht", "weekend": "weekend", "shift": "ploegen"}
_URL = re.compile(r"https?://[^\s<>\"')]{4,900}")


@dataclass(frozen=True, slots=True)
class Vondst:
    """Where a field of the proposal came from."""

    veld: str
    woorden: str


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Fields, the words they came from, and what the rules read as demands."""

    velden: Velden
    vondsten: tuple[Vondst, ...]
    eisen: tuple[Eis, ...]

    def words(self) -> dict[str, str]:
        return {each.veld: each.woorden for each in self.vondsten}


def propose(text: str, url: str = "") -> Voorstel:
    """Fields read from a page's text. What is not stated stays empty; the text itself goes along whole."""
    cleaned = plain(text, lines=True)
    short = cleaned[:LANGST]
    values: dict[str, Any] = {"tekst": cleaned}
    found: list[Vondst] = []
    for veld, value, words in _all(short, url):
        if veld not in values:
            values[veld] = value
            found.append(Vondst(veld, " ".join(words.split())[:200]))
    demands = tuple(read(short))
    for veld, value, words in _of_demands(demands):
        if veld not in values:
            values[veld] = value
            found.append(Vondst(veld, words[:200]))
    if "uren_min" not in values and (match := _HOURS.search(fold(short))) and int(match[2][:2]) >= 4:
        said = short[match.start() : match.end()]
        values |= {"uren_min": amount(match[1]), "uren_max": amount(match[2])}
        found += [Vondst("uren_min", said), Vondst("uren_max", said)]
    return Voorstel(normalise(Velden(**values)), tuple(found), demands)


def wage(text: str) -> tuple[Decimal | None, Decimal | None, str, str] | None:
    """From, to, per and the words; None when no wage with a period is stated."""
    folded = fold(text[:LANGST])
    if match := _WAGE.search(folded):
        low, high, per = match[1], match[2], match[3]
    elif match := _WAGE_FIRST.search(folded):
        per, low, high = match[1], match[2], match[3]
    else:
        return None
    period = _PERIODS.get(per, "maand")
    return amount(low), amount(high or low), period, text[match.start() : match.end()]


def days(text: str) -> tuple[tuple[str, ...], str]:
    """Days of the week a text states, with the words; empty when it names none."""
    folded, names = fold(text[:LANGST]), list(_DAYS)
    if match := _DAY_RANGE.search(folded):
        first, last = names.index(match[1]), names.index(match[2])
        if first <= last:
            return tuple(_DAYS[each] for each in names[first : last + 1]), text[match.start() : match.end()]
    for line in re.finditer(r"[^\n.]+", folded):
        hits = list(_DAY_ONE.finditer(line[0]))
        if hits and re.search(r"\b(?:werk\w*|dagen|rooster|dienst\w*|beschikbaar)\b", line[0]):
            start, end = line.start() + hits[0].start(), line.start() + hits[-1].end()
            return tuple(dict.fromkeys(_DAYS[each[1]] for each in hits)), text[start:end]
    return (), ""


def _all(text: str, url: str) -> Iterator[tuple[str, Any, str]]:
    for veld, pattern in _LABEL.items():
        if match := pattern.search(text):
            yield veld, match[1].strip(), match[0].strip()
    yield from _heading(text)
    if match := _POSTCODE.search(text):
        yield "pc4", match[1], match[0]
    if match := _PLACE_AFTER_CODE.search(text) or _IN_PLACE.search(text):
        yield "plaats", match[1], match[0]
    if match := _AT_EMPLOYER.search(text):
        yield "werkgever_naam", match[1].rstrip("."), match[0]
    if found := wage(text):
        for veld, value in zip(("loon_van", "loon_tot", "loon_per"), found[:3], strict=True):
            yield veld, value, found[3]
    named, words = days(text)
    if named:
        yield "dagen", named, words
    if address := url.strip():
        yield "url", address, address
    elif match := _URL.search(text):
        yield "url", match[0].rstrip(".,"), match[0]


def _heading(text: str) -> Iterator[tuple[str, Any, str]]:
    """The first line that can be a title; "Kok bij De Gouden Leeuw in Zwolle" says three things."""
    for line in text.split("\n")[:15]:
        line = line.strip()
        if 3 <= len(line) <= 140 and not _MENU.match(line) and not line.startswith("http"):
            bare = _LOOK.sub("", line).strip() or line
            title = re.split(r"\s+(?:bij|in|te|voor|\||–|—|-)\s+|,\s|\s\d{1,2}\s?(?:-|tot|uur)", bare)[0]
            yield "titel", title.strip(" .:-") or bare, line
            return


def _of_demands(demands: tuple[Eis, ...]) -> Iterator[tuple[str, Any, str]]:
    shifts: list[str] = []
    words: list[str] = []
    for each in demands:
        if each.veld in {"hours_min", "hours_max"}:
            yield each.veld.replace("hours", "uren"), Decimal(str(each.waarde)), each.woorden
        if each.veld in _SHIFTS and each.waarde is True:
            shifts.append(_SHIFTS[each.veld])
            words.append(each.woorden)
    if shifts:
        yield "diensten", tuple(shifts), ", ".join(words)
