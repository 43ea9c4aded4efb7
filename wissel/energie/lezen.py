"""Weeks, aims and days as plain values. The caller saw to it that the reader may."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wissel import klok
from wissel.belastbaarheid import lezen as belastbaarheid
from wissel.energie.lasten import Last, hours, loads, with_own
from wissel.energie.models import Eigenlast, Energiedag, Trenddeling, Weekactiviteit, Weekafspraak
from wissel.energie.weekplan import WEEK, Post, Ruimte, monday
from wissel.oefenen.models import Zoekstart
from wissel.trajecten.models import Afspraak, Taak

# Tasks of which the day is not the kandidaat's to move: another waits for it, or it belongs to an appointment.
VASTE_TAKEN = frozenset({
    "plan", "rapport", "zienswijze", "fase", "stem", "gesprek_voorbereiden", "training", "evaluatie",
    "oordeel", "herstel",
})  # fmt: skip
TREND_WEKEN = 8


@dataclass(frozen=True, slots=True)
class Grens:
    """What the belastbaarheid says about hours in a week and a day; None is unknown."""

    week: Decimal | None
    dag: Decimal | None


@dataclass(frozen=True, slots=True)
class Trendweek:
    """How many days of a week went well, less well, and of how many nothing was said. No days by name."""

    begin: dt.date
    goed: int
    minder: int
    onbekend: int


def limit(dossier_id: uuid.UUID, on: dt.date) -> Grens:
    """The hours that hold on a day: the last step of the build-up that began, else the hours as described."""
    stand = belastbaarheid.current(dossier_id)
    if stand is None:
        return Grens(None, None)
    begun = [step for step in stand.opbouw if step.vanaf <= on]
    week = max(begun, key=lambda step: step.vanaf).uren_per_week if begun else stand.uren_week
    return Grens(week, stand.uren_dag)


def agreement(bureau_id: uuid.UUID, dossier_id: uuid.UUID, on: dt.date) -> Weekafspraak | None:
    """The agreement that holds in the week of this day."""
    rows = Weekafspraak.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, akkoord_op__isnull=False, vervallen_op__isnull=True,
        vanaf__lte=monday(on),
    )  # fmt: skip
    return rows.order_by("-vanaf", "-akkoord_op").first()


def proposal(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> Weekafspraak | None:
    """What one proposed and the other did not answer yet."""
    rows = Weekafspraak.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, akkoord_op__isnull=True, vervallen_op__isnull=True
    )
    return rows.first()


def room(bureau_id: uuid.UUID, dossier_id: uuid.UUID, on: dt.date) -> Ruimte:
    """What fits in the week of a day: the hours agreed, never above the belastbaarheid of now."""
    agreed, known = agreement(bureau_id, dossier_id, on), limit(dossier_id, on)
    week = agreed.uren if agreed else None
    if week is not None and known.week is not None:
        week = min(week, known.week)
    return Ruimte(week, known.dag)


def aims(
    bureau_id: uuid.UUID, dossier_ids: Iterable[uuid.UUID], on: dt.date | None = None
) -> dict[uuid.UUID, int]:
    """Per dossier how many applications a week were agreed; a dossier without agreement is not in it."""
    rows = Weekafspraak.objects.filter(
        bureau_id=bureau_id, dossier_id__in=list(dossier_ids), akkoord_op__isnull=False, vervallen_op__isnull=True,
        vanaf__lte=monday(on or klok.today()),
    )  # fmt: skip
    found = rows.order_by("vanaf", "akkoord_op").values_list("dossier_id", "sollicitaties")
    return dict(found)


def own_loads(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> dict[str, Last]:
    """What each kind of activity costs this person."""
    rows = Eigenlast.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id)
    return with_own({row.soort: (row.minuten, row.reis, row.zwaarte) for row in rows})


def posts(bureau_id: uuid.UUID, dossier_id: uuid.UUID, van: dt.date, tot: dt.date) -> list[Post]:
    """Everything planned from `van` up to `tot`: own activities, appointments and tasks of the kandidaat."""
    own: dict[str, Any] = {"bureau_id": bureau_id, "dossier_id": dossier_id}
    kinds = own_loads(bureau_id, dossier_id)
    return [*_activities(own, van, tot), *_appointments(own, kinds, van, tot), *_tasks(own, kinds, van, tot)]


def without_day(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> list[Post]:
    """Activities that still need a day."""
    rows = Weekactiviteit.objects.filter(
        bureau_id=bureau_id,
        dossier_id=dossier_id,
        dag__isnull=True,
        klaar_op__isnull=True,
        weg_op__isnull=True,
    )
    return [_activity(row) for row in rows.order_by("gemaakt_op")]


def _activities(own: dict[str, Any], van: dt.date, tot: dt.date) -> list[Post]:
    rows = Weekactiviteit.objects.filter(**own, dag__gte=van, dag__lt=tot, weg_op__isnull=True)
    return [_activity(row) for row in rows.order_by("dag", "gemaakt_op")]


def _activity(row: Weekactiviteit) -> Post:
    title = row.titel or loads()[row.soort].naam
    return Post("activiteit", row.pk, row.soort, title, row.dag, row.uren, klaar=row.klaar_op is not None)


def _appointments(own: dict[str, Any], kinds: dict[str, Last], van: dt.date, tot: dt.date) -> list[Post]:
    begin, end = (dt.datetime.combine(day, dt.time(), klok.NEDERLAND) for day in (van, tot))
    rows = Afspraak.objects.filter(
        **own, begint_op__gte=begin, begint_op__lt=end, stand__in=("gepland", "geweest")
    )
    kind = kinds["afspraak"]
    return [
        Post(
            "afspraak", row.pk, row.soort, row.titel, row.begint_op.astimezone(klok.NEDERLAND).date(),
            hours(row.minuten, kind.reis, kind.zwaarte), vast=True, klaar=row.stand == "geweest",
        )
        for row in rows.order_by("begint_op")
    ]  # fmt: skip


def _tasks(own: dict[str, Any], kinds: dict[str, Last], van: dt.date, tot: dt.date) -> list[Post]:
    rows = Taak.objects.filter(
        **own, voor_rol="kandidaat", due_on__gte=van, due_on__lt=tot, vervallen_op__isnull=True
    )
    weight = kinds["taak"].zwaarte
    return [
        Post(
            "taak", row.pk, row.soort, row.titel, row.due_on,
            hours(row.minuten, 0, weight) if row.minuten is not None else None,
            vast=row.soort in VASTE_TAKEN, klaar=row.klaar_op is not None,
        )
        for row in rows.order_by("due_on", "gemaakt_op")
    ]  # fmt: skip


def said(bureau_id: uuid.UUID, dossier_id: uuid.UUID, van: dt.date, tot: dt.date) -> dict[dt.date, str]:
    """What the kandidaat said of each day; a day that is not in it is unknown."""
    rows = Energiedag.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, dag__gte=van, dag__lt=tot, herroepen_op__isnull=True
    )
    return dict(rows.values_list("dag", "stand"))


def bad_day(bureau_id: uuid.UUID, dossier_id: uuid.UUID, day: dt.date) -> Energiedag | None:
    """What was said of this day, when it was that it goes less well."""
    rows = Energiedag.objects.filter(
        bureau_id=bureau_id,
        dossier_id=dossier_id,
        dag=day,
        stand=Energiedag.Stand.MINDER,
        herroepen_op__isnull=True,
    )
    return rows.first()


def shares_trend(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> Trenddeling | None:
    """The consent for the bedrijfsarts that holds now."""
    rows = Trenddeling.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id, ingetrokken_op__isnull=True)
    return rows.first()


def trend(bureau_id: uuid.UUID, dossier_id: uuid.UUID, today: dt.date) -> tuple[Trendweek, ...]:
    """The last whole weeks, oldest first: counts only."""
    last = monday(today)
    first = last - TREND_WEKEN * WEEK
    rows = Energiedag.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, dag__gte=first, dag__lt=last, herroepen_op__isnull=True
    )
    said = list(rows.values_list("dag", "stand"))
    found = []
    for number in range(TREND_WEKEN):
        begin = first + number * WEEK
        week = [stand for day, stand in said if begin <= day < begin + WEEK]
        good = week.count(Energiedag.Stand.GOED)
        found.append(Trendweek(begin, good, len(week) - good, 7 - len(week)))
    return tuple(found)


def for_toets(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> dict[str, Any]:
    """`afspraken` and `geaccepteerde_redenen` in the shape of the contract, for PT-26. No reason goes along.

    Unknown is left out: without an agreement or before the search began there is nothing to judge.
    """
    agreed: dict[str, Any] = {}
    aim = aims(bureau_id, [dossier_id]).get(dossier_id)
    if aim is not None:
        agreed["sollicitaties_per_week"] = aim
    begun = (
        Zoekstart.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id)
        .values_list("op", flat=True)
        .first()
    )
    if begun is not None:
        agreed["bemiddelbaar_sinds"] = begun.astimezone(klok.NEDERLAND).date().isoformat()
    days = Energiedag.objects.filter(
        bureau_id=bureau_id, dossier_id=dossier_id, stand=Energiedag.Stand.MINDER, herroepen_op__isnull=True
    )
    excused = [
        {"eerste_dag": day.isoformat(), "laatste_dag": day.isoformat()}
        for day in days.order_by("dag").values_list("dag", flat=True)
    ]
    return {"afspraken": agreed, "geaccepteerde_redenen": excused}
