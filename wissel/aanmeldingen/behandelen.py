"""What the bureau does with an aanmelding that came in: take it, ask for more, refuse, forget it in time."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.aanmeldingen import stukken
from wissel.aanmeldingen.aanmelden import WACHT, locked
from wissel.aanmeldingen.aanmeldmail import mail_news
from wissel.aanmeldingen.contact import answer_by, colleagues
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.accounts.actor import Actor
from wissel.accounts.models import Lidmaatschap
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record

Stand = Aanmelding.Stand
CONCEPT_DAGEN, BESLOTEN_DAGEN = dt.timedelta(days=60), dt.timedelta(days=90)
HOOGSTENS = 500


@transaction.atomic
def take(*, aanmelding: Aanmelding, by: Actor, behandelaar: Lidmaatschap | None = None) -> Aanmelding:
    """Handle one that is free, or hand it to a colleague or to oneself. Raises Changed when it is somebody else's."""
    row = _waiting(aanmelding)
    owner = behandelaar.pk if behandelaar else by.lidmaatschap_id
    if behandelaar is None and row.behandelaar_id not in {None, owner}:
        raise Changed("opgepakt", _("Een collega heeft deze aanmelding net opgepakt. Hieronder staat wie."))
    if behandelaar is not None and not colleagues(by).filter(pk=behandelaar.pk).exists():
        raise DomainError("behandelaar", _("Kies een collega uit de lijst."), veld="behandelaar")
    if row.behandelaar_id == owner:
        return row
    _own(row, owner)
    row.save(update_fields=["behandelaar", "opgepakt_op", "stand"])
    record(by, "aanmelding_opgepakt", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def ask_more(*, aanmelding: Aanmelding, by: Actor, tekst: str) -> Aanmelding:
    """Ask for what is missing: the link opens again, and a mail says that a message waits."""
    row = _waiting(aanmelding)
    if not tekst.strip():
        raise DomainError("leeg", _("Schrijf wat er nog ontbreekt."), veld="tekst")
    if row.aanvulling == tekst.strip() and row.aangevuld_op is None and row.aanvulling_op is not None:
        return row
    _own(row, row.behandelaar_id or by.lidmaatschap_id)
    row.aanvulling, row.aanvulling_op, row.aangevuld_op = tekst.strip(), klok.now(), None
    row.versie += 1
    row.save()
    mail_news(by, row)
    record(by, "aanmelding_aanvulling_gevraagd", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def refuse(*, aanmelding: Aanmelding, by: Actor, reden: str) -> Aanmelding:
    """Decline, with the reason that the opdrachtgever reads behind the link."""
    row = locked(aanmelding)
    if row.stand == Stand.AFGEWEZEN and row.reden == reden.strip():
        return row
    _refuse_decided(row)
    if not reden.strip():
        raise DomainError("leeg", _("Schrijf waarom u niet kunt helpen."), veld="reden")
    row.stand, row.reden = Stand.AFGEWEZEN, reden.strip()
    row.besloten_op, row.besloten_dag, row.besloten_door_id = klok.now(), klok.today(), by.lidmaatschap_id
    row.versie += 1
    row.save()
    row.offertes.filter(stand__in=("concept", "verstuurd")).update(stand=Offerte.Stand.INGETROKKEN)
    mail_news(by, row)
    record(by, "aanmelding_afgewezen", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def reopen(*, aanmelding: Aanmelding, by: Actor) -> Aanmelding:
    """Take a refusal back: it waits again, with a new term."""
    row = locked(aanmelding)
    if row.stand != Stand.AFGEWEZEN:
        raise Changed("niet_afgewezen", _("Deze aanmelding is niet afgewezen."))
    row.stand, row.reden, row.uiterlijk = Stand.IN_BEHANDELING, "", answer_by(klok.today())
    row.besloten_op = row.besloten_dag = row.besloten_door_id = None
    row.versie += 1
    row.save()
    record(by, "aanmelding_heropend", onderwerp=row, categorie="R")
    return row


@transaction.atomic
def erase_aanmeldingen(*, by: Actor, today: dt.date) -> int:
    """Remove concepts nobody handed in, and what was refused or withdrawn; strip what became a dossier.

    Says how many aanmeldingen were removed or stripped.
    """
    rows = Aanmelding.objects.filter(bureau_id=by.bureau_id)
    concepts = rows.filter(stand=Stand.CONCEPT, gewijzigd_dag__lt=today - CONCEPT_DAGEN)
    over = rows.filter(stand__in=(Stand.AFGEWEZEN, Stand.VERVALLEN), besloten_dag__lt=today - BESLOTEN_DAGEN)
    gone = [*concepts[:HOOGSTENS], *over[:HOOGSTENS]]
    for row in gone:
        stukken.remove_all(row)
    ids = [row.pk for row in gone]
    Offerte.objects.filter(bureau_id=by.bureau_id, aanmelding_id__in=ids).delete()
    Aanmelding.objects.filter(bureau_id=by.bureau_id, pk__in=ids).delete()
    kept = rows.filter(stand=Stand.GEACCEPTEERD, besloten_dag__lt=today - BESLOTEN_DAGEN)
    stripped = list(kept.exclude(gegevens={})[:HOOGSTENS])
    for row in stripped:
        stukken.remove_all(row)
    Aanmelding.objects.filter(pk__in=[row.pk for row in stripped]).update(
        gegevens={}, email="", aanvulling=""
    )
    ids += [row.pk for row in stripped]
    if ids:
        record(by, "aanmeldingen_gewist", onderwerpen=ids, categorie="R")
    return len(ids)


def _waiting(aanmelding: Aanmelding) -> Aanmelding:
    row = locked(aanmelding)
    _refuse_decided(row)
    return row


def _refuse_decided(row: Aanmelding) -> None:
    if row.stand not in WACHT:
        raise Changed("besloten", _("Over deze aanmelding is al besloten, of zij is nog niet ingediend."))


def _own(row: Aanmelding, owner: object) -> None:
    row.behandelaar_id, row.opgepakt_op = owner, row.opgepakt_op or klok.now()  # type: ignore[assignment]
    row.stand = Stand.IN_BEHANDELING
