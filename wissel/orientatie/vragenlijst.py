"""A questionnaire as data: scales, items and answers, checked before anybody sees it. Pure: no rows, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.fouten import DomainError

MEESTE_ITEMS, MEESTE_SCHALEN, MEESTE_KEUZES = 200, 12, 10
LANGSTE_ANTWOORD = 2000
KEUZE, OPEN = "keuze", "open"
_KOP = {
    "sleutel", "versie", "naam", "meet", "minuten", "inleiding", "vraag", "bespreken", "prive", "marge", "antwoorden",
    "woorden", "schalen", "items",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Keuze:
    waarde: int
    label: str


@dataclass(frozen=True, slots=True)
class Schaal:
    """What a group of items measures; `minimum` is how many answers are needed to say something about it."""

    sleutel: str
    naam: str
    uitleg: str
    minimum: int


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `omgekeerd`: agreeing means less of what the scale measures. An open one counts for no scale."""

    sleutel: str
    tekst: str
    schaal: str = ""
    omgekeerd: bool = False
    soort: str = KEUZE


@dataclass(frozen=True, slots=True)
class Vragenlijst:
    """A checked questionnaire.

    `bespreken`: the result stays hidden until it was talked about. `prive`: only the kandidaat reads it, until shared.
    `marge`: differences smaller than this many points of 100 say nothing. `woorden`: from which score which words.
    """

    naam: str
    meet: str
    minuten: int
    inleiding: str
    vraag: str
    bespreken: bool
    prive: bool
    marge: int
    antwoorden: tuple[Keuze, ...]
    woorden: tuple[tuple[int, str], ...]
    schalen: tuple[Schaal, ...]
    items: tuple[Item, ...]

    @property
    def laagste(self) -> int:
        return min(each.waarde for each in self.antwoorden)

    @property
    def hoogste(self) -> int:
        return max(each.waarde for each in self.antwoorden)

    def item(self, sleutel: str) -> Item | None:
        return next((each for each in self.items if each.sleutel == sleutel), None)

    def woord(self, score: int) -> str:
        """The words for a score of 0 to 100."""
        return next((word for low, word in reversed(self.woorden) if score >= low), "")


def read(inhoud: Mapping[str, Any]) -> Vragenlijst:
    """The questionnaire that this content is. Raises DomainError with the place (`veld`) that is wrong."""
    _only(inhoud, _KOP, "")
    antwoorden = tuple(_keuze(row, n) for n, row in enumerate(_rows(inhoud, "antwoorden", MEESTE_KEUZES)))
    items = tuple(_item(row, n) for n, row in enumerate(_rows(inhoud, "items", MEESTE_ITEMS)))
    schalen = tuple(_schaal(row, n, items) for n, row in enumerate(_rows(inhoud, "schalen", MEESTE_SCHALEN)))
    lijst = Vragenlijst(
        naam=_text(inhoud, "naam", 150), meet=_text(inhoud, "meet", 300),
        minuten=_number(inhoud, "minuten", 1, 120), inleiding=_text(inhoud, "inleiding", 1000, leeg=True),
        vraag=_text(inhoud, "vraag", 150, leeg=True), bespreken=bool(inhoud.get("bespreken", True)),
        prive=bool(inhoud.get("prive", False)), marge=_number(inhoud, "marge", 0, 50),
        antwoorden=antwoorden, woorden=_woorden(inhoud), schalen=schalen, items=items,
    )  # fmt: skip
    _check_whole(lijst)
    return lijst


def check_answer(lijst: Vragenlijst, sleutel: str, waarde: Any) -> int | str | None:
    """One answer as it is kept: a value of the list, words for an open question, None for what is skipped.

    Raises DomainError for a question or an answer that this version does not have.
    """
    item = lijst.item(sleutel)
    if item is None:
        raise DomainError("onbekende_vraag", _("Deze vraag staat niet in deze vragenlijst."), veld="antwoord")
    if waarde in (None, ""):
        return None
    if item.soort == OPEN:
        text = str(waarde).replace("\x00", "").strip()
        if len(text) > LANGSTE_ANTWOORD:
            words = _("Uw antwoord is te lang: hooguit %(tot)s tekens. Maak het wat korter.")
            raise DomainError("te_lang", words % {"tot": LANGSTE_ANTWOORD}, veld="antwoord")
        return text or None
    known = {str(each.waarde): each.waarde for each in lijst.antwoorden}
    if str(waarde) not in known:
        raise DomainError("onbekend_antwoord", _("Kies een van de antwoorden."), veld="antwoord")
    return known[str(waarde)]


def _check_whole(lijst: Vragenlijst) -> None:
    _once([each.sleutel for each in lijst.items], "items")
    _once([each.sleutel for each in lijst.schalen], "schalen")
    known = {each.sleutel for each in lijst.schalen}
    closed = [each for each in lijst.items if each.soort == KEUZE]
    if not lijst.items:
        raise DomainError(
            "geen_vragen", _("Deze vragenlijst heeft nog geen vragen. Voeg er een toe."), veld="items"
        )
    if closed and len(lijst.antwoorden) < 2:
        raise DomainError("antwoorden", _("Er zijn ten minste twee antwoorden nodig."), veld="antwoorden")
    values = [each.waarde for each in lijst.antwoorden]
    if values != sorted(set(values)):
        text = _("De waarden van de antwoorden lopen op en komen elk één keer voor.")
        raise DomainError("antwoorden", text, veld="antwoorden")
    for number, item in enumerate(lijst.items):
        if item.soort == KEUZE and item.schaal not in known:
            text = _("Kies bij welke schaal deze vraag hoort.")
            raise DomainError("schaal", text, veld=f"items[{number}].schaal")


def _schaal(row: Any, number: int, items: tuple[Item, ...]) -> Schaal:
    place = f"schalen[{number}]"
    _only(row, {"sleutel", "naam", "uitleg", "minimum"}, place)
    key = _key(row, place)
    count = sum(item.schaal == key for item in items)
    naam = _text(row, "naam", 60, place)
    if not count:
        text = _("Bij de schaal %(naam)s hoort nog geen vraag. Voeg een vraag toe, of haal de schaal weg.")
        raise DomainError("lege_schaal", text % {"naam": naam}, veld=f"{place}.naam")
    return Schaal(
        key, naam, _text(row, "uitleg", 200, place, leeg=True), _number(row, "minimum", 1, count, place)
    )


def _item(row: Any, number: int) -> Item:
    place = f"items[{number}]"
    _only(row, {"sleutel", "tekst", "schaal", "omgekeerd", "soort"}, place)
    soort = row.get("soort", KEUZE)
    if soort not in (KEUZE, OPEN):
        raise DomainError("soort", _("Kies wat voor vraag dit is."), veld=f"{place}.soort")
    schaal = "" if soort == OPEN else str(row.get("schaal", ""))
    return Item(
        _key(row, place), _text(row, "tekst", 300, place), schaal, bool(row.get("omgekeerd", False)), soort
    )


def _keuze(row: Any, number: int) -> Keuze:
    place = f"antwoorden[{number}]"
    _only(row, {"waarde", "label"}, place)
    return Keuze(_number(row, "waarde", 0, 10, place), _text(row, "label", 60, place))


def _woorden(inhoud: Mapping[str, Any]) -> tuple[tuple[int, str], ...]:
    found = []
    for number, row in enumerate(_rows(inhoud, "woorden", 6)):
        place = f"woorden[{number}]"
        _only(row, {"vanaf", "woord"}, place)
        found.append((_number(row, "vanaf", 0, 100, place), _text(row, "woord", 60, place)))
    steps = [low for low, _word in found]
    if found and (steps[0] != 0 or steps != sorted(set(steps))):
        text = _("De woorden beginnen bij 0 en lopen op tot 100.")
        raise DomainError("woorden", text, veld="woorden")
    return tuple(found)


def _rows(inhoud: Mapping[str, Any], name: str, most: int) -> list[Any]:
    rows = inhoud.get(name, [])
    if not isinstance(rows, list) or len(rows) > most:
        text = _("Hier staan er te veel: hooguit %(aantal)s.") % {"aantal": most}
        raise DomainError("te_veel", text, veld=name)
    return rows


def _once(keys: list[str], place: str) -> None:
    twice = next((key for key in keys if keys.count(key) > 1), None)
    if twice is not None:
        text = _("De sleutel %(sleutel)s komt twee keer voor.") % {"sleutel": twice}
        raise DomainError("dubbel", text, veld=place)


def _only(row: Any, allowed: set[str], place: str) -> None:
    if not isinstance(row, Mapping) or set(row) - allowed:
        strange = ", ".join(sorted(set(row) - allowed)) if isinstance(row, Mapping) else "?"
        text = _("Dit onderdeel kennen wij niet: %(wat)s.") % {"wat": strange}
        raise DomainError("onbekend_veld", text, veld=place or "naam")


def _key(row: Mapping[str, Any], place: str) -> str:
    key = str(row.get("sleutel", ""))
    if not key or len(key) > 40 or not key.replace("_", "").isalnum():
        raise DomainError("sleutel", _("Deze sleutel kan niet."), veld=f"{place}.sleutel")
    return key


def _text(row: Mapping[str, Any], name: str, most: int, place: str = "", *, leeg: bool = False) -> str:
    text = str(row.get(name, "") or "").replace("\x00", "").strip()
    veld = f"{place}.{name}" if place else name
    if not text and not leeg:
        raise DomainError("leeg", _("Vul dit in."), veld=veld)
    if len(text) > most:
        raise DomainError("te_lang", _("Te lang: hooguit %(tot)s tekens.") % {"tot": most}, veld=veld)
    return text


def _number(row: Mapping[str, Any], name: str, low: int, high: int, place: str = "") -> int:
    value = row.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        text = _("Vul een heel getal in van %(van)s tot en met %(tot)s.") % {"van": low, "tot": high}
        raise DomainError("getal", text, veld=f"{place}.{name}" if place else name)
    return value
