"""The lists of words as the search needs them, read once from `lijsten/*.toml`."""

import tomllib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from wissel.privacytoets.woordrij import Zinnen, flat, fold

MAP = Path(__file__).parent / "lijsten"
SOORTEN = ("diagnosen", "medicatie", "behandeling", "zorgverleners", "onderzoek")
UITGANGEN = ("", "s", "n", "en", "e", "tje", "tjes")
KORTSTE_FOUT = 8
KOP, STAART, RAND = 4, 3, 4


@dataclass(frozen=True, slots=True)
class Groep:
    """What a finding says: its kind, why it is pointed out, and words about work to use instead."""

    soort: str
    sleutel: str
    naam: str
    waarom: str
    herformulering: tuple[str, ...]


@dataclass(slots=True)
class Lijsten:
    """Everything that is looked for, by how it is looked for."""

    heel: dict[str, Groep] = field(default_factory=dict)
    begin: dict[str, Groep] = field(default_factory=dict)
    eind: dict[str, Groep] = field(default_factory=dict)
    hoofdletters: dict[str, Groep] = field(default_factory=dict)
    bijna: dict[str, str] = field(default_factory=dict)
    bijna_randen: set[str] = field(default_factory=set)
    begin_kop: set[str] = field(default_factory=set)
    eind_staart: set[str] = field(default_factory=set)
    zinnen: Zinnen[Groep] = field(default_factory=Zinnen)
    veilig: frozenset[str] = frozenset()
    geruststelling: Zinnen[bool] = field(default_factory=Zinnen)
    doelgroep: frozenset[str] = frozenset()
    leren: frozenset[str] = frozenset()
    werk: frozenset[str] = frozenset()
    werk_begin: tuple[str, ...] = ()
    eigen: frozenset[str] = frozenset()
    eigen_na: frozenset[str] = frozenset()
    eigen_voor: frozenset[str] = frozenset()
    van: frozenset[str] = frozenset()
    eigen_zinnen: Zinnen[bool] = field(default_factory=Zinnen)
    woorden: tuple[tuple[str, str], ...] = ()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((MAP / f"{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def load() -> Lijsten:
    """All lists. Raises KeyError when a group lacks its kind or rewording."""
    made, kinds = Lijsten(), _read("soorten")["soorten"]
    listed: list[tuple[str, str]] = []
    for name in SOORTEN:
        data = _read(name)
        kind = kinds[data["soort"]]
        for group in data["groep"]:
            meaning = Groep(
                data["soort"], group["sleutel"], kind["naam"], kind["waarom"], tuple(group["herformulering"])
            )
            listed += [(word, data["soort"]) for word in group.get("woorden", ())]
            _take(made, group, meaning)
    made.woorden = tuple(listed)
    _exceptions(made, _read("uitzonderingen"))
    return made


def _take(made: Lijsten, group: dict[str, Any], meaning: Groep) -> None:
    for word in (*group.get("woorden", ()), *group.get("kort", ())):
        if " " in word:
            made.zinnen.add(word, meaning)
            continue
        plain = flat(fold(word))
        for ending in UITGANGEN:
            made.heel.setdefault(plain + ending, meaning)
        if len(plain) >= KORTSTE_FOUT:
            made.bijna_randen |= {plain[:RAND] + "_", "_" + plain[-RAND:]}
            for place in range(1, len(plain)):
                made.bijna.setdefault(plain[:place] + plain[place + 1 :], plain)
    for stem in group.get("stammen", ()):
        plain = flat(fold(stem))
        made.begin.setdefault(plain, meaning)
        made.begin_kop.add(plain[:KOP])
    for tail in group.get("staarten", ()):
        for ending in UITGANGEN:
            plain = flat(fold(tail)) + ending
            made.eind.setdefault(plain, meaning)
            made.eind_staart.add(plain[-STAART:])
    for short in group.get("hoofdletters", ()):
        made.hoofdletters[short] = meaning
    for row in group.get("zinnen", ()):
        made.zinnen.add(row, meaning)


def _exceptions(made: Lijsten, data: dict[str, Any]) -> None:
    made.veilig = frozenset(flat(fold(word)) for word in data["veilig"])
    for row in data["zinnen"]:
        made.geruststelling.add(row, True)
    for row in data["eigen_zinnen"]:
        made.eigen_zinnen.add(row, True)
    for name in ("doelgroep", "leren", "eigen", "eigen_na", "eigen_voor", "van"):
        setattr(made, name, frozenset(flat(fold(word)) for word in data[name]))
    made.werk = frozenset(flat(fold(word)) for word in data["werk"] if not word.endswith("*"))
    made.werk_begin = tuple(flat(fold(word[:-1])) for word in data["werk"] if word.endswith("*"))
