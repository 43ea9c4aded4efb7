"""The manager's picture: proposals and reports that are late or due this week, questions without an answer in time,
dossiers that stand still, and the caseload per coach.

Every number leads to its rows.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling
from wissel.dossiers.models import Dossier
from wissel.escalatie.models import Stagnatie
from wissel.escalatie.redenen import NAMEN
from wissel.policies import Action, visible
from wissel.trajecten.models import Intake, Rapportage, Trajectplan
from wissel.web.bureau.backoffice.lijst import late
from wissel.web.bureau.backoffice.rij import Rij
from wissel.web.bureau.werkvoorraad import lijst
from wissel.web.shared.onderdelen.staaf import Deel, staaf

MOST = 50
SOON = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Versturen:
    """Something to send: late, or due within a week."""

    dossier_id: str
    naam: str
    coach: str
    wat: str
    uiterlijk: dt.date


@dataclass(frozen=True, slots=True)
class Stilstand:
    """A dossier that stands still, since when and why; `manager` when the coach asks the manager along."""

    dossier_id: str
    naam: str
    coach: str
    redenen: str
    sinds: dt.date
    manager: bool


@dataclass(frozen=True, slots=True)
class Caseload:
    """One coach: how many cases, late, this week, quiet; `vol` when above the bureau's own maximum."""

    persoon_id: str
    naam: str
    aantal: int
    laat: int
    week: int
    stil: int
    vol: bool

    @property
    def delen(self) -> tuple[Deel, ...]:
        """The parts of the bar: kind, number, words and place."""
        rest = max(0, self.aantal - self.laat - self.week)
        return staaf(
            (
                ("laat", self.laat, _("te laat")),
                ("straks", self.week, _("deze week")),
                ("goed", rest, _("op schema")),
            )
        )


@dataclass(frozen=True, slots=True)
class Beeld:
    vandaag: dt.date
    voorstellen: tuple[Versturen, ...]
    rapporten: tuple[Versturen, ...]
    vragen: tuple[Rij, ...]
    stilstand: tuple[Stilstand, ...]
    coaches: tuple[Caseload, ...]
    zonder_coach: int
    maximum: int
    hoogste: int

    @property
    def voorstellen_laat(self) -> int:
        return sum(each.uiterlijk < self.vandaag for each in self.voorstellen)

    @property
    def rapporten_laat(self) -> int:
        return sum(each.uiterlijk < self.vandaag for each in self.rapporten)


def build(actor: Actor, today: dt.date, quiet_days: int) -> Beeld:
    """The overview of one bureau on a day."""
    maximum = visible(actor, BureauInstelling).values_list("caseload_maximum", flat=True).first() or 45
    coaches = _caseloads(actor, today, quiet_days, maximum)
    without = (
        visible(actor, Dossier).filter(lijst.OPEN, coach__isnull=True).values("pk")[: lijst.COUNT_CAP + 1]
    )
    return Beeld(
        vandaag=today,
        voorstellen=_proposals(actor, today),
        rapporten=_reports(actor, today),
        vragen=tuple(late(actor, today)),
        stilstand=_standing_still(actor),
        coaches=coaches,
        zonder_coach=len(without),
        maximum=maximum,
        hoogste=max((c.aantal for c in coaches), default=0),
    )


def _caseloads(actor: Actor, today: dt.date, quiet_days: int, maximum: int) -> tuple[Caseload, ...]:
    rows = (
        visible(actor, Dossier)
        .filter(lijst.OPEN, coach__isnull=False)
        .values("coach_id", "coach__voornaam", "coach__tussenvoegsel", "coach__achternaam")
        .annotate(
            aantal=Count("id"),
            laat=Count("id", filter=Q(volgende_op__lt=today)),
            week=Count("id", filter=Q(volgende_op__range=(today, today + dt.timedelta(days=7)))),
            stil=Count("id", filter=Q(laatste_activiteit_op__lt=today - dt.timedelta(days=quiet_days))),
        )
        .order_by("-laat", "-aantal", "coach__achternaam")[:100]
    )
    return tuple(
        Caseload(
            str(r["coach_id"]),
            " ".join(p for p in (r["coach__voornaam"], r["coach__tussenvoegsel"], r["coach__achternaam"]) if p),
            r["aantal"], r["laat"], r["week"], r["stil"], r["aantal"] > maximum,
        )
        for r in rows
    )  # fmt: skip


def _proposals(actor: Actor, today: dt.date) -> tuple[Versturen, ...]:
    done = visible(actor, Trajectplan).filter(naar_opdrachtgever_op__isnull=False)
    rows = (
        visible(actor, Intake, Action.TRAJECT_LEZEN)  # when it was held, never what was said
        .filter(soort="werknemer", voorstel_uiterlijk__lte=today + SOON)
        .exclude(traject_id__in=done.values("traject_id"))
        .exclude(dossier__stand=Dossier.Stand.GESLOTEN)
        .select_related("dossier__kandidaat", "dossier__coach")
        .order_by("voorstel_uiterlijk")[:MOST]
    )
    what = _("Re-integratievoorstel")
    return tuple(_to_send(r.dossier, what, r.voorstel_uiterlijk) for r in rows if r.voorstel_uiterlijk)


def _reports(actor: Actor, today: dt.date) -> tuple[Versturen, ...]:
    rows = (
        visible(actor, Rapportage)
        .filter(
            versturen_uiterlijk__lte=today + SOON,
            stand__in=("gepland", "concept", "bij_kandidaat", "bevroren"),
        )
        .exclude(dossier__stand=Dossier.Stand.GESLOTEN)
        .select_related("dossier__kandidaat", "dossier__coach")
        .order_by("versturen_uiterlijk")[:MOST]
    )
    return tuple(
        _to_send(r.dossier, _("Voortgangsrapportage %(n)s") % {"n": r.nummer}, r.versturen_uiterlijk)
        for r in rows
    )


def _standing_still(actor: Actor) -> tuple[Stilstand, ...]:
    """Open escalations: those that ask for the manager first, then the oldest."""
    rows = visible(actor, Stagnatie).filter(stand=Stagnatie.Stand.OPEN)
    rows = rows.select_related("dossier__kandidaat", "dossier__coach")
    rows = rows.order_by(F("manager_op").asc(nulls_last=True), "sinds", "pk")[:MOST]
    return tuple(
        Stilstand(
            str(r.dossier_id), r.dossier.kandidaat.naam, r.dossier.coach.naam if r.dossier.coach else "",
            ", ".join(str(NAMEN[each["sleutel"]]) for each in r.redenen), r.sinds, r.manager_op is not None,
        )
        for r in rows
    )  # fmt: skip


def _to_send(dossier: Dossier, what: str, due_on: dt.date) -> Versturen:
    coach = dossier.coach.naam if dossier.coach else ""
    return Versturen(str(dossier.pk), dossier.kandidaat.naam, coach, what, due_on)
