"""The own list of occupations, and what a group of occupations usually asks, as an inschatting."""

import csv
import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "gegevens"
MADE_ON = dt.date(2026, 11, 25)


@dataclass(frozen=True, slots=True)
class EigenBeroep:
    """One occupation of the own list; `namen` holds every name, the usual one first."""

    isco: str
    namen: tuple[str, ...]

    @property
    def sleutel(self) -> str:
        """The same for the same occupation in every version of the list."""
        return f"eigen:{self.isco}:" + re.sub(r"[^a-z0-9]+", "-", self.namen[0].lower())[:100]


@dataclass(frozen=True, slots=True)
class Inschatting:
    """How much a kind of work usually asks of something: 1 hardly ever, 5 nearly all the time.

    It is of a whole group of occupations, so it can only ever add "let op": never that work fits or does not.
    """

    item: str
    waarde: int
    groep: str
    bron: str
    datum: dt.date


@lru_cache(maxsize=1)
def own_list() -> tuple[EigenBeroep, ...]:
    """All occupations of the own list."""
    found = []
    for line in (FOLDER / "beroepen.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            isco, name, woman, others = line.split("|")
            names = [name, woman, *others.split(";")]
            found.append(
                EigenBeroep(isco, tuple(dict.fromkeys(each.strip() for each in names if each.strip())))
            )
    return tuple(found)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, int]]:
    lines = (FOLDER / "belasting.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return {row.pop("isco"): {item: int(value) for item, value in row.items()} for row in rows}


def usual_demands(isco: str) -> list[Inschatting]:
    """What work of this ISCO-08 code usually asks; empty for the armed forces and unknown codes."""
    for length in range(4, 0, -1):
        row = _table().get(isco[:length]) if len(isco) >= length else None
        if row:
            return [
                Inschatting(item, value, isco[:length], "inschatting van de makers", MADE_ON)
                for item, value in row.items()
            ]
    return []
