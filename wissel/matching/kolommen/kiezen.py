"""Filter first, exactly, and score everything that is left: the best of an index, and what was only just missed."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wissel.arbeidsmarkt import postcodes
from wissel.matching.kolommen import grens, punten
from wissel.matching.kolommen.segment import Segment
from wissel.matching.waarden import Verdict, Weging, Zoeker

Reeks = NDArray[Any]
# A vacancy that is further than this over the own limit of travel is no near miss (km).
NET_VERDER = 15.0
# So many columns are read through in whole stretches before only what is left is looked at.
_WHOLE = 5


@dataclass(frozen=True, slots=True)
class Keuze:
    """Which vacancies are looked at: not `zonder`, and only `alleen` when that is given."""

    zonder: Collection[uuid.UUID] = ()
    alleen: Collection[uuid.UUID] | None = None


ALLES = Keuze()


@dataclass(frozen=True, slots=True)
class Treffer:
    """One vacancy that may be shown, with why: the data of its explanation, without words.

    `punten` are the four parts of the score in the order of `score.NAMEN`; `open` and `aanpassing` the hard lines
    (by key) that are not known or need a change; `gevonden` the skills that it names; `grens` what a near miss broke.
    """

    id: uuid.UUID
    verdict: Verdict
    score: float
    punten: tuple[float, ...]
    afstand_km: float | None = None
    open: tuple[str, ...] = ()
    aanpassing: tuple[str, ...] = ()
    gevonden: tuple[str, ...] = ()
    grens: str = ""

    @property
    def plaats(self) -> tuple[int, float, int]:
        """What it is sorted by: verdict, score, and the id so that equals always stand alike."""
        rank = grens.VERDICTS.index(self.verdict) if self.verdict in grens.VERDICTS else len(grens.VERDICTS)
        return rank, -self.score, self.id.int


def best(
    zoeker: Zoeker, segment: Segment, k: int, weging: Weging, keuze: Keuze = ALLES
) -> tuple[list[Treffer], list[int]]:
    """The k best of what no hard limit excludes, and how many there are of each verdict that is not past niet."""
    limits = grens.limits(zoeker, segment)
    rows, answers = allowed(limits, segment, keuze)
    counts = np.bincount(answers, minlength=len(grens.VERDICTS))[: len(grens.VERDICTS)]
    if not len(rows) or k <= 0:
        return [], [int(each) for each in counts]
    total, parts = punten.scores(zoeker, segment, rows, weging)
    chosen: list[int] = []
    for code in range(len(grens.VERDICTS)):
        if len(chosen) < k and counts[code]:
            here = np.flatnonzero(answers == code)
            chosen += _top(segment, rows, total, here, k - len(chosen))
    return list(_hits(zoeker, limits, segment, rows, answers, total, parts, chosen)), [
        int(each) for each in counts
    ]


def allowed(limits: grens.Grenzen, segment: Segment, keuze: Keuze = ALLES) -> tuple[Reeks, Reeks]:
    """The rows that no hard limit excludes, in order, and the answer for each (PAST, AANPASSING, ONBEKEND).

    The columns that exclude most are read through in whole stretches; the rest only for the rows that are left.
    """
    runs, answers = _band(segment, limits.reis)
    answers = np.maximum(answers, np.uint8(limits.bodem))
    tables = limits.tafels
    for table in tables[:_WHOLE]:
        if table.sluit_uit:
            column = _stretches(segment.codes[table.groep], runs)
            answers = np.maximum(answers, table.of(column))
    left = np.flatnonzero(answers < grens.NIET)
    rows, answers = _rows(runs, left), answers[left]
    if segment.doden or keuze is not ALLES:
        rows, answers = _chosen(segment, rows, answers, keuze)
    for at, table in enumerate(tables):
        if table.sluit_uit and at < _WHOLE:
            continue
        if not table.sluit_uit and (not len(answers) or answers.min() >= grens.ONBEKEND):
            break
        answers = np.maximum(answers, table.of(segment.codes[table.groep].take(rows)))
        if table.sluit_uit:
            keep = answers < grens.NIET
            rows, answers = rows[keep], answers[keep]
    return rows, answers


def just_missed(
    zoeker: Zoeker, segment: Segment, k: int, weging: Weging, keuze: Keuze = ALLES
) -> list[Treffer]:
    """The k best of the rows that break exactly one limit, which `grens` names. No further than NET_VERDER too far."""
    if k <= 0:
        return []
    limits = grens.limits(zoeker, segment)
    travel = limits.reis
    if zoeker.reis_km is not None:
        km = np.nan_to_num(postcodes.distances(zoeker.pc4)[0])
        far = km > zoeker.reis_km + NET_VERDER
        rows, answers = _within(segment, np.where(far, grens.NIET, np.minimum(travel, grens.ONBEKEND)), keuze)
        broken = (travel == grens.NIET).take(segment.pc4.take(rows)).astype(np.uint8)
    else:
        rows, answers = _within(segment, travel, keuze)
        broken = np.zeros(len(rows), np.uint8)
    which = np.where(broken > 0, 0, -1).astype(np.int16)
    tables = [each for each in limits.tafels if each.sluit_uit]
    for at, table in enumerate(tables, 1):
        out = (table.antwoord == grens.NIET).take(segment.codes[table.groep].take(rows))
        broken, which = broken + out, np.where(out, at, which)
        keep = broken < 2
        rows, broken, which = rows[keep], broken[keep], which[keep]
    rows, which = rows[broken == 1], which[broken == 1]
    if not len(rows) or limits.bodem == grens.NIET:
        return []
    total, parts = punten.scores(zoeker, segment, rows, weging)
    chosen = _top(segment, rows, total, np.arange(len(rows)), k)
    names = [grens.REIS, *(each.groep for each in tables)]
    answers = np.full(len(rows), grens.NIET)
    hits = _hits(zoeker, limits, segment, rows, answers, total, parts, chosen)
    return [replace(hit, grens=names[int(which[at])]) for hit, at in zip(hits, chosen, strict=True)]


def merged(found: Iterable[list[Treffer]], k: int) -> list[Treffer]:
    """The k best of several indexes."""
    return sorted((hit for each in found for hit in each), key=lambda hit: hit.plaats)[:k]


def _band(segment: Segment, travel: Reeks) -> tuple[list[tuple[int, int]], Reeks]:
    """The stretches of rows that travel does not exclude, and for each row in them the answer on travel."""
    codes, begin = segment.cellen
    answers = travel.take(codes).astype(np.uint8)
    near = answers < grens.NIET
    turns = np.flatnonzero(np.diff(np.r_[False, near, False].astype(np.int8)))
    edges = begin[turns].tolist()
    runs = list(zip(edges[::2], edges[1::2], strict=True))
    return runs, np.repeat(answers[near], np.diff(begin)[near])


def _stretches(column: Reeks, runs: list[tuple[int, int]]) -> Reeks:
    """A column in these stretches, one after the other."""
    return np.concatenate([column[start:stop] for start, stop in runs] or [column[:0]])


def _rows(runs: list[tuple[int, int]], keep: Reeks) -> Reeks:
    """The rows of places in the stretches."""
    edges = np.array(runs, np.int64).reshape(-1, 2)
    ends = np.cumsum(edges[:, 1] - edges[:, 0])
    per_run = np.diff(np.searchsorted(keep, np.r_[0, ends]))
    starts = edges[:, 0] - np.r_[0, ends[:-1]] if len(edges) else edges[:, 0]
    return keep + np.repeat(starts, per_run)


def _chosen(segment: Segment, rows: Reeks, answers: Reeks, keuze: Keuze) -> tuple[Reeks, Reeks]:
    """Only what still counts and is to be looked at."""
    alive = ~segment.dood
    alive[segment.rows_of(keuze.zonder)] = False
    if keuze.alleen is not None:
        wanted = np.zeros(segment.rijen, np.bool_)
        wanted[segment.rows_of(keuze.alleen)] = True
        alive &= wanted
    keep = alive.take(rows)
    return rows[keep], answers[keep]


def _within(segment: Segment, travel: Reeks, keuze: Keuze) -> tuple[Reeks, Reeks]:
    """All living rows of the postcodes that travel does not exclude, with the answer on travel."""
    runs, answers = _band(segment, travel)
    rows = _rows(runs, np.arange(len(answers)))
    return _chosen(segment, rows, answers, keuze) if segment.doden or keuze is not ALLES else (rows, answers)


def _top(segment: Segment, rows: Reeks, total: Reeks, here: Reeks, k: int) -> list[int]:
    """The places of the k highest scores among `here`, equals by their id."""
    if len(here) > k:
        scores = total if len(here) == len(total) else total[here]
        least = np.partition(scores, len(here) - k)[len(here) - k]
        here = here[scores >= least]
    at = rows[here]
    order = np.lexsort((segment.id_laag[at], segment.id_hoog[at], -total[here]))[:k]
    return [int(each) for each in here[order]]


def _hits(
    zoeker: Zoeker,
    limits: grens.Grenzen,
    segment: Segment,
    rows: Reeks,
    answers: Reeks,
    total: Reeks,
    parts: list[Reeks],
    chosen: list[int],
) -> Iterable[Treffer]:
    distances = postcodes.distances(zoeker.pc4)[0]
    shown = rows[chosen]
    lines = limits.lines(segment, shown)
    skills = punten.skills(zoeker, segment, shown)
    for place, (at, row) in enumerate(zip(chosen, shown.tolist(), strict=True)):
        km = float(distances[int(segment.pc4[row])])
        code = int(answers[at])
        yield Treffer(
            uuid.UUID(int=(int(segment.id_hoog[row]) << 64) | int(segment.id_laag[row])),
            grens.VERDICTS[code] if code < grens.NIET else Verdict.PAST_NIET,
            float(total[at]), tuple(float(part[at]) for part in parts), None if km != km else round(km, 1),
            tuple(key for key, line in lines if line[place] == grens.ONBEKEND),
            tuple(key for key, line in lines if line[place] == grens.AANPASSING),
            tuple(name for name, here in skills if here[place]),
        )  # fmt: skip
