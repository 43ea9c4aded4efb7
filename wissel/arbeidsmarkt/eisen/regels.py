"""The rules of eisen/regels/*.toml, read and compiled once."""

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "regels"


@dataclass(frozen=True, slots=True)
class Regel:
    """How one demand is said. `ja` states it, `nee` states it not, both before a "not" is looked for."""

    veld: str
    ja: re.Pattern[str]
    nee: re.Pattern[str] | None
    altijd_ja: re.Pattern[str] | None
    # With one of these in the sentence `nee` says nothing ("binnen, maar ook buiten").
    tenzij: re.Pattern[str] | None
    # "Thuiswerken is mogelijk" states it; "avonddienst is mogelijk" does not.
    optie_ja: bool
    # "is een pre" means that it is not required.
    pre: bool


@dataclass(frozen=True, slots=True)
class Taal:
    """The words that turn around, and what only looks like a demand."""

    voor: re.Pattern[str]
    breekt: re.Pattern[str]
    na: re.Pattern[str]
    schijn: re.Pattern[str]
    gelijkenis: re.Pattern[str]


def _any(patterns: list[str]) -> re.Pattern[str]:
    # The look behind stands once before all of them: most places in a text are then done in one step.
    each = "|".join(rf"(?:{pattern})(?!\w)" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{each})")


def _starts(patterns: list[str]) -> re.Pattern[str]:
    each = "|".join(rf"(?:{pattern})" for pattern in patterns)
    return re.compile(rf"(?<!\w)(?:{each})")


@lru_cache(maxsize=1)
def rules() -> tuple[Regel, ...]:
    """All rules, in the order of the files."""
    found: list[Regel] = []
    for path in sorted(FOLDER.glob("[1-9]_*.toml")):
        for veld, row in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found.append(_rule(veld, row))
    return tuple(found)


def _rule(veld: str, row: dict[str, Any]) -> Regel:
    return Regel(
        veld=veld,
        ja=_any(row["ja"]),
        nee=_any(row["nee"]) if row.get("nee") else None,
        altijd_ja=_any(row["altijd_ja"]) if row.get("altijd_ja") else None,
        tenzij=_any(row["tenzij"]) if row.get("tenzij") else None,
        optie_ja=row.get("optie_ja", False),
        pre=row.get("pre", False),
    )


@lru_cache(maxsize=1)
def language() -> Taal:
    """The words of turning around and the look-alikes."""
    raw = tomllib.loads((FOLDER / "0_algemeen.toml").read_text(encoding="utf-8"))
    turn = raw["ontkenning"]
    not_behind = "|".join(turn["niet_na"])
    return Taal(
        voor=_any([re.escape(word) for word in turn["voor"]]),
        breekt=_any(turn["breekt"]),
        na=re.compile(rf"(?<!\w)(?:{'|'.join(turn['na'])})(?!\w)(?!\s+(?:\w+\s+)?(?:{not_behind})\b)"),
        schijn=_starts(turn["schijn"]),
        gelijkenis=_any(turn["gelijkenis"]),
    )
