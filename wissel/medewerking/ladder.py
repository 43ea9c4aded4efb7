"""The ladder of WET 3.4 as data: steps, what each needs, what usually or by law comes before, and the terms to answer.

Read once from ladder.toml and brieven.toml. Dates of the law are never computed here.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_MAP = Path(__file__).parent
BINDING = ("wet", "beleid", "praktijk")


@dataclass(frozen=True, slots=True)
class Trede:
    """One rung: what it is, what it needs and what follows from it, with what binds and where it stands."""

    sleutel: str
    nummer: str
    naam: str
    wat: str
    nodig: str
    gevolg: str
    binding: str
    bron: str


@dataclass(frozen=True, slots=True)
class Soort:
    """Something an employer can log. `voor_kandidaat` and `doen` are in words of level B1."""

    sleutel: str
    trede: str
    naam: str
    voor_kandidaat: str
    doen: str
    vraagt: tuple[str, ...]
    feiten: bool
    brief: bool


@dataclass(frozen=True, slots=True)
class Eerst:
    """What comes before some steps; without one of `een_van` the employer is warned."""

    sleutel: str
    soorten: tuple[str, ...]
    een_van: tuple[str, ...]
    tekst: str
    binding: str
    bron: str


@dataclass(frozen=True, slots=True)
class Verschil:
    """One question about suspending and stopping wages, with both answers."""

    vraag: str
    opschorten: str
    stoppen: str


@dataclass(frozen=True, slots=True)
class Termijnen:
    """How long somebody has to answer: custom, in calendar days and in working days."""

    weerwoord_dagen: int
    tegenwerping_werkdagen: int
    binding: str
    bron: str


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a deskundigenoordeel of UWV costs, in whole euros."""

    kosten_werknemer: int
    kosten_werkgever: int
    binding: str
    bron: str


@cache
def data() -> dict[str, Any]:
    """The file as it is, for who wants to show or check every rule with its source."""
    return tomllib.loads((_MAP / "ladder.toml").read_text(encoding="utf-8"))


@cache
def treden() -> tuple[Trede, ...]:
    """The rungs in order."""
    names = ("sleutel", "nummer", "naam", "wat", "nodig", "gevolg", "binding")
    return tuple(
        Trede(**{name: row[name] for name in names}, bron="; ".join(row["bron"])) for row in data()["trede"]
    )


@cache
def soorten() -> dict[str, Soort]:
    """What an employer can log, by key, in the order of the ladder."""
    return {row["sleutel"]: Soort(**{**row, "vraagt": tuple(row["vraagt"])}) for row in data()["soort"]}


@cache
def eerst() -> tuple[Eerst, ...]:
    rows = data()["eerst"]
    return tuple(
        Eerst(**{**row, "soorten": tuple(row["soorten"]), "een_van": tuple(row["een_van"])}) for row in rows
    )


@cache
def verschillen() -> tuple[Verschil, ...]:
    return tuple(Verschil(**row) for row in data()["verschil"])


@cache
def termijnen() -> Termijnen:
    row = data()["termijnen"]
    return Termijnen(**{**row, "bron": "; ".join(row["bron"])})


@cache
def oordeel() -> Oordeel:
    return Oordeel(**data()["oordeel"])


@cache
def brief(sleutel: str) -> tuple[str, str]:
    """Subject and first text of a letter, with places between braces. Raises KeyError for a step without a letter."""
    row = tomllib.loads((_MAP / "brieven.toml").read_text(encoding="utf-8"))[sleutel]
    return row["onderwerp"], row["tekst"].strip()
