"""Reminders of stored dates: found by index, made once per date and moment, told without saying what about.

A reminder belongs to a stored row of the timeline with a known day that still holds and was not done. Nothing is
reckoned here: a date that moves is another date, and gets its own reminders.
"""

import datetime as dt
import tomllib
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.db.models import DateField, Exists, F, OuterRef, QuerySet
from django.db.models.functions import Cast

from wissel import klok
from wissel.accounts.actor import Actor, live_memberships
from wissel.accounts.models import Bureau, Lidmaatschap, Organisatie, Persoon, Rol
from wissel.berichten.models import Herinnering
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.plichten.kalender import without_waived
from wissel.outbox.actions import notify
from wissel.outbox.keuzes import choices_of
from wissel.outbox.models import Melding
from wissel.outbox.onderwerpen import Keuze
from wissel.trajecten.waarnemen import stand_ins

# How far back the first round of a bureau looks; a later round goes back to the day of the one before.
TERUGKIJKEN = dt.timedelta(days=45)
BATCH = 1_000
SOORT = "herinnering"
_PADEN = {Rol.KANDIDAAT: "/mijn/traject/", Rol.OPDRACHTGEVER: "/opdrachtgever/verplichtingen/"}


# Where a batch ended: the day and the row.
Plek = tuple[dt.date, uuid.UUID]


class Moment(NamedTuple):
    """So many days before these dates, these parties are reminded."""

    dagen: int
    rollen: dict[str, tuple[str, ...]]


class Vondst(NamedTuple):
    """A date that asks for a reminder, with the people of its dossier."""

    pk: uuid.UUID
    dossier_id: uuid.UUID
    code: str
    due_on: dt.date
    coach_id: uuid.UUID | None
    kandidaat_id: uuid.UUID
    organisaties: tuple[uuid.UUID, ...]
    jobhunter_id: uuid.UUID | None = None


@lru_cache(maxsize=1)
def moments() -> tuple[Moment, ...]:
    """All moments, the earliest before a date first."""
    rows = tomllib.loads((Path(__file__).parent / "herinneringen.toml").read_text())["herinnering"]
    found: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for row in rows:
        for days in row["dagen"]:
            found[days][row["code"]] = tuple(row["rollen"])
    return tuple(Moment(days, found[days]) for days in sorted(found, reverse=True))


def due(bureau: Bureau, moment: Moment, today: dt.date, since: dt.date) -> QuerySet[Milestone]:
    """The open dates of this moment that were not reminded of, from `since` on; never of a closed dossier.

    What was due before the dossier was opened is no reminder any more, nor what somebody said is not needed.
    """
    made = Herinnering.objects.filter(
        bureau=bureau, dossier_id=OuterRef("dossier_id"), code=OuterRef("code"), due_on=OuterRef("due_on"),
        dagen=moment.dagen,
    )  # fmt: skip
    rows = without_waived(Milestone.objects.all())
    return (
        rows.annotate(geopend=Cast("dossier__aangemaakt_op", DateField()))
        .filter(
            bureau=bureau, geldt=True, done_on__isnull=True, code__in=list(moment.rollen), due_on__gte=since,
            due_on__lte=today + dt.timedelta(days=moment.dagen), geopend__lte=F("due_on"),
        )
        .exclude(dossier__stand=Dossier.Stand.GESLOTEN)
        .exclude(Exists(made))
    )  # fmt: skip


def remind_batch(
    bureau: Bureau, moment: Moment, today: dt.date, since: dt.date, after: Plek | None = None
) -> tuple[int, Plek | None]:
    """Make up to a thousand reminders of one moment, past a place, and tell people.

    Says of how many dates, and the place to go on from; None when there are no more.
    """
    found = list(_found(due(bureau, moment, today, since), after))
    rows = [
        Herinnering(bureau=bureau, dossier_id=each.dossier_id, code=each.code, due_on=each.due_on,
                    dagen=moment.dagen, rol=rol, op=today)
        for each in found
        for rol in moment.rollen[each.code]
    ]  # fmt: skip
    Herinnering.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    tell(bureau, [each for each in found if _nearest(moment, each, today)], moment)
    last = found[-1] if len(found) == BATCH else None
    return len(found), (last.due_on, last.pk) if last else None


def _found(rows: QuerySet[Milestone], after: Plek | None) -> Iterator[Vondst]:
    if after is not None:
        rows = rows.filter(due_on__gte=after[0]).exclude(due_on=after[0], pk__lte=after[1])
    values: Any = rows.order_by("due_on", "pk").values_list(
        "pk", "dossier_id", "code", "due_on", "dossier__coach_id", "dossier__kandidaat_id",
        "dossier__opdrachtgever_id", "dossier__werkgever_id",
    )  # fmt: skip
    for pk, dossier, code, day, coach, kandidaat, *organisations in values[:BATCH]:
        yield Vondst(pk, dossier, code, day, coach, kandidaat, tuple(set(organisations)))


def _nearest(moment: Moment, each: Vondst, today: dt.date) -> bool:
    """Whether no later moment of this date has come as well: after a missed week people are told once."""
    left = max(0, (each.due_on - today).days)
    return not any(left <= other.dagen < moment.dagen and each.code in other.rollen for other in moments())


def tell(bureau: Bureau, found: list[Vondst], moment: Moment, soort: str = SOORT) -> None:
    """News for everyone with an account: in the overview of the day, or by a mail for who chose that."""
    clients = _clients(bureau, {each for one in found for each in one.organisaties})
    away = stand_ins(bureau.pk, {one.coach_id for one in found}, Rol.COACH, klok.today())
    away |= stand_ins(bureau.pk, {one.jobhunter_id for one in found}, Rol.JOBHUNTER, klok.today())
    to: list[tuple[uuid.UUID, str, uuid.UUID]] = []
    for each in found:
        for rol in moment.rollen[each.code]:
            to += [(person, rol, each.dossier_id) for person in _people(each, rol, clients, away)]
    reachable = _reachable(bureau, {person for person, _rol, _dossier in to})
    choices = choices_of(bureau.pk, reachable, soort)
    now, by = klok.now(), Actor.systeem(bureau)
    news = []
    for person, rol, dossier_id in to:
        choice = choices.get(person)
        if choice == Keuze.OVERZICHT:
            news.append(Melding(bureau=bureau, persoon_id=person, soort=soort, dossier_id=dossier_id, op=now))
        elif choice == Keuze.DIRECT:
            path = _PADEN.get(Rol(rol), f"/dossiers/{dossier_id}/datums/")
            notify(by, persoon=reachable[person], soort=soort, dossier=dossier_id, pad=path)
    Melding.objects.bulk_create(news, batch_size=BATCH)


def _people(
    each: Vondst, rol: str, clients: dict[Any, list[Any]], away: dict[uuid.UUID, list[uuid.UUID]]
) -> Iterable[uuid.UUID]:
    """Who is told; for a coach who is away the stand-in as well."""
    if rol == Rol.KANDIDAAT:
        return [each.kandidaat_id]
    if rol == Rol.OPDRACHTGEVER:
        return dict.fromkeys(person for one in each.organisaties for person in clients.get(one, ()))
    own = each.jobhunter_id if rol == Rol.JOBHUNTER else each.coach_id
    return [own, *away.get(own, ())] if own else []


def _clients(bureau: Bureau, organisaties: set[uuid.UUID]) -> dict[Any, list[Any]]:
    """The people who act for each of these employers today; never those of a verzekeraar."""
    rows = Lidmaatschap.objects.filter(
        live_memberships(klok.today()), bureau=bureau, rol=Rol.OPDRACHTGEVER, organisatie_id__in=organisaties
    ).exclude(organisatie__soort=Organisatie.Soort.VERZEKERAAR)
    found: dict[Any, list[Any]] = defaultdict(list)
    for organisation, person in rows.values_list("organisatie_id", "persoon_id"):
        found[organisation].append(person)
    return found


def _reachable(bureau: Bureau, personen: set[uuid.UUID]) -> dict[uuid.UUID, Persoon]:
    """Who of these can sign in and has an address."""
    rows = Persoon.objects.filter(bureau=bureau, pk__in=personen, user__isnull=False).exclude(email="")
    return {
        row.pk: row
        for row in rows.only("bureau_id", "voornaam", "tussenvoegsel", "achternaam", "email", "taal")
    }
