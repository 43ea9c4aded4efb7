"""A version as plain values for the page: its head, its items per rubriek, what differs from another."""

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.belastbaarheid.inhoud import Verschil, as_opbouw, as_punten, differences, hours_as_punten
from wissel.belastbaarheid.lezen import source_name
from wissel.belastbaarheid.lijst import Item, Rubriek, load
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.belastbaarheid.ouderdom import Ouderdom, age
from wissel.belastbaarheid.stand import Opbouwstap, Punt
from wissel.belastbaarheid.vergelijken import punt_words
from wissel.opmaak import getal, lange_datum


@dataclass(frozen=True, slots=True)
class Kop:
    """What a version is: its source, who wrote it, when, how old, and whether it holds."""

    id: uuid.UUID
    nummer: int
    soort: str
    datum: dt.date
    auteur: str
    bron: str
    document_id: uuid.UUID | None
    concept: bool
    geldt: bool
    vastgesteld_op: dt.datetime | None
    herzien_op: dt.date | None
    correctie: str
    eigen: bool
    ouderdom: Ouderdom
    versie: int


@dataclass(frozen=True, slots=True)
class Regel:
    """One item as it was described."""

    naam: str
    nummer: str
    woorden: str
    opmerking: str
    norm: bool
    bron: str


@dataclass(frozen=True, slots=True)
class Rubriekblad:
    sleutel: str
    naam: str
    regels: tuple[Regel, ...]
    totaal: int

    @property
    def beschreven(self) -> int:
        return len(self.regels)


@dataclass(frozen=True, slots=True)
class Uren:
    """Hours, tasks and build-up; empty when nothing was said."""

    per_dag: Decimal | None
    per_week: Decimal | None
    taken: str
    opbouw: tuple[Opbouwstap, ...]

    def __bool__(self) -> bool:
        return bool(self.per_dag is not None or self.per_week is not None or self.taken or self.opbouw)


@dataclass(frozen=True, slots=True)
class Verschilregel:
    """One item of two versions side by side, in words."""

    naam: str
    was: str
    nu: str
    anders: bool
    teken: str
    woord: str


def head(row: Belastbaarheid) -> Kop:
    """The head of a version; its document comes along."""
    role = str(row.get_auteur_rol_display())
    return Kop(
        id=row.pk, nummer=row.nummer, soort=str(row.get_soort_display()), datum=row.datum,
        auteur=f"{row.auteur_naam}, {role}", bron=source_name(row), document_id=row.document_id,
        concept=row.stand == Belastbaarheid.Stand.CONCEPT,
        geldt=row.stand == Belastbaarheid.Stand.VASTGESTELD and row.vervangen_door_id is None,
        vastgesteld_op=row.vastgesteld_op, herzien_op=row.herzien_op, correctie=row.correctie_reden, eigen=row.eigen,
        ouderdom=age(row.datum, row.herzien_op, klok.today()), versie=row.versie,
    )  # fmt: skip


def hours(row: Belastbaarheid) -> Uren:
    return Uren(row.uren_per_dag, row.uren_per_week, row.taken, as_opbouw(row.opbouw))


def sheets(row: Belastbaarheid) -> list[Rubriekblad]:
    """The six rubrieken with what was described; hours stand apart."""
    punten = as_punten(row.punten.all())
    own = (row.auteur_naam, row.datum)
    return [_sheet(rubriek, punten, own) for rubriek in load(row.lijst).rubrieken]


def _sheet(rubriek: Rubriek, punten: Mapping[str, Punt], own: tuple[str, dt.date]) -> Rubriekblad:
    items = [item for item in rubriek.items if item.soort != "uren"]
    lines = tuple(_line(item, punten[item.sleutel], own) for item in items if item.sleutel in punten)
    return Rubriekblad(rubriek.sleutel, rubriek.naam, lines, len(items))


def _line(item: Item, punt: Punt, own: tuple[str, dt.date]) -> Regel:
    return Regel(
        naam=item.naam, nummer=item.nummer, woorden=punt_words(item, punt), opmerking=punt.opmerking,
        norm=punt.niveau == 0 and item.soort != "kenmerk",
        bron="" if (punt.auteur, punt.datum) == own else origin(punt),
    )  # fmt: skip


def origin(punt: Punt) -> str:
    """Who said it and when."""
    return _("%(wie)s, %(dag)s") % {"wie": punt.auteur, "dag": lange_datum(punt.datum)}


def compare_rows(was: Belastbaarheid, nu: Belastbaarheid) -> tuple[list[Verschilregel], list[Verschilregel]]:
    """What changed, and what stayed the same; hours as items among them."""
    before = {**as_punten(was.punten.all()), **hours_as_punten(was)}
    after = {**as_punten(nu.punten.all()), **hours_as_punten(nu)}
    rows = [_difference(each) for each in differences(nu.lijst, before, after, alles=True)]
    return [row for row in rows if row.anders], [row for row in rows if not row.anders]


def _difference(each: Verschil) -> Verschilregel:
    sign, word = {
        True: ("up", _("kan meer")),
        False: ("down", _("kan minder")),
        None: ("", _("anders beschreven")),
    }[each.meer]
    if each.was is None:
        sign, word = "plus", _("nieuw beschreven")
    elif each.nu is None:
        sign, word = "", _("niet meer beschreven")
    return Verschilregel(
        each.item.naam, _said(each.item, each.was), _said(each.item, each.nu), each.anders, sign, word
    )


def _said(item: Item, punt: Punt | None) -> str:
    if punt is None:
        return _("niet beschreven")
    amount = (
        f"{getal(punt.waarde)} {item.eenheid}" if item.soort == "uren" and punt.waarde is not None else ""
    )
    words = amount or punt_words(item, punt)
    return f"{words} ({punt.opmerking})" if punt.opmerking else words


def progress(row: Belastbaarheid) -> dict[str, Any]:
    """How many items were described, for the whole and per rubriek."""
    pages = sheets(row)
    return {
        "bladen": pages,
        "gedaan": sum(page.beschreven for page in pages),
        "totaal": sum(p.totaal for p in pages),
    }
