"""What matching takes and gives, frozen and without Django: who seeks, one line of the verdict, and the whole match.

Nothing here knows an age, a gender, an origin or a name: what is not there cannot count.
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from wissel.belastbaarheid.stand import Oordeel, Stand


class Verdict(StrEnum):
    """The verdict on a vacancy, in the order in which a list shows it. It follows the worst hard line.

    One open line makes it BESPREKEN; without a belastbaarheid nothing can be judged and nothing is scored.
    """

    PAST = "past"
    PAST_MET_AANPASSING = "past_met_aanpassing"
    BESPREKEN = "bespreken"
    PAST_NIET = "past_niet"
    NIET_TE_BEOORDELEN = "niet_te_beoordelen"


class Herkomst(StrEnum):
    """Where a demand was found, in the order of evidence: the first one that speaks decides."""

    MENS = "mens"
    VELD = "veld"
    TEKST = "tekst"
    BEROEP = "beroep"
    GEEN = ""


@dataclass(frozen=True, slots=True)
class Zoekberoep:
    """An occupation somebody looks for or did. `gewicht` is 1 for the first direction and less for later ones."""

    sleutel: str
    naam: str
    isco: str
    gewicht: float


@dataclass(frozen=True, slots=True)
class Zoeker:
    """What is known of who seeks, as far as a match may know it. Absent is unknown, never a norm.

    `rijbewijzen` None: not said; empty: has none. `reis_km` is a limit somebody set, straight line; `reistijd` is
    minutes one way, which only estimates. `diensten_niet` are parts of the day somebody said not to work (`evening`,
    `night`, `weekend`, `shift`). `dagen_niet` are days (`ma` to `zo`). Hours of `stand` are limits, those of the wish
    are preferences. `niveau` is the ISCO skill level 1 to 4 of the education, None when not known.
    """

    dossier_id: uuid.UUID
    bureau_id: uuid.UUID
    stand: Stand | None = None
    profiel_nummer: int | None = None
    zoekprofiel_nummer: int | None = None
    pc4: str = ""
    reis_km: int | None = None
    reistijd: int | None = None
    rijbewijzen: frozenset[str] | None = None
    eigen_vervoer: bool | None = None
    diensten_niet: frozenset[str] = frozenset()
    dagen_niet: frozenset[str] = frozenset()
    uren_van: Decimal | None = None
    uren_tot: Decimal | None = None
    beroepen: tuple[Zoekberoep, ...] = ()
    vaardigheden: tuple[str, ...] = ()
    tekst: str = ""
    niveau: int | None = None

    @property
    def te_beoordelen(self) -> bool:
        """Without a belastbaarheid there is no verdict and no score."""
        return self.stand is not None


@dataclass(frozen=True, slots=True)
class Regel:
    """One line: what is asked, what somebody can, and the words or field it rests on.

    `sleutel` is an item of the belastbaarheid, or one of uren, dagen, diensten, reis, rijbewijs, eigen_vervoer.
    `hard` lines decide; others only remark (`let_op`).
    `kan` is category D: never for a jobhunter, a manager or an employer.
    """

    sleutel: str
    naam: str
    rubriek: str
    oordeel: Oordeel
    gevraagd: str
    kan: str
    woorden: str = ""
    herkomst: Herkomst = Herkomst.GEEN
    hard: bool = True
    let_op: bool = False


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the score: `punten` from 0 to 1, `gewicht` as set, and what it rests on in words."""

    sleutel: str
    naam: str
    punten: float
    gewicht: float
    gevonden: tuple[str, ...] = ()
    mist: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """One vacancy for one seeker. `delen` is empty when it may not be scored (past niet, niet te beoordelen)."""

    vacature_id: uuid.UUID
    vacature_versie: int
    verdict: Verdict
    regels: tuple[Regel, ...]
    vragen: tuple[str, ...]
    delen: tuple[Deel, ...] = ()
    afstand_km: float | None = None

    @property
    def score(self) -> float:
        """Between 0 and 1: each part times its weight."""
        return sum(deel.punten * deel.gewicht for deel in self.delen)

    @property
    def hard(self) -> tuple[Regel, ...]:
        return tuple(regel for regel in self.regels if regel.hard)

    @property
    def bijna(self) -> Regel | None:
        """The one limit that excludes this vacancy, when it is only one."""
        broken = [regel for regel in self.hard if regel.oordeel is Oordeel.PAST_NIET]
        return broken[0] if len(broken) == 1 else None


@dataclass(frozen=True, slots=True)
class Weging:
    """Weights of the parts; they add up to 1 and are logged with each result. `versie` names the set."""

    versie: str
    gewichten: Mapping[str, float]
    op: dt.date
