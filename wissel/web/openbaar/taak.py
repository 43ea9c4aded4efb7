"""The first page of those who take part in single dossiers: a bedrijfsarts, an arbeidsdeskundige."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.policies import visible

HOOGSTENS = 100


@dataclass(frozen=True, slots=True)
class Stuk:
    """One paper that was shared in a dossier in which somebody takes part."""

    titel: str
    kandidaat: str
    nummer: str
    datum: dt.date
    url: str


def shared_papers(actor: Actor) -> tuple[Stuk, ...]:
    """The newest version of each paper this role may read, newest first."""
    rows = visible(actor, Document).select_related("dossier__kandidaat").defer("inhoud")
    newest: dict[object, Stuk] = {}
    for row in rows.order_by("-datum", "-versie", "-pk")[:HOOGSTENS]:
        newest.setdefault(
            row.reeks,
            Stuk(
                row.titel, row.dossier.kandidaat.naam, row.dossier.nummer, row.datum, reverse("document", args=[row.pk])
            ),
        )  # fmt: skip
    return tuple(newest.values())
