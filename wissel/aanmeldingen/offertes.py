"""From offerte to opdracht: made by the bureau, sent, answered once by the opdrachtgever before its last day."""

import datetime as dt
import uuid
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.aanmeldingen.aanmelden import WACHT, locked
from wissel.aanmeldingen.aanmeldmail import mail_news
from wissel.aanmeldingen.contact import number_of
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum

Stand = Offerte.Stand
GELDIG = dt.timedelta(days=30)
LANGST = dt.timedelta(days=180)


@transaction.atomic
def send_offerte(
    *, aanmelding: Aanmelding, by: Actor, sleutel: uuid.UUID, sjabloon: str, sjabloon_naam: str, prijs: Decimal,
    weken: int, geldig_tot: dt.date, tekst: str = "",
) -> Offerte:  # fmt: skip
    """Make an offerte and send word that it waits; one that was still open is withdrawn. The same form twice is one.

    Raises DomainError at the field, and when the aanmelding was decided on.
    """
    row = locked(aanmelding)
    again = row.offertes.filter(sleutel=sleutel).first()
    if again is not None:
        return again
    if row.stand not in WACHT:
        raise Changed("besloten", _("Over deze aanmelding is al besloten. Een offerte kan niet meer."))
    if row.offertes.filter(stand=Stand.AKKOORD).exists():
        raise Changed("akkoord", _("Er is al een offerte met akkoord."))
    _check_term(geldig_tot)
    row.offertes.filter(stand__in=(Stand.CONCEPT, Stand.VERSTUURD)).update(stand=Stand.INGETROKKEN)
    made = Offerte.objects.create(
        bureau_id=by.bureau_id, aanmelding=row, nummer="O" + number_of(sleutel)[1:], sleutel=sleutel,
        sjabloon=sjabloon, sjabloon_naam=sjabloon_naam, prijs=prijs, weken=weken, tekst=tekst.strip(),
        geldig_tot=geldig_tot, stand=Stand.VERSTUURD, gemaakt_op=klok.now(), gemaakt_door_id=by.lidmaatschap_id,
        verstuurd_op=klok.now(),
    )  # fmt: skip
    mail_news(by, row)
    record(by, "offerte_verstuurd", onderwerp=made, categorie="P")
    return made


def _check_term(geldig_tot: dt.date) -> None:
    today = klok.today()
    if geldig_tot < today:
        raise DomainError(
            "verleden", _("Deze dag is voorbij. Kies een dag vanaf vandaag."), veld="geldig_tot"
        )
    if geldig_tot > today + LANGST:
        text = _("Dit is meer dan een half jaar vooruit. Kies een dag tot en met %(dag)s.")
        raise DomainError("te_ver", text % {"dag": lange_datum(today + LANGST)}, veld="geldig_tot")


@transaction.atomic
def answer_offerte(*, offerte: Offerte, by: Actor, akkoord: bool, naam: str, reden: str = "") -> Offerte:
    """The opdrachtgever agrees, or does not. Agreed is the order: its day is kept with the aanmelding.

    The same answer twice is one. Raises Changed when it was answered otherwise, withdrawn or has run out.
    """
    parent = locked(offerte.aanmelding)
    row = Offerte.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=offerte.pk)
    said = Stand.AKKOORD if akkoord else Stand.AFGEWEZEN
    if row.stand == said:
        return row
    if row.stand != Stand.VERSTUURD:
        raise Changed(
            "beantwoord", _("Deze offerte is al beantwoord of ingetrokken. Bel ons als dat niet klopt.")
        )
    if expired(row):
        raise Changed("verlopen", _("Deze offerte gold tot en met %(dag)s. Vraag ons om een nieuwe.") % {
            "dag": lange_datum(row.geldig_tot)})  # fmt: skip
    if not naam.strip():
        raise DomainError("naam", _("Vul uw naam in, dan weten wij wie akkoord gaf."), veld="naam")
    if not akkoord and not reden.strip():
        raise DomainError(
            "reden", _("Schrijf kort waarom niet. Dan kunnen wij iets anders voorstellen."), veld="reden"
        )
    row.stand, row.beantwoord_op = said, klok.now()
    row.akkoord_naam, row.akkoord_door_id, row.reden = (
        naam.strip()[:150],
        by.lidmaatschap_id,
        reden.strip()[:1000],
    )
    row.save()
    if akkoord:
        parent.grond, parent.opdracht_op = Aanmelding.Grond.OFFERTE, klok.today()
        parent.save(update_fields=["grond", "opdracht_op"])
    record(by, "offerte_akkoord" if akkoord else "offerte_niet_akkoord", onderwerp=row, categorie="P")
    return row


def expired(row: Offerte, today: dt.date | None = None) -> bool:
    """Whether it was sent, not answered, and its last day has passed."""
    return row.stand == Stand.VERLOPEN or (
        row.stand == Stand.VERSTUURD and row.geldig_tot < (today or klok.today())
    )


@transaction.atomic
def withdraw_offerte(*, offerte: Offerte, by: Actor) -> Offerte:
    """Take an offerte back as long as nobody answered."""
    locked(offerte.aanmelding)
    row = Offerte.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=offerte.pk)
    if row.stand in {Stand.CONCEPT, Stand.VERSTUURD}:
        row.stand = Stand.INGETROKKEN
        row.save(update_fields=["stand"])
        record(by, "offerte_ingetrokken", onderwerp=row, categorie="P")
    return row


@transaction.atomic
def expire(*, by: Actor, today: dt.date) -> int:
    """Mark what ran out without an answer; says how many."""
    rows = Offerte.objects.select_for_update(of=("self",)).filter(
        bureau_id=by.bureau_id, stand=Stand.VERSTUURD, geldig_tot__lt=today
    )
    ids = [row.pk for row in rows[:1000]]
    Offerte.objects.filter(pk__in=ids).update(stand=Stand.VERLOPEN)
    if ids:
        record(by, "offertes_verlopen", onderwerpen=ids, categorie="P")
    return len(ids)
