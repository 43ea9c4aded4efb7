"""The realistisch beeld for the bureau: what holds, whether a draft waits, and whether a newer report came."""

import datetime as dt
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.policies import visible
from wissel.zoekprofielen.actions.beeld import last_report
from wissel.zoekprofielen.models import RealistischBeeld


@dataclass(frozen=True, slots=True)
class Beeld:
    nummer: int
    kan: str
    uitkomst: str
    redenen: str
    op: dt.datetime | None
    stand: str


@dataclass(frozen=True, slots=True)
class Beeldblad:
    """`nakijken`: the number of a report that came after the beeld that holds."""

    gedeeld: Beeld | None
    concept: Beeld | None
    eerder: tuple[Beeld, ...]
    nakijken: int | None


def summary(actor: Actor, dossier: Dossier) -> Beeldblad:
    """All versions this person may read, newest first."""
    rows = list(visible(actor, RealistischBeeld).filter(dossier=dossier).order_by("-nummer"))
    shared = next((row for row in rows if row.stand == RealistischBeeld.Stand.GEDEELD), None)
    draft = next((row for row in rows if row.stand == RealistischBeeld.Stand.CONCEPT), None)
    old = tuple(_of(row) for row in rows if row.stand == RealistischBeeld.Stand.VERVANGEN)
    newest = last_report(dossier) if shared else None
    later = newest is not None and shared is not None and newest > (shared.rapportage_nummer or 0)
    return Beeldblad(
        _of(shared) if shared else None, _of(draft) if draft else None, old, newest if later else None
    )


def _of(row: RealistischBeeld) -> Beeld:
    return Beeld(row.nummer, row.kan, row.uitkomst, row.redenen, row.gedeeld_op, str(row.get_stand_display()))
