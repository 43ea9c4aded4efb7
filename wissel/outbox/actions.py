"""Putting mail in the outbox: a row in the running transaction, sent by a job once that has committed."""

import re
import uuid
from typing import Any

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon
from wissel.accounts.sleutels import decrypt, encrypt
from wissel.jobs import enqueue
from wissel.outbox.models import Bericht
from wissel.outbox.tasks import send_bericht

_LINES = re.compile(r"[\r\n]+")


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
    """Tell a person that something waits for them, without saying what it is about; nobody without an address.

    A mail can be read by others, so it names the bureau and the kind of news only.
    """
    if not persoon.email:
        return None
    with override(persoon.taal if persoon.taal in dict(settings.LANGUAGES) else "nl"):
        subject, first = _words(soort)
        text = "\n\n".join(
            [
                _("Beste %(naam)s,") % {"naam": persoon.naam},
                first,
                _("Log in om het te bekijken: %(adres)s") % {"adres": settings.ADRES + pad},
                _("Met vriendelijke groet,") + "\n" + by.bureau_naam,
            ]
        )
    return queue_mail(
        bureau_id=by.bureau_id, naar=persoon.email, onderwerp=subject, tekst=text, soort=soort, persoon=persoon,
        dossier_id=getattr(dossier, "pk", dossier),
    )  # fmt: skip


def _words(soort: str) -> tuple[str, str]:
    known = {
        "overdracht": (
            _("Een dossier is overgedragen"),
            _("Een dossier heeft een andere vaste begeleider gekregen."),
        ),
        "rol": (_("U heeft er een rol bij"), _("U kunt nu ook in een andere rol werken.")),
        "afspraak": (_("Een nieuwe afspraak"), _("Er staat een nieuwe afspraak voor u klaar.")),
        "plan_kandidaat": (
            _("Uw plan staat klaar"),
            _("Uw coach heeft een plan gemaakt. U kunt het nu lezen."),
        ),
        "plan_opdrachtgever": (
            _("Een re-integratievoorstel staat klaar"),
            _("Er staat een re-integratievoorstel voor u klaar. Wij vragen uw goedkeuring."),
        ),
        "plan_antwoord": (
            _("Een antwoord op een voorstel"),
            _("Er is gereageerd op een re-integratievoorstel."),
        ),
        "plan_kandidaat_verstuurd": (
            _("Uw plan is verstuurd"),
            _("Uw coach heeft het plan naar uw werkgever gestuurd."),
        ),
        "document": (_("Een document staat klaar"), _("Er staat een document voor u klaar.")),
        "rapport_kandidaat": (
            _("Een verslag staat klaar"),
            _("Uw coach heeft een verslag gemaakt. U leest het als eerste en kunt er iets bij schrijven."),
        ),
        "rapport_verzonden": (
            _("Een voortgangsrapportage staat klaar"),
            _("Er staat een voortgangsrapportage voor u klaar."),
        ),
    }
    return known.get(soort, (_("Er is nieuws in Wissel"), _("Er staat iets nieuws voor u klaar.")))
