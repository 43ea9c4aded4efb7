"""The network log: who was spoken to, how, when and what came of it."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.sollicitaties.actions import hulp
from wissel.sollicitaties.actions.logregel import TOCH_NIET, column
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.models import Logboekregel


@transaction.atomic
def add_contact(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, wie: str, kanaal: str, datum: dt.date, resultaat: str = "",
    netwerkgesprek: bool = False, initiatief: str = "", sollicitatie: Sollicitatie | None = None,
) -> Netwerkcontact:  # fmt: skip
    """Write down a contact. The same form sent twice is one. Raises DomainError at the field."""
    dossier = hulp.hold_dossier(dossier.pk, by)
    known = Netwerkcontact.objects.filter(bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel).first()
    if known is not None:
        return known
    hulp.check_day(datum)
    if sollicitatie is not None and sollicitatie.dossier_id != dossier.pk:
        raise DomainError("ander_dossier", _("Kies een sollicitatie uit dit dossier."), veld="sollicitatie")
    row = Netwerkcontact(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, datum=datum, netwerkgesprek=netwerkgesprek,
        initiatief=hulp.initiative(by, initiatief), sollicitatie=sollicitatie, achteraf=datum < klok.today(),
        op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    for name, value in (("wie", wie), ("kanaal", kanaal), ("resultaat", resultaat)):
        setattr(row, name, clean(row, name, value))
    row.save(force_insert=True)
    _log(row)
    record(by, "netwerkcontact", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def take_out(*, contact: Netwerkcontact, by: Actor, weg: bool = True) -> Netwerkcontact:
    """Take away what was written down by mistake, or put it back."""
    hulp.hold_dossier(contact.dossier_id, by)
    rows = Netwerkcontact.objects.select_for_update(of=("self",)).select_related("dossier__bureau")
    row = rows.get(bureau_id=by.bureau_id, pk=contact.pk)
    if (row.weg_op is not None) is weg:
        return row
    row.weg_op = klok.now() if weg else None
    row.save(update_fields=["weg_op"])
    with override("nl"):
        _correct(row, TOCH_NIET if weg else row.resultaat)
    act = "netwerkcontact_weg" if weg else "netwerkcontact_terug"
    record(by, act, dossier=row.dossier_id, onderwerp=row, categorie="N")
    return row


def _log(row: Netwerkcontact) -> None:
    """The effort as a line of the log; what came of it stays here, for it is about somebody else."""
    dossier = row.dossier
    if dossier.eerste_ziektedag is not None and row.datum < dossier.eerste_ziektedag:
        return
    with override("nl"):
        what = _("Netwerkgesprek") if row.netwerkgesprek else _("Contact in het netwerk")
        write_note(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort="netwerk", datum=row.datum,
            wie=str(row.get_kanaal_display()).lower(), waarom=str(what), kolom=column(row.initiatief),
            publiek="kandidaat", sleutel=uuid.uuid5(row.pk, "logboek"),
        )  # fmt: skip


def _correct(row: Netwerkcontact, words: str) -> None:
    line = Logboekregel.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel=uuid.uuid5(row.pk, "logboek")
    ).first()
    while line is not None and line.vervangen_door is not None:
        line = line.vervangen_door
    if line is not None:
        correct_note(regel=line, by=Actor.systeem(row.dossier.bureau), resultaat=words)
