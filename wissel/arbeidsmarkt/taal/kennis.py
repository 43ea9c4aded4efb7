"""What was learned beforehand about words of work, read once from the package.

`titels.json.gz` is made by scripts/leer_titels.py from the ESCO labels (CC BY 4.0, European Commission) and
from pairs of titles; it holds no labels, only words with numbers.
"""

import gzip
import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parent.parent / "gegevens" / "titels.json.gz"
Table = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Kennis:
    """Counts of words, words that stand for each other, groups of work, and the trees that weigh signals."""

    words: dict[str, int] = field(default_factory=dict)
    synonyms: Table = field(default_factory=dict)
    groups: Table = field(default_factory=dict)
    neighbours: Table = field(default_factory=dict)
    trees: list[list[Any]] = field(default_factory=list)


@lru_cache(maxsize=1)
def kennis() -> Kennis:
    """The learned tables; empty tables when the file is missing, and then titles match by letters only."""
    if not FILE.exists():
        return Kennis()
    return Kennis(**json.loads(gzip.decompress(FILE.read_bytes())))
