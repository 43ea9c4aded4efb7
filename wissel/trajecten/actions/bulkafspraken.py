"""Many appointments moved at once: some days on, or all to one day, at the hour they had."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from poortwachter.kalender import is_werkdag
from wissel import klok
from wissel.accounts.actor import Actor
from wissel.opmaak import lange_datum, tijd
from wissel.trajecten import agenda
from wissel.trajecten.actions import bulk
from wissel.trajecten.actions.agenda import move_afspraak
from wissel.trajecten.models import Afspraak

VERST = 60


@dataclass(frozen=True, slots=True)
class Verzetting:
    """One appointment with its new time, and what speaks against that."""

    afspraak: Afspraak
    was: dt.datetime
    wordt: dt.datetime
    bezwaren: tuple[str, ...]


def shifted(moment: dt.datetime, *, dagen: int = 0, dag: dt.date | None = None) -> dt.datetime:
    """The same time of the day so many days on, or on another day, by the clock in the Netherlands."""
    local = moment.astimezone(klok.NEDERLAND)
    day = dag or local.date() + dt.timedelta(days=dagen)
    return dt.datetime.combine(day, local.time(), klok.NEDERLAND)


def preview(rows: list[Afspraak], *, dagen: int = 0, dag: dt.date | None = None) -> list[Verzetting]:
    """Old and new time of each, with what speaks against it: past, no working day, or over something else.

    Appointments that move along are looked at where they go, not where they were.
    """
    moving = [(row, shifted(row.begint_op, dagen=dagen, dag=dag)) for row in rows]
    others = _around(rows, [new for _row, new in moving])
    return [
        Verzetting(row, row.begint_op, new, tuple(_against(row, new, moving, others))) for row, new in moving
    ]


def _against(
    row: Afspraak, new: dt.datetime, moving: list[tuple[Afspraak, dt.datetime]], others: list[Afspraak]
) -> list[str]:
    found = []
    day = new.astimezone(klok.NEDERLAND).date()
    if day < klok.today():
        found.append(_("Deze dag is al geweest."))
    elif not is_werkdag(day):
        found.append(_("%(dag)s is geen werkdag.") % {"dag": lange_datum(day).capitalize()})
    places = [(other, other.begint_op) for other in others]
    places += [(other, there) for other, there in moving if other.pk != row.pk]
    for other, there in places:
        if _same_people(row, other) and _overlap(new, row.minuten, there, other.minuten):
            found.append(_("Om %(tijd)s staat er al een afspraak.") % {"tijd": tijd(there)})
    return list(dict.fromkeys(found))


def _around(rows: list[Afspraak], new: list[dt.datetime]) -> list[Afspraak]:
    """What else is planned around the new times, of the same people, in one query."""
    if not rows:
        return []
    people = Q(met_id__in={row.met_id for row in rows if row.met_id})
    people |= Q(dossier_id__in={row.dossier_id for row in rows})
    found = Afspraak.objects.filter(
        people, bureau_id=rows[0].bureau_id, stand=Afspraak.Aanwezigheid.GEPLAND,
        begint_op__gte=min(new) - agenda.LANGST, begint_op__lte=max(new) + agenda.LANGST,
    )  # fmt: skip
    return list(found.exclude(pk__in=[row.pk for row in rows]).order_by("begint_op"))


def _same_people(one: Afspraak, other: Afspraak) -> bool:
    return one.dossier_id == other.dossier_id or (one.met_id is not None and one.met_id == other.met_id)


def _overlap(one: dt.datetime, minutes: int, other: dt.datetime, other_minutes: int) -> bool:
    a, b = one.astimezone(dt.UTC), other.astimezone(dt.UTC)
    return a < b + dt.timedelta(minutes=other_minutes) and b < a + dt.timedelta(minutes=minutes)


def move_all(*, verzettingen: list[Verzetting], sleutel: uuid.UUID, by: Actor) -> Any:
    """Move these appointments, each with its own outcome. The same form sent twice moves nothing twice."""
    rows = [
        {
            "id": str(each.afspraak.pk), "dossier": str(each.afspraak.dossier_id), "was": each.was.isoformat(),
            "wordt": each.wordt.isoformat(),
        }
        for each in verzettingen
    ]  # fmt: skip
    return bulk.prepare(soort="afspraken", invoer={}, regels=rows, sleutel=sleutel, by=by)[0]


def _move(by: Actor, invoer: dict[str, Any], regel: dict[str, Any]) -> str:
    dossier = bulk.dossier_of(by, regel["dossier"])
    row = Afspraak.objects.get(bureau_id=by.bureau_id, dossier=dossier, pk=regel["id"])
    was, new = dt.datetime.fromisoformat(regel["was"]), dt.datetime.fromisoformat(regel["wordt"])
    move_afspraak(afspraak=row, begint_op=new, was=was, by=by)
    return "verzet"


def register() -> None:
    bulk.register("afspraken", _move)
