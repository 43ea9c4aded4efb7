"""What activities cost as a rule, as data, and what that counts for in hours."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

MAX_MINUTEN = 600


@dataclass(frozen=True, slots=True)
class Last:
    """One kind of activity: minutes, minutes of travel and how heavy (1 to 3). `eigen`: set for this person."""

    sleutel: str
    naam: str
    minuten: int
    reis: int
    zwaarte: int
    vanzelf: bool = False
    eigen: bool = False

    @property
    def uren(self) -> Decimal:
        return hours(self.minuten, self.reis, self.zwaarte)


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "lasten.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def loads() -> Mapping[str, Last]:
    """Every kind by key, in the order of the file."""
    return {row["sleutel"]: Last(**row) for row in _data()["soort"]}


@lru_cache(maxsize=1)
def factors() -> Mapping[int, Decimal]:
    """For how many hours one hour of each weight counts."""
    return {int(key): Decimal(text) for key, text in _data()["zwaarte"].items()}


def choosable() -> tuple[Last, ...]:
    """The kinds somebody plans by hand."""
    return tuple(each for each in loads().values() if not each.vanzelf)


def with_own(own: Mapping[str, tuple[int, int, int]]) -> dict[str, Last]:
    """Every kind, with what (minutes, travel, weight) was set for one person."""
    found = dict(loads())
    for key, (minutes, travel, weight) in own.items():
        if key in found:
            found[key] = replace(found[key], minuten=minutes, reis=travel, zwaarte=weight, eigen=True)
    return found


def hours(minuten: int, reis: int, zwaarte: int) -> Decimal:
    """What an activity counts for in hours of the budget, to the hundredth: time with travel, times its weight."""
    exact = Decimal(minuten + reis) / 60 * factors()[zwaarte]
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
