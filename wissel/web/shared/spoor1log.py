"""Spoor 1 as a page shows it: the three ways back, and the employer's log with what each line said before."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Spoor1Actie, Spoor1Onderzoek
from wissel.policies import visible


@dataclass(frozen=True, slots=True)
class Eerder:
    """What a line said before it was corrected."""

    datum: dt.date
    wat: str
    resultaat: str
    door: str
    op: dt.datetime


@dataclass(frozen=True, slots=True)
class Actieregel:
    """One line that holds."""

    id: uuid.UUID
    datum: dt.date
    optie: str
    wat: str
    resultaat: str
    door: str
    op: dt.datetime
    eerder: tuple[Eerder, ...]


def action_lines(actor: Actor, dossier_id: uuid.UUID) -> tuple[Actieregel, ...]:
    """Newest first, in one query."""
    rows = {row.pk: row for row in visible(actor, Spoor1Actie).filter(dossier_id=dossier_id)}
    replaced: set[Any] = {row.vervangt_id for row in rows.values() if row.vervangt_id}
    found = [
        Actieregel(
            row.pk, row.datum, str(row.get_optie_display()), row.wat, row.resultaat, row.door_naam, row.op,
            tuple(_before(row, rows)),
        )
        for row in rows.values()
        if row.pk not in replaced
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda row: (row.datum, row.op), reverse=True))


def _before(row: Spoor1Actie, rows: dict[Any, Spoor1Actie]) -> list[Eerder]:
    found = []
    old: Any = rows.get(row.vervangt_id)
    while old is not None:
        found.append(Eerder(old.datum, old.wat, old.resultaat, old.door_naam, old.op))
        old = rows.get(old.vervangt_id)
    return found


@dataclass(frozen=True, slots=True)
class Weg:
    """One way back at the own employer; `stand` is onderzocht, niet_onderzocht or open (S1.7, S1.13)."""

    naam: str
    stand: str
    uitkomst: str
    door: str
    op: dt.date | None
    bewijs: str


def ways_back(actor: Actor, dossier_id: uuid.UUID) -> tuple[Weg, ...]:
    """The three ways back, each answered or open."""
    known = {row.optie: row for row in visible(actor, Spoor1Onderzoek).filter(dossier_id=dossier_id)}
    return tuple(_way(str(label), known.get(key)) for key, label in Spoor1Onderzoek.Optie.choices)


def _way(naam: str, row: Spoor1Onderzoek | None) -> Weg:
    if row is None or row.onderzocht is None:
        return Weg(naam, "open", row.uitkomst if row else "", "", None, "")
    stand = "onderzocht" if row.onderzocht else "niet_onderzocht"
    return Weg(naam, stand, row.uitkomst, row.onderzocht_door, row.onderzocht_op, row.bewijs_omschrijving)
