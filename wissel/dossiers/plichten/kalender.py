"""The calendar of duties of one dossier: from the stored timeline and what was said about it, nothing is reckoned here.

Which date is a duty of whom follows from the timeline; two parties take part in a duty of another (RPG art. 2 and 6).
"""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from wissel.dossiers.models import Milestone, Plichtstand
from wissel.dossiers.regelwoorden import rule_of


class Partij(StrEnum):
    """Who has a duty."""

    WERKGEVER = "werkgever"
    WERKNEMER = "werknemer"
    BUREAU = "bureau"
    BEDRIJFSARTS = "bedrijfsarts"
    UWV = "uwv"


class Toestand(StrEnum):
    """How a duty stands today. `eerder`: due before the bureau came in, and nobody recorded whether it was done."""

    LAAT = "laat"
    OPEN = "open"
    ONBEKEND = "onbekend"
    EERDER = "eerder"
    KLAAR = "klaar"
    NIET_NODIG = "niet_nodig"


# Dates of the timeline that somebody has to act on. The rest is a date to know: a window, a last day, a right.
PLICHTEN: Final = (
    "vangnetmelding", "probleemanalyse", "plan_van_aanpak", "evaluatie_periodiek", "melding_42e_week",
    "eerstejaarsevaluatie", "spoor2_start", "eindevaluatie_vanaf", "uwv_brief_wia", "reintegratieverslag",
    "wia_aanvraag", "uwv_besluit_loonsanctie",
)  # fmt: skip
# What UWV does is not for the parties to waive or to report.
VAN_UWV: Final = frozenset({"uwv_brief_wia", "uwv_besluit_loonsanctie"})
# The date is the first day it can be done, not the last.
VANAF: Final = frozenset({"eindevaluatie_vanaf"})
# Comes back after it was done; what is said holds for one date.
TERUGKEREND: Final = frozenset({"evaluatie_periodiek"})
# No fact of the law engine says that these were done; people say so themselves.
ZONDER_FEIT: Final = frozenset({"vangnetmelding", "eindevaluatie_vanaf"})
# Whose duty it is in the timeline, and who takes part in it (RPG art. 2 and art. 6 lid 1 sub j).
_VERANTWOORDELIJK: Final[Mapping[str, tuple[Partij, ...]]] = {
    "werkgever": (Partij.WERKGEVER,),
    "werknemer": (Partij.WERKNEMER,),
    "werkgever_en_werknemer": (Partij.WERKGEVER, Partij.WERKNEMER),
    "bedrijfsarts": (Partij.BEDRIJFSARTS,),
    "uwv": (Partij.UWV,),
}
_DOET_MEE: Final[Mapping[str, tuple[Partij, ...]]] = {
    "probleemanalyse": (Partij.BEDRIJFSARTS,),
    "eindevaluatie_vanaf": (Partij.BEDRIJFSARTS,),
    "reintegratieverslag": (Partij.WERKNEMER,),
}
BINDINGEN: Final = ("wet", "beleid", "rechtspraak", "praktijk")


@dataclass(frozen=True, slots=True)
class Plicht:
    """One duty as it stands: the date with its reason, what was recorded or said, and the proof.

    `gezegd_door` and `gezegd_op` are of what somebody said (Plichtstand), never of the law.
    """

    code: str
    naam: str
    partijen: tuple[Partij, ...]
    binding: str
    due_on: dt.date | None
    toestand: Toestand
    klaar_op: dt.date | None
    dagen_te_laat: int | None
    uitleg: str
    formule: str
    bron: str
    reden: str
    document_id: uuid.UUID | None
    bewijs: str
    gezegd_door: str
    gezegd_op: dt.datetime | None
    versie: int
    feit: bool

    @property
    def vanaf(self) -> bool:
        """Whether the date is the first day on which it can be done."""
        return self.code in VANAF

    @property
    def van_uwv(self) -> bool:
        return self.code in VAN_UWV


def parties_of(code: str, verantwoordelijke: str) -> tuple[Partij, ...]:
    """Everyone who has this duty or takes part in it."""
    own = _VERANTWOORDELIJK.get(verantwoordelijke, ())
    return (*own, *(each for each in _DOET_MEE.get(code, ()) if each not in own))


def calendar(
    rows: Iterable[Milestone], said: Iterable[Plichtstand], *, opened: dt.date, today: dt.date
) -> tuple[Plicht, ...]:
    """Every duty of one dossier by date; those without a date last.

    `opened` is the day the bureau came in. What does not apply is left out, and so is a vangnetmelding without a date:
    whether there is a vangnet is not for the bureau to know (WET 6.2).
    """
    words = {each.code: each for each in said}
    found = [
        _duty(row, words.get(row.code), opened, today)
        for row in rows
        if row.code in PLICHTEN
        and row.geldt is not False
        and (row.due_on or row.done_on or row.code != "vangnetmelding")
    ]
    return tuple(sorted(found, key=lambda each: (each.due_on or dt.date.max, PLICHTEN.index(each.code))))


def _duty(row: Milestone, said: Plichtstand | None, opened: dt.date, today: dt.date) -> Plicht:
    holds = said if said is not None and holds_for(said, row.due_on) else None
    done = row.done_on or (holds.gedaan_op if holds else None)
    return Plicht(
        code=row.code, naam=row.naam, partijen=parties_of(row.code, row.verantwoordelijke), binding=row.binding,
        due_on=row.due_on, toestand=_state(row, holds, done, opened, today), klaar_op=done,
        dagen_te_laat=row.dagen_te_laat, uitleg=row.uitleg, formule=rule_of(row.code, row.formule), bron=row.bron,
        reden=holds.reden if holds else "", document_id=holds.document_id if holds else None,
        bewijs=holds.bewijs_omschrijving if holds else "", gezegd_door=holds.door_naam if holds else "",
        gezegd_op=holds.op if holds else None, versie=said.versie if said else 0, feit=row.done_on is not None,
    )  # fmt: skip


def holds_for(said: Plichtstand, due_on: dt.date | None) -> bool:
    """Whether what was said is about the date that stands there now."""
    return said.code not in TERUGKEREND or said.due_on == due_on


def _state(
    row: Milestone, said: Plichtstand | None, done: dt.date | None, opened: dt.date, today: dt.date
) -> Toestand:
    if done is not None:
        return Toestand.KLAAR
    if said is not None and said.stand == Plichtstand.Stand.NIET_NODIG:
        return Toestand.NIET_NODIG
    if row.due_on is None:
        return Toestand.ONBEKEND
    if row.due_on >= today or row.code in VANAF:
        return Toestand.OPEN
    return Toestand.LAAT if row.due_on >= opened else Toestand.EERDER


def waived(said: QuerySet[Plichtstand]) -> QuerySet[Plichtstand]:
    """Of these rows the ones that say a date of an outer query of milestones asks for nothing any more."""
    closed = said.filter(
        bureau_id=OuterRef("bureau_id"), dossier_id=OuterRef("dossier_id"), code=OuterRef("code"),
        stand__in=(Plichtstand.Stand.NIET_NODIG, Plichtstand.Stand.GEDAAN),
    )  # fmt: skip
    return closed.filter(~Q(code__in=TERUGKEREND) | Q(due_on=OuterRef("due_on")))


def without_waived(rows: QuerySet[Milestone]) -> QuerySet[Milestone]:
    """Milestones that still ask for something: nobody said that they are not needed or were done."""
    return rows.exclude(Exists(waived(Plichtstand.objects.all())))


def marked(rows: QuerySet[Milestone], said: QuerySet[Plichtstand]) -> QuerySet[Milestone]:
    """The same milestones, each knowing whether it still asks for something (`asks`)."""
    return rows.annotate(vraagt_niets=Exists(waived(said)))


def asks(row: Milestone) -> bool:
    """Whether nobody said that this is not needed or done otherwise; of rows from `marked`."""
    return not getattr(row, "vraagt_niets", False)


def oldest_first(rows: QuerySet[Milestone]) -> QuerySet[Milestone]:
    return rows.order_by(F("due_on").asc(nulls_last=True), "volgorde")
