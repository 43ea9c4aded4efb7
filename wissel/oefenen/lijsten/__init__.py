"""Talks to practise and points of the checklists, as data."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent
GEREED, ONLINE = "gereed", "online"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A talk to practise: what it is about, how the other one plays, and what to watch."""

    sleutel: str
    soort: str
    titel: str
    situatie: str
    rol: str
    punten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """A point of a checklist."""

    lijst: str
    sleutel: str
    kop: str
    tekst: str


@lru_cache(maxsize=1)
def scenarios() -> dict[str, Scenario]:
    """All scenarios by key, in the order of the file."""
    rows: Any = _read("scenarios.toml")["scenario"]
    return {row["sleutel"]: Scenario(**{**row, "punten": tuple(row["punten"])}) for row in rows}


@lru_cache(maxsize=1)
def points() -> tuple[Punt, ...]:
    """All points of both lists, in order."""
    return tuple(Punt(**row) for row in _read("gereedheid.toml")["punt"])


def points_of(lijst: str) -> tuple[Punt, ...]:
    return tuple(each for each in points() if each.lijst == lijst)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((MAP / name).read_text(encoding="utf-8"))
