"""Agencies, courses, places to work and what was examined, as plain values for kandidaat and bureau."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wissel.accounts.actor import Actor
from wissel.policies import Action, visible
from wissel.trajecten.models import Onderdeel
from wissel.trajectmiddelen.lezen import ONDERDEEL
from wissel.trajectmiddelen.models import (
    Middelonderzoek,
    Scholing,
    Scholingsbesluit,
    Uitzendinschrijving,
    Werkplek,
)
from wissel.trajectmiddelen.voorwaarden import NEE, ONBEKEND, Voorwaarde, forms, judge

LEZEN = Action.MIDDELEN_LEZEN


@dataclass(frozen=True, slots=True)
class Inschrijving:
    id: uuid.UUID
    naam: str
    op: dt.date
    contact: str
    bewijs: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Poort:
    """How many agencies the phase asks, and how many there are; `gevraagd` 0 when no phase asks it."""

    aantal: int
    gevraagd: int

    @property
    def genoeg(self) -> bool:
        return self.aantal >= self.gevraagd


@dataclass(frozen=True, slots=True)
class Cursus:
    """A course; `stand` is its key and `standnaam` its words. `nee` is why the opdrachtgever said no."""

    id: uuid.UUID
    cursus: str
    aanbieder: str
    kosten: Decimal | None
    betaler: str
    gat: str
    stand: str
    standnaam: str
    start_op: dt.date | None
    eind_op: dt.date | None
    resultaat: str
    nee: str
    versie: int
    vraagt_akkoord: bool

    @property
    def af(self) -> bool:
        return self.stand in {"klaar", "gestopt"}


@dataclass(frozen=True, slots=True)
class Plek:
    """A place to work with what its form asks; `zonder` when no signed baanintentie goes with it."""

    id: uuid.UUID
    vorm: str
    uitleg: str
    bron: str
    organisatie: str
    werk: str
    start_op: dt.date | None
    eind_op: dt.date | None
    uren: Decimal | None
    opbouw: str
    begeleider: str
    evaluatie_op: dt.date | None
    evaluatie: str
    zonder: bool
    intentie: str
    getekend_door: str
    getekend_op: dt.date | None
    document: uuid.UUID | None
    voorwaarden: tuple[Voorwaarde, ...]

    @property
    def open(self) -> int:
        return sum(each.stand in {NEE, ONBEKEND} for each in self.voorwaarden if each.sleutel != "intentie")


@dataclass(frozen=True, slots=True)
class Middel:
    """One of the four ways; `op` None: not examined, so open."""

    sleutel: str
    naam: str
    op: dt.date | None = None
    uitkomst: str = ""
    niet_passend_omdat: str = ""
    versie: int = 0


def agencies(actor: Actor, dossier_id: uuid.UUID) -> list[Inschrijving]:
    """The agencies where somebody is registered now, in the order of the days."""
    rows = visible(actor, Uitzendinschrijving).filter(dossier_id=dossier_id, weg_op__isnull=True)
    return [
        Inschrijving(row.pk, row.naam, row.ingeschreven_op, row.contact, row.bewijs_id)
        for row in rows.order_by("ingeschreven_op", "naam")
    ]


def gate(actor: Actor, dossier_id: uuid.UUID, count: int) -> Poort:
    """What the phases ask of agencies."""
    rows = visible(actor, Onderdeel).filter(dossier_id=dossier_id, sleutel=ONDERDEEL)
    return Poort(count, max(rows.values_list("minimum", flat=True), default=0))


def courses(actor: Actor, dossier_id: uuid.UUID) -> list[Cursus]:
    """Every course, the newest first."""
    said = visible(actor, Scholingsbesluit).filter(dossier_id=dossier_id).order_by("op")
    last = {row.scholing_id: row for row in said}
    return [
        course(row, last.get(row.pk))
        for row in visible(actor, Scholing, LEZEN).filter(dossier_id=dossier_id).order_by("-gemaakt_op")
    ]


def course(row: Scholing, besluit: Scholingsbesluit | None = None) -> Cursus:
    """One course with the last answer of who pays."""
    return Cursus(
        row.pk, row.cursus, row.aanbieder, row.kosten, str(row.get_betaler_display()), row.gat, row.stand,
        str(row.get_stand_display()), row.start_op, row.eind_op, str(row.get_resultaat_display()),
        besluit.reden if besluit and row.stand == Scholing.Stand.AFGEWEZEN else "", row.versie,
        row.betaler == Scholing.Betaler.OPDRACHTGEVER and row.stand in {"voorstel", "afgewezen"},
    )  # fmt: skip


def places(actor: Actor, dossier_id: uuid.UUID) -> list[Plek]:
    """Every place that was not taken out, the newest first."""
    rows = visible(actor, Werkplek).filter(dossier_id=dossier_id, weg_op__isnull=True)
    return [place(row) for row in rows.order_by("-gemaakt_op")]


def place(row: Werkplek) -> Plek:
    """One place with its conditions."""
    form = forms()[row.vorm]
    return Plek(
        row.pk, str(row.get_vorm_display()), form.uitleg, form.bron, row.organisatie, row.werk, row.start_op,
        row.eind_op, row.uren, row.opbouw, row.begeleider, row.evaluatie_op, row.evaluatie, not row.baanintentie,
        row.intentie, row.getekend_door, row.getekend_op, row.overeenkomst_id, judge(row),
    )  # fmt: skip


def ways(actor: Actor, dossier_id: uuid.UUID) -> list[Middel]:
    """The four ways, each examined or open."""
    known: dict[str, Any] = {
        row.middel: row for row in visible(actor, Middelonderzoek).filter(dossier_id=dossier_id)
    }
    return [way(key, known.get(key)) for key in Middelonderzoek.Middel.values]


def way(key: str, row: Middelonderzoek | None) -> Middel:
    name = str(Middelonderzoek.Middel(key).label)
    if row is None:
        return Middel(key, name)
    return Middel(key, name, row.onderzocht_op, row.uitkomst, row.niet_passend_omdat, row.versie)
