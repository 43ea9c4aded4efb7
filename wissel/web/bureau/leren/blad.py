"""What the pages of learning show at the bureau: lists of items, steps per kandidaat, who is stuck."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.leren.bibliotheek import Bibliotheek, Kaart, Module
from wissel.leren.models import Inlevering, Leerantwoord, Leerstap, Soort
from wissel.policies import visible

# Somebody who began and did nothing for so long may need a hand (practice).
STIL = dt.timedelta(days=14)
MEEST = 200


@dataclass(frozen=True, slots=True)
class Thema:
    """A module with its items as this reader filters them."""

    module: Module | None
    items: tuple[Kaart, ...]


@dataclass(frozen=True, slots=True)
class Rij:
    """One item of one kandidaat: what it is, how far, and what needs a look. `toon` colours the state."""

    id: uuid.UUID
    dossier_id: uuid.UUID
    naam: str
    titel: str
    soort: str
    minuten: int
    stand: str
    toon: str
    voor: dt.date | None
    waarom: str
    gegeven: bool
    open: bool
    wacht: bool
    laatste_op: dt.datetime


@dataclass(frozen=True, slots=True)
class Ingeleverd:
    """Something that was handed in, with its answer or room for one."""

    id: uuid.UUID
    nummer: int
    vraag: str
    tekst: str
    reflectie: str
    document_id: uuid.UUID | None
    bestandsnaam: str
    op: dt.datetime
    antwoord: Leerantwoord | None


def themes(kennis: Bibliotheek, woorden: str, soort: str) -> list[Thema]:
    """The library by module, hidden things included, with what is in no module at the end."""
    fits = {each.sleutel for each in _all_that_fit(kennis, woorden, soort)}
    found, seen = [], set()
    for module in kennis.modules.values():
        items = [kennis.kaarten[key] for key in module.items if key in kennis.kaarten]
        seen |= {each.sleutel for each in items}
        left = tuple(each for each in items if each.sleutel in fits)
        if left or not (woorden or soort):
            found.append(Thema(module, left))
    rest = tuple(each for each in kennis.kaarten.values() if each.sleutel in fits - seen)
    return [*found, Thema(None, rest)] if rest else found


def _all_that_fit(kennis: Bibliotheek, woorden: str, soort: str) -> list[Kaart]:
    from wissel.dossiers.tekst import plain

    words = plain(woorden).split()
    return [
        each for each in kennis.kaarten.values() if (not soort or each.soort == soort) and each.matches(words)
    ]


def rows_of(actor: Actor, dossier: Dossier, today: dt.date) -> list[Rij]:
    """Everything one kandidaat has, what waits for the coach first."""
    rows = visible(actor, Leerstap).filter(dossier=dossier, ingetrokken_op__isnull=True)
    rows = rows.order_by(F("klaar_op").desc(nulls_first=True), "voor", "-laatste_op")[:MEEST]
    found = [_row(row, "", today) for row in rows]
    return sorted(found, key=lambda each: not each.wacht)


def progress(actor: Actor, today: dt.date, now: dt.datetime) -> dict[str, list[Rij]]:
    """Over all own kandidaten: what waits for an answer, what is late, and who did nothing for two weeks."""
    rows = visible(actor, Leerstap).filter(klaar_op__isnull=True, ingetrokken_op__isnull=True)
    rows = rows.exclude(dossier__stand=Dossier.Stand.GESLOTEN).select_related("dossier__kandidaat")
    paused = Q(dossier__stand=Dossier.Stand.PAUZE)
    waiting = rows.filter(ingeleverd_op__isnull=False).order_by("ingeleverd_op", "pk")
    busy = rows.filter(ingeleverd_op__isnull=True).exclude(paused)
    late = busy.filter(voor__lt=today).order_by("voor", "pk")
    quiet = busy.filter(laatste_op__lt=now - STIL).exclude(voor__lt=today).order_by("laatste_op", "pk")
    going = (
        busy.filter(laatste_op__gte=now - STIL).exclude(voor__lt=today).order_by("voor", "-laatste_op", "pk")
    )
    parts = (("wacht", waiting), ("laat", late), ("stil", quiet), ("bezig", going))
    return {
        name: [_row(row, row.dossier.kandidaat.naam, today) for row in part[:MEEST]] for name, part in parts
    }


def _row(row: Leerstap, naam: str, today: dt.date) -> Rij:
    words, tone = _state(row, today)
    return Rij(
        row.pk, row.dossier_id, naam, row.titel, str(Soort(row.soort).label), row.minuten, words, tone,
        None if row.klaar_op or row.ingeleverd_op else row.voor, row.waarom, row.toegewezen_op is not None,
        row.klaar_op is None, row.ingeleverd_op is not None and row.klaar_op is None, row.laatste_op,
    )  # fmt: skip


def _state(row: Leerstap, today: dt.date) -> tuple[str, str]:
    if row.klaar_op:
        return _("klaar"), "ok"
    if row.ingeleverd_op:
        return _("wacht op uw antwoord"), "warn"
    if row.opnieuw_op:
        return _("nog een keer gevraagd"), ""
    if row.begonnen_op:
        words = _("bezig, deel %(deel)s van %(delen)s") % {"deel": row.deel, "delen": row.delen}
        return words if row.deel else _("begonnen"), ""
    return _("nog niet begonnen"), "late" if row.voor and row.voor < today else ""


def handed_in(actor: Actor, stap: Leerstap) -> list[Ingeleverd]:
    """What was handed in for one step, newest first, with the answers, in two queries."""
    answers = {
        each.inlevering_id: each for each in visible(actor, Leerantwoord).filter(inlevering__stap=stap)
    }
    rows: Any = visible(actor, Inlevering).filter(stap=stap).select_related("document").order_by("-nummer")
    return [
        Ingeleverd(
            each.pk, each.nummer, each.vraag, each.tekst, each.reflectie, each.document_id,
            each.document.bestandsnaam if each.document else "", each.op, answers.get(each.pk),
        )
        for each in rows
    ]  # fmt: skip
