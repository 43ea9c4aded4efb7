"""One employee for the opdrachtgever: where the case stands, what was agreed, spoor 1 and the planning."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone, Plichtstand, Spoor1Conclusie, Spoor1Onderzoek
from wissel.dossiers.plichten.kalender import asks, marked
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.dossiers.ziekteweek import counted_days
from wissel.policies import visible
from wissel.trajecten import sjabloon
from wissel.trajecten.models import Fase, IntakeAntwoord, Onderbreking, Rapportage, Traject
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.weergave import Verplichting
from wissel.web.shared.onderdelen.spoorkaart import Spoorkaart, Station, spoorkaart

GEWICHTEN = {
    "wachttijd_laatste_dag": 9, "spoor2_start": 8, "eerstejaarsevaluatie": 7, "wia_aanvraag": 6,
    "reintegratieverslag": 5, "melding_42e_week": 4, "probleemanalyse": 3, "plan_van_aanpak": 2,
}  # fmt: skip
PLANNING = 5


@dataclass(frozen=True, slots=True)
class Stap:
    naam: str
    stand: str
    gesloten_op: dt.date | None


@dataclass(frozen=True, slots=True)
class Afspraken:
    """What was agreed about the traject."""

    start_op: dt.date | None
    eind_op: dt.date | None
    verlengd_tot: dt.date | None
    pauze_sinds: dt.date | None


@dataclass(frozen=True, slots=True)
class RapportMoment:
    """One report of the calendar: its period, the last day to send it, and the sent version when there is one."""

    nummer: int
    van: dt.date
    tot: dt.date
    uiterlijk: dt.date
    id: uuid.UUID | None
    versie: int
    verzonden_op: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Spoor1:
    """One way back at the own employer: examined or not, and what came out."""

    naam: str
    onderzocht: bool | None
    door: str
    op: dt.date | None
    uitkomst: str
    bewijs: str


@dataclass(frozen=True, slots=True)
class Conclusie:
    tekst: str
    door: str
    op: dt.date
    toelichting: str


@dataclass(frozen=True, slots=True)
class Gedeeld:
    """One answer of the intake that was shared with the opdrachtgever on purpose."""

    onderwerp: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Blad:
    """Everything on the page of one employee."""

    kaart: Spoorkaart | None
    weken: int | None
    fases: tuple[Stap, ...]
    fase_nu: str
    fase_nummer: int
    afspraken: Afspraken | None
    rapporten: tuple[RapportMoment, ...]
    planning: tuple[Verplichting, ...]
    spoor1: tuple[Spoor1, ...]
    conclusie: Conclusie | None
    gedeeld: tuple[Gedeeld, ...]


def build(actor: Actor, row: Dossier, today: dt.date) -> Blad:
    """The page in a fixed number of queries."""
    dates = visible(actor, Milestone).filter(dossier=row, geldt=True, due_on__isnull=False)
    dates = marked(dates, visible(actor, Plichtstand)).select_related("dossier__kandidaat")
    miles = list(dates.order_by("volgorde"))
    traject = visible(actor, Traject).filter(dossier=row).order_by("-aangemaakt_op").first()
    pauses = list(visible(actor, Onderbreking).filter(dossier=row).order_by("eerste_dag"))
    steps = _steps(actor, traject)
    current = next((place for place, step in enumerate(steps, 1) if step.stand == "nu"), 0)
    return Blad(
        kaart=_map(row, miles, pauses, today),
        weken=_weeks(row),
        fases=steps,
        fase_nu=steps[current - 1].naam if current else "",
        fase_nummer=current,
        afspraken=_agreed(actor, traject, pauses),
        rapporten=_reports(actor, row, traject),
        planning=_planning(row, miles),
        spoor1=options(actor, row),
        conclusie=conclusion(actor, row),
        gedeeld=_shared(actor, traject),
    )


def _steps(actor: Actor, traject: Traject | None) -> tuple[Stap, ...]:
    if traject is None:
        return ()
    found, seen = [], False
    for fase in visible(actor, Fase).filter(traject=traject).order_by("volgorde"):
        stand = "klaar" if fase.gesloten_op else "later" if seen else "nu"
        seen = seen or stand == "nu"
        found.append(Stap(fase.naam, stand, fase.gesloten_op))
    return tuple(found)


def _weeks(row: Dossier) -> int | None:
    if row.eerste_ziektedag is None or row.laatste_dag_loon is None:
        return None
    return counted_days(row.eerste_ziektedag, row.niet_geteld, row.laatste_dag_loon) // 7


def _map(
    row: Dossier, miles: list[Milestone], pauses: list[Onderbreking], today: dt.date
) -> Spoorkaart | None:
    begin, end = row.eerste_ziektedag, row.laatste_dag_loon
    if begin is None or end is None:
        return None
    opened = row.aangemaakt_op.date()
    stations = [
        Station(
            m.naam, m.done_on or m.due_on, klaar=m.done_on is not None,
            laat=m.done_on is None and opened <= m.due_on < today and _asks(m),
            spoor2=m.code == "spoor2_start", gewicht=GEWICHTEN[m.code],
        )
        for m in miles
        if m.code in GEWICHTEN and m.due_on is not None
    ]  # fmt: skip
    return spoorkaart(
        begin=begin,
        einde=end,
        vandaag=today,
        stations=stations,
        week=weergave.week_of(row, today),
        spoor2_start=next((m.done_on for m in miles if m.code == "spoor2_start"), None),
        pauzes=[(p.eerste_dag, p.laatste_dag or today) for p in pauses],
    )


def _asks(m: Milestone) -> bool:
    """Whether something is to be done for this date: it is a duty, and nobody said that it is not needed."""
    return m.code not in GEEN_PLICHT and asks(m)


def _agreed(actor: Actor, traject: Traject | None, pauses: list[Onderbreking]) -> Afspraken | None:
    if traject is None:
        return None
    open_pause = next(
        (p.eerste_dag for p in pauses if p.traject_id == traject.pk and p.laatste_dag is None), None
    )
    return Afspraken(traject.start_op, traject.eind_op, traject.verlengd_tot, open_pause)


def _reports(actor: Actor, row: Dossier, traject: Traject | None) -> tuple[RapportMoment, ...]:
    """Every moment of the agreed calendar, with the newest version that was sent; others are not rows for this role."""
    sent: dict[int, Rapportage] = {}
    if traject is None:
        return ()
    for each in visible(actor, Rapportage).filter(traject=traject).order_by("nummer", "-versie"):
        sent.setdefault(each.nummer, each)
    return tuple(
        RapportMoment(
            moment.nummer, found.periode_van if found else moment.van, found.periode_tot if found else moment.tot,
            moment.versturen_uiterlijk, found.pk if found else None, found.versie if found else 1,
            found.verzonden_op if found else None,
        )
        for moment in moments(traject.sjabloon, traject.start_op, traject.verlengd_tot or traject.eind_op)
        for found in [sent.get(moment.nummer)]
    )  # fmt: skip


def moments(inhoud: dict[str, Any], start: dt.date | None, end: dt.date | None) -> list[sjabloon.Periode]:
    """The calendar of reports that follows from an agreed start and end."""
    return sjabloon.rapportmomenten(inhoud, start, end) if start and end else []


def _planning(row: Dossier, miles: list[Milestone]) -> tuple[Verplichting, ...]:
    opened = row.aangemaakt_op.date()
    found = [
        weergave.duty(m)
        for m in miles
        if m.verantwoordelijke in weergave.OPEN_ROLLEN and m.done_on is None and _asks(m)
        and m.due_on is not None and m.due_on >= opened
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: each.datum)[:PLANNING])


def options(actor: Actor, row: Dossier) -> tuple[Spoor1, ...]:
    """The three ways back at the own employer, each with what is known."""
    known = {each.optie: each for each in visible(actor, Spoor1Onderzoek).filter(dossier=row)}
    found = []
    for option, label in Spoor1Onderzoek.Optie.choices:
        one = known.get(option)
        if one is None:
            found.append(Spoor1(str(label), None, "", None, "", ""))
        else:
            found.append(
                Spoor1(
                    str(label), one.onderzocht, one.onderzocht_door, one.onderzocht_op, one.uitkomst,
                    one.bewijs_omschrijving,
                )
            )  # fmt: skip
    return tuple(found)


def conclusion(actor: Actor, row: Dossier) -> Conclusie | None:
    """The newest conclusion on spoor 1."""
    last = visible(actor, Spoor1Conclusie).filter(dossier=row).order_by("-op").first()
    if last is None:
        return None
    return Conclusie(
        str(last.get_conclusie_display()), last.getrokken_door, last.getrokken_op, last.toelichting
    )


def _shared(actor: Actor, traject: Traject | None) -> tuple[Gedeeld, ...]:
    if traject is None:
        return ()
    domains = traject.sjabloon.get("intake", {}).get("domeinen", [])
    names = {each["sleutel"]: each["naam"] for each in domains}
    rows = (
        visible(actor, IntakeAntwoord)
        .filter(intake__traject=traject)
        .exclude(tekst="")
        .order_by("intake_id", "id")
    )
    return tuple(Gedeeld(names.get(r.domein, _("Uit de intake")), r.tekst) for r in rows)
