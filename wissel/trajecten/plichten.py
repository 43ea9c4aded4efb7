"""Duties that come from the guidance: the proposal after the intake, reports, and who is waited for."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.models import Rol
from wissel.dossiers import volgende
from wissel.dossiers.models import Dossier
from wissel.dossiers.volgende import Plicht
from wissel.trajecten.models import Intake, Onderbreking, Rapportage, Taak, Trajectplan

OPEN = (
    Rapportage.Stand.GEPLAND, Rapportage.Stand.CONCEPT, Rapportage.Stand.BIJ_KANDIDAAT, Rapportage.Stand.BEVROREN,
)  # fmt: skip
WACHT = {"bij_kandidaat": "kandidaat", "bij_opdrachtgever": "opdrachtgever"}


def refresh(dossier: Dossier) -> None:
    """Store the next duty again, after something that may have changed it."""
    volgende.refresh(dossier, klok.today())


def proposals(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """The proposal is due some days after the intake, until one was offered."""
    plans = Trajectplan.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    newest = plans.exclude(stand__in=["concept", "vervangen"]).order_by("-nummer").first()
    intakes = Intake.objects.filter(
        bureau_id=dossier.bureau_id,
        dossier=dossier,
        soort=Intake.Soort.WERKNEMER,
        voorstel_uiterlijk__isnull=False,
    )
    due = intakes.values_list("voorstel_uiterlijk", flat=True).first()
    if newest is None and due is not None:
        yield due, _("Re-integratievoorstel aanbieden"), ""
    elif newest is not None and newest.stand in WACHT and due is not None:
        words = {
            "bij_kandidaat": _("Antwoord van de kandidaat op het plan"),
            "bij_opdrachtgever": _("Goedkeuring van het plan"),
        }
        yield max(due, today), words[newest.stand], WACHT[newest.stand]


def reports(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """The first report that was not sent yet."""
    row = (
        Rapportage.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, stand__in=OPEN)
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
    """The day on which a running pause is to be looked at again."""
    row = Onderbreking.objects.filter(
        bureau_id=dossier.bureau_id,
        dossier=dossier,
        laatste_dag__isnull=True,
        herbeoordeling_op__isnull=False,
    ).first()
    if row is not None and row.herbeoordeling_op:
        yield row.herbeoordeling_op, _("Pauze opnieuw bekijken"), ""


def tasks(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """Open tasks with a day: of the bureau itself, or of someone who is then waited for."""
    rows = Taak.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, due_on__isnull=False, klaar_op__isnull=True,
        vervallen_op__isnull=True,
    ).order_by("due_on")  # fmt: skip
    for row in rows[:20]:
        if row.due_on is not None:
            yield row.due_on, row.titel, "" if row.voor_rol in {Rol.COACH, Rol.JOBHUNTER} else row.voor_rol


def register() -> None:
    for source in (proposals, reports, pauses, tasks):
        volgende.register(source)
