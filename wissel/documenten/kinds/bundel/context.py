"""The front of a pack of papers: what is asked, what is in it and on which page, and what is missing.

It shows what it is given and nothing else: no note, no intake and no number of a person reaches it.
"""

import datetime as dt
from dataclasses import dataclass

from wissel.documenten.kinds.gedeeld import Briefhoofd, Gegeven, Voet, day, letterhead
from wissel.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Inhoudsregel:
    """One paper in the pack with the page it begins on."""

    nummer: int
    onderdeel: str
    titel: str
    datum: str
    pagina: int


@dataclass(frozen=True, slots=True)
class Taakregel:
    """One finding with what was done about it and where the proof stands."""

    bevinding: str
    gedaan: str
    bewijs: str


@dataclass(frozen=True, slots=True)
class BundelContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    titel: str
    onder: str
    gegevens: tuple[Gegeven, ...]
    uitleg: str
    taken: tuple[Taakregel, ...]
    inhoud: tuple[Inhoudsregel, ...]
    ontbreekt: tuple[str, ...]
    paginas: int


def build(
    dossier: Dossier,
    *,
    on: dt.date,
    titel: str,
    onder: str,
    gegevens: tuple[tuple[str, str], ...],
    uitleg: str,
    taken: tuple[Taakregel, ...],
    inhoud: tuple[Inhoudsregel, ...],
    ontbreekt: tuple[str, ...],
    paginas: int,
    sha256: str,
) -> BundelContext:
    """Everything the front shows. `paginas` is the length of the whole pack, front included."""
    return BundelContext(
        briefhoofd=letterhead(dossier.bureau_id),
        voet=Voet(titel, 1, sha256, day(on), on.isoformat()),
        kandidaat=dossier.kandidaat.naam,
        titel=titel,
        onder=onder,
        gegevens=tuple(Gegeven(label, value) for label, value in gegevens if value),
        uitleg=uitleg,
        taken=taken,
        inhoud=inhoud,
        ontbreekt=ontbreekt,
        paginas=paginas,
    )
