"""What each form of a place to work asks, from data with its source, and what is met, not met or unknown. Pure."""

import datetime as dt
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

JA, NEE, ONBEKEND = "ja", "nee", "onbekend"


@dataclass(frozen=True, slots=True)
class Vorm:
    """One form: what it is in a sentence, where that comes from, and the keys of what it asks."""

    sleutel: str
    uitleg: str
    bron: str
    vraagt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition of one place: met (ja), not met (nee) or not known, with its source."""

    sleutel: str
    tekst: str
    bron: str
    stand: str


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "vormen.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def forms() -> Mapping[str, Vorm]:
    return {row["sleutel"]: Vorm(**{**row, "vraagt": tuple(row["vraagt"])}) for row in _data()["vorm"]}


@lru_cache(maxsize=1)
def limits() -> Mapping[str, int]:
    return dict(_data()["grenzen"])


def judge(row: Any) -> tuple[Voorwaarde, ...]:
    """Every condition of the form of this Werkplek, in the order of the data."""
    words = {each["sleutel"]: each for each in _data()["voorwaarde"]}
    return tuple(
        Voorwaarde(key, words[key]["tekst"], words[key]["bron"], OORDEEL[key](row))
        for key in forms()[row.vorm].vraagt
    )


def _known(value: Any) -> str:
    return JA if value else ONBEKEND


def months(start: dt.date, end: dt.date) -> int:
    """Whole months begun from the first up to and including the last day."""
    last = end + dt.timedelta(days=1)
    whole = (last.year - start.year) * 12 + last.month - start.month
    return whole + (last.day > start.day)


def _duration(row: Any) -> str:
    if not (row.start_op and row.eind_op):
        return ONBEKEND
    return JA if months(row.start_op, row.eind_op) <= limits()["proefplaatsing_maanden"] else NEE


def _contract(row: Any) -> str:
    if row.contract_maanden is None:
        return ONBEKEND
    return JA if row.contract_maanden >= limits()["contract_maanden"] else NEE


OORDEEL: dict[str, Callable[[Any], str]] = {
    "dagen": lambda row: _known(row.start_op and row.eind_op),
    "overeenkomst": lambda row: _known(row.overeenkomst_id),
    "getoetst": lambda row: str(row.getoetst),
    "verzekerd": lambda row: str(row.verzekerd),
    "begeleider": lambda row: _known(row.begeleider),
    "evaluatie": lambda row: _known(row.evaluatie_op),
    "intentie": lambda row: JA if row.baanintentie else NEE,
    "uitkering": lambda row: str(row.uitkering),
    "toestemming": lambda row: _known(row.toestemming_op),
    "duur": _duration,
    "contract": _contract,
}
