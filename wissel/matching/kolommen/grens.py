"""The hard limits of one seeker as a table per column: code -> answer. Judged by the same functions as one vacancy.

An answer is 0 (past), 1 (past met aanpassing), 2 (onbekend) or 3 (past niet); the verdict of a row is its highest.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wissel.arbeidsmarkt import postcodes
from wissel.belastbaarheid.stand import Oordeel, Punt, Stand
from wissel.matching import grenzen, oordeel
from wissel.matching.kolommen.segment import Segment
from wissel.matching.kolommen.vorm import (
    DAG,
    DAGEN,
    DIENSTEN,
    OPLEIDING,
    RIJBEWIJS,
    UREN,
    VERVOER,
    Gezegd,
    groups,
    unsaid,
)
from wissel.matching.waarden import Verdict, Zoeker

Reeks = NDArray[Any]
PAST, AANPASSING, ONBEKEND, NIET = 0, 1, 2, 3
CODE = {
    Oordeel.PAST: PAST,
    Oordeel.PAST_MET_AANPASSING: AANPASSING,
    Oordeel.ONBEKEND: ONBEKEND,
    Oordeel.PAST_NIET: NIET,
}
VERDICTS = (Verdict.PAST, Verdict.PAST_MET_AANPASSING, Verdict.BESPREKEN)
REIS = "reis"
# The lines that are no item, with all of a seeker that they follow from.
_LINES: dict[str, Callable[[Zoeker, Stand], Any]] = {
    UREN: lambda _zoeker, stand: stand.uren_week,
    DAG: lambda _zoeker, stand: (stand.lijst, stand.uren_dag),
    DIENSTEN: lambda zoeker, _stand: zoeker.diensten_niet,
    DAGEN: lambda zoeker, _stand: zoeker.dagen_niet,
    RIJBEWIJS: lambda zoeker, _stand: zoeker.rijbewijzen,
    VERVOER: lambda zoeker, _stand: zoeker.eigen_vervoer,
}


@dataclass(frozen=True, slots=True)
class Tafel:
    """One group with its answers by code, and how many rows it excludes. `kolom`: whether rows differ in it."""

    groep: str
    antwoord: Reeks
    sluit_uit: int
    hoogste: int
    kolom: bool
    vertaling: bytes

    def of(self, codes: Reeks) -> Reeks:
        """The answer for each of these codes. Of one byte they are translated as text is, which is fastest."""
        if codes.dtype != np.uint8:
            return self.antwoord.take(codes)
        return np.frombuffer(codes.tobytes().translate(self.vertaling), np.uint8)


@dataclass(frozen=True, slots=True)
class Grenzen:
    """All hard limits of one seeker for one index.

    `tafels` are the columns that can change a verdict, the one that excludes most first; `vast` are groups in which
    all rows are alike, with their answer, and `bodem` is the verdict that every row has at least by those.
    """

    reis: Reeks
    tafels: tuple[Tafel, ...]
    vast: tuple[tuple[str, int], ...]

    @property
    def bodem(self) -> int:
        return max((answer for _group, answer in self.vast), default=PAST)

    def lines(self, segment: Segment, rows: Reeks) -> list[tuple[str, Reeks]]:
        """Hard lines by key with the answer for each of a few rows; what fits everywhere is left out."""
        found = [(REIS, self.reis.take(segment.pc4.take(rows)))]
        found += [
            (each.groep, each.antwoord.take(segment.codes[each.groep].take(rows))) for each in self.tafels
        ]
        return found + [(group, np.full(len(rows), answer)) for group, answer in self.vast]


def limits(zoeker: Zoeker, segment: Segment) -> Grenzen:
    """Everything that may exclude a vacancy or leave it open, judged once per code."""
    every = [_table(zoeker, segment, group) for group in groups()]
    columns = sorted(
        (each for each in every if each.kolom and each.hoogste), key=lambda each: -each.sluit_uit
    )
    alike = [(each.groep, each.hoogste) for each in every if not each.kolom and each.hoogste]
    alike += [(key, ONBEKEND) for key in (_strange(zoeker.stand) if zoeker.stand else ())]
    return Grenzen(travel(zoeker), tuple(columns), tuple(alike))


def _strange(stand: Stand) -> list[str]:
    """Limits of an older edition of the list that no column knows: always open."""
    known, items = set(groups()), oordeel.load(stand.lijst).items
    return [
        key
        for key, punt in stand.punten.items()
        if key not in known and key in items and oordeel.limited(items[key], punt)
    ]


def _table(zoeker: Zoeker, segment: Segment, group: str) -> Tafel:
    key = (group, _rests_on(zoeker, group))
    found: Tafel = segment.judged(key, lambda: _make(zoeker, segment, group))
    return found


def _make(zoeker: Zoeker, segment: Segment, group: str) -> Tafel:
    answers = _answers(zoeker, group, segment.groepen[group])
    counts = segment.tellingen.get(group)
    out = int(counts[answers == NIET].sum()) if counts is not None else 0
    translation = answers[:256].tobytes().ljust(256, b"\0")
    return Tafel(group, answers, out, int(answers.max()), counts is not None, translation)


def _rests_on(zoeker: Zoeker, group: str) -> Any:
    """All of a seeker that the answers of a group follow from."""
    stand = zoeker.stand
    if stand is None or group == OPLEIDING:
        return None
    if group in _LINES:
        return _LINES[group](zoeker, stand)
    punt = stand.punten.get(group)
    return (stand.lijst, punt.niveau, punt.waarde) if punt else stand.lijst


def _answers(zoeker: Zoeker, group: str, said: list[Gezegd]) -> Reeks:
    stand = zoeker.stand
    if stand is None or group == OPLEIDING:
        return np.zeros(len(said), np.uint8)
    if group in _LINES:
        return np.fromiter((_line(zoeker, stand, group, each) for each in said), np.uint8, len(said))
    punt = stand.punten.get(group)
    own = replace(stand, punten={group: punt} if punt else dict[str, Punt]())
    return np.fromiter((_item(own, group, each) for each in said), np.uint8, len(said))


def _line(zoeker: Zoeker, stand: Stand, group: str, said: Gezegd) -> int:
    found = grenzen.lines(zoeker, unsaid(group, said), stand, None)
    return max((CODE[each.oordeel] for each in found if each.sleutel == group and each.hard), default=PAST)


def _item(stand: Stand, group: str, said: Gezegd) -> int:
    found = oordeel._items(unsaid(group, said), stand, oordeel.NIETS)
    return max((CODE[each.oordeel] for each in found if each.hard), default=PAST)


def travel(zoeker: Zoeker) -> Reeks:
    """The answer on travel for every postcode from 0 to 9999; the same sums as `grenzen` makes for one vacancy."""
    if zoeker.reis_km is None:
        return np.full(10_000, PAST if zoeker.reistijd is None else ONBEKEND, np.uint8)
    km, margin = (each.astype(np.float64) for each in postcodes.distances(zoeker.pc4))
    km = np.round(km, 1)
    answers = np.full(10_000, ONBEKEND, np.uint8)
    answers[km + margin <= zoeker.reis_km] = PAST
    answers[km - margin > zoeker.reis_km] = NIET
    return answers
