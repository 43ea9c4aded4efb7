"""Bars and lines as geometry for an inline SVG: x in percent, y in pixels, from zero, mirrored for right-to-left.

Templates only print what stands here. A chart never stands alone: `rijen` are the same numbers for the table beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

TOP = 100
REGEL, BALK_HOOG = 58, 14
HOOG, BOVEN, ONDER = 240, 24, 204
LINKS, RECHTS = 9.0, 95.0
MEESTE_REEKSEN, MEESTE_LABELS, LABEL_AFSTAND = 5, 4, 17


@dataclass(frozen=True, slots=True)
class Balk:
    """One bar of 0 to 100 with its name above it and its words and number at the end of that line."""

    naam: str
    woord: str
    waarde: int
    y_naam: int
    y_balk: int
    x: str
    breed: str
    begin_x: str
    eind_x: str


@dataclass(frozen=True, slots=True)
class Balken:
    titel: str
    beschrijving: str
    hoogte: int
    balken: tuple[Balk, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    x: str
    y: str
    label_y: str
    waarde: int


@dataclass(frozen=True, slots=True)
class Reeks:
    """One line: `klasse` gives it a tone, a dash and the shape of its marks, so that colour never tells alone."""

    klasse: str
    naam: str
    stukken: tuple[tuple[str, str, str, str], ...]
    punten: tuple[Punt, ...]


@dataclass(frozen=True, slots=True)
class Lijnen:
    titel: str
    beschrijving: str
    hoogte: int
    rooster: tuple[tuple[str, str], ...]
    rooster_x: tuple[str, str, str]
    momenten: tuple[tuple[str, str, str], ...]
    reeksen: tuple[Reeks, ...]
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, tuple[str, ...]], ...]


def bars(titel: str, rows: Sequence[tuple[str, int, str]]) -> Balken:
    """Bars for (name, 0 to 100, words), in the order given."""
    rtl = get_language_bidi()
    made = tuple(_bar(number, name, value, words, rtl) for number, (name, value, words) in enumerate(rows))
    told = "; ".join(
        f"{name}: {value} ({words})" if words else f"{name}: {value}" for name, value, words in rows
    )
    return Balken(titel, told, REGEL * len(rows), made)


def _bar(number: int, name: str, value: int, words: str, rtl: bool) -> Balk:
    width = max(0, min(TOP, value))
    return Balk(
        name, words, value, REGEL * number + 20, REGEL * number + 30, _percent(TOP - width if rtl else 0),
        _percent(width), _percent(TOP if rtl else 0), _percent(0 if rtl else TOP),
    )  # fmt: skip


def lines(
    titel: str,
    momenten: Sequence[str],
    reeksen: Sequence[tuple[str, Sequence[int | None]]],
    kort: Sequence[str] = (),
) -> Lijnen:
    """Lines for (name, a value of 0 to 100 or None per moment). Raises ValueError for more than five lines.

    `kort` are shorter names of the moments, for under the chart.
    """
    if len(reeksen) > MEESTE_REEKSEN:
        raise ValueError("at most five lines in one chart")
    rtl = get_language_bidi()
    places = [_place(number, len(momenten), rtl) for number in range(len(momenten))]
    labels = [_label_heights([values[n] for _name, values in reeksen]) for n in range(len(momenten))]
    made = tuple(
        Reeks(f"s{number + 1}", name, _pieces(places, values), _points(places, values, labels, number))
        for number, (name, values) in enumerate(reeksen)
    )
    rows = tuple(
        (moment, tuple(_word(values[n]) for _name, values in reeksen)) for n, moment in enumerate(momenten)
    )
    names = tuple(name for name, _values in reeksen)
    told = "; ".join(
        f"{moment}: " + ", ".join(f"{name} {word}" for name, word in zip(names, words, strict=True))
        for moment, words in rows
    )
    grid = tuple((_pixel(_height(value)), str(value)) for value in (0, 50, TOP))
    ends = (LINKS, RECHTS, LINKS - 2.5)
    edge = tuple(_percent(TOP - each if rtl else each) for each in ends)
    names_below = _names(places, kort or momenten, edge)
    return Lijnen(titel, told, HOOG, grid, (edge[0], edge[1], edge[2]), names_below, made, names, rows)


def _names(
    places: list[float], words: Sequence[str], edge: tuple[str, ...]
) -> tuple[tuple[str, str, str], ...]:
    """The names under the chart; the outer ones begin and end with the grid, so that none falls off."""
    last = len(words) - 1
    ends = {0: (edge[0], "start"), last: (edge[1], "end")} if last > 0 else {}
    found = []
    for n in _shown(len(words)):
        x, anchor = ends.get(n, (_percent(places[n]), "middle"))
        found.append((x, words[n], anchor))
    return tuple(found)


def _place(number: int, total: int, rtl: bool) -> float:
    share = 0.5 if total == 1 else number / (total - 1)
    place = LINKS + 5 + share * (RECHTS - LINKS - 10)
    return TOP - place if rtl else place


def _height(value: int) -> float:
    """Zero is at the bottom, always."""
    return ONDER - max(0, min(TOP, value)) / TOP * (ONDER - BOVEN)


def _pieces(places: list[float], values: Sequence[int | None]) -> tuple[tuple[str, str, str, str], ...]:
    """The stretches between neighbours that both have a value; a gap stays a gap."""
    found = []
    for n in range(len(values) - 1):
        here, there = values[n], values[n + 1]
        if here is not None and there is not None:
            found.append(
                (_percent(places[n]), _pixel(_height(here)), _percent(places[n + 1]), _pixel(_height(there)))
            )
    return tuple(found)


def _points(
    places: list[float], values: Sequence[int | None], labels: list[list[float | None]], series: int
) -> tuple[Punt, ...]:
    return tuple(
        Punt(_percent(places[n]), _pixel(_height(value)), _pixel(labels[n][series] or 0.0), value)
        for n, value in enumerate(values)
        if value is not None
    )


def _label_heights(values: Sequence[int | None]) -> list[float | None]:
    """Where each number of one moment stands, above its mark and never on another number."""
    found: list[float | None] = [None] * len(values)
    last = float("-inf")
    order = sorted(
        (n for n, value in enumerate(values) if value is not None), key=lambda n: -(values[n] or 0)
    )
    for n in order:
        last = max(_height(values[n] or 0) - 10, last + LABEL_AFSTAND)
        found[n] = last
    return found


def _shown(total: int) -> list[int]:
    """Which moments get a name under the chart: the first, the last and a few between; the table has them all."""
    if total <= MEESTE_LABELS:
        return list(range(total))
    return sorted({round(n * (total - 1) / (MEESTE_LABELS - 1)) for n in range(MEESTE_LABELS)})


def _word(value: int | None) -> str:
    return _("niet bekend") if value is None else str(value)


def _percent(value: float) -> str:
    return f"{value:.2f}%"


def _pixel(value: float) -> str:
    return f"{value:.1f}"
