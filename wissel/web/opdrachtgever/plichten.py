"""The duties of the employer in groups: late, this month, later, done, and from before the bureau came in."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.policies import visible
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.weergave import Verplichting

MEEST = 60


@dataclass(frozen=True, slots=True)
class Groep:
    """Some duties of one group; `meer` says that there are more than the page shows."""

    regels: tuple[Verplichting, ...]
    meer: bool


@dataclass(frozen=True, slots=True)
class Plichten:
    laat: Groep
    maand: Groep
    later: Groep
    klaar: Groep
    eerder: Groep

    @property
    def leeg(self) -> bool:
        """Whether there is nothing at all to show."""
        return not any(each.regels for each in (self.laat, self.maand, self.later, self.klaar, self.eerder))


def duties(actor: Actor, today: dt.date, dossier_id: uuid.UUID | None = None) -> Plichten:
    """Every duty of the own organisation, or of one dossier of it, each group in one query of a fixed size.

    What was due before the dossier was opened is apart: the bureau was not there and does not know whether it was done.
    """
    rows = visible(actor, Milestone).filter(
        verantwoordelijke__in=weergave.OPEN_ROLLEN, geldt=True, due_on__isnull=False
    )
    rows = rows.exclude(code__in=GEEN_PLICHT).exclude(dossier__stand=Dossier.Stand.GESLOTEN)
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    rows = rows.annotate(geopend=TruncDate("dossier__aangemaakt_op", tzinfo=klok.NEDERLAND))
    before = Q(due_on__lt=F("geopend"))
    todo = rows.filter(done_on__isnull=True)
    month_end = (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return Plichten(
        laat=_group(todo.filter(due_on__lt=today).exclude(before), "due_on"),
        maand=_group(todo.filter(due_on__gte=today, due_on__lt=month_end).exclude(before), "due_on"),
        later=_group(todo.filter(due_on__gte=month_end).exclude(before), "due_on"),
        klaar=_group(rows.filter(done_on__isnull=False), "-done_on"),
        eerder=_group(todo.filter(before), "-due_on"),
    )


def _group(rows: QuerySet[Milestone], order: str) -> Groep:
    found = list(
        rows.select_related("dossier__kandidaat").order_by(order, "dossier_id", "volgorde")[: MEEST + 1]
    )
    return Groep(tuple(weergave.duty(row) for row in found[:MEEST]), len(found) > MEEST)
