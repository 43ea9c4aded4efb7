"""The intake: answers that save themselves, each with an audience, and finishing it."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten import plichten, sjabloon
from wissel.trajecten.models import Intake, IntakeAntwoord


def domains(intake: Intake) -> list[dict]:
    """The questions of this form, from the traject's own copy."""
    rows = intake.traject.sjabloon["intake"]["domeinen"]
    return [row for row in rows if row["formulier"] == intake.soort]


@transaction.atomic
def save_answer(
    *, intake: Intake, domein: str, tekst: str, zichtbaarheid: str, by: Actor, versie: int | None = None
) -> IntakeAntwoord:
    """Keep one answer with its audience. `versie` is the state that was on screen; None when it was new.

    Raises Changed when somebody else changed it meanwhile; what was typed is then shown beside it.
    """
    if zichtbaarheid not in IntakeAntwoord.Zichtbaarheid.values:
        raise DomainError("zichtbaarheid", _("Kies wie dit antwoord mag lezen."), veld=domein)
    if domein not in {row["sleutel"] for row in domains(intake)}:
        raise DomainError("domein", _("Deze vraag hoort niet bij dit formulier. Ververs de pagina."))
    row = IntakeAntwoord.objects.select_for_update(of=("self",)).filter(
        bureau_id=by.bureau_id, intake=intake, domein=domein
    ).first()  # fmt: skip
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
    row.tekst, row.zichtbaarheid, row.versie = tekst, zichtbaarheid, row.versie + 1
    row.bewaard_op, row.bewaard_door_id = klok.now(), by.lidmaatschap_id
    row.save()
    return row


@transaction.atomic
def finish_intake(*, intake: Intake, gehouden_op: dt.date, by: Actor) -> Intake:
    """Finish an intake that was held; the proposal is due by the term of the sjabloon.

    Raises DomainError that names required questions without an answer.
    """
    intake = Intake.objects.select_for_update(of=("self",)).select_related("traject", "dossier").get(
        bureau_id=by.bureau_id, pk=intake.pk
    )  # fmt: skip
    if intake.afgerond_op:
        return intake
    if gehouden_op > klok.today():
        raise DomainError(
            "toekomst",
            _("Het gesprek ligt nog in de toekomst. Vul de dag in waarop het was."),
            veld="gehouden_op",
        )
    answered = set(
        IntakeAntwoord.objects.filter(bureau_id=by.bureau_id, intake=intake)
        .exclude(tekst="")
        .values_list("domein", flat=True)
    )
    missing = [
        row["naam"] for row in domains(intake) if row.get("verplicht") and row["sleutel"] not in answered
    ]
    if missing:
        text = _("Deze onderdelen zijn nog leeg: %(wat)s.") % {"wat": ", ".join(missing)}
        raise DomainError("onvolledig", text)
    intake.gehouden_op, intake.afgerond_op, intake.afgerond_door_id = (
        gehouden_op,
        klok.today(),
        by.lidmaatschap_id,
    )
    intake.voorstel_uiterlijk = sjabloon.voorstel_uiterlijk(intake.traject.sjabloon, gehouden_op)
    intake.save(update_fields=["gehouden_op", "afgerond_op", "afgerond_door", "voorstel_uiterlijk"])
    record(by, "intake_afgerond", dossier=intake.dossier_id, onderwerp=intake, categorie="F")
    plichten.refresh(intake.dossier)
    return intake
