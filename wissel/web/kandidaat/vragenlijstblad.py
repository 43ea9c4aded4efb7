"""What the pages of questionnaires show, as plain values."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.orientatie.actions.afnemen import questions
from wissel.orientatie.etiket import label
from wissel.orientatie.models import Afname, Antwoordblad, Meetdeling
from wissel.orientatie.scoren import short_scales
from wissel.orientatie.vragenlijst import OPEN, Vragenlijst
from wissel.policies import Action, visible

INVULLEN = Action.VRAGENLIJST_INVULLEN


@dataclass(frozen=True, slots=True)
class Regel:
    """One questionnaire in the list. `stand`: te_doen, bezig, wacht, klaar or elders."""

    id: uuid.UUID
    naam: str
    label: str
    stand: str
    waarom: str
    uiterlijk: dt.date | None
    afgenomen_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Lijst:
    """The page before the first question."""

    id: uuid.UUID
    naam: str
    label: str
    inleiding: str
    waarom: str
    minuten: int | None
    vragen: int
    verder_bij: int
    begonnen: bool
    uiterlijk: dt.date | None
    prive: bool
    bespreken: bool
    extern: bool


@dataclass(frozen=True, slots=True)
class Vraag:
    """One question with what was answered before."""

    afname_id: uuid.UUID
    naam: str
    sleutel: str
    tekst: str
    boven: str
    open: bool
    keuzes: tuple[tuple[str, str], ...]
    antwoord: str
    overgeslagen: bool
    nummer: int
    van: int
    minuten_over: int

    @property
    def vorige(self) -> int:
        return self.nummer - 1


@dataclass(frozen=True, slots=True)
class Klaar:
    """The page after the last question."""

    afname_id: uuid.UUID
    naam: str
    beantwoord: int
    van: int
    overgeslagen: tuple[tuple[int, str], ...]
    te_weinig: tuple[str, ...]
    prive: bool
    bespreken: bool


def overview(actor: Actor, dossier_id: uuid.UUID) -> tuple[Regel, ...]:
    """Everything that was asked or measured, what is open first; handed-in measures stand in the chart."""
    rows = visible(actor, Afname, INVULLEN).filter(dossier_id=dossier_id, ingetrokken_op__isnull=True)
    found = [_line(row) for row in rows.order_by("-toegewezen_op") if not (row.prive and row.ingevuld_op)]
    order = {"bezig": 0, "te_doen": 1, "elders": 2, "wacht": 3, "klaar": 4}
    return tuple(sorted(found, key=lambda each: order[each.stand]))


def _line(row: Afname) -> Regel:
    on = row.afgenomen_op or klok.today()
    return Regel(
        row.pk,
        row.naam,
        label(row.soort, row.geldig_tot, on),
        _state(row),
        row.waarom,
        row.uiterlijk,
        row.afgenomen_op,
    )


def _state(row: Afname) -> str:
    if row.afgenomen_op is not None:
        return "wacht" if row.bespreken and row.besproken_op is None else "klaar"
    if row.versie_id is None:
        return "elders"
    return "bezig" if row.begonnen_op else "te_doen"


def shared(actor: Actor, dossier_id: uuid.UUID) -> bool:
    """Whether the coach may read the own measures now."""
    return visible(actor, Meetdeling, INVULLEN).filter(dossier_id=dossier_id, tot__isnull=True).exists()


def sheet(actor: Actor, row: Afname) -> Lijst:
    """The page before the first question; one outside Wissel has no questions here."""
    extern = row.versie is None
    lijst = None if extern else questions(row)
    place = _own_sheet(actor, row).plaats if lijst else 1
    return Lijst(
        id=row.pk, naam=row.naam, label=label(row.soort, row.geldig_tot, klok.today()),
        inleiding=lijst.inleiding if lijst else "", waarom=row.waarom, minuten=lijst.minuten if lijst else None,
        vragen=len(lijst.items) if lijst else 0, verder_bij=place, begonnen=row.begonnen_op is not None,
        uiterlijk=row.uiterlijk, prive=row.prive, bespreken=row.bespreken, extern=extern,
    )  # fmt: skip


def question(actor: Actor, row: Afname, lijst: Vragenlijst, nummer: int) -> Vraag:
    """Question `nummer`, counted from 1."""
    item = lijst.items[nummer - 1]
    answers = _own_sheet(actor, row).antwoorden
    given = answers.get(item.sleutel)
    left = len(lijst.items) - nummer + 1
    return Vraag(
        afname_id=row.pk, naam=row.naam, sleutel=item.sleutel, tekst=item.tekst, boven=lijst.vraag,
        open=item.soort == OPEN, keuzes=tuple((str(each.waarde), each.label) for each in lijst.antwoorden),
        antwoord="" if given is None else str(given), overgeslagen=item.sleutel in answers and given is None,
        nummer=nummer, van=len(lijst.items), minuten_over=max(1, -(-left * lijst.minuten // len(lijst.items))),
    )  # fmt: skip


def ending(actor: Actor, row: Afname) -> Klaar:
    """What was answered and what not, before handing in."""
    lijst = questions(row)
    given = {key: value for key, value in _own_sheet(actor, row).antwoorden.items() if value is not None}
    skipped = tuple(
        (number, item.tekst) for number, item in enumerate(lijst.items, 1) if item.sleutel not in given
    )
    return Klaar(
        row.pk,
        row.naam,
        len(given),
        len(lijst.items),
        skipped,
        short_scales(lijst, given),
        row.prive,
        row.bespreken,
    )


def answers(actor: Actor, row: Afname) -> tuple[tuple[str, str], ...]:
    """The own answers in words, which the kandidaat may read back at any time."""
    if row.versie is None:
        return ()
    lijst = questions(row)
    given: dict[str, Any] = _own_sheet(actor, row).antwoorden
    words = {each.waarde: each.label for each in lijst.antwoorden}
    return tuple(
        (item.tekst, words.get(given[item.sleutel], str(given[item.sleutel])))
        for item in lijst.items
        if given.get(item.sleutel) is not None
    )


def _own_sheet(actor: Actor, row: Afname) -> Antwoordblad:
    found = visible(actor, Antwoordblad, INVULLEN).filter(afname=row).first()
    return found or Antwoordblad(antwoorden={}, plaats=1)
