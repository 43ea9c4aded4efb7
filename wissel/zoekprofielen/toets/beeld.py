"""What the toets looks at: frozen, without Django. None is unknown and stays unknown."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

WERKERVARING, KENNIS, AFFINITEIT = "werkervaring", "kennis", "affiniteit"
# Which part of the persoonsprofiel gives which input (S1.16).
INVOER_VAN_DEEL = {
    "ervaring": WERKERVARING,
    "opleiding": KENNIS,
    "vaardigheid": KENNIS,
    "taal": KENNIS,
    "digitaal": KENNIS,
    "vervoer": KENNIS,
    "eigenschap": AFFINITEIT,
    "wens": AFFINITEIT,
}


@dataclass(frozen=True, slots=True)
class Standbeeld:
    """The belastbaarheid that holds, without its items."""

    id: uuid.UUID
    datum: dt.date
    verouderd: bool
    uren_week: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tabelbeeld:
    """The item table of a direction in numbers, without naming an item."""

    past_niet: int = 0
    lijkt_niet: int = 0
    onbekend: int = 0
    bevestigd: bool = False


@dataclass(frozen=True, slots=True)
class Richtingbeeld:
    """One direction. `reistijd` is minutes one way; verdicts are ja, voorwaarde, nee or onbekend."""

    reeks: uuid.UUID
    naam: str
    isco: str = ""
    beroep: bool = False
    soorten_werk: tuple[str, ...] = ()
    herkomst: str = ""
    invoer: frozenset[str] = frozenset()
    plaats: str = ""
    reistijd: int | None = None
    uren_van: Decimal | None = None
    vacatures: int | None = None
    vacatures_op: dt.date | None = None
    vacatures_bron: str = ""
    passend: str = "onbekend"
    haalbaar: str = "onbekend"
    haalbaar_reden: bool = False
    tabel: Tabelbeeld | None = None

    @property
    def alleen_wens(self) -> bool:
        """Whether nothing but a wish carries this direction: no work done before, nothing known."""
        return self.herkomst == "wens" and not self.invoer & {WERKERVARING, KENNIS}


@dataclass(frozen=True, slots=True)
class Zoekbeeld:
    """A version with its directions that were not left out. `datum` is the day it was offered, None for a draft."""

    richtingen: tuple[Richtingbeeld, ...]
    stand: Standbeeld | None
    hoofdstukken: Mapping[str, bool] = field(default_factory=dict)
    datum: dt.date | None = None
    rust_op: uuid.UUID | None = None
    nagekeken_met: frozenset[uuid.UUID] = frozenset()
    reistijd_kan: int | None = None
    loopt_sinds: dt.date | None = None

    @property
    def gewijzigd_na(self) -> bool:
        """Whether another belastbaarheid holds than the one this version rests on or was looked at with (PT-08)."""
        if self.datum is None or self.stand is None:
            return False
        return self.stand.id != self.rust_op and self.stand.id not in self.nagekeken_met
