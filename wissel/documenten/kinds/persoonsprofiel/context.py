"""What a persoonsprofiel shows: one frozen version, part by part, as it was laid before the kandidaat."""

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from wissel.documenten.kinds.gedeeld import Briefhoofd, Gegeven, Voet, day, letterhead, with_people

TITEL = "Persoonsprofiel"


@dataclass(frozen=True, slots=True)
class PersoonsprofielContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    delen: tuple[dict[str, Any], ...]
    antwoord: str


def build(profiel: Any, *, on: dt.date, delen: tuple[Any, ...], antwoord: str) -> PersoonsprofielContext:
    """Everything of one version. `delen` are its parts in words, `antwoord` what the kandidaat said about it."""
    dossier = with_people(profiel.dossier_id, profiel.bureau_id)
    rows = (
        ("Dossier", dossier.nummer),
        ("Klaar om te lezen op", day(profiel.aangeboden_op)),
        ("Versie", str(profiel.nummer)),
        ("Coach", dossier.coach.naam if dossier.coach else ""),
    )
    return PersoonsprofielContext(
        briefhoofd=letterhead(profiel.bureau_id),
        voet=Voet(TITEL, profiel.nummer, profiel.inhoud_sha256, day(on), on.isoformat()),
        kandidaat=dossier.kandidaat.naam,
        kenmerken=tuple(Gegeven(label, value) for label, value in rows if value),
        delen=tuple(asdict(each) for each in delen),
        antwoord=antwoord,
    )
