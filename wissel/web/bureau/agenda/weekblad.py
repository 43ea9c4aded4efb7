"""One week of one person as plain values: appointments by day, what is free between them, and what is due."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.opmaak import datum, korte_datum
from wissel.policies import Action, can, visible
from wissel.trajecten import agenda
from wissel.trajecten.actions.afspraken import VORMEN, this_moment
from wissel.trajecten.models import Afspraak, Rapportage, Taak
from wissel.trajecten.plichten import OPEN
from wissel.web.bureau.agenda.wiens import Wiens

WEEK = dt.timedelta(days=7)
KORTST = 30
MEEST = 200
STAND = Afspraak.Aanwezigheid


@dataclass(frozen=True, slots=True)
class Blok:
    """An appointment, or a free stretch: then without `titel`, and `url` plans something there."""

    begin: dt.datetime
    tijden: str
    titel: str
    wie: str
    vorm: str
    met: str
    stand: str
    url: str


@dataclass(frozen=True, slots=True)
class Plicht:
    """What is due on a day, of one dossier."""

    wat: str
    wie: str
    url: str


@dataclass(frozen=True, slots=True)
class Dag:
    dag: dt.date
    naam: str
    vandaag: bool
    vrij: str
    blokken: tuple[Blok, ...]
    plichten: tuple[Plicht, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday. `vorige` and `volgende` are the Mondays beside it."""

    maandag: dt.date
    zondag: dt.date
    nummer: int
    dagen: tuple[Dag, ...]
    vorige: dt.date
    volgende: dt.date
    is_nu: bool
    aantal: int


def monday_of(text: str, today: dt.date) -> dt.date:
    """The Monday of the week a day lies in; of this week when the text is no day, or one far away."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        day = today
    if abs((day - today).days) > 3_660:
        day = today
    return day - dt.timedelta(days=day.weekday())


def build(actor: Actor, wiens: Wiens, monday: dt.date, today: dt.date) -> Week:
    """The week in a fixed number of queries, however full it is."""
    rows = _appointments(actor, wiens, monday)
    due = _duties(actor, wiens, monday)
    hours = agenda.hours_of(actor.bureau_id, wiens.id)
    may = can(actor, Action.AFSPRAAK_MAKEN)
    days = []
    for day in (monday + dt.timedelta(days=n) for n in range(7)):
        of_day = [row for row in rows if row.begint_op.astimezone(klok.NEDERLAND).date() == day]
        blocks = [_block(actor, row, wiens) for row in of_day]
        if may and day >= today:
            blocks += _free(wiens, day, hours, of_day)
        blocks.sort(key=lambda block: block.begin)
        days.append(Dag(day, day_name(day), day == today, _off(day, hours), tuple(blocks), tuple(due[day])))
    return Week(
        monday, monday + dt.timedelta(days=6), monday.isocalendar().week, tuple(days), monday - WEEK, monday + WEEK,
        monday <= today < monday + WEEK, len(rows),
    )  # fmt: skip


def _appointments(actor: Actor, wiens: Wiens, monday: dt.date) -> list[Afspraak]:
    start = dt.datetime.combine(monday, dt.time(), klok.NEDERLAND)
    end = dt.datetime.combine(monday + WEEK, dt.time(), klok.NEDERLAND)
    rows = (
        visible(actor, Afspraak).filter(begint_op__gte=start, begint_op__lt=end).exclude(stand=STAND.AFGEZEGD)
    )
    mine = Q(met_id=wiens.id) | Q(dossier__coach_id=wiens.id) | Q(dossier__jobhunter_id=wiens.id)
    return list(
        rows.filter(mine).select_related("dossier__kandidaat", "met").order_by("begint_op", "pk")[:MEEST]
    )


def _block(actor: Actor, row: Afspraak, wiens: Wiens) -> Blok:
    span = agenda.span(row)
    name = "bureau:afspraak" if can(actor, Action.AFSPRAAK_MAKEN) else "bureau:afspraken"
    args = [row.dossier_id, row.pk] if name == "bureau:afspraak" else [row.dossier_id]
    stand = "bevestigd" if row.stand == STAND.GEPLAND and row.bevestigd_op else row.stand
    other = row.met.naam if row.met and row.met_id != wiens.id else ""
    return Blok(
        span.begin, _times(span), row.titel, row.dossier.kandidaat.naam, str(dict(VORMEN).get(row.vorm, row.vorm)),
        other, stand, reverse(name, args=args),
    )  # fmt: skip


def _free(wiens: Wiens, day: dt.date, hours: agenda.Uren, rows: list[Afspraak]) -> list[Blok]:
    whole = agenda.working_day(day, hours)
    if whole is None:
        return []
    busy = [agenda.span(row) for row in rows if row.met_id == wiens.id and row.stand == STAND.GEPLAND]
    now = this_moment()
    if now.date() == day and now > whole.begin:
        busy.append(agenda.Vak(whole.begin, _half_hour(now)))
    found = []
    for gap in agenda.gaps(whole, busy, KORTST):
        found.append(Blok(gap.begin, _times(gap), "", "", "", "", "vrij", new_url(wiens, gap.begin)))
    return found


def new_url(wiens: Wiens, begin: dt.datetime, minuten: int = 60, dossier: str = "") -> str:
    """Where an appointment at this moment is planned."""
    local = begin.astimezone(klok.NEDERLAND)
    values = {
        "dag": local.date().isoformat(),
        "tijd": f"{local:%H.%M}",
        "minuten": minuten,
        "dossier": dossier,
    }
    if not wiens.eigen:
        values["coach"] = str(wiens.id)
    return reverse("bureau:agenda_nieuw") + "?" + urlencode({k: v for k, v in values.items() if v})


def _half_hour(moment: dt.datetime) -> dt.datetime:
    """The next whole or half hour."""
    late = moment.minute % 30
    return moment.replace(second=0, microsecond=0) + dt.timedelta(minutes=30 - late if late else 0)


def day_name(day: dt.date) -> str:
    """`maandag 23 nov`: the year stands above the week."""
    return f"{datum(day).split()[0]} {korte_datum(day).rsplit(' ', 1)[0]}"


def _times(span: agenda.Vak) -> str:
    return f"{span.begin:%H.%M} – {span.einde:%H.%M}"


def _off(day: dt.date, hours: agenda.Uren) -> str:
    if agenda.is_holiday(day):
        return _("feestdag")
    return _("geen werkdag") if day.weekday() not in hours.dagen else ""


def _duties(actor: Actor, wiens: Wiens, monday: dt.date) -> dict[dt.date, list[Plicht]]:
    """Dates of the law, reports and tasks of the bureau that are due in this week."""
    found: dict[dt.date, list[Plicht]] = defaultdict(list)
    within = (monday, monday + dt.timedelta(days=6))
    mine = Q(dossier__coach_id=wiens.id) | Q(dossier__jobhunter_id=wiens.id)
    open_ = ~Q(dossier__stand=Dossier.Stand.GESLOTEN) & mine
    miles = visible(actor, Milestone).filter(open_, geldt=True, done_on__isnull=True, due_on__range=within)
    for row in miles.exclude(code__in=GEEN_PLICHT).select_related("dossier__kandidaat")[:MEEST]:
        _add(found, row.due_on, row.naam, row, "bureau:datums")
    if can(actor, Action.RAPPORT_LEZEN):
        reports = visible(actor, Rapportage).filter(open_, stand__in=OPEN, versturen_uiterlijk__range=within)
        for report in reports.select_related("dossier__kandidaat")[:MEEST]:
            words = _("Voortgangsrapportage %(nummer)s versturen") % {"nummer": report.nummer}
            _add(found, report.versturen_uiterlijk, words, report, "bureau:rapporten")
    if can(actor, Action.TAAK_LEZEN):
        tasks = visible(actor, Taak).filter(
            open_, klaar_op__isnull=True, vervallen_op__isnull=True, due_on__range=within,
            voor_rol__in=[Rol.COACH, Rol.JOBHUNTER],
        )  # fmt: skip
        for task in tasks.select_related("dossier__kandidaat")[:MEEST]:
            _add(found, task.due_on, task.titel, task, "bureau:dossier")
    return found


def _add(found: dict[dt.date, list[Plicht]], day: dt.date | None, wat: str, row: Any, page: str) -> None:
    if day is not None:
        url = reverse(page, args=[row.dossier_id])
        found[day].append(Plicht(wat, row.dossier.kandidaat.naam, url))
