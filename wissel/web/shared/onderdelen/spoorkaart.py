"""The 104-week map: spoor 1 as a grey rail, spoor 2 branching off, dates as stations.

Pure geometry. x in percent, y in pixels; dates come from the caller, who has them from the law engine.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.opmaak import korte_datum, lange_datum

Y1, Y2 = 78, 138
# How much of the width a label takes, and how near the line of today a label is turned away from it.
BREED, NABIJ = 13.0, 7.0
MAANDNAMEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Station:
    """One date: what, when, done or late, on which track, and how important its label is (higher wins, 0: no label)."""

    naam: str
    datum: dt.date
    klaar: bool = False
    laat: bool = False
    spoor2: bool = False
    gewicht: int = 1


@dataclass(frozen=True, slots=True)
class Punt:
    x: str
    y: int
    klasse: str
    naam: str
    datum: str
    label_y: int
    sub_y: int
    anker: str
    toon: bool
    iso: str


@dataclass(frozen=True, slots=True)
class Spoorkaart:
    titel: str
    punten: tuple[Punt, ...]
    maanden: tuple[tuple[str, str], ...]
    nu_x: str
    nu_tekst: str
    nu_plaats: int
    rails: tuple[tuple[str, str, str, int], ...]
    wissel_x: str | None
    wissel_breed: str
    pauzes: tuple[tuple[str, str], ...]


def spoorkaart(
    *,
    begin: dt.date,
    einde: dt.date,
    vandaag: dt.date,
    stations: Sequence[Station],
    week: int | None,
    spoor2_start: dt.date | None = None,
    pauzes: Sequence[tuple[dt.date, dt.date]] = (),
) -> Spoorkaart:
    """Lay out the map between the first sick day and the last day; stations outside it are left out."""
    span = max(1, (einde - begin).days)

    def x(day: dt.date) -> float:
        return min(100.0, max(0.0, (day - begin).days / span * 100))

    inside = sorted((s for s in stations if begin <= s.datum <= einde), key=lambda s: s.datum)
    now = x(vandaag)
    start2 = x(spoor2_start) if spoor2_start and spoor2_start <= einde else None
    points = _points(inside, x, start2, now)
    weeks = _("Nu: week %(week)s") % {"week": week} if week else _("Nu")
    return Spoorkaart(
        titel=_title(inside, week, spoor2_start, einde),
        punten=points,
        maanden=_months(begin, einde, x),
        nu_x=_pct(now),
        nu_tekst=weeks,
        nu_plaats=sum(station.datum <= vandaag for station in inside),
        rails=_rails(now, start2),
        wissel_x=_pct(start2) if start2 is not None else None,
        wissel_breed=_pct(max(0.0, now - start2)) if start2 is not None else "0%",
        pauzes=tuple((_pct(x(a)), _pct(x(b))) for a, b in pauzes if a <= einde and b >= begin),
    )


def _rails(now: float, start2: float | None) -> tuple[tuple[str, str, str, int], ...]:
    """Lines as (class, from, to, y): past is solid, future dotted."""
    rails = [("r1", "0%", _pct(now), Y1), ("r1n", _pct(now), "100%", Y1)]
    if start2 is not None:
        rails.append(("r2n", _pct(max(now, start2)), "100%", Y2))
    return tuple(rails)


def _points(
    stations: Sequence[Station], x: Callable[[dt.date], float], start2: float | None, now: float
) -> tuple[Punt, ...]:
    """Stations with their labels; of two that come close in one lane, the less important one goes without."""
    anchors = {station: _anchor(station, x(station.datum), start2, now) for station in stations}
    lanes = _lanes(anchors, x, start2)
    points = []
    for station in stations:
        place, lane = x(station.datum), lanes.get(station, "")
        begins = station.spoor2 and place == start2
        y = Y2 if station.spoor2 and not begins else Y1
        label = y - 38 if lane == "boven" else y + 30
        kind = " ".join(
            k for k, on in (("two", station.spoor2), ("done", station.klaar), ("late", station.laat)) if on
        )
        points.append(
            Punt(
                _pct(place), y, kind, station.naam, korte_datum(station.datum), label, label + 17, anchors[station],
                bool(lane), station.datum.isoformat(),
            )
        )  # fmt: skip
    return tuple(points)


def _anchor(station: Station, place: float, start2: float | None, now: float) -> str:
    """Which end of the label stands at its station: inside the map, and turned away from the line of today."""
    if place < 6:
        return "start"
    if place > 95 or (station.spoor2 and place == start2 and place > 20):
        return "end"
    if abs(place - now) >= NABIJ:
        return "middle"
    return "start" if place >= now and place < 90 else "end"


def _extent(place: float, anchor: str) -> tuple[float, float]:
    before = {"start": 0.0, "middle": BREED / 2, "end": BREED}[anchor]
    return place - before, place - before + BREED


def _lanes(
    anchors: dict[Station, str], x: Callable[[dt.date], float], start2: float | None
) -> dict[Station, str]:
    """Where each label fits: above or below its rail. Where spoor 2 branches off there is no room below spoor 1."""
    taken: dict[str, list[tuple[float, float]]] = {"boven": [], "onder": [], "spoor2": []}
    found: dict[Station, str] = {}
    for station in sorted(anchors, key=lambda s: (-s.gewicht, s.datum)):
        if not station.gewicht:
            continue
        place = x(station.datum)
        free_below = start2 is None or abs(place - start2) > BREED
        lanes = ("boven", "onder") if free_below else ("boven",)
        if station.spoor2:
            lanes = ("onder",) if place == start2 else ("spoor2",)
        begin, end = _extent(place, anchors[station])
        for lane in lanes:
            if all(end <= first or begin >= last for first, last in taken[lane]):
                taken[lane].append((begin, end))
                found[station] = lane
                break
    return found


def _months(begin: dt.date, einde: dt.date, x: Callable[[dt.date], float]) -> tuple[tuple[str, str], ...]:
    """A tick every three months, with the year where it changes."""
    ticks: list[tuple[str, str]] = []
    year, month = begin.year, begin.month
    while dt.date(year, month, 1) <= einde:
        day = max(begin, dt.date(year, month, 1))
        name = MAANDNAMEN[month - 1]
        text = f"{name} {year}" if not ticks or month <= 3 else name
        ticks.append((_pct(x(day)), text))
        month += 3
        if month > 12:
            year, month = year + 1, month - 12
    return tuple(tick for tick in ticks if float(tick[0][:-1]) <= 95)


def _title(stations: Sequence[Station], week: int | None, start2: dt.date | None, einde: dt.date) -> str:
    parts = [_("Spoorkaart.")]
    if week:
        parts.append(_("Het is nu week %(week)s.") % {"week": week})
    if start2:
        parts.append(_("Spoor 2 begon op %(dag)s.") % {"dag": lange_datum(start2)})
    open_ones = [s for s in stations if not s.klaar]
    if open_ones:
        first = open_ones[0]
        parts.append(
            _("Eerst komt: %(naam)s, %(dag)s.") % {"naam": first.naam, "dag": lange_datum(first.datum)}
        )
    parts.append(_("De laatste dag is %(dag)s.") % {"dag": lange_datum(einde)})
    return " ".join(parts)


def _pct(value: float) -> str:
    return f"{value:.2f}%"
