"""The rows of the queue, as plain values: late ones first, since the term decides the order."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wissel.aanmeldingen.models import Contactstap, Contactvraag
from wissel.accounts.actor import Actor
from wissel.policies import visible

HOOGSTENS = 100
OPEN = Q(beantwoord_op__isnull=True)


@dataclass(frozen=True, slots=True)
class Rij:
    """One question in the queue."""

    id: uuid.UUID
    nummer: str
    naam: str
    soort: str
    uiterlijk: dt.date
    behandelaar: str
    klaar: bool
    laat: bool


@dataclass(frozen=True, slots=True)
class Stap:
    """What was done with a question, by whom."""

    soort: str
    tekst: str
    op: dt.datetime
    wie: str
    beantwoordt: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the queue, with its number of rows."""

    sleutel: str
    label: str
    aantal: int
    nu: bool


def conditions(actor: Actor, today: dt.date) -> dict[str, tuple[Any, Q]]:
    """What can be asked of the queue, by its key in the address."""
    return {
        "open": (_("Open"), OPEN),
        "laat": (_("Te laat"), OPEN & Q(uiterlijk__lt=today)),
        "vrij": (_("Nog niet opgepakt"), OPEN & Q(behandelaar__isnull=True)),
        "mijn": (_("Van mij"), OPEN & Q(behandelaar_id=actor.lidmaatschap_id)),
        "klaar": (_("Beantwoord"), ~OPEN),
    }


def filters(actor: Actor, today: dt.date, chosen: str) -> list[Filter]:
    rows = visible(actor, Contactvraag)
    return [
        Filter(key, str(label), rows.filter(condition).count(), key == chosen)
        for key, (label, condition) in conditions(actor, today).items()
    ]


def rows(actor: Actor, today: dt.date, chosen: str, q: str = "") -> list[Rij]:
    """The queue in order of term; what is answered newest first."""
    found = visible(actor, Contactvraag).filter(conditions(actor, today)[chosen][1])
    if q:
        found = found.filter(Q(nummer__icontains=q) | Q(naam__icontains=q) | Q(email__iexact=q))
    order = ("-beantwoord_op", "pk") if chosen == "klaar" else ("uiterlijk", "gesteld_op", "pk")
    picked = found.select_related("behandelaar__persoon").defer("vraag").order_by(*order)[:HOOGSTENS]
    return [shown(row, today) for row in picked]


def late(actor: Actor, today: dt.date) -> list[Rij]:
    """What should have been answered by now, for the manager."""
    return rows(actor, today, "laat")


def shown(row: Contactvraag, today: dt.date) -> Rij:
    done = row.beantwoord_op is not None
    return Rij(
        row.pk, row.nummer, row.naam, row.get_soort_display(), row.uiterlijk,
        row.behandelaar.persoon.naam if row.behandelaar else "", done, not done and row.uiterlijk < today,
    )  # fmt: skip


def steps(actor: Actor, row: Contactvraag) -> list[Stap]:
    """What was done, newest first."""
    found = visible(actor, Contactstap).filter(contactvraag=row).select_related("door__persoon")
    return [
        Stap(
            each.get_soort_display(),
            each.tekst,
            each.op,
            each.door.persoon.naam if each.door else "",
            each.beantwoordt,
        )
        for each in found.order_by("-op", "-pk")[:HOOGSTENS]
    ]
