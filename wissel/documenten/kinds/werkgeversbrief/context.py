"""What a letter of an employer shows: its own words, and the facts with the answers of the werknemer beside them.

The letter goes out under the name of the employer. Not one field holds anything about illness.
"""

from dataclasses import dataclass
from typing import Any

from wissel.documenten.kinds.gedeeld import Briefhoofd, Voet


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Words of the werknemer, exactly as written, and when."""

    tekst: str
    op: str


@dataclass(frozen=True, slots=True)
class Feit:
    dag: str
    afgesproken: str
    gebeurd: str
    bron: str
    antwoorden: tuple[Antwoord, ...]
    stilte: str


@dataclass(frozen=True, slots=True)
class BriefContext:
    briefhoofd: Briefhoofd
    voet: Voet
    onderwerp: str
    kandidaat: str
    datum: str
    nummer: str
    tekst: str
    feiten: tuple[Feit, ...]
    ondertekenaar: str
    werkgever: str


def build(content: dict[str, Any], *, sha256: str) -> BriefContext:
    """Everything of one letter, from its frozen content."""
    return BriefContext(
        briefhoofd=Briefhoofd(content["werkgever"], "", ()),
        voet=Voet(content["onderwerp"], 1, sha256, content["datum_woorden"], content["datum"]),
        onderwerp=content["onderwerp"],
        kandidaat=content["kandidaat"],
        datum=content["datum_woorden"],
        nummer=content["nummer"],
        tekst=content["tekst"],
        feiten=tuple(_fact(each) for each in content["feiten"]),
        ondertekenaar=content["ondertekenaar"],
        werkgever=content["werkgever"],
    )


def _fact(row: dict[str, Any]) -> Feit:
    said = tuple(Antwoord(each["tekst"], each["op"]) for each in row["antwoorden"])
    return Feit(row["dag"], row["afgesproken"], row["gebeurd"], row["bron"], said, row["stilte"])
