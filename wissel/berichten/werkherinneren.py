"""Reminders of what comes from the guidance itself: an appointment tomorrow, a report or a task that comes due.

Found by index, made once for each day and moment, told by the choice of each person. What moves to another day is
another day. Past appointments are left alone: who was not there has no use for a reminder.
"""

import datetime as dt
import tomllib
import uuid
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, TruncDate

from wissel import klok
from wissel.accounts.models import Bureau, Rol
from wissel.berichten.herinneren import SOORT, Moment, Vondst, tell
from wissel.berichten.models import Herinnering
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions.afspraken import this_moment
from wissel.trajecten.models import Afspraak, Rapportage, Taak
from wissel.trajecten.plichten import OPEN

AFSPRAAK, RAPPORT, TAAK = "afspraak", "rapport", "taak"
BATCH = 1_000
EIGEN = "eigen"
# Parties that have no pages of their own here get no reminder.
ROLLEN = frozenset({Rol.KANDIDAAT, Rol.COACH, Rol.JOBHUNTER, Rol.OPDRACHTGEVER})


class Deel(NamedTuple):
    """So many days before the day of this kind of work, these parties are reminded; `alle` are all its moments."""

    soort: str
    dagen: int
    rollen: tuple[str, ...]
    alle: tuple[int, ...]


@lru_cache(maxsize=1)
def parts() -> tuple[Deel, ...]:
    """All moments of all work, the earliest before a day first."""
    rows = tomllib.loads((Path(__file__).parent / "herinneringen.toml").read_text())["werk"]
    found = [
        Deel(row["soort"], days, tuple(row["rollen"]), tuple(row["dagen"]))
        for row in rows
        for days in row["dagen"]
    ]
    return tuple(sorted(found, key=lambda part: -part.dagen))


def remind_batch(bureau: Bureau, part: Deel, today: dt.date, since: dt.date) -> int:
    """Make up to a thousand reminders of one moment and tell people; says of how many things."""
    rows = _SOURCES[part.soort](bureau, part, today, since)
    made = Herinnering.objects.filter(
        bureau=bureau, dossier_id=OuterRef("dossier_id"), due_on=OuterRef("dag"), dagen=part.dagen,
        code=Concat(Value(part.soort + ":"), Cast(OuterRef("pk"), CharField())),
    )  # fmt: skip
    rows = rows.exclude(dossier__stand=Dossier.Stand.GESLOTEN).exclude(Exists(made)).order_by("dag", "pk")
    found, roles = [], {}
    for row in rows.values(*_WHAT)[:BATCH]:
        each = _found(part, row)
        found.append(each)
        roles[each.code] = (row["rol"],) if part.rollen == (EIGEN,) else part.rollen
    Herinnering.objects.bulk_create(
        [
            Herinnering(bureau=bureau, dossier_id=each.dossier_id, code=each.code, due_on=each.due_on,
                        dagen=part.dagen, rol=rol, op=today)
            for each in found
            for rol in roles[each.code]
        ],
        ignore_conflicts=True,
    )  # fmt: skip
    told = [each for each in found if _nearest(part, each.due_on, today)]
    tell(bureau, told, Moment(part.dagen, roles), "afspraak_morgen" if part.soort == AFSPRAAK else SOORT)
    return len(found)


_WHAT = (
    "pk", "dossier_id", "dag", "rol", "dossier__coach_id", "dossier__jobhunter_id", "dossier__kandidaat_id",
    "dossier__opdrachtgever_id", "dossier__werkgever_id",
)  # fmt: skip


def _found(part: Deel, row: dict[str, Any]) -> Vondst:
    organisations: set[uuid.UUID] = {row["dossier__opdrachtgever_id"], row["dossier__werkgever_id"]}
    return Vondst(
        row["pk"], row["dossier_id"], f"{part.soort}:{row['pk']}", row["dag"], row["dossier__coach_id"],
        row["dossier__kandidaat_id"], tuple(organisations), row["dossier__jobhunter_id"],
    )  # fmt: skip


def _nearest(part: Deel, day: dt.date, today: dt.date) -> bool:
    """Whether no later moment of this has come as well: after a missed week people are told once."""
    left = max(0, (day - today).days)
    return not any(left <= other < part.dagen for other in part.alle)


def _appointments(bureau: Bureau, part: Deel, today: dt.date, since: dt.date) -> QuerySet[Any]:
    """Planned, not begun, and no further away than the moment."""
    until = dt.datetime.combine(today + dt.timedelta(days=part.dagen + 1), dt.time(), klok.NEDERLAND)
    rows = Afspraak.objects.filter(
        bureau=bureau, stand=Afspraak.Aanwezigheid.GEPLAND, begint_op__gt=this_moment(), begint_op__lt=until
    )
    return rows.annotate(dag=TruncDate("begint_op", tzinfo=klok.NEDERLAND), rol=Value(""))


def _reports(bureau: Bureau, part: Deel, today: dt.date, since: dt.date) -> QuerySet[Any]:
    rows = Rapportage.objects.filter(
        bureau=bureau, stand__in=OPEN, versturen_uiterlijk__gte=since,
        versturen_uiterlijk__lte=today + dt.timedelta(days=part.dagen),
    ).exclude(traject__stand="afgerond")  # fmt: skip
    return rows.annotate(dag=F("versturen_uiterlijk"), rol=Value(""))


def _tasks(bureau: Bureau, part: Deel, today: dt.date, since: dt.date) -> QuerySet[Any]:
    """Open tasks that were there before the moment came; those of the kandidaat rest while the traject is paused."""
    rows = Taak.objects.annotate(gemaakt=TruncDate("gemaakt_op", tzinfo=klok.NEDERLAND)).filter(
        bureau=bureau, klaar_op__isnull=True, vervallen_op__isnull=True, voor_rol__in=ROLLEN, due_on__gte=since,
        due_on__lte=today + dt.timedelta(days=part.dagen), gemaakt__lte=F("due_on") - dt.timedelta(days=part.dagen),
    )  # fmt: skip
    rows = rows.exclude(Q(voor_rol=Rol.KANDIDAAT) & Q(dossier__stand=Dossier.Stand.PAUZE))
    return rows.annotate(dag=F("due_on"), rol=F("voor_rol"))


_SOURCES: dict[str, Callable[[Bureau, Deel, dt.date, dt.date], QuerySet[Any]]] = {
    AFSPRAAK: _appointments, RAPPORT: _reports, TAAK: _tasks,
}  # fmt: skip
