"""What is asked of the opdrachtgever now. Pages show the first; the rest waits its turn."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Eerstejaarsevaluatie
from wissel.policies import visible
from wissel.trajecten.models import Beoordeling, Rapportage, Standpunt, Taak, Trajectplan

MEEST = 50


@dataclass(frozen=True, slots=True)
class Verzoek:
    """One thing that is asked, about one employee."""

    dossier_id: uuid.UUID
    medewerker: str
    titel: str
    uitleg: str
    url: str
    knop: str
    kort: str
    due_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class TaakBlad:
    """One task as its page shows it."""

    titel: str
    minuten: int | None
    due_on: dt.date | None
    klaar_op: dt.datetime | None


def task(row: Taak) -> TaakBlad:
    return TaakBlad(row.titel, row.minuten, row.due_on, row.klaar_op)


def requests(actor: Actor, dossier_id: uuid.UUID | None = None) -> list[Verzoek]:
    """Everything that waits for this organisation, or for one dossier of it: plans, tasks, evaluations, reports."""
    return [
        *_plans(actor, dossier_id), *_tasks(actor, dossier_id), *_evaluations(actor, dossier_id),
        *_reports(actor, dossier_id),
    ]  # fmt: skip


def _plans(actor: Actor, dossier_id: uuid.UUID | None) -> list[Verzoek]:
    """Plans to approve; after a question or refusal it is the coach's turn."""
    rows = visible(actor, Trajectplan).filter(stand=Trajectplan.Stand.BIJ_OPDRACHTGEVER)
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    said = visible(actor, Standpunt).filter(van="opdrachtgever").values("plan_id")
    rows = rows.exclude(pk__in=said).select_related("dossier__kandidaat").order_by("naar_opdrachtgever_op")
    return [
        Verzoek(
            row.dossier_id, row.dossier.kandidaat.naam, _("Plan, duur en prijs goedkeuren"),
            _("Het re-integratievoorstel ligt klaar. Na uw akkoord kan het traject beginnen."),
            reverse("opdrachtgever:plan", args=[row.dossier_id]), _("Plan lezen"), _("plan goedkeuren"),
        )
        for row in rows[:MEEST]
    ]  # fmt: skip


def _tasks(actor: Actor, dossier_id: uuid.UUID | None) -> list[Verzoek]:
    rows = visible(actor, Taak).filter(klaar_op__isnull=True, vervallen_op__isnull=True)
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    rows = rows.select_related("dossier__kandidaat").order_by("due_on", "gemaakt_op", "pk")
    return [
        Verzoek(
            row.dossier_id, row.dossier.kandidaat.naam, row.titel, "",
            reverse("opdrachtgever:taak", args=[row.dossier_id, row.pk]), _("Taak bekijken"), _("taak"), row.due_on,
        )
        for row in rows[:MEEST]
    ]  # fmt: skip


def _evaluations(actor: Actor, dossier_id: uuid.UUID | None) -> list[Verzoek]:
    """Evaluations of the first year in which the employer's view is still missing."""
    rows = visible(actor, Eerstejaarsevaluatie).filter(
        stand=Eerstejaarsevaluatie.Stand.CONCEPT, visie_werkgever=""
    )
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    return [
        Verzoek(
            row.dossier_id, row.dossier.kandidaat.naam, _("Uw visie op het eerste jaar geven"),
            _("De eerstejaarsevaluatie is begonnen. UWV vraagt de visie van werkgever en werknemer."),
            reverse("opdrachtgever:evaluatie", args=[row.dossier_id]), _("Visie geven"), _("visie geven"),
        )
        for row in rows.select_related("dossier__kandidaat").order_by("gemaakt_op")[:MEEST]
    ]  # fmt: skip


def _reports(actor: Actor, dossier_id: uuid.UUID | None) -> list[Verzoek]:
    """The newest sent report of each dossier, until it was scored."""
    rows = visible(actor, Rapportage).filter(stand=Rapportage.Stand.VERZONDEN)
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    scored = visible(actor, Beoordeling).filter(van="opdrachtgever").values("rapportage_id")
    newest = rows.order_by("dossier_id", "-periode_tot", "-versie").distinct("dossier_id").values("pk")
    rows = visible(actor, Rapportage).filter(pk__in=newest).exclude(pk__in=scored)
    rows = rows.select_related("dossier__kandidaat").order_by("verzonden_op")
    return [
        Verzoek(
            row.dossier_id, row.dossier.kandidaat.naam,
            _("Voortgangsrapportage %(nummer)s lezen") % {"nummer": row.nummer},
            _("Lees het verslag. Zeg daarna hoe u de voortgang, de werkwijze en de samenwerking ziet."),
            reverse("opdrachtgever:rapport", args=[row.dossier_id, row.pk]), _("Verslag lezen"), _("verslag lezen"),
        )
        for row in rows[:MEEST]
    ]  # fmt: skip
