"""What the opdrachtgever sees: status, dates, documents and one request at a time. Never medical data or notes.

A verzekeraar sees status and percentage only (`StatusRij`), no plan and no reports.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document, Verzending
from wissel.dossiers.models import Dossier, Milestone
from wissel.policies import Action, visible
from wissel.trajecten.models import Beoordeling, Rapportage, Standpunt, Trajectplan


@dataclass(frozen=True, slots=True)
class Medewerker:
    """One employee in the list."""

    id: uuid.UUID
    naam: str
    week: int | None
    stand: str
    coach: str
    volgende: str
    volgende_op: dt.date | None
    vraagt: str


@dataclass(frozen=True, slots=True)
class StatusRij:
    """All a verzekeraar sees of a case."""

    nummer: str
    naam: str
    stand: str
    percentage: int | None


@dataclass(frozen=True, slots=True)
class Verplichting:
    """A duty with its date, its reason and its source."""

    dossier_id: uuid.UUID
    medewerker: str
    naam: str
    datum: dt.date
    plan_op: dt.date | None
    klaar_op: dt.date | None
    uitleg: str
    bron: str
    binding: str
    wie: str


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document that was made available."""

    id: uuid.UUID
    dossier_id: uuid.UUID
    medewerker: str
    titel: str
    soort: str
    datum: dt.date
    versie: int
    kilobytes: int
    geopend_op: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Verzoek:
    """The one thing that is asked now."""

    titel: str
    uitleg: str
    url: str
    knop: str


@dataclass(frozen=True, slots=True)
class DossierBlad:
    """The header of one employee's page."""

    id: uuid.UUID
    nummer: str
    naam: str
    functie: str
    week: int | None
    stand: str
    coach: str
    coach_telefoon: str
    start_op: dt.date | None


OPEN_ROLLEN = ("werkgever", "werkgever_en_werknemer")


def employees(actor: Actor, today: dt.date) -> list[Medewerker]:
    """All employees of this organisation, next duty first."""
    rows = (
        visible(actor, Dossier)
        .select_related("kandidaat", "coach")
        .exclude(stand=Dossier.Stand.GESLOTEN)
        .order_by("sorteernaam")
    )
    asked = set(
        visible(actor, Trajectplan)
        .filter(stand=Trajectplan.Stand.BIJ_OPDRACHTGEVER)
        .values_list("dossier_id", flat=True)
    )
    duties = _next_duties(actor)
    found = []
    for row in rows[:500]:
        duty = duties.get(row.pk)
        found.append(
            Medewerker(
                row.pk, row.kandidaat.naam, week_of(row, today), row.get_stand_display(),
                row.coach.naam if row.coach else "", duty[1] if duty else "", duty[0] if duty else None,
                _("plan goedkeuren") if row.pk in asked else "",
            )
        )  # fmt: skip
    return sorted(found, key=lambda m: (not m.vraagt, m.volgende_op or dt.date.max, m.naam))


def _next_duties(actor: Actor) -> dict[uuid.UUID, tuple[dt.date, str]]:
    rows = (
        visible(actor, Milestone)
        .filter(verantwoordelijke__in=OPEN_ROLLEN, geldt=True, done_on__isnull=True, due_on__isnull=False)
        .exclude(code__in=("minimumloon_laatste_dag", "loondoorbetaling_laatste_dag"))
        .order_by("-due_on")
        .values_list("dossier_id", "due_on", "naam")
    )
    return {dossier_id: (due_on, naam) for dossier_id, due_on, naam in rows}


def statuses(actor: Actor) -> list[StatusRij]:
    """Status and percentage of work that can be done, for a verzekeraar."""
    rows = visible(actor, Dossier, Action.STATUS_LEZEN).select_related("kandidaat").order_by("sorteernaam")
    return [StatusRij(r.nummer, r.kandidaat.naam, r.get_stand_display(), percentage(r)) for r in rows[:500]]


def percentage(row: Dossier) -> int | None:
    """Hours someone can work against the contract hours, as a whole percentage; None when unknown."""
    if not row.uren_per_week or row.belastbaar_uren is None:
        return None
    return int(min(Decimal(100), row.belastbaar_uren / row.uren_per_week * 100))


def week_of(row: Dossier, today: dt.date) -> int | None:
    if row.eerste_ziektedag is None or row.eerste_ziektedag > today:
        return None
    return (today - row.eerste_ziektedag).days // 7 + 1


def sheet(row: Dossier, today: dt.date, start_op: dt.date | None) -> DossierBlad:
    coach = row.coach
    return DossierBlad(
        row.pk, row.nummer, row.kandidaat.naam, row.functie, week_of(row, today), row.get_stand_display(),
        coach.naam if coach else "", coach.telefoon if coach else "", start_op,
    )  # fmt: skip


def duties(actor: Actor, dossier_id: uuid.UUID | None = None) -> list[Verplichting]:
    """Open and done duties of the employer with their source, over all employees or one."""
    rows = visible(actor, Milestone).filter(
        verantwoordelijke__in=OPEN_ROLLEN, geldt=True, due_on__isnull=False
    )
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    rows = (
        rows.exclude(dossier__stand=Dossier.Stand.GESLOTEN)
        .select_related("dossier__kandidaat")
        .order_by("due_on")
    )
    return [
        Verplichting(
            m.dossier_id, m.dossier.kandidaat.naam, m.naam, m.due_on, m.plan_on, m.done_on, m.uitleg, m.bron,
            m.binding, m.verantwoordelijke,
        )
        for m in rows[:1000]
        if m.due_on is not None
    ]  # fmt: skip


def documents(actor: Actor, dossier_id: uuid.UUID | None = None) -> list[Stuk]:
    """Documents that were made available, newest first, with when this organisation first opened them."""
    rows = visible(actor, Document).select_related("dossier__kandidaat").defer("inhoud")
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    found = list(rows.order_by("-datum", "-gemaakt_op")[:300])
    opened = dict(
        visible(actor, Verzending)
        .filter(document__in=[d.pk for d in found], naar_rol="opdrachtgever")
        .values_list("document_id", "geopend_op")
    )
    return [
        Stuk(
            d.pk, d.dossier_id, d.dossier.kandidaat.naam, d.titel, d.soort, d.datum, d.versie,
            max(1, d.grootte // 1024), opened.get(d.pk),
        )
        for d in found
    ]  # fmt: skip


def request(actor: Actor, dossier_id: uuid.UUID) -> Verzoek | None:
    """What is asked of the opdrachtgever in this dossier now: approve a plan, or read and score a report."""
    plan = visible(actor, Trajectplan).filter(dossier_id=dossier_id, stand="bij_opdrachtgever").first()
    if plan is not None and not visible(actor, Standpunt).filter(plan=plan, van="opdrachtgever").exists():
        return Verzoek(
            _("Plan, duur en prijs goedkeuren"),
            _("Het re-integratievoorstel ligt klaar. Na uw akkoord kan het traject beginnen."),
            reverse("opdrachtgever:plan", args=[dossier_id]),
            _("Plan lezen"),
        )
    report = visible(actor, Rapportage).filter(dossier_id=dossier_id).order_by("-nummer", "-versie").first()
    if report is None or visible(actor, Beoordeling).filter(
        rapportage=report, van="opdrachtgever"
    ).exists():  # fmt: skip
        return None
    return Verzoek(
        _("Verslag %(nummer)s lezen") % {"nummer": report.nummer},
        _("Lees het verslag en geef aan hoe u de voortgang, de werkwijze en de samenwerking ziet."),
        reverse("opdrachtgever:rapport", args=[dossier_id, report.pk]),
        _("Verslag lezen"),
    )
