"""Repair after a loonsanctie as bureau and opdrachtgever see it: clocks, tasks with proof, and the request."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.escalatie.herstelklok import Klok, Uitleg, clock, rule
from wissel.escalatie.models import Hersteltaak, Herstelverzoek
from wissel.policies import Action, Denied, get_visible, visible
from wissel.web.shared.bestandswoorden import size


@dataclass(frozen=True, slots=True)
class Bewijs:
    """What proves a task; `document_id` when it is a paper this reader may open."""

    tekst: str
    op: dt.date
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Taakregel:
    """One task of the repair."""

    id: uuid.UUID
    bevinding: str
    wat: str
    eigenaar: str
    due_on: dt.date | None
    bewijs: Bewijs | None
    vervallen_op: dt.date | None
    vervallen_reden: str
    versie: int

    @property
    def open(self) -> bool:
        return self.bewijs is None and self.vervallen_op is None


@dataclass(frozen=True, slots=True)
class Verzoekregel:
    """A request that was put together."""

    id: uuid.UUID
    document_id: uuid.UUID | None
    grootte: str
    gemaakt_op: dt.datetime
    verstuurd_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Herstelblad:
    """The whole repair. `klok` is None when there is no loonsanctie."""

    klok: Klok | None
    regel: Uitleg
    taken: tuple[Taakregel, ...]
    verzoeken: tuple[Verzoekregel, ...]

    @property
    def tellend(self) -> tuple[Taakregel, ...]:
        return tuple(row for row in self.taken if row.vervallen_op is None)

    @property
    def bewezen(self) -> int:
        return sum(row.bewijs is not None for row in self.tellend)

    @property
    def compleet(self) -> bool:
        return bool(self.tellend) and self.bewezen == len(self.tellend)


def summary(actor: Actor, dossier: Dossier) -> Herstelblad:
    """Everything about the repair of one dossier, in a fixed number of queries."""
    rows = visible(actor, Hersteltaak).filter(dossier=dossier)
    rows = rows.select_related("bewijs_document", "bewijs_regel").order_by("volgorde")
    requests = visible(actor, Herstelverzoek).filter(dossier=dossier).select_related("bundel")
    requests = requests.defer("bundel__inhoud").order_by("-gemaakt_op")
    tasks, packs = list(rows), list(requests)
    ids = [row.bewijs_document_id for row in tasks] + [row.bundel_id for row in packs]
    may = set(
        visible(actor, Document).filter(pk__in=[pk for pk in ids if pk]).values_list("pk", flat=True)
    )  # fmt: skip
    return Herstelblad(
        clock(dossier), rule(), tuple(_row(row, may) for row in tasks),
        tuple(
            Verzoekregel(
                row.pk, row.bundel_id if row.bundel_id in may else None, size(row.bundel.grootte), row.gemaakt_op,
                row.verstuurd_op,
            )
            for row in packs
        ),
    )  # fmt: skip


def _row(row: Hersteltaak, may: set[Any]) -> Taakregel:
    proof = None
    if row.bewezen_op is not None:
        paper, line = row.bewijs_document, row.bewijs_regel
        words = paper.titel if paper is not None else line.waarom if line is not None else ""
        proof = Bewijs(words, row.bewezen_op, paper.pk if paper is not None and paper.pk in may else None)
    return Taakregel(
        row.pk, row.bevinding, row.wat, str(row.get_eigenaar_display()), row.due_on, proof, row.vervallen_op,
        row.vervallen_reden, row.versie,
    )  # fmt: skip


def get_task(actor: Actor, dossier: Dossier, taak_id: uuid.UUID) -> Hersteltaak:
    return get_visible(actor, Hersteltaak, Action.HERSTEL_WIJZIGEN, pk=taak_id, dossier=dossier)


def get_request(actor: Actor, dossier: Dossier, verzoek_id: uuid.UUID) -> Herstelverzoek:
    return get_visible(actor, Herstelverzoek, Action.HERSTEL_WIJZIGEN, pk=verzoek_id, dossier=dossier)


def need_sanction(actor: Actor, dossier: Dossier) -> Klok:
    """The clock, or Denied: without a loonsanctie there is no such page."""
    found = clock(dossier)
    if found is None:
        raise Denied(Action.HERSTEL_LEZEN, actor)
    return found
