"""From answers to scores of 0 to 100 per scale, with what is too close to call and what was answered too little. Pure.

A score is the mean of the answers that were given (reverse items turned around), as a share of what was possible. It
compares a person with nobody: there is no norm in it, so no percentile and no "average" ever follows from it.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from wissel.orientatie.vragenlijst import KEUZE, OPEN, Item, Schaal, Vragenlijst


@dataclass(frozen=True, slots=True)
class Schaalscore:
    """`score` is None when fewer than the minimum of the scale was answered; `groep` counts from 1, the highest."""

    sleutel: str
    naam: str
    uitleg: str
    score: int | None
    beantwoord: int
    van: int
    woord: str = ""
    groep: int | None = None


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """Scales in the order of their scores, what was written at open questions, and how much was answered."""

    schalen: tuple[Schaalscore, ...]
    open: tuple[tuple[str, str], ...]
    beantwoord: int
    van: int
    marge: int

    def as_data(self) -> dict[str, Any]:
        """As plain data to keep."""
        return {
            **asdict(self),
            "schalen": [asdict(each) for each in self.schalen],
            "open": [*map(list, self.open)],
        }


def score(lijst: Vragenlijst, antwoorden: Mapping[str, Any]) -> Uitkomst:
    """The outcome of these answers; what is missing or None was skipped and counts for nothing."""
    scales = [_scale(lijst, schaal, antwoorden) for schaal in lijst.schalen]
    order = {each.sleutel: place for place, each in enumerate(lijst.schalen)}
    known = sorted(
        (each for each in scales if each.score is not None),
        key=lambda each: (-(each.score or 0), order[each.sleutel]),
    )
    unknown = [each for each in scales if each.score is None]
    texts = tuple(
        (item.tekst, str(antwoorden[item.sleutel]))
        for item in lijst.items
        if item.soort == OPEN and antwoorden.get(item.sleutel)
    )
    given = sum(antwoorden.get(item.sleutel) is not None for item in lijst.items)
    return Uitkomst((*_grouped(known, lijst.marge), *unknown), texts, given, len(lijst.items), lijst.marge)


def short_scales(lijst: Vragenlijst, antwoorden: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of the scales about which these answers say too little."""
    return tuple(each.naam for each in score(lijst, antwoorden).schalen if each.score is None)


def _scale(lijst: Vragenlijst, schaal: Schaal, antwoorden: Mapping[str, Any]) -> Schaalscore:
    items = [item for item in lijst.items if item.soort == KEUZE and item.schaal == schaal.sleutel]
    values = [
        _turned(lijst, item, antwoorden[item.sleutel])
        for item in items
        if antwoorden.get(item.sleutel) is not None
    ]
    if len(values) < schaal.minimum:
        return Schaalscore(schaal.sleutel, schaal.naam, schaal.uitleg, None, len(values), len(items))
    mean = Decimal(sum(values)) / len(values)
    share = (mean - lijst.laagste) / (lijst.hoogste - lijst.laagste) * 100
    points = int(share.quantize(Decimal(1), ROUND_HALF_UP))
    return Schaalscore(
        schaal.sleutel, schaal.naam, schaal.uitleg, points, len(values), len(items), lijst.woord(points)
    )


def _turned(lijst: Vragenlijst, item: Item, value: int) -> int:
    return lijst.laagste + lijst.hoogste - value if item.omgekeerd else value


def _grouped(scales: list[Schaalscore], marge: int) -> list[Schaalscore]:
    """Those within the margin of the first of their group are of one group: their order says nothing."""
    found: list[Schaalscore] = []
    group, top = 0, 0
    for each in scales:
        points = each.score or 0
        if not found or top - points > marge:
            group, top = group + 1, points
        found.append(
            Schaalscore(
                each.sleutel, each.naam, each.uitleg, each.score, each.beantwoord, each.van, each.woord, group
            )
        )
    return found
