"""A shared simulation on screen, for whoever may see the dates of its dossier."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import simulator
from wissel.dossiers.feitsoorten import PER_PAD
from wissel.dossiers.models import Dossier, SimulatieLink
from wissel.fouten import DomainError
from wissel.logbook.actions import record_look
from wissel.policies import Action, get_visible
from wissel.web.shared.feitregels import lines
from wissel.web.shared.onderdelen.verschuiving import Verschuiving, verschuiving


@dataclass(frozen=True, slots=True)
class Wijziging:
    """One fact as it would be, in words; no lines when it would be unknown."""

    label: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Simulatieblad:
    """What was changed, what would move by the facts of now, and how long it can be opened."""

    id: uuid.UUID
    wijzigingen: tuple[Wijziging, ...]
    blad: Verschuiving | None
    fout: str
    gemaakt_op: dt.datetime
    vervalt_op: dt.datetime
    ingetrokken_op: dt.datetime | None

    @property
    def geldig(self) -> bool:
        return self.ingetrokken_op is None and self.vervalt_op > klok.now()


def changes_in_words(changes: Mapping[str, Any]) -> tuple[Wijziging, ...]:
    """The changed facts, in the order of the list of facts."""
    return tuple(
        Wijziging(str(kind.label), tuple(lines(kind, changes[pad])) if changes[pad] is not None else ())
        for pad, kind in PER_PAD.items()
        if pad in changes
    )


def get_link(actor: Actor, simulatie_id: uuid.UUID, **lookup: Any) -> SimulatieLink:
    """The link, when the actor may open it and read the dates of its dossier; else Denied."""
    link = get_visible(actor, SimulatieLink, pk=simulatie_id, **lookup)
    get_visible(actor, Dossier, Action.DATUMS_LEZEN, pk=link.dossier_id)
    return link


def sheet(
    actor: Actor, link: SimulatieLink, dossier: Dossier, namen: Mapping[str, Any] | None = None
) -> Simulatieblad:
    """The simulation against the facts of now; when those no longer go together, the reason. Writes down the look."""
    record_look(actor, "simulatie_gelezen", dossier=dossier, categorie="C")
    found, refusal = None, ""
    try:
        found = verschuiving(simulator.compare(dossier, link.wijzigingen, today=klok.today()), namen)
    except DomainError as error:
        refusal = error.message
    return Simulatieblad(
        link.pk, changes_in_words(link.wijzigingen), found, refusal, link.gemaakt_op, link.vervalt_op,
        link.ingetrokken_op,
    )  # fmt: skip
