"""What the re-integratievoorstel shows: the version that was offered, with the people it is for."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wissel.documenten.kinds.gedeeld import (
    Briefhoofd,
    Gegeven,
    PartijRegel,
    Voet,
    day,
    hours,
    letterhead,
    moment,
    money,
    parties,
    role,
    span,
    weeks,
    with_people,
)
from wissel.dossiers.models import Advies, Dossier, Milestone
from wissel.trajecten.models import Fase, Intake, Planregel, Standpunt, Trajectplan

TITEL = "Re-integratievoorstel"
LIJSTEN = (
    ("interventie", "Interventies", "Wat wij inzetten om de weg naar werk vrij te maken."),
    ("activiteit", "Activiteiten", "Wat de kandidaat en de begeleiders samen doen."),
    ("instrument", "Instrumenten", "Tests en hulpmiddelen die de keuze ondersteunen."),
)


@dataclass(frozen=True, slots=True)
class Doel:
    van: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Regel:
    naam: str
    onderbouwing: str
    gegevens: tuple[Gegeven, ...]


@dataclass(frozen=True, slots=True)
class Lijst:
    titel: str
    uitleg: str
    regels: tuple[Regel, ...]


@dataclass(frozen=True, slots=True)
class Duur:
    """The agreed length beside the horizon of the law."""

    gegevens: tuple[Gegeven, ...]
    reden: str
    verlenging: str


@dataclass(frozen=True, slots=True)
class Moment:
    nummer: int
    periode: str
    uiterlijk: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What one party said about this version, or an empty answer with room to sign."""

    van: str
    naam: str
    antwoord: str
    tekst: str
    op: str


@dataclass(frozen=True, slots=True)
class TrajectplanContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    samenvatting: str
    partijen: tuple[PartijRegel, ...]
    doelen: tuple[Doel, ...]
    lijsten: tuple[Lijst, ...]
    duur: Duur
    prijzen: bool
    inzet: tuple[Gegeven, ...]
    complexiteit_reden: str
    momenten: tuple[Moment, ...]
    antwoorden: tuple[Antwoord, ...]


def build(plan: Trajectplan, *, on: dt.date, prijzen: bool) -> TrajectplanContext:
    """Everything of one offered version. `on` is the day that stands on the document.

    Prices are between bureau and opdrachtgever: the kandidaat's document has none.
    """
    dossier = with_people(plan.dossier_id, plan.bureau_id)
    return TrajectplanContext(
        briefhoofd=letterhead(plan.bureau_id),
        voet=Voet(TITEL, plan.nummer, plan.inhoud_sha256, day(on), on.isoformat()),
        kandidaat=dossier.kandidaat.naam,
        kenmerken=_facts(plan, dossier, on),
        samenvatting=plan.samenvatting,
        partijen=parties(dossier),
        doelen=(
            Doel("Kandidaat", plan.doel_kandidaat),
            Doel("Opdrachtgever", plan.doel_opdrachtgever),
            Doel("Coach", plan.doel_coach),
        ),
        lijsten=_lists(plan, prijzen),
        duur=_duration(plan, dossier),
        prijzen=prijzen,
        inzet=_effort(plan, prijzen),
        complexiteit_reden=plan.complexiteit_reden,
        momenten=_reports(plan),
        antwoorden=_answers(plan, dossier),
    )


def _facts(plan: Trajectplan, dossier: Dossier, on: dt.date) -> tuple[Gegeven, ...]:
    rows = (
        ("Dossier", dossier.nummer),
        ("Datum", day(on)),
        ("Versie", str(plan.nummer)),
        ("Functie", dossier.functie),
        ("Werkgever", dossier.werkgever.naam),
        ("Coach", dossier.coach.naam if dossier.coach else ""),
        ("Eerste ziektedag", day(dossier.eerste_ziektedag)),
        ("Intake gehouden op", _intake(plan)),
        *_advice(plan),
    )
    return _filled(rows)


def _intake(plan: Trajectplan) -> str:
    rows = Intake.objects.filter(
        bureau_id=plan.bureau_id, traject_id=plan.traject_id, soort=Intake.Soort.WERKNEMER
    )
    return day(rows.values_list("gehouden_op", flat=True).first())


def _advice(plan: Trajectplan) -> list[tuple[str, str]]:
    """On which advice about work the plan rests: from whom and of what day, never what it says."""
    labels = {
        Advies.Van.BEDRIJFSARTS: "Advies bedrijfsarts", Advies.Van.ARBEIDSDESKUNDIGE: "Advies arbeidsdeskundige",
    }  # fmt: skip
    rows = Advies.objects.filter(bureau_id=plan.bureau_id, dossier_id=plan.dossier_id, van__in=labels)
    newest = {row.van: row for row in rows.order_by("datum", "op")}
    return [
        (label, ", ".join(part for part in (newest[van].naam, day(newest[van].datum)) if part))
        for van, label in labels.items()
        if van in newest
    ]


def _filled(rows: Any) -> tuple[Gegeven, ...]:
    return tuple(Gegeven(label, value) for label, value in rows if value)


def _lists(plan: Trajectplan, prijzen: bool) -> tuple[Lijst, ...]:
    phases = dict(
        Fase.objects.filter(bureau_id=plan.bureau_id, traject_id=plan.traject_id).values_list(
            "sleutel", "naam"
        )
    )
    rows = list(Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan).order_by("volgorde", "id"))
    return tuple(
        Lijst(title, words, tuple(_line(row, phases, prijzen) for row in rows if row.soort == kind))
        for kind, title, words in LIJSTEN
    )


def _line(row: Planregel, phases: dict[str, str], prijzen: bool) -> Regel:
    facts = (
        ("Gericht op", str(Planregel.Gericht(row.gericht_op).label)),
        ("Wie", role(row.eigenaar)),
        ("Uren", hours(row.uren)),
        ("Prijs", money(row.prijs) if prijzen else ""),
        ("Planning", span(row.van, row.tot)),
        ("Fase", phases.get(row.fase_sleutel, "")),
        ("Met hulp van", row.helper),
    )
    return Regel(row.naam, row.onderbouwing, _filled(facts))


def _duration(plan: Trajectplan, dossier: Dossier) -> Duur:
    rows = [("Begin", day(plan.start_op)), ("Einde", day(plan.eind_op))]
    if plan.start_op and plan.eind_op:
        rows.append(("Duur", weeks(((plan.eind_op - plan.start_op).days + 1) // 7)))
    horizon = Milestone.objects.filter(
        bureau_id=plan.bureau_id, dossier=dossier, code="wachttijd_laatste_dag"
    ).first()
    last = horizon.due_on if horizon else None
    if last:
        rows.append(("Laatste dag wachttijd", day(last)))
        if plan.eind_op:
            rows.append(("Daarna nog", _room(plan.eind_op, last)))
    if dossier.laatste_dag_loon and dossier.laatste_dag_loon != last:
        rows.append(("Laatste dag loon", day(dossier.laatste_dag_loon)))
    return Duur(_filled(rows), plan.duur_reden, plan.verlenging)


def _room(end: dt.date, last: dt.date) -> str:
    """How many weeks are left after the traject before the waiting time ends."""
    left = (last - end).days
    if left < 0:
        return "niets: het traject loopt langer door"
    return weeks(left // 7) if left >= 7 else f"{left} dagen"


def _effort(plan: Trajectplan, prijzen: bool) -> tuple[Gegeven, ...]:
    complexity = str(Trajectplan.Complexiteit(plan.complexiteit).label) if plan.complexiteit else ""
    rows = (
        ("Complexiteit", complexity),
        ("Begeleiding", hours(plan.uren)),
        ("Contact", f"elke {plan.ritme_dagen} dagen" if plan.ritme_dagen else ""),
        ("Prijs van het traject", money(plan.prijs) if prijzen else ""),
    )
    return _filled(rows)


def _reports(plan: Trajectplan) -> tuple[Moment, ...]:
    from wissel.trajecten import sjabloon

    if not (plan.start_op and plan.eind_op):
        return ()
    periods = sjabloon.rapportmomenten(plan.traject.sjabloon, plan.start_op, plan.eind_op)
    return tuple(Moment(p.nummer, span(p.van, p.tot), day(p.versturen_uiterlijk)) for p in periods)


def _answers(plan: Trajectplan, dossier: Dossier) -> tuple[Antwoord, ...]:
    """The last answer of each party on exactly this content; the bureau stands behind what it offers."""
    rows = Standpunt.objects.filter(
        bureau_id=plan.bureau_id, plan=plan, inhoud_sha256=plan.inhoud_sha256
    ).select_related("gegeven_door__persoon")  # fmt: skip
    last = {row.van: row for row in rows.order_by("gegeven_op")}
    names = {"kandidaat": dossier.kandidaat.naam, "opdrachtgever": dossier.opdrachtgever.naam}
    found = []
    for party, name in names.items():
        row = last.get(party)
        if row is None:
            found.append(Antwoord(role(party), name, "", "", ""))
            continue
        giver = row.gegeven_door.persoon.naam if row.gegeven_door else name
        found.append(
            Antwoord(
                role(party),
                giver,
                str(Standpunt.Antwoord(row.antwoord).label),
                row.tekst,
                moment(row.gegeven_op),
            )
        )
    coach = dossier.coach.naam if dossier.coach else ""
    found.append(Antwoord("Coach", coach, "Aangeboden", "", moment(plan.aangeboden_op)))
    return tuple(found)
