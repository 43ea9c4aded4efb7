"""Mending the plan after a pause: which activities fell in it, and a new version with what the coach chose for each.

Nothing moves by itself: the end of the traject and every date of the law stay (S2.41).
"""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.actions import plan as plannen
from wissel.trajecten.actions.onderbreking import lost_days
from wissel.trajecten.actions.planhulp import lock_traject
from wissel.trajecten.actions.taken import finish_taak, make_taak
from wissel.trajecten.models import Onderbreking, Planregel, Rapportage, Taak, Trajectplan

LATEN, SCHUIVEN, SCHRAPPEN = "laten", "schuiven", "schrappen"
# Practice: whoever comes back knows within a week what the plan is.
HERSTEL_BINNEN = dt.timedelta(days=7)


def newest_plan(onderbreking: Onderbreking) -> Trajectplan | None:
    """The version that a repair starts from: the draft there is, else the newest one."""
    rows = Trajectplan.objects.filter(
        bureau_id=onderbreking.bureau_id, traject_id=onderbreking.traject_id
    ).exclude(stand=Trajectplan.Stand.VERVANGEN)
    return rows.order_by("-nummer").first()


def touched_lines(onderbreking: Onderbreking) -> list[Planregel]:
    """The activities with days in or after the pause; the first ones first. None while it lasts."""
    plan = newest_plan(onderbreking)
    if plan is None or onderbreking.laatste_dag is None:
        return []
    late = Q(tot__gte=onderbreking.eerste_dag) | Q(tot__isnull=True, van__gte=onderbreking.eerste_dag)
    rows = Planregel.objects.filter(late, bureau_id=onderbreking.bureau_id, plan=plan)
    return list(rows.order_by("van", "volgorde", "id"))


def fell_in(regel: Planregel, onderbreking: Onderbreking) -> bool:
    """Whether days of this activity lie in the pause, so that moving it is the proposal."""
    first, last = regel.van or regel.tot, regel.tot or regel.van
    end = onderbreking.laatste_dag
    return bool(first and last and end and first <= end and last >= onderbreking.eerste_dag)


def undated_lines(onderbreking: Onderbreking) -> int:
    """How many activities have no day, and so cannot move."""
    plan = newest_plan(onderbreking)
    if plan is None:
        return 0
    rows = Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan, van__isnull=True, tot__isnull=True)
    return rows.count()


def touched_reports(onderbreking: Onderbreking) -> list[Rapportage]:
    """The reports whose period shares days with the pause; they keep their day."""
    end = onderbreking.laatste_dag
    if end is None:
        return []
    rows = Rapportage.objects.filter(
        bureau_id=onderbreking.bureau_id, traject_id=onderbreking.traject_id, periode_van__lte=end,
        periode_tot__gte=onderbreking.eerste_dag,
    ).exclude(stand=Rapportage.Stand.VERVANGEN)  # fmt: skip
    return list(rows.order_by("periode_van", "versie"))


def propose_repair(*, onderbreking: Onderbreking, by: Actor) -> Taak | None:
    """Ask the coach to mend the plan, once per pause; nothing when no activity fell in it."""
    if not any(fell_in(row, onderbreking) for row in touched_lines(onderbreking)):
        return None
    return _task(onderbreking, by)


def _task(onderbreking: Onderbreking, by: Actor) -> Taak:
    return make_taak(
        dossier=onderbreking.dossier, by=by, soort="pauzeherstel", titel=_("Plan bijwerken na de pauze"),
        voor_rol=Rol.COACH, sleutel=_key(onderbreking), due_on=klok.today() + HERSTEL_BINNEN,
        traject=onderbreking.traject,
    )  # fmt: skip


def repair_done(onderbreking: Onderbreking) -> bool:
    """Whether the plan was mended after this pause, so that nothing moves twice."""
    return Taak.objects.filter(
        bureau_id=onderbreking.bureau_id, dossier_id=onderbreking.dossier_id, sleutel=_key(onderbreking),
        klaar_op__isnull=False,
    ).exists()  # fmt: skip


@transaction.atomic
def mend_plan(
    *, onderbreking: Onderbreking, keuzes: Mapping[uuid.UUID, str], by: Actor
) -> Trajectplan | None:
    """Write the choices per activity in a draft of the plan: leave, move by the days lost, or take out.

    The draft is offered as every version is. Gives None when nothing was to change. The same choices twice are once.
    Raises DomainError while the pause lasts.
    """
    traject = lock_traject(onderbreking.traject_id, by)
    row = Onderbreking.objects.get(bureau_id=by.bureau_id, pk=onderbreking.pk)
    if row.laatste_dag is None:
        raise DomainError("loopt", _("Deze pauze loopt nog. Hervat het traject eerst."))
    if repair_done(row):
        return newest_plan(row)
    wanted = {line.reeks: keuzes.get(line.reeks, LATEN) for line in touched_lines(row)}
    plan = None
    if any(choice != LATEN for choice in wanted.values()):
        plan = plannen.new_plan(traject=traject, by=by)
        _apply(plan, wanted, lost_days(row, klok.today()), by)
    finish_taak(taak=_task(row, by), by=by)
    record(by, "plan_hersteld_na_pauze", dossier=row.dossier_id, onderwerp=row, categorie="I")
    return plan


def _apply(plan: Trajectplan, wanted: Mapping[uuid.UUID, str], days: int, by: Actor) -> None:
    later = dt.timedelta(days=days)
    for line in Planregel.objects.filter(bureau_id=plan.bureau_id, plan=plan, reeks__in=wanted):
        choice = wanted[line.reeks]
        if choice == SCHRAPPEN:
            plannen.remove_regel(regel=line, by=by)
        elif choice == SCHUIVEN:
            moved: dict[str, Any] = {name: getattr(line, name) for name in ("van", "tot")}
            days_ = {name: day + later for name, day in moved.items() if day is not None}
            plannen.change_regel(regel=line, by=by, **days_)


def _key(onderbreking: Onderbreking) -> str:
    return f"pauzeherstel {onderbreking.pk}"
