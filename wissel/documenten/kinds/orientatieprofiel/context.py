"""What an orientatieprofiel shows: one fixed version in exactly five parts, each line with its source."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from wissel.documenten.kinds.gedeeld import Briefhoofd, Gegeven, Voet, day, letterhead, with_people

TITEL = "Oriëntatieprofiel"


@dataclass(frozen=True, slots=True)
class Regel:
    tekst: str
    thema: str
    bron: str


@dataclass(frozen=True, slots=True)
class Deel:
    titel: str
    uitleg: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class OrientatieprofielContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    delen: tuple[dict[str, Any], ...]


def build(profiel: Any, *, on: dt.date, delen: tuple[Deel, ...]) -> OrientatieprofielContext:
    """Everything of one version. `delen` are the five parts in words; no score ever stands in them."""
    dossier = with_people(profiel.dossier_id, profiel.bureau_id)
    rows = (
        ("Dossier", dossier.nummer),
        ("Vastgesteld op", day(profiel.vastgesteld_op)),
        ("Versie", str(profiel.nummer)),
        ("Coach", dossier.coach.naam if dossier.coach else ""),
    )
    return OrientatieprofielContext(
        briefhoofd=letterhead(profiel.bureau_id),
        voet=Voet(TITEL, profiel.nummer, profiel.inhoud_sha256, day(on), on.isoformat()),
        kandidaat=dossier.kandidaat.naam,
        kenmerken=tuple(Gegeven(label, value) for label, value in rows if value),
        delen=tuple(asdict(each) for each in delen),
    )
