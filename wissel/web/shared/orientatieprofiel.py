"""The orientatieprofiel as both read it: always five parts, each line with its source."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.orientatie.models import Orientatieprofiel, Orientatieregel
from wissel.policies import visible

DEEL, THEMA = Orientatieregel.Deel, Orientatieregel.Thema


@dataclass(frozen=True, slots=True)
class Regel:
    id: uuid.UUID
    tekst: str
    thema: str
    bron: str
    bron_woorden: str
    eigen: bool
    slot: int


@dataclass(frozen=True, slots=True)
class Deelblad:
    """One of the five parts; empty ones say so."""

    sleutel: str
    naam: str
    vraag: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Profiel:
    """The newest version this person may read; `delen` are always five, also when there is none yet."""

    id: uuid.UUID | None
    nummer: int
    concept: bool
    vastgesteld_op: dt.datetime | None
    document_id: uuid.UUID | None
    delen: tuple[Deelblad, ...]
    eerder: tuple[tuple[int, dt.datetime, uuid.UUID | None], ...]

    @property
    def leeg(self) -> tuple[str, ...]:
        return tuple(part.naam for part in self.delen if not part.regels)


def questions() -> dict[str, str]:
    """What each part is about, as a question."""
    return {
        DEEL.PERSOONLIJKHEID: _("Hoe bent u, op het werk en met anderen?"),
        DEEL.CAPACITEITEN: _("Wat kunt u goed, en wat kunt u leren?"),
        DEEL.DRIJFVEREN: _("Wat vindt u belangrijk, en wat geeft u energie?"),
        DEEL.BELEMMERINGEN: _("Wat maakt werken nu lastiger?"),
        DEEL.VOORWAARDEN: _("Wat is er nodig om goed te kunnen werken?"),
    }


def profile(actor: Actor, dossier_id: uuid.UUID) -> Profiel:
    """The newest version with its lines, and the fixed versions before it."""
    rows = list(visible(actor, Orientatieprofiel).filter(dossier_id=dossier_id).order_by("-nummer"))
    newest = rows[0] if rows else None
    lines = (
        list(visible(actor, Orientatieregel).filter(profiel=newest).order_by("volgorde", "id"))
        if newest
        else []
    )
    fixed = tuple((row.nummer, row.vastgesteld_op, row.document_id) for row in rows if row.vastgesteld_op)
    return Profiel(
        id=newest.pk if newest else None, nummer=newest.nummer if newest else 1,
        concept=newest is not None and newest.stand == Orientatieprofiel.Stand.CONCEPT,
        vastgesteld_op=newest.vastgesteld_op if newest else None,
        document_id=newest.document_id if newest else None, delen=_parts(lines, actor), eerder=fixed,
    )  # fmt: skip


def _parts(lines: list[Orientatieregel], actor: Actor) -> tuple[Deelblad, ...]:
    asked = questions()
    return tuple(
        Deelblad(
            part.value,
            str(part.label),
            asked[part],
            tuple(_line(row, actor) for row in lines if row.deel == part),
        )
        for part in DEEL
    )


def _line(row: Orientatieregel, actor: Actor) -> Regel:
    own = (row.bron == Orientatieregel.Bron.KANDIDAAT) is actor.is_kandidaat
    theme = str(THEMA(row.thema).label) if row.thema else ""
    return Regel(row.pk, row.tekst, theme, row.bron, row.bron_woorden, own, row.slot)
