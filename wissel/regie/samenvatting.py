"""What each kind of paper is, in plain words, and what the four answers mean (D10); the words are data."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

PAD = Path(__file__).parent / "samenvattingen.toml"
OVERIG = "overig"


@dataclass(frozen=True, slots=True)
class Samenvatting:
    """A kind of paper. `eigen_weg` names the page where the kandidaat answers it already; empty when there is none."""

    wat: str
    waarvoor: str
    let_op: str
    eigen_weg: str = ""


def explain(soort: str) -> Samenvatting:
    """The words for a kind; a kind without words of its own is another paper."""
    kinds = _data()["soorten"]
    return Samenvatting(**kinds.get(soort, kinds[OVERIG]))


def known() -> frozenset[str]:
    """The kinds that have words of their own."""
    return frozenset(_data()["soorten"])


def meanings() -> dict[str, str]:
    """What each answer means, by its key."""
    return dict(_data()["antwoorden"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(PAD.read_text(encoding="utf-8"))
