"""What is known about words of work: our own lists, and what an installation learned from the lists it read in.

The package holds only words written for it (gegevens/*.txt) and the weights of the signals. `wissel beroepen
importeer` learns more from the official files a user gives, and keeps it in the data folder of the installation;
without that file everything works, with less (docs/adr/0010-woorden-van-werk.md).
"""

import gzip
import json
import os
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

Table = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Kennis:
    """Counts of words, words that stand for each other, groups of work, and the trees that weigh signals."""

    words: dict[str, int] = field(default_factory=dict)
    synonyms: Table = field(default_factory=dict)
    groups: Table = field(default_factory=dict)
    neighbours: Table = field(default_factory=dict)
    trees: list[list[Any]] = field(default_factory=list)


def learned_file() -> Path:
    """Where this installation keeps what it learned."""
    folder = os.environ.get("WISSEL_MAP")
    root = Path(folder) if folder else Path(__file__).resolve().parents[3] / ".wissel"
    return root / "beroepen" / "woorden.json.gz"


def kennis() -> Kennis:
    """All that is known; read again when the learned file changed."""
    file = learned_file()
    return _read(str(file), file.stat().st_mtime if file.exists() else 0.0)


@lru_cache(maxsize=1)
def _read(file: str, changed: float) -> Kennis:
    from wissel.arbeidsmarkt.taal.eigenwoorden import own_words
    from wissel.arbeidsmarkt.taal.leren import merged

    own = own_words()
    if not changed:
        return own
    try:
        learned = Kennis(**json.loads(gzip.decompress(Path(file).read_bytes())))
    except (OSError, EOFError, ValueError, TypeError, zlib.error):
        # A file cut off or of an older form: our own words go on, the next import makes it again.
        return own
    return merged(own, learned)
