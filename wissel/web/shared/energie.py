"""One week of the kandidaat as plain values, for the kandidaat and for the coach."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.energie import lezen, monitor
from wissel.energie.lasten import Last, choosable
from wissel.energie.models import Energiedag, Weekafspraak
from wissel.energie.monitor import Gedaan
from wissel.energie.weekplan import WEEK, Post, monday, per_day, total


@dataclass(frozen=True, slots=True)
class Regel:
    """One thing on a day. `wat` says which page it belongs to; `uren` is None when nobody knows."""

    id: uuid.UUID
    wat: str
    titel: str
    uren: Decimal | None
    klaar: bool
    vast: bool

    @property
    def duur(self) -> str:
        """The hours as people say them; empty when nobody knows."""
        return spell(self.uren) if self.uren is not None else ""


@dataclass(frozen=True, slots=True)
class Kost:
    """What one kind of activity costs: minutes, travel, how heavy (1 to 3), and what that counts for in words."""

    sleutel: str
    naam: str
    minuten: int
    reis: int
    zwaarte: int
    eigen: bool
    duur: str


def kosten(found: Mapping[str, Last]) -> tuple[Kost, ...]:
    """The kinds somebody can choose, in their order."""
    rows = (found[each.sleutel] for each in choosable())
    return tuple(
        Kost(each.sleutel, each.naam, each.minuten, each.reis, each.zwaarte, each.eigen, spell(each.uren))
        for each in rows
    )


def spell(uren: Decimal) -> str:
    """Hours in hours and minutes: 45 minuten, 1 uur, 1 uur en 30 minuten."""
    whole, minutes = divmod(round(uren * 60), 60)
    left = ngettext("%(n)s minuut", "%(n)s minuten", minutes) % {"n": minutes}
    if not whole:
        return left
    return f"{whole} " + _("uur") + (" " + _("en") + f" {left}" if minutes else "")


@dataclass(frozen=True, slots=True)
class Weekdag:
    dag: dt.date
    regels: tuple[Regel, ...]
    uren: Decimal
    stand: str


@dataclass(frozen=True, slots=True)
class Afgesproken:
    """What was agreed for a week, or what is proposed. `van_mij`: the reader proposed it."""

    id: uuid.UUID
    vanaf: dt.date
    sollicitaties: int
    uren: Decimal | None
    bron: str
    van_mij: bool = False


@dataclass(frozen=True, slots=True)
class Weekblad:
    """One week. `budget` None: no hours were agreed, so nothing is refused. `onbekend`: tasks without a time."""

    begin: dt.date
    eind: dt.date
    vorige: dt.date
    volgende: dt.date
    deze_week: bool
    dagen: tuple[Weekdag, ...]
    zonder_dag: tuple[Regel, ...]
    uren: Decimal
    budget: Decimal | None
    per_dag: Decimal | None
    onbekend: int
    afspraak: Afgesproken | None
    voorstel: Afgesproken | None
    gedaan: Gedaan

    @property
    def te_vol(self) -> bool:
        return self.budget is not None and self.uren > self.budget

    @property
    def staaf(self) -> str:
        """The planned hours for the bar, never longer than the bar, with a point."""
        return str(min(self.uren, self.budget)) if self.budget is not None else "0"

    @property
    def staaf_max(self) -> str:
        return str(self.budget) if self.budget is not None else "1"


def week_of(text: str, today: dt.date) -> dt.date:
    """The Monday asked for in an address, or of today."""
    try:
        asked = dt.date.fromisoformat(text)
    except ValueError:
        return monday(today)
    return monday(asked) if abs((asked - today).days) < 366 else monday(today)


def sheet(bureau_id: uuid.UUID, dossier_id: uuid.UUID, begin: dt.date, today: dt.date, rol: str) -> Weekblad:
    """The week that begins on this Monday; the caller saw to it that the reader may."""
    posts = lezen.posts(bureau_id, dossier_id, begin, begin + WEEK)
    room = lezen.room(bureau_id, dossier_id, begin)
    said = _said(bureau_id, dossier_id, begin)
    days = tuple(
        Weekdag(day, _lines(found), total(found), said.get(day, ""))
        for day, found in per_day(posts, begin).items()
        if found or day.weekday() < 5 or day in said
    )
    agreed = lezen.agreement(bureau_id, dossier_id, begin)
    return Weekblad(
        begin, begin + WEEK - dt.timedelta(days=1), begin - WEEK, begin + WEEK, begin == monday(today), days,
        _lines(lezen.without_day(bureau_id, dossier_id)), total(posts), room.week, room.dag,
        sum(each.uren is None for each in posts), _agreed(agreed, rol) if agreed else None,
        _proposal(bureau_id, dossier_id, rol), monitor.done(bureau_id, dossier_id, begin),
    )  # fmt: skip


def _lines(posts: Iterable[Post]) -> tuple[Regel, ...]:
    return tuple(Regel(each.id, each.wat, each.titel, each.uren, each.klaar, each.vast) for each in posts)


def _said(bureau_id: uuid.UUID, dossier_id: uuid.UUID, begin: dt.date) -> dict[dt.date, str]:
    rows = lezen.said(bureau_id, dossier_id, begin, begin + WEEK)
    return {day: str(Energiedag.Stand(stand).label) for day, stand in rows.items()}


def _agreed(row: Weekafspraak, rol: str) -> Afgesproken:
    return Afgesproken(
        row.pk,
        row.vanaf,
        row.sollicitaties,
        row.uren,
        str(row.get_bron_display()),
        row.voorgesteld_rol == rol,
    )


def _proposal(bureau_id: uuid.UUID, dossier_id: uuid.UUID, rol: str) -> Afgesproken | None:
    row = lezen.proposal(bureau_id, dossier_id)
    return _agreed(row, rol) if row else None


def aim_words(doel: int | None, gedaan: int) -> str:
    """The week in one line: 1 van 2 sollicitaties."""
    if doel is None:
        return _("Nog geen aantal afgesproken")
    return _("%(gedaan)s van %(doel)s") % {"gedaan": gedaan, "doel": doel}
