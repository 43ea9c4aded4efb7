"""The intake: answers that save themselves, each with an audience, and finishing it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten import plichten, sjabloon
from wissel.trajecten.actions import fases
from wissel.trajecten.actions.logboek import note_activity
from wissel.trajecten.actions.planhulp import LANGSTE_TEKST
from wissel.trajecten.models import Intake, IntakeAntwoord

# While somebody types, the logbook gets one entry per stretch of writing, not one per save.
SCHRIJFTIJD = dt.timedelta(minutes=10)


def domains(intake: Intake) -> list[dict]:
    """The questions of this form, from the traject's own copy."""
    rows = intake.traject.sjabloon.get("intake", {}).get("domeinen", [])
    return [row for row in rows if row["formulier"] == intake.soort]


@transaction.atomic
def save_answer(
    *, intake: Intake, domein: str, tekst: str, zichtbaarheid: str, by: Actor, versie: int | None = None
) -> IntakeAntwoord:
    """Keep one answer with its audience. `versie` is the state that was on screen, 0 when the question was empty.

    Raises Changed when somebody else changed it meanwhile; what was typed is then shown beside it. Without `versie`
    no state was on screen (an import) and the answer is taken over.
    """
    intake = _locked(intake, by)
    tekst = tekst.replace("\x00", "")
    _check_answer(intake, domein, tekst, zichtbaarheid)
    row = IntakeAntwoord.objects.filter(bureau_id=by.bureau_id, intake=intake, domein=domein).first()
    if row is None:
        row = IntakeAntwoord(
            bureau_id=by.bureau_id, dossier_id=intake.dossier_id, intake=intake, domein=domein, versie=0
        )
    elif (row.tekst, row.zichtbaarheid) == (tekst, zichtbaarheid):
        return row
    elif versie is not None and versie != row.versie:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft dit antwoord net gewijzigd."), veld=domein, nu=row.tekst
        )
    same_stretch = (
        row.versie > 0
        and row.bewaard_door_id == by.lidmaatschap_id
        and klok.now() - row.bewaard_op < SCHRIJFTIJD
    )
    row.tekst, row.zichtbaarheid, row.versie = tekst, zichtbaarheid, row.versie + 1
    row.bewaard_op, row.bewaard_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    if not same_stretch:
        record(by, "intake_antwoord", dossier=intake.dossier_id, onderwerp=row, categorie="F")
    return row


def _check_answer(intake: Intake, domein: str, tekst: str, zichtbaarheid: str) -> None:
    if domein not in {row["sleutel"] for row in domains(intake)}:
        raise DomainError("domein", _("Deze vraag hoort niet bij dit formulier. Ververs de pagina."))
    if zichtbaarheid not in IntakeAntwoord.Zichtbaarheid.values:
        raise DomainError("zichtbaarheid", _("Kies wie dit antwoord mag lezen."), veld=domein)
    if len(tekst) > LANGSTE_TEKST:
        text = _("Dit antwoord is te lang: hooguit %(tot)s tekens. Kort het in.") % {"tot": LANGSTE_TEKST}
        raise DomainError("te_lang", text, veld=domein)


@transaction.atomic
def finish_intake(*, intake: Intake, gehouden_op: dt.date, by: Actor) -> Intake:
    """Finish an intake that was held; from the one of the werknemer the proposal is due by the term of the sjabloon.

    Finishing again with another day puts that day right. Raises DomainError that names required questions without an
    answer.
    """
    intake = _locked(intake, by)
    if intake.afgerond_op and intake.gehouden_op == gehouden_op:
        return intake
    _check_day(intake.dossier, gehouden_op)
    _check_complete(intake)
    first = intake.afgerond_op is None
    intake.gehouden_op = gehouden_op
    if first:
        intake.afgerond_op, intake.afgerond_door_id = klok.today(), by.lidmaatschap_id
    if intake.soort == Intake.Soort.WERKNEMER:
        intake.voorstel_uiterlijk = sjabloon.voorstel_uiterlijk(intake.traject.sjabloon, gehouden_op)
    intake.save(update_fields=["gehouden_op", "afgerond_op", "afgerond_door", "voorstel_uiterlijk"])
    fases.mark_event(traject=intake.traject, gebeurtenis=f"intake_{intake.soort}", by=by)
    act = "intake_afgerond" if first else "intake_dag_gewijzigd"
    record(by, act, dossier=intake.dossier_id, onderwerp=intake, categorie="F")
    note_activity(intake.dossier, gehouden_op)
    plichten.refresh(intake.dossier)
    return intake


def _check_day(dossier: Dossier, gehouden_op: dt.date) -> None:
    if gehouden_op > klok.today():
        text = _("Het gesprek ligt nog in de toekomst. Vul de dag in waarop het was.")
        raise DomainError("toekomst", text, veld="gehouden_op")
    if dossier.eerste_ziektedag and gehouden_op < dossier.eerste_ziektedag:
        text = _("De intake ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums.")
        raise DomainError(
            "volgorde", text % {"dag": lange_datum(dossier.eerste_ziektedag)}, veld="gehouden_op"
        )


def _check_complete(intake: Intake) -> None:
    texts = IntakeAntwoord.objects.filter(bureau_id=intake.bureau_id, intake=intake).values_list(
        "domein", "tekst"
    )
    answered = {domein for domein, tekst in texts if tekst.strip()}
    missing = [
        row["naam"] for row in domains(intake) if row.get("verplicht") and row["sleutel"] not in answered
    ]
    if missing:
        text = _("Deze onderdelen zijn nog leeg: %(wat)s.") % {"wat": ", ".join(missing)}
        raise DomainError("onvolledig", text)


def _locked(intake: Intake, by: Actor) -> Intake:
    """The form, held, so that two people who answer the same empty question do not collide."""
    return Intake.objects.select_for_update(of=("self",)).select_related("traject", "dossier").get(
        bureau_id=by.bureau_id, pk=intake.pk
    )  # fmt: skip
