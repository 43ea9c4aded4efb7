"""The time of one person: working hours, what is taken, what is free. Holidays are those of the planning calendar.

Moments are compared in UTC, so that the nights in which the clock changes make no hour twice as long.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from poortwachter.kalender import feestdagen
from wissel import klok
from wissel.trajecten.models import Afspraak, Werktijd

# Monday to Friday, 9.00 to 17.00, until a bureau or a person says otherwise.
DAGEN, BEGIN, EINDE = (0, 1, 2, 3, 4), dt.time(9), dt.time(17)
STAP = dt.timedelta(minutes=30)
VOORUIT = 14
# An appointment lasts ten hours at most, so whatever is still going on began less than a day before.
LANGST = dt.timedelta(hours=10)


@dataclass(frozen=True, slots=True)
class Uren:
    """On which weekdays (Monday is 0) and between which times somebody plans talks; `eigen` or those of the bureau."""

    dagen: tuple[int, ...] = DAGEN
    begin: dt.time = BEGIN
    einde: dt.time = EINDE
    eigen: bool = False


@dataclass(frozen=True, slots=True)
class Vak:
    """A stretch of one day, from a moment until a moment."""

    begin: dt.datetime
    einde: dt.datetime

    @property
    def minuten(self) -> int:
        return int((_utc(self.einde) - _utc(self.begin)).total_seconds() // 60)


def hours_of(bureau_id: uuid.UUID, persoon_id: uuid.UUID | None) -> Uren:
    """The own hours, else those of the bureau, else the usual ones."""
    rows = Werktijd.objects.filter(Q(persoon_id=persoon_id) | Q(persoon__isnull=True), bureau_id=bureau_id)
    found = {row.persoon_id: row for row in rows}
    row = (found.get(persoon_id) if persoon_id else None) or found.get(None)
    if row is None:
        return Uren()
    return Uren(tuple(row.dagen), row.begin, row.einde, eigen=row.persoon_id is not None)


def working_day(day: dt.date, uren: Uren) -> Vak | None:
    """The hours of one day; None on a holiday or a day off."""
    if day.weekday() not in uren.dagen or is_holiday(day):
        return None
    return Vak(
        dt.datetime.combine(day, uren.begin, klok.NEDERLAND), dt.datetime.combine(day, uren.einde, klok.NEDERLAND)
    )  # fmt: skip


def taken(
    bureau_id: uuid.UUID,
    persoon_id: uuid.UUID,
    first: dt.date,
    days: int,
    dossier_id: uuid.UUID | None = None,
) -> list[Vak]:
    """When this person (and the kandidaat of a dossier) already has an appointment, in order; of whom is not said."""
    start = dt.datetime.combine(first, dt.time(), klok.NEDERLAND)
    end = dt.datetime.combine(first + dt.timedelta(days=days), dt.time(), klok.NEDERLAND)
    who = Q(met_id=persoon_id)
    if dossier_id is not None:
        who |= Q(dossier_id=dossier_id)
    rows = Afspraak.objects.filter(
        who, bureau_id=bureau_id, stand=Afspraak.Aanwezigheid.GEPLAND, begint_op__gte=start - LANGST, begint_op__lt=end
    ).order_by("begint_op")  # fmt: skip
    return [span(row) for row in rows.only("bureau_id", "begint_op", "minuten")]


def span(afspraak: Afspraak) -> Vak:
    """From when until when an appointment lasts."""
    end = _utc(afspraak.begint_op) + dt.timedelta(minutes=afspraak.minuten)
    return Vak(afspraak.begint_op.astimezone(klok.NEDERLAND), end.astimezone(klok.NEDERLAND))


def gaps(day: Vak, busy: Iterable[Vak], minuten: int) -> list[Vak]:
    """What is left of a day beside these appointments, as far as it is at least so many minutes."""
    found, at = [], day.begin
    for each in sorted(busy, key=lambda one: _utc(one.begin)):
        if _utc(each.einde) <= _utc(at) or _utc(each.begin) >= _utc(day.einde):
            continue
        if _utc(each.begin) > _utc(at):
            found.append(Vak(at, each.begin))
        at = each.einde
    if _utc(at) < _utc(day.einde):
        found.append(Vak(at, day.einde))
    return [each for each in found if each.minuten >= minuten]


def free_slots(
    *,
    bureau_id: uuid.UUID,
    persoon_id: uuid.UUID,
    minuten: int,
    since: dt.datetime,
    days: int = VOORUIT,
    dossier_id: uuid.UUID | None = None,
) -> list[Vak]:
    """Every free moment of so many minutes in the coming days, on the half hour, never before `since`."""
    first = since.astimezone(klok.NEDERLAND).date()
    hours = hours_of(bureau_id, persoon_id)
    busy = taken(bureau_id, persoon_id, first, days + 1, dossier_id)
    found = []
    for day in (first + dt.timedelta(days=n) for n in range(days + 1)):
        whole = working_day(day, hours)
        if whole is None:
            continue
        for gap in gaps(whole, busy, minuten):
            found += [each for each in _starts(gap, minuten) if _utc(each.begin) > _utc(since)]
    return found


def _starts(gap: Vak, minuten: int) -> list[Vak]:
    """The moments within a stretch at which something of so many minutes can begin."""
    length = dt.timedelta(minutes=minuten)
    at = _utc(gap.begin)
    late = at.minute % 30
    if late or at.second:
        at = at.replace(second=0, microsecond=0) + dt.timedelta(minutes=30 - late)
    found = []
    while at + length <= _utc(gap.einde):
        found.append(Vak(at.astimezone(klok.NEDERLAND), (at + length).astimezone(klok.NEDERLAND)))
        at += STAP
    return found


def overlapping(
    *,
    bureau_id: uuid.UUID,
    dossier_id: uuid.UUID,
    persoon_id: uuid.UUID | None,
    begint_op: dt.datetime,
    minuten: int,
    behalve: uuid.UUID | None = None,
) -> Any:
    """The planned appointments of the dossier or of this person that this time would lie over."""
    begin = _utc(begint_op)
    end = begin + dt.timedelta(minutes=minuten)
    who = Q(dossier_id=dossier_id)
    if persoon_id is not None:
        who |= Q(met_id=persoon_id)
    rows = Afspraak.objects.filter(
        who, bureau_id=bureau_id, stand=Afspraak.Aanwezigheid.GEPLAND, begint_op__lt=end, begint_op__gt=begin - LANGST
    ).order_by("begint_op")  # fmt: skip
    if behalve is not None:
        rows = rows.exclude(pk=behalve)
    return [row for row in rows if _utc(row.begint_op) + dt.timedelta(minutes=row.minuten) > begin]


def is_holiday(day: dt.date) -> bool:
    """Whether this is a Dutch holiday of the planning calendar."""
    return day in feestdagen(day.year)


def _utc(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC)
