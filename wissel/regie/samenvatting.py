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


@dataclass(frozen=True, slots=True)
class EigenTaal:
    """The same words in another language, with their headings, to stand beside the Dutch."""

    taal: str
    richting: str
    koppen: dict[str, str]
    uitleg: Samenvatting
    antwoorden: tuple[tuple[str, str], ...]


def in_language(soort: str, taal: str) -> EigenTaal | None:
    """The words for a kind in this language, or None when they are not there (then there is Dutch alone)."""
    words = _languages().get(taal, {})
    kind = words.get("soorten", {}).get(soort)
    if kind is None:
        return None
    heads = words["koppen"]
    answers = tuple((heads[key], text) for key, text in words["antwoorden"].items())
    return EigenTaal(taal, "rtl" if taal == "ar" else "ltr", heads, Samenvatting(**kind), answers)


@lru_cache(maxsize=1)
def _languages() -> dict[str, Any]:
    return tomllib.loads(PAD.with_name("samenvattingen_talen.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(PAD.read_text(encoding="utf-8"))
