"""The kinds of deskundigenoordeel as data: the question, who may ask, the article, the fee, the term and the papers."""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from poortwachter.kalender import termijn_verlengd

PAD = Path(__file__).parent / "regels" / "deskundigenoordeel.toml"


@dataclass(frozen=True, slots=True)
class Stuksoort:
    """A paper that belongs to a question. With `kies` somebody points it out; it is not recognised by its kind."""

    sleutel: str
    naam: str
    soorten: tuple[str, ...]
    kies: bool = False
    uitleg: str = ""


@dataclass(frozen=True, slots=True)
class Oordeelsoort:
    """One type of question, in words for employers and in B1 for the kandidaat."""

    sleutel: str
    naam: str
    vraag: str
    wie: tuple[str, ...]
    artikel: str
    hulp: str
    naam_b1: str
    hulp_b1: str
    peildatum: bool
    verplicht: Mapping[str, tuple[str, ...]]
    als_er_is: Mapping[str, tuple[str, ...]]

    def papers(self, van: str) -> tuple[tuple[Stuksoort, bool], ...]:
        """Each paper for this asker with whether it is required; required ones first."""
        known = papers()
        required = [(known[key], True) for key in self.verplicht[van]]
        return (*required, *((known[key], False) for key in self.als_er_is[van]))


@dataclass(frozen=True, slots=True)
class Kosten:
    """The fee in euros with its source."""

    werkgever: Decimal
    werknemer: Decimal
    uitzondering: str
    bron: str
    binding: str
    checked_on: dt.date

    def of(self, van: str) -> Decimal:
        return self.werkgever if van == "werkgever" else self.werknemer


@dataclass(frozen=True, slots=True)
class Termijn:
    """The term UWV has, in weeks, with its source."""

    weken: int
    uitleg: str
    bron: str
    binding: str
    checked_on: dt.date

    def until(self, gevraagd_op: dt.date) -> dt.date:
        """The last day of the term; one that ends in a weekend or on a holiday ends later (Algemene termijnenwet 1)."""
        return termijn_verlengd(gevraagd_op + dt.timedelta(weeks=self.weken))


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(PAD.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def papers() -> dict[str, Stuksoort]:
    return {row["sleutel"]: Stuksoort(**{**row, "soorten": tuple(row["soorten"])}) for row in _data()["stuk"]}


@lru_cache(maxsize=1)
def kinds() -> dict[str, Oordeelsoort]:
    """Every type by its key, DO-1 to DO-6."""
    found = {}
    for row in _data()["soort"]:
        lists = {
            name: {who: tuple(keys) for who, keys in row[name].items()} for name in ("verplicht", "als_er_is")
        }
        rest = {"peildatum": row.get("peildatum", False), "wie": tuple(row["wie"])}
        found[row["sleutel"]] = Oordeelsoort(**{**row, **lists, **rest})
    return found


@lru_cache(maxsize=1)
def fee() -> Kosten:
    row = _data()["kosten"]
    return Kosten(**{**row, "werkgever": Decimal(row["werkgever"]), "werknemer": Decimal(row["werknemer"])})


@lru_cache(maxsize=1)
def term() -> Termijn:
    return Termijn(**_data()["termijn"])
