"""Employers approached for one kandidaat (S1.10, S1.17). What is kept here is a register; nothing is sent from it."""

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Initiatief
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobhunting.actions import hulp
from wissel.jobhunting.actions.regels import settle
from wissel.jobhunting.models import Benadering, Netwerkorganisatie
from wissel.logbook.actions import record
from wissel.sollicitaties.actions.logregel import TOCH_NIET, column
from wissel.sollicitaties.models import Netwerkcontact
from wissel.sollicitaties.vergelijken import fold_employer
from wissel.trajecten.actions.logboek import correct_note, write_note
from wissel.trajecten.actions.planhulp import clean
from wissel.trajecten.models import Logboekregel
from wissel.zoekprofielen.models import Richting


@transaction.atomic
def approach(
    *, dossier: Dossier, by: Actor, sleutel: uuid.UUID, naam: str, datum: dt.date, kanaal: str, uitkomst: str,
    resultaat: str = "", organisatie: Netwerkorganisatie | None = None, reeks: uuid.UUID | None = None,
    initiatief: str = "", contact: Netwerkcontact | None = None,
) -> Benadering:  # fmt: skip
    """Write down that an employer was approached for this kandidaat. The same form sent twice is one.

    `organisatie` gives the name when it is known. `contact` is a line of the kandidaat's network that this row names
    the employer of. Raises DomainError at the field.
    """
    held = hulp.hold_dossier(dossier.pk, by)
    known = Benadering.objects.filter(bureau_id=by.bureau_id, dossier=held, sleutel=sleutel).first()
    if known is not None:
        return known
    hulp.check_day(datum)
    employer = hulp.hold(organisatie, by) if organisatie is not None else None
    name = employer.naam if employer else " ".join(naam.split())
    if not name:
        raise DomainError("naam", _("Kies een organisatie of vul de naam van de werkgever in."), veld="naam")
    row = Benadering(
        bureau_id=by.bureau_id, dossier=held, sleutel=sleutel, organisatie=employer, reeks=reeks, datum=datum,
        richting=_direction(held, reeks), initiatief=_initiative(by, initiatief), contact=_contact(held, contact),
        achteraf=datum < klok.today(), op=klok.now(), door_id=by.lidmaatschap_id,
    )  # fmt: skip
    given = {"naam": name, "kanaal": kanaal, "uitkomst": uitkomst, "resultaat": resultaat}
    for field, value in given.items():
        setattr(row, field, clean(row, field, value))
    row.naam_plat = fold_employer(row.naam)
    row.save(force_insert=True)
    if employer is not None:
        settle(employer)
    _log(row)
    record(by, "benadering", dossier=held, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def take_out(*, benadering: Benadering, by: Actor, weg: bool = True) -> Benadering:
    """Take away what was written by mistake, or put it back; the line of the log says so."""
    held = hulp.hold_dossier(benadering.dossier_id, by)
    rows = Benadering.objects.select_for_update(of=("self",)).select_related("organisatie")
    row = rows.get(bureau_id=by.bureau_id, dossier=held, pk=benadering.pk)
    if (row.weg_op is not None) is weg:
        return row
    row.weg_op = klok.now() if weg else None
    row.save(update_fields=["weg_op"])
    row.dossier = held
    if row.organisatie is not None:
        settle(row.organisatie)
    with override("nl"):
        _correct(row, TOCH_NIET if weg else _outcome(row))
    record(by, "benadering_weg" if weg else "benadering_terug", dossier=held, onderwerp=row, categorie="N")
    return row


def _log(row: Benadering) -> None:
    """The effort as a line of the log, once: a line of the network wrote its own."""
    dossier = row.dossier
    early = dossier.eerste_ziektedag is not None and row.datum < dossier.eerste_ziektedag
    if early or row.contact_id is not None:
        return
    with override("nl"):
        write_note(
            dossier=dossier, by=Actor.systeem(dossier.bureau), soort="netwerk", datum=row.datum, wie=row.naam,
            waarom=_("Werkgever benaderd"), resultaat=_outcome(row), kolom=column(row.initiatief),
            publiek="kandidaat", sleutel=uuid.uuid5(row.pk, "logboek"),
        )  # fmt: skip


def _outcome(row: Benadering) -> str:
    """Channel and outcome from the lists; the own words stay here."""
    words = f"{row.get_kanaal_display()}. {row.get_uitkomst_display()}."
    return f"{words} {_('Richting')}: {row.richting}." if row.richting else words


def _correct(row: Benadering, words: str) -> None:
    line = Logboekregel.objects.filter(
        bureau_id=row.bureau_id, dossier_id=row.dossier_id, sleutel=uuid.uuid5(row.pk, "logboek")
    ).first()
    while line is not None and line.vervangen_door is not None:
        line = line.vervangen_door
    if line is not None:
        correct_note(regel=line, by=Actor.systeem(row.dossier.bureau), resultaat=words)


def _direction(dossier: Dossier, reeks: uuid.UUID | None) -> str:
    """The name of the direction as it is in the newest version that has it."""
    if reeks is None:
        return ""
    rows = Richting.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, reeks=reeks)
    name = rows.order_by("-zoekprofiel__nummer").values_list("naam", flat=True).first()
    if name is None:
        raise DomainError("richting", _("Kies een richting uit het zoekprofiel, of geen."), veld="reeks")
    return str(name)


def _initiative(by: Actor, chosen: str) -> str:
    return chosen if chosen in Initiatief.values else str(by.rol)


def _contact(dossier: Dossier, contact: Netwerkcontact | None) -> Netwerkcontact | None:
    if contact is None:
        return None
    if contact.dossier_id != dossier.pk or contact.weg_op is not None:
        raise DomainError("contact", _("Kies een contact uit dit dossier."))
    if Benadering.objects.filter(bureau_id=dossier.bureau_id, contact=contact).exists():
        raise DomainError("contact_bekend", _("Bij dit contact staat al welke werkgever het was."))
    return contact
