"""The duties of the employer in groups: late, this month, later, done, not needed, and from before the bureau came."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier, Milestone, Plichtstand
from wissel.dossiers.plichten.kalender import Partij, waived
from wissel.dossiers.volgende import GEEN_PLICHT
from wissel.policies import visible
from wissel.trajecten.models import Traject
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.weergave import Verplichting
from wissel.web.shared.plichten import duty_rows, grouped, of_party

KORT, LANG = 12, 40


@dataclass(frozen=True, slots=True)
class Groep:
    """Some duties of one group; `volgende` is the key of what comes after them, empty when that was all."""

    regels: tuple[Verplichting, ...] = ()
    volgende: str = ""


@dataclass(frozen=True, slots=True)
class Plichten:
    """Every group with its first duties, or one group further on."""

    laat: Groep = Groep()
    maand: Groep = Groep()
    later: Groep = Groep()
    klaar: Groep = Groep()
    niet_nodig: Groep = Groep()
    eerder: Groep = Groep()

    @property
    def leeg(self) -> bool:
        """Whether there is nothing at all to show."""
        return not any(getattr(self, name).regels for name in GROEPEN)


GROEPEN = ("laat", "maand", "later", "klaar", "niet_nodig", "eerder")
AFLOPEND = {"klaar": "done_on", "niet_nodig": "due_on", "eerder": "due_on"}


def duties(
    actor: Actor, today: dt.date, dossier_id: uuid.UUID | None = None, groep: str = "", after: str = ""
) -> Plichten:
    """Every duty of the own organisation, or of one dossier of it, each group in one query of a fixed size.

    With `groep` only that group, behind the duty `after`. What was due before the dossier was opened is apart: the
    bureau was not there and does not know whether it was done.
    """
    rows = _rows(actor, today, dossier_id)
    if groep in GROEPEN:
        return Plichten(**{groep: _group(rows[groep], groep, after, LANG)})
    return Plichten(**{name: _group(rows[name], name, "", KORT) for name in GROEPEN})


def _rows(actor: Actor, today: dt.date, dossier_id: uuid.UUID | None) -> dict[str, QuerySet[Milestone]]:
    rows = visible(actor, Milestone).filter(
        verantwoordelijke__in=weergave.OPEN_ROLLEN, geldt=True, due_on__isnull=False
    )
    rows = rows.exclude(code__in=GEEN_PLICHT).exclude(dossier__stand=Dossier.Stand.GESLOTEN)
    if dossier_id:
        rows = rows.filter(dossier_id=dossier_id)
    rows = rows.annotate(geopend=TruncDate("dossier__aangemaakt_op", tzinfo=klok.NEDERLAND))
    before = Q(due_on__lt=F("geopend"))
    said = waived(visible(actor, Plichtstand))
    undone = rows.filter(done_on__isnull=True)
    todo = undone.exclude(Exists(said))
    month_end = (today.replace(day=1) + dt.timedelta(days=32)).replace(day=1)
    return {
        "laat": todo.filter(due_on__lt=today).exclude(before),
        "maand": todo.filter(due_on__gte=today, due_on__lt=month_end).exclude(before),
        "later": todo.filter(due_on__gte=month_end).exclude(before),
        "klaar": rows.filter(done_on__isnull=False),
        "niet_nodig": undone.filter(Exists(said)).annotate(
            reden=Subquery(said.values("reden")[:1]), gezegd=Subquery(said.values("door_naam")[:1])
        ),
        "eerder": todo.filter(before),
    }


def _group(rows: QuerySet[Milestone], name: str, after: str, most: int) -> Groep:
    """Duties by date, first one first; what is over by the last one first."""
    column, sign, beyond = AFLOPEND.get(name, "due_on"), "", "gt"
    if name in AFLOPEND:
        sign, beyond = "-", "lt"
    last = rows.filter(pk=after).values_list(column, flat=True).first() if after else None
    if last is not None:
        rows = rows.filter(Q(**{f"{column}__{beyond}": last}) | Q(**{column: last, f"pk__{beyond}": after}))
    rows = rows.select_related("dossier__kandidaat").order_by(sign + column, sign + "pk")
    found = list(rows[: most + 1])
    return Groep(
        tuple(weergave.duty(row) for row in found[:most]),
        str(found[most - 1].pk) if len(found) > most else "",
    )


@dataclass(frozen=True, slots=True)
class Einde:
    """The two ends that stand apart: the pay by law, and the traject as agreed (S2.49, S2.51)."""

    loon_tot: dt.date | None
    wettelijk_tot: dt.date | None
    traject_tot: dt.date | None


def calendar_of(actor: Actor, row: Dossier, today: dt.date) -> dict[str, Any]:
    """The calendar of one employee: the own duties grouped by what binds, how many are late, and those of others."""
    opened = row.aangemaakt_op.astimezone(klok.NEDERLAND).date()
    rows = duty_rows(actor, row.pk, opened, today)
    own = of_party(rows, Partij.WERKGEVER)
    return {
        "groepen": grouped(own),
        "laat": sum(each.laat for each in own),
        "anderen": tuple(each for each in rows if each not in own),
        "einde": _ends(actor, row),
    }


def _ends(actor: Actor, row: Dossier) -> Einde:
    codes = ("loondoorbetaling_laatste_dag", "wachttijd_laatste_dag")
    days = dict(visible(actor, Milestone).filter(dossier=row, code__in=codes).values_list("code", "due_on"))
    traject = visible(actor, Traject).filter(dossier=row).order_by("-aangemaakt_op").first()
    return Einde(
        days.get(codes[0]), days.get(codes[1]), (traject.verlengd_tot or traject.eind_op) if traject else None
    )
