"""The score of many rows at once: the same sums in the same order as `wissel.matching.score` makes for one."""

import threading
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wissel.arbeidsmarkt import postcodes
from wissel.matching import score, termen
from wissel.matching.kolommen.segment import Segment
from wissel.matching.kolommen.vorm import OPLEIDING, UREN, hashed
from wissel.matching.waarden import Weging, Zoekberoep, Zoeker

Reeks = NDArray[Any]
_own = threading.local()


def scores(zoeker: Zoeker, segment: Segment, rows: Reeks, weging: Weging) -> tuple[Reeks, list[Reeks]]:
    """The score of these rows (in order of the index), and the four parts it is made of, each from 0 to 1."""
    with _Local(segment, rows) as found:
        parts = [
            _occupation(zoeker, segment, found), *_words(zoeker, segment, found), _wishes(zoeker, segment, rows)
        ]  # fmt: skip
    total: Reeks = np.zeros(len(rows))
    for part, key in zip(parts, score.NAMEN, strict=True):
        total = total + part * weging.gewichten[key]
    return total, parts


def skills(zoeker: Zoeker, segment: Segment, rows: Reeks) -> list[tuple[str, Reeks]]:
    """Each skill with the rows (of a few) that name it, by the rule of `score`: half of its weight is found."""
    found = []
    here: dict[str, Reeks] = {}
    for name, own in score.ask(zoeker).vaardigheden:
        weight = np.zeros(len(rows), np.int64)
        for term in own:
            if term not in here:
                here[term] = _having(segment, term, rows)
            weight += here[term] * termen.weight(term)
        whole = termen.worth(own)
        found.append((name, 2 * weight >= whole if whole else weight > 0))
    return found


def _having(segment: Segment, term: str, rows: Reeks) -> Reeks:
    listed, bits = segment.rows_with("tekst", hashed(term))
    if bits is not None:
        return (bits.take(rows >> 3) >> (7 - (rows & 7)).astype(np.uint8)) & np.uint8(1)
    if listed is None or not len(listed):
        return np.zeros(len(rows), np.uint8)
    at = np.minimum(np.searchsorted(listed, rows), len(listed) - 1)
    return (listed[at] == rows).astype(np.uint8)


class _Local:
    """Some rows of an index, numbered from 0. Terms are looked up in lists of rows and counted here."""

    def __init__(self, segment: Segment, rows: Reeks) -> None:
        self.segment, self.rows = segment, rows
        self.place = _scratch(segment.rijen)
        self._bits: tuple[Reeks, Reeks] | None = None

    def __enter__(self) -> "_Local":
        self.place[self.rows] = np.arange(len(self.rows), dtype=np.int32)
        return self

    def __exit__(self, *error: object) -> None:
        self.place[self.rows] = -1

    def count(self, name: str, term: str, sums: Iterable[Reeks]) -> None:
        """Add the weight of a term to the sums of the rows that have it."""
        listed, bits = self.segment.rows_with(name, hashed(term))
        weight = termen.weight(term)
        if bits is not None:
            if self._bits is None:
                self._bits = self.rows >> 3, (7 - (self.rows & 7)).astype(np.uint8)
            here = (bits.take(self._bits[0]) >> self._bits[1]) & np.uint8(1)
            for each in sums:
                each += here * np.int32(weight)
        elif listed is not None and len(listed) and len(self.rows):
            first, last = np.searchsorted(listed, (self.rows[0], self.rows[-1] + 1))
            at = self.place.take(listed[first:last])
            at = at[at >= 0]
            for each in sums:
                each[at] += weight


def _scratch(size: int) -> Reeks:
    """Room of this thread: the local number of each row, -1 for rows that are not looked at."""
    room: Reeks | None = getattr(_own, "room", None)
    if room is None or len(room) < size:
        room = _own.room = np.full(size, -1, np.int32)
    return room


def _occupation(zoeker: Zoeker, segment: Segment, found: _Local) -> Reeks:
    rows = found.rows
    asked = score.ask(zoeker)
    sums = [np.zeros(len(rows), np.int32) for _ in asked.beroepen]
    for term in dict.fromkeys(term for each in asked.beroepen for term in each.termen):
        having = [sum_ for sum_, each in zip(sums, asked.beroepen, strict=True) if term in each.termen]
        found.count("titel", term, having)
    codes = segment.vak.take(rows)
    near = [_near(segment, each.beroep) for each in asked.beroepen]
    best: Reeks = np.zeros(len(segment.vakken))
    for each, closeness in zip(asked.beroepen, near, strict=True):
        best = np.maximum(best, each.beroep.gewicht * closeness)
    best = best.take(codes)
    for each, closeness, shared in zip(asked.beroepen, near, sums, strict=True):
        some = np.flatnonzero(shared)
        if len(some):
            own = codes[some]
            worth = segment.titelwaarde.take(rows[some]).astype(np.int64)
            alike = 2.0 * shared[some] / (each.waarde + worth)
            fit = np.where(own > 0, np.minimum(1.0, score.TITEL * alike + closeness.take(own)), alike)
            best[some] = np.maximum(best[some], each.beroep.gewicht * fit)
    return best


def _near(segment: Segment, beroep: Zoekberoep) -> Reeks:
    """By occupation of the index: 1 for the same one, else what its group of work is worth."""

    def make() -> Reeks:
        near = [score.GROEP * score.closeness(beroep.isco, vak[1]) if vak else 0.0 for vak in segment.vakken]
        for code in segment.beroepen.get(beroep.sleutel, ()):
            near[code] = 1.0
        return np.array(near)

    found: Reeks = segment.judged(("vak", beroep.sleutel, beroep.isco), make)
    return found


def _words(zoeker: Zoeker, segment: Segment, found: _Local) -> list[Reeks]:
    asked = score.ask(zoeker)
    names = (score.VAARDIGHEDEN, score.TEKST)
    sums = {name: np.zeros(len(found.rows), np.int32) for name in names}
    for term in dict.fromkeys(term for name in names for term in asked.termen[name]):
        found.count("tekst", term, [sums[name] for name in names if term in asked.termen[name]])
    parts = [
        np.minimum(1.0, sums[name] / asked.vol[name]) if asked.vol[name] else np.zeros(len(found.rows))
        for name in names
    ]
    kept = segment.judged(
        (OPLEIDING, zoeker.niveau, "score"),
        lambda: np.array(
            [
                score.kept(score.education_gap(zoeker.niveau, said[0] if said else ""))
                for said in segment.groepen[OPLEIDING]
            ]
        ),
    )
    parts[0] = parts[0] * _by_code(segment, OPLEIDING, kept, found.rows)
    return parts


def _wishes(zoeker: Zoeker, segment: Segment, rows: Reeks) -> Reeks:
    hours = segment.judged(
        (UREN, zoeker.uren_van, zoeker.uren_tot, "score"),
        lambda: np.array(
            [
                score.hours_fit(
                    zoeker.uren_van, zoeker.uren_tot, *(map(_hours, said) if said else (None, None))
                )
                for said in segment.groepen[UREN]
            ]
        ),
    )
    km = np.round(postcodes.distances(zoeker.pc4)[0].astype(np.float64), 1)
    near = np.where(np.isnan(km), score.ONBEKEND, np.maximum(0.0, 1.0 - km / score.KM_VER))
    return (_by_code(segment, UREN, hours, rows) + near.take(segment.pc4.take(rows))) / 2.0


def _hours(text: str | None) -> float | None:
    return None if text is None else float(text)


def _by_code(segment: Segment, group: str, values: Reeks, rows: Reeks) -> Reeks:
    column = segment.codes.get(group)
    return np.full(len(rows), values[0]) if column is None else values.take(column.take(rows))
