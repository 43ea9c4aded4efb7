"""Filter first, exactly, and score everything that is left: the best of an index, and what was only just missed."""

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Treffer:
    """One vacancy that may be shown, with the four parts of its score in the order of `score.NAMEN`."""

    id: uuid.UUID
    verdict: Verdict
    score: float
    punten: tuple[float, ...]
    afstand_km: float | None = None
    grens: str = ""

    @property
    def plaats(self) -> tuple[int, float, int]:
        """What it is sorted by: verdict, score, and the id so that equals always stand alike."""
        rank = grens.VERDICTS.index(self.verdict) if self.verdict in grens.VERDICTS else len(grens.VERDICTS)
        return rank, -self.score, self.id.int


def best(
    zoeker: Zoeker, segment: Segment, k: int, weging: Weging, without: Collection[uuid.UUID] = ()
) -> tuple[list[Treffer], list[int]]:
    """The k best of what no hard limit excludes, and how many there are of each verdict that is not past niet."""
    rows, answers = allowed(zoeker, segment, without)
    counts = np.bincount(answers, minlength=len(grens.VERDICTS))[: len(grens.VERDICTS)]
    if not len(rows) or k <= 0:
        return [], [int(each) for each in counts]
    total, parts = punten.scores(zoeker, segment, rows, weging)
    chosen: list[int] = []
    for code in range(len(grens.VERDICTS)):
        if len(chosen) < k and counts[code]:
            here = np.flatnonzero(answers == code)
            chosen += _top(segment, rows, total, here, k - len(chosen))
    return list(_hits(zoeker, segment, rows, answers, total, parts, chosen)), [int(each) for each in counts]


def allowed(zoeker: Zoeker, segment: Segment, without: Collection[uuid.UUID] = ()) -> tuple[Reeks, Reeks]:
    """The rows that no hard limit excludes, in order, and the answer for each (PAST, AANPASSING, ONBEKEND)."""
    rows, answers = _within(segment, grens.travel(zoeker), without)
    answers = np.maximum(answers, np.uint8(grens.floor(zoeker, segment)))
    keep = answers < grens.NIET
    rows, answers = rows[keep], answers[keep]
    for table in grens.tables(zoeker, segment):
        if not table.sluit_uit and (not len(answers) or answers.min() >= grens.ONBEKEND):
            break
        answers = np.maximum(answers, table.antwoord.take(segment.codes[table.groep].take(rows)))
        if table.sluit_uit:
            keep = answers < grens.NIET
            rows, answers = rows[keep], answers[keep]
    return rows, answers


def just_missed(
    zoeker: Zoeker, segment: Segment, k: int, weging: Weging, without: Collection[uuid.UUID] = ()
) -> list[Treffer]:
    """The k best of the rows that break exactly one limit, which `grens` names. No further than NET_VERDER too far."""
    if k <= 0:
        return []
    travel = grens.travel(zoeker)
    if zoeker.reis_km is not None:
        km = np.nan_to_num(postcodes.distances(zoeker.pc4)[0])
        far = km > zoeker.reis_km + NET_VERDER
        rows, answers = _within(
            segment, np.where(far, grens.NIET, np.minimum(travel, grens.ONBEKEND)), without
        )
        broken = (travel == grens.NIET).take(segment.pc4.take(rows)).astype(np.uint8)
    else:
        rows, answers = _within(segment, travel, without)
        broken = np.zeros(len(rows), np.uint8)
    which = np.where(broken > 0, 0, -1).astype(np.int16)
    tables = [each for each in grens.tables(zoeker, segment) if each.sluit_uit]
    for at, table in enumerate(tables, 1):
        out = (table.antwoord == grens.NIET).take(segment.codes[table.groep].take(rows))
        broken, which = broken + out, np.where(out, at, which)
        keep = broken < 2
        rows, broken, which = rows[keep], broken[keep], which[keep]
    rows, which = rows[broken == 1], which[broken == 1]
    if not len(rows) or grens.floor(zoeker, segment) == grens.NIET:
        return []
    total, parts = punten.scores(zoeker, segment, rows, weging)
    chosen = _top(segment, rows, total, np.arange(len(rows)), k)
    names = [grens.REIS, *(each.groep for each in tables)]
    answers = np.full(len(rows), grens.NIET)
    hits = _hits(zoeker, segment, rows, answers, total, parts, chosen)
    return [
        Treffer(hit.id, hit.verdict, hit.score, hit.punten, hit.afstand_km, names[int(which[at])])
        for hit, at in zip(hits, chosen, strict=True)
    ]


def merged(found: Iterable[list[Treffer]], k: int) -> list[Treffer]:
    """The k best of several indexes."""
    return sorted((hit for each in found for hit in each), key=lambda hit: hit.plaats)[:k]


def _within(segment: Segment, travel: Reeks, without: Collection[uuid.UUID]) -> tuple[Reeks, Reeks]:
    """All living rows of the postcodes that travel does not exclude, with the answer on travel."""
    codes, begin = segment.cellen
    answers = travel.take(codes).astype(np.uint8)
    near = answers < grens.NIET
    start, length = begin[:-1][near], np.diff(begin)[near]
    ends = np.cumsum(length)
    rows = np.repeat(start - (ends - length), length) + np.arange(int(ends[-1]) if len(ends) else 0)
    answers = np.repeat(answers[near], length)
    if segment.doden or without:
        alive = ~segment.dood.take(rows)
        for each in without:
            row = segment.row_of(each.int)
            if row is not None:
                alive &= rows != row
        rows, answers = rows[alive], answers[alive]
    return rows, answers


def _top(segment: Segment, rows: Reeks, total: Reeks, here: Reeks, k: int) -> list[int]:
    """The places of the k highest scores among `here`, equals by their id."""
    if len(here) > k:
        least = np.partition(total[here], len(here) - k)[len(here) - k]
        here = here[total[here] >= least]
    at = rows[here]
    order = np.lexsort((segment.id_laag[at], segment.id_hoog[at], -total[here]))[:k]
    return [int(each) for each in here[order]]


def _hits(
    zoeker: Zoeker,
    segment: Segment,
    rows: Reeks,
    answers: Reeks,
    total: Reeks,
    parts: Reeks,
    chosen: list[int],
) -> Iterable[Treffer]:
    distances = postcodes.distances(zoeker.pc4)[0]
    for at in chosen:
        row = int(rows[at])
        id_ = uuid.UUID(int=(int(segment.id_hoog[row]) << 64) | int(segment.id_laag[row]))
        km = float(distances[int(segment.pc4[row])])
        code = int(answers[at])
        verdict = grens.VERDICTS[code] if code < grens.NIET else Verdict.PAST_NIET
        yield Treffer(
            id_,
            verdict,
            float(total[at]),
            tuple(float(part[at]) for part in parts),
            None if km != km else round(km, 1),
        )
