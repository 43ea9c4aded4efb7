"""What the public site knows: questions and answers, both tracks side by side, rights and duties per ziekteweek.

The texts are data with a source, how much that binds and the day they were last checked against it; an unknown key,
a missing source or a missing day stops the start. They are general texts: the dates of a dossier never come from here.
"""

import datetime as dt
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

MAP = Path(__file__).parent / "kennisbank"
ROLLEN = ("iedereen", "werkgever", "kandidaat")
BINDINGEN = ("wet", "beleid", "praktijk")
WEKEN = 104


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question with its answer, in paragraphs."""

    sleutel: str
    vraag: str
    antwoord: str
    voor: str
    bron: str
    binding: str
    checked_on: dt.date
    woorden: tuple[str, ...] = ()

    @property
    def alineas(self) -> list[str]:
        return [each.strip() for each in self.antwoord.strip().split("\n\n")]


@dataclass(frozen=True, slots=True)
class Verschil:
    """One row of the comparison of both tracks."""

    over: str
    spoor1: str
    spoor2: str
    bron: str
    binding: str
    checked_on: dt.date


@dataclass(frozen=True, slots=True)
class Weekregel:
    """One right or duty, from one ziekteweek up to and including another."""

    voor: str
    soort: str
    van: int
    tot: int
    tekst: str
    bron: str
    binding: str
    checked_on: dt.date


@lru_cache(maxsize=1)
def questions() -> tuple[Vraag, ...]:
    return tuple(
        Vraag(**{**row, "woorden": tuple(row.get("woorden", ()))}) for row in _rows("vragen", "vraag", ROLLEN)
    )


@lru_cache(maxsize=1)
def differences() -> tuple[Verschil, ...]:
    return tuple(Verschil(**row) for row in _rows("sporen", "verschil", ()))


@lru_cache(maxsize=1)
def week_rules() -> tuple[Weekregel, ...]:
    return tuple(Weekregel(**row) for row in _rows("weken", "regel", ("werkgever", "kandidaat")))


def in_week(week: int, voor: str) -> list[Weekregel]:
    """The rights and duties of one party in one ziekteweek; what is special to the week first."""
    found = [each for each in week_rules() if each.voor == voor and each.van <= week <= each.tot]
    return sorted(found, key=lambda each: (each.tot - each.van, each.van))


def search(text: str, voor: str = "") -> list[Vraag]:
    """The questions in which every word occurs, those with the words in the question itself first."""
    words = plain(text).split()
    rows = [each for each in questions() if voor in {"", "iedereen", each.voor} or each.voor == "iedereen"]
    found = [each for each in rows if all(word in _all_words(each) for word in words)]
    return sorted(found, key=lambda each: sum(word not in plain(each.vraag) for word in words))


def plain(text: str) -> str:
    """Small letters without accents or signs, so that "verplicht?" finds "verplicht"."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return "".join(sign if sign.isalnum() else " " for sign in bare.casefold())


def _all_words(each: Vraag) -> str:
    return plain(" ".join((each.vraag, each.antwoord, each.bron, *each.woorden)))


def _rows(file: str, name: str, rollen: tuple[str, ...]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((MAP / f"{file}.toml").read_text())[name]
    for row in rows:
        if not row.get("bron") or row.get("binding") not in BINDINGEN:
            raise ValueError(f"{file}.toml: een regel zonder bron of binding: {row}")
        if not isinstance(row.get("checked_on"), dt.date) or (rollen and row.get("voor") not in rollen):
            raise ValueError(f"{file}.toml: een regel zonder dag of met een onbekende rol: {row}")
    return rows
