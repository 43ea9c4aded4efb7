"""Duties that come from the guidance: the proposal after the intake, reports, and who is waited for."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.models import Rol
from wissel.dossiers import volgende
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.volgende import Plicht
from wissel.trajecten.models import Intake, Onderbreking, Rapportage, Standpunt, Taak, Traject, Trajectplan

OPEN = (
    Rapportage.Stand.GEPLAND, Rapportage.Stand.CONCEPT, Rapportage.Stand.BIJ_KANDIDAAT, Rapportage.Stand.BEVROREN,
)  # fmt: skip
VOORBIJ = (Traject.Stand.NAZORG, Traject.Stand.AFGEROND)
# The task that asks to take a traject up again.
HERVATTEN = "hervatten"
# Practice: after a week without an answer it is time to call.
NABELLEN_NA = dt.timedelta(days=7)


def refresh(dossier: Dossier) -> None:
    """Store the next duty again, after something that may have changed it."""
    volgende.refresh(dossier, klok.today())


def proposals(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """The proposal is due at the opdrachtgever some days after the intake; once sent, the approval is waited for.

    In a pause the kandidaat need not answer.
    """
    due = (
        Intake.objects.filter(
            bureau_id=dossier.bureau_id,
            dossier=dossier,
            soort=Intake.Soort.WERKNEMER,
            voorstel_uiterlijk__isnull=False,
        )
        .exclude(traject__stand__in=VOORBIJ)
        .values_list("voorstel_uiterlijk", flat=True)
        .first()
    )
    if due is None:
        return
    plans = Trajectplan.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    newest = plans.exclude(stand__in=["concept", "vervangen"]).order_by("-nummer").first()
    if newest is None:
        yield due, _("Re-integratievoorstel aanbieden"), ""
    elif newest.stand == Trajectplan.Stand.BIJ_KANDIDAAT:
        duty = _at_kandidaat(newest, due)
        if duty[2] != "kandidaat" or dossier.stand != Dossier.Stand.PAUZE:
            yield duty
    elif newest.stand == Trajectplan.Stand.BIJ_OPDRACHTGEVER and newest.naar_opdrachtgever_op:
        sent = newest.naar_opdrachtgever_op.astimezone(klok.NEDERLAND).date()
        yield sent + NABELLEN_NA, _("Goedkeuring van het plan"), "opdrachtgever"


def _at_kandidaat(plan: Trajectplan, due: dt.date) -> Plicht:
    """Until the opdrachtgever had one, the proposal is due as before; a later version has no term of its own."""
    own = {"bureau_id": plan.bureau_id, "dossier_id": plan.dossier_id}
    if Trajectplan.objects.filter(naar_opdrachtgever_op__isnull=False, **own).exists():
        offered = plan.aangeboden_op or plan.aangemaakt_op
        due = offered.astimezone(klok.NEDERLAND).date() + NABELLEN_NA
    if Standpunt.objects.filter(bureau_id=plan.bureau_id, plan=plan, van=Rol.KANDIDAAT).exists():
        return due, _("Re-integratievoorstel naar de opdrachtgever"), ""
    return due, _("Antwoord van de kandidaat op het plan"), "kandidaat"


def starts(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """The agreed first day of spoor 2, until a person records that it began: the law counts from that fact."""
    if dossier.soort != Dossier.Soort.SPOOR2:
        return
    own = {"bureau_id": dossier.bureau_id, "dossier": dossier}
    agreed = Traject.objects.filter(stand=Traject.Stand.LOPEND, start_op__isnull=False, **own)
    start = agreed.values_list("start_op", flat=True).first()
    if start is None:
        return
    if Milestone.objects.filter(code="spoor2_start", done_on__isnull=True, geldt=True, **own).exists():
        yield start, _("Start van spoor 2 vastleggen"), ""


def reports(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """The first report that was not sent yet."""
    row = (
        Rapportage.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, stand__in=OPEN)
        .exclude(traject__stand=Traject.Stand.AFGEROND)
        .order_by("versturen_uiterlijk")
        .first()
    )
    if row is not None:
        waiting = "kandidaat" if row.stand == Rapportage.Stand.BIJ_KANDIDAAT and not row.zienswijze_op else ""
        yield (
            row.versturen_uiterlijk,
            _("Voortgangsrapportage %(nummer)s versturen") % {"nummer": row.nummer},
            waiting,
        )


def pauses(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """The day on which a running pause is to be looked at again, until the bedrijfsarts said that it can go on.

    Then taking the traject up again is the duty, and a task says so.
    """
    go_on = Taak.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, soort=HERVATTEN, klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )  # fmt: skip
    if go_on.exists():
        return
    row = Onderbreking.objects.filter(
        bureau_id=dossier.bureau_id,
        dossier=dossier,
        laatste_dag__isnull=True,
        herbeoordeling_op__isnull=False,
    ).first()
    if row is not None and row.herbeoordeling_op:
        yield row.herbeoordeling_op, _("Pauze opnieuw bekijken"), ""


def tasks(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """Open tasks with a day: of the bureau itself, or of someone who is then waited for.

    While the traject is paused, tasks of the kandidaat wait too.
    """
    rows = Taak.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, due_on__isnull=False, klaar_op__isnull=True,
        vervallen_op__isnull=True,
    ).order_by("due_on")  # fmt: skip
    if dossier.stand == Dossier.Stand.PAUZE:
        rows = rows.exclude(voor_rol=Rol.KANDIDAAT)
    for row in rows[:20]:
        if row.due_on is not None:
            yield row.due_on, row.titel, "" if row.voor_rol in {Rol.COACH, Rol.JOBHUNTER} else row.voor_rol


def register() -> None:
    for source in (proposals, starts, reports, pauses, tasks):
        volgende.register(source)
