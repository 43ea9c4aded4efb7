"""What is read and compared: frozen, without Django. Unknown is a missing key, never a guess."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Oordeel(StrEnum):
    """The answer for one item. The order from good to bad: past, onbekend, past_met_aanpassing, past_niet."""

    PAST = "past"
    ONBEKEND = "onbekend"
    PAST_MET_AANPASSING = "past_met_aanpassing"
    PAST_NIET = "past_niet"


class Zekerheid(StrEnum):
    """How sure a demand is. An inschatting never decides by itself."""

    BEVESTIGD = "bevestigd"
    GESTELD = "gesteld"
    INSCHATTING = "inschatting"


@dataclass(frozen=True, slots=True)
class Punt:
    """One item as it was described, with who said it and when. `waarde` is the exact number if one was stated."""

    sleutel: str
    niveau: int
    waarde: Decimal | None = None
    soorten: tuple[int, ...] = ()
    opmerking: str = ""
    auteur: str = ""
    datum: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Opbouwstap:
    """From this day on this many hours a week, if nothing changes."""

    vanaf: dt.date
    uren_per_week: Decimal


@dataclass(frozen=True, slots=True)
class Stand:
    """The belastbaarheid that holds. Category D: never for an opdrachtgever, an employer or a manager."""

    id: uuid.UUID
    soort: str
    datum: dt.date
    bron_naam: str
    auteur: str
    auteur_rol: str
    verouderd: bool
    uren_dag: Decimal | None
    uren_week: Decimal | None
    punten: Mapping[str, Punt]
    lijst: str
    opbouw: tuple[Opbouwstap, ...] = ()


@dataclass(frozen=True, slots=True)
class Eis:
    """What work asks on one item.

    With a unit `waarde` says how much. Without one `niveau` says with how great a limitation the work can still be
    done: 0 asks the norm, the last level asks nothing. `aanpasbaar`: the employer can do something about it.
    """

    punt: str
    waarde: Decimal | None = None
    niveau: int | None = None
    zekerheid: Zekerheid = Zekerheid.GESTELD
    bron: str = ""
    datum: dt.date | None = None
    aanpasbaar: bool = False


@dataclass(frozen=True, slots=True)
class Regel:
    """One item compared. `lijkt` is what the answer would be if the demand were sure.

    `let_op`: the demand is an inschatting that seems to clash, or the item is not described while it is asked.
    """

    punt: str
    naam: str
    rubriek: str
    oordeel: Oordeel
    lijkt: Oordeel
    zin: str
    let_op: bool = False
    gevraagd: str = ""
    kan: str = ""
    eis: Eis | None = field(default=None, compare=False)
