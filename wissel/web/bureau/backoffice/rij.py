"""One line of the queue, whatever it is about."""

import datetime as dt
import uuid
from dataclasses import dataclass

HOOGSTENS = 100


@dataclass(frozen=True, slots=True)
class Rij:
    """A question, an aanmelding or something to plan: from whom, what, until when, and where to go."""

    id: uuid.UUID
    groep: str
    nummer: str
    naam: str
    soort: str
    uiterlijk: dt.date | None
    behandelaar: str
    klaar: bool
    laat: bool
    url: str
    let_op: str = ""
