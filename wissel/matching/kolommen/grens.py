"""The hard limits of one seeker as a table per column: code -> answer. Judged by the same functions as one vacancy.

An answer is 0 (past), 1 (past met aanpassing), 2 (onbekend) or 3 (past niet); the verdict of a row is its highest.
"""

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
_LINES = (UREN, DAG, DIENSTEN, DAGEN, RIJBEWIJS, VERVOER)


@dataclass(frozen=True, slots=True)
class Tafel:
    """One column with its answers by code, and the share of rows it excludes."""

    groep: str
    antwoord: Reeks
    sluit_uit: int

    def of(self, codes: Reeks) -> Reeks:
        """The answer for each of these codes. Of one byte they are translated as text is, which is fastest."""
        if codes.dtype != np.uint8:
            return self.antwoord.take(codes)
        return np.frombuffer(codes.tobytes().translate(self.antwoord.tobytes().ljust(256, b"\0")), np.uint8)


def tables(zoeker: Zoeker, segment: Segment) -> list[Tafel]:
    """The columns that can change a verdict, the one that excludes most first."""
    found = []
    for group, column in segment.codes.items():
        answers = _judged(zoeker, segment, group)
        if column is not None and answers.any():
            out = int(segment.tellingen[group][answers == NIET].sum())
            found.append(Tafel(group, answers, out))
    return sorted(found, key=lambda each: (-each.sluit_uit, each.groep))


def floor(zoeker: Zoeker, segment: Segment) -> int:
    """The verdict that every row has at least: of limits no row of the index says anything about."""
    single = (group for group in groups() if group not in segment.codes)
    answers = [int(_judged(zoeker, segment, group)[0]) for group in single]
    return max([*answers, ONBEKEND if _strange(zoeker) else PAST])


def _strange(zoeker: Zoeker) -> bool:
    """Whether an older edition of the list has a limit that no column knows."""
    stand = zoeker.stand
    if stand is None:
        return False
    known = set(groups())
    items = oordeel.load(stand.lijst).items
    return any(
        key not in known and key in items and oordeel.limited(items[key], punt)
        for key, punt in stand.punten.items()
    )


def _judged(zoeker: Zoeker, segment: Segment, group: str) -> Reeks:
    key = _rests_on(zoeker, group)
    return segment.judged((group, key), lambda: _answers(zoeker, group, segment.groepen[group]))


def _rests_on(zoeker: Zoeker, group: str) -> Any:
    """All of a seeker that the answers of a group follow from."""
    stand = zoeker.stand
    if stand is None or group == OPLEIDING:
        return None
    if group not in _LINES:
        punt = stand.punten.get(group)
        return (stand.lijst, punt.niveau, punt.waarde) if punt else (stand.lijst,)
    return {
        UREN: stand.uren_week,
        DAG: (stand.lijst, stand.uren_dag),
        DIENSTEN: zoeker.diensten_niet,
        DAGEN: zoeker.dagen_niet,
        RIJBEWIJS: zoeker.rijbewijzen,
        VERVOER: zoeker.eigen_vervoer,
    }[group]


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
