"""The stages after the re-integratieverslag on screen, for everyone who may see the dates."""

import datetime as dt
import uuid
from dataclasses import dataclass

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.models import UwvStap
from wissel.policies import visible


@dataclass(frozen=True, slots=True)
class Staprij:
    """One stage: what UWV said, when, and on which paper; without a day nothing is known yet."""

    naam: str
    uitslag: str
    datum: dt.date | None
    document_id: uuid.UUID | None
    bewijs: str
    goed: bool


def uwv_rows(actor: Actor, dossier_id: uuid.UUID) -> tuple[Staprij, ...]:
    """The three stages in order; empty when nothing of them is recorded. The paper only for who may open it."""
    newest = {
        row.stap: row for row in visible(actor, UwvStap).filter(dossier_id=dossier_id).order_by("op", "id")
    }
    known = {stap: row for stap, row in newest.items() if row.uitslag != UwvStap.Uitslag.INGETROKKEN}
    if not known:
        return ()
    papers = {row.document_id for row in known.values() if row.document_id}
    open_for = (
        set(visible(actor, Document).filter(pk__in=papers).values_list("pk", flat=True)) if papers else set()
    )
    return tuple(_row(str(label), known.get(stap), open_for) for stap, label in UwvStap.Stap.choices)


def _row(naam: str, row: UwvStap | None, open_for: set[uuid.UUID]) -> Staprij:
    if row is None:
        return Staprij(naam, "", None, None, "", goed=False)
    paper = row.document_id if row.document_id in open_for else None
    good = row.uitslag != UwvStap.Uitslag.LOONSANCTIE
    return Staprij(naam, str(row.get_uitslag_display()), row.datum, paper, row.bewijs_omschrijving, goed=good)
