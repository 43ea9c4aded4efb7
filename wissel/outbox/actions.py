"""Putting mail in the outbox: a row in the running transaction, sent by a job once that has committed."""

import re
import uuid
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon
from wissel.accounts.sleutels import decrypt, encrypt
from wissel.fouten import DomainError
from wissel.jobs import enqueue
from wissel.logbook.actions import record
from wissel.outbox.keuzes import choices_of
from wissel.outbox.models import Bericht, Melding
from wissel.outbox.onderwerpen import Keuze
from wissel.outbox.tasks import send_bericht
from wissel.outbox.woorden import ANDERS, WOORDEN
from wissel.talen import whole

_LINES = re.compile(r"[\r\n]+")
NIET_AANGEKOMEN = frozenset({Bericht.Stand.RETOUR, Bericht.Stand.ONZEKER, Bericht.Stand.MISLUKT})
# Mail that carries a link for one person only.
EIGEN_LINK = frozenset({"uitnodiging", "taaklink", "wachtwoord"})


@transaction.atomic
def queue_mail(
    *,
    bureau_id: Any,
    naar: str,
    onderwerp: str,
    tekst: str,
    soort: str,
    persoon: Persoon | None = None,
    dossier_id: Any = None,
) -> Bericht:
    """Put one mail in the outbox. The text is encrypted; the subject holds no personal facts and no line breaks.

    Raises ValidationError when the address is none.
    """
    validate_email(naar)
    row = Bericht(
        bureau_id=bureau_id, soort=soort, naar=naar, persoon=persoon, dossier_id=dossier_id,
        onderwerp=_LINES.sub(" ", onderwerp)[:200], message_id=f"<{uuid.uuid4()}@{settings.AFZENDER.split('@')[-1]}>",
        gemaakt_op=klok.now(),
    )  # fmt: skip
    row.tekst = encrypt(tekst.encode(), context=f"bericht {row.pk}")
    row.save(force_insert=True)
    enqueue(send_bericht, bureau_id=bureau_id, key=f"bericht {row.pk}", bericht_id=row.pk)
    return row


def text_of(row: Bericht) -> str:
    """The text of a mail that has not been erased yet; empty when it has."""
    return decrypt(row.tekst, context=f"bericht {row.pk}").decode() if row.tekst else ""


def notify(by: Actor, *, persoon: Persoon, soort: str, dossier: Any = None, pad: str = "/") -> Bericht | None:
    """Tell a person that something waits for them, without saying what it is about; nobody without a working address.

    A mail can be read by others, so it names the bureau and the kind of news only. Who chose the overview of the day
    gets it there, who chose no mail sees it in Wissel.
    """
    if not _is_address(persoon.email):
        return None
    dossier_id = getattr(dossier, "pk", dossier)
    choice = choices_of(by.bureau_id, [persoon.pk], soort)[persoon.pk]
    if choice == Keuze.OVERZICHT:
        Melding.objects.create(
            bureau_id=by.bureau_id, persoon=persoon, soort=soort, dossier_id=dossier_id, op=klok.now()
        )
    if choice != Keuze.DIRECT:
        return None
    return _mail(by, persoon=persoon, soort=soort, dossier_id=dossier_id, pad=pad)


def _is_address(email: str) -> bool:
    """An address that came from elsewhere may be none; what waits is then seen at the next visit."""
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True


def _mail(by: Actor, *, persoon: Persoon, soort: str, dossier_id: Any, pad: str) -> Bericht:
    with override(whole(persoon.taal)):
        subject, first = _words(soort)
        text = letter(persoon.naam, [first], pad=pad, bureau=by.bureau_naam)
    return queue_mail(
        bureau_id=by.bureau_id, naar=persoon.email, onderwerp=subject, tekst=text, soort=soort, persoon=persoon,
        dossier_id=dossier_id,
    )  # fmt: skip


def letter(naam: str, alineas: Iterable[str], *, pad: str, bureau: str) -> str:
    """The text of a mail: a greeting, what is to be said, where to look, and from whom."""
    parts = [
        _("Beste %(naam)s,") % {"naam": naam},
        *alineas,
        _("Log in om het te bekijken: %(adres)s") % {"adres": settings.ADRES + pad},
        _("Met vriendelijke groet,") + "\n" + bureau,
    ]
    return "\n\n".join(parts)


@transaction.atomic
def send_again(*, bericht: Bericht, by: Actor) -> Bericht:
    """Tell somebody once more, at the address we know now; the mail that did not arrive is done with.

    Raises DomainError for mail with a link of its own, which is made anew where it came from.
    """
    row = _not_arrived(bericht, by)
    if row.persoon is None or not row.persoon.email or row.soort in EIGEN_LINK:
        text = _("Deze mail kan niet opnieuw. Maak haar opnieuw op de pagina waar zij vandaan kwam.")
        raise DomainError("niet_opnieuw", text)
    new = _mail(by, persoon=row.persoon, soort=row.soort, dossier_id=row.dossier_id, pad="/")
    _settle(row, by, "mail_opnieuw")
    return new


@transaction.atomic
def settle(*, bericht: Bericht, by: Actor) -> None:
    """A mail that did not arrive was dealt with in another way, such as by phone."""
    _settle(_not_arrived(bericht, by), by, "mail_afgehandeld")


def _not_arrived(bericht: Bericht, by: Actor) -> Bericht:
    row = Bericht.objects.select_for_update(of=("self",)).select_related("persoon").get(
        bureau_id=by.bureau_id, pk=bericht.pk
    )  # fmt: skip
    if row.stand not in NIET_AANGEKOMEN or row.afgehandeld_op:
        raise DomainError("afgehandeld", _("Deze mail is al afgehandeld."))
    return row


def _settle(row: Bericht, by: Actor, what: str) -> None:
    row.afgehandeld_op, row.tekst = klok.now(), None
    row.save(update_fields=["afgehandeld_op", "tekst"])
    record(by, what, dossier=row.dossier_id, onderwerp=row, categorie="R")


def _words(soort: str) -> tuple[str, str]:
    subject, first = WOORDEN.get(soort, ANDERS)
    return str(subject), str(first)
