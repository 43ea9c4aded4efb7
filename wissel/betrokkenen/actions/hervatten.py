"""Taking a traject up again after less capacity to work: only on the word of the bedrijfsarts, by paper or by link."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.betrokkenen.actions.antwoorden import open_tasks
from wissel.betrokkenen.actions.taaklinks import withdraw_for_pause
from wissel.betrokkenen.models import Artsverklaring
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten.actions.onderbreking import resume
from wissel.trajecten.actions.taken import finish_taak
from wissel.trajecten.models import Onderbreking

DAG = dt.timedelta(days=1)


def confirmation(by: Actor, onderbreking: Onderbreking) -> Artsverklaring | None:
    """What the bedrijfsarts said last during this pause, when that is that it can go on."""
    rows = Artsverklaring.objects.filter(bureau_id=by.bureau_id, onderbreking=onderbreking)
    newest = rows.order_by("-op", "-id").first()
    return newest if newest is not None and newest.kan_verder else None


@transaction.atomic
def resume_confirmed(*, onderbreking: Onderbreking, laatste_dag: dt.date, by: Actor) -> Onderbreking:
    """Take the traject up again on the doctor's own answer, not before the day named there."""
    said = confirmation(by, onderbreking)
    if said is None or said.vanaf is None:
        text = _(
            "De bedrijfsarts heeft nog niet gezegd dat het verder kan. Vraag dat eerst, of voeg de brief toe."
        )
        raise DomainError("verklaring", text)
    if laatste_dag < said.vanaf - DAG:
        text = _("De bedrijfsarts zei: verder vanaf %(dag)s. Eerder hervatten kan niet.")
        raise DomainError("te_vroeg", text % {"dag": lange_datum(said.vanaf)}, veld="laatste_dag")
    return _resume(onderbreking, laatste_dag, said.datum, said.naam, said.vanaf, by)


@transaction.atomic
def resume_with_paper(
    *, onderbreking: Onderbreking, laatste_dag: dt.date, verklaring_op: dt.date | None, verklaring_door: str,
    bestand: Any, by: Actor,
) -> Onderbreking:  # fmt: skip
    """Take the traject up again on a written statement, which is kept for the bureau alone.

    Raises DomainError at the field, without the paper too: a date and a name alone are no statement.
    """
    if bestand is None:
        text = _("Zonder verklaring van de bedrijfsarts kan het traject niet verder. Voeg de verklaring toe.")
        raise DomainError("verklaring", text, veld="bestand")
    row = _resume(onderbreking, laatste_dag, verklaring_op, verklaring_door, laatste_dag + DAG, by)
    dossier = Dossier.objects.get(bureau_id=by.bureau_id, pk=row.dossier_id)
    titel = _("Verklaring dat het traject verder kan, %(naam)s") % {"naam": row.verklaring_door}
    document = upload_document(
        dossier=dossier, by=by, titel=titel[:200], soort="advies_bedrijfsarts", datum=row.verklaring_op or klok.today(),
        publiek=Document.Publiek.BUREAU, bestand=bestand, auteur=row.verklaring_door,
    )  # fmt: skip
    known = Artsverklaring.objects.filter(bureau_id=by.bureau_id, onderbreking=row, document=document)
    if not known.exists():
        said = Artsverklaring.objects.create(
            bureau_id=by.bureau_id, dossier=dossier, onderbreking=row, kan_verder=True, naam=row.verklaring_door,
            datum=row.verklaring_op or klok.today(), vanaf=laatste_dag + DAG, document=document,
            door_id=by.lidmaatschap_id, op=klok.now(),
        )  # fmt: skip
        record(by, "artsverklaring_vastgelegd", dossier=dossier, onderwerp=said, categorie="C")
    return row


def _resume(
    onderbreking: Onderbreking, laatste_dag: dt.date, on: dt.date | None, naam: str, vanaf: dt.date, by: Actor
) -> Onderbreking:
    row = resume(
        onderbreking=onderbreking, laatste_dag=laatste_dag, verklaring_op=on, verklaring_door=naam,
        hervatten_op=vanaf, by=by,
    )  # fmt: skip
    withdraw_for_pause(onderbreking=row, by=by)
    for task in open_tasks(by.bureau_id, row):
        finish_taak(taak=task, by=by)
    return row
