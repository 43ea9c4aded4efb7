"""The mails of an aanmelding. None holds a name of anybody, of the employer, or what it is about."""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel.aanmeldingen.aanmeldlink import link_of
from wissel.aanmeldingen.models import Aanmelding
from wissel.accounts.actor import Actor
from wissel.opmaak import datum
from wissel.outbox.actions import queue_mail


def mail_started(by: Actor, row: Aanmelding) -> None:
    """The link to go on with, never the code."""
    with override(row.taal):
        text = [
            _("U bent een aanmelding begonnen. Met deze link gaat u verder:") + "\n" + link_of(row),
            _(
                "U heeft ook de code van 8 tekens nodig die op uw scherm stond. De code staat nooit in een mail."
            ),
            _("Code kwijt? Bel ons. Stuur deze mail niet door."),
            _("Bent u niets begonnen? Dan hoeft u niets te doen."),
        ]
        _send(by, row, _("Verder met uw aanmelding"), text)


def mail_received(by: Actor, row: Aanmelding) -> None:
    """The number and the day of the answer."""
    if row.uiterlijk is None:
        raise ValueError("Deze aanmelding is nog niet ingediend.")
    with override(row.taal):
        text = [
            _("Wij hebben uw aanmelding ontvangen. Het nummer is %(nummer)s.") % {"nummer": row.nummer},
            _("U hoort uiterlijk %(dag)s van ons.") % {"dag": datum(row.uiterlijk)},
            _way(row),
        ]
        _send(by, row, _("Uw aanmelding is ontvangen"), text)


def mail_news(by: Actor, row: Aanmelding) -> None:
    """Something waits; what it is stands behind the link and the code."""
    with override(row.taal):
        text = [
            _("Er staat een bericht voor u klaar over uw aanmelding %(nummer)s.") % {"nummer": row.nummer},
            _way(row),
        ]
        _send(by, row, _("Er staat een bericht klaar"), text)


def _way(row: Aanmelding) -> str:
    """Where to look: who started it while signed in signs in again."""
    if row.lidmaatschap_id is not None:
        return _("Log in om het te bekijken:") + f"\n{settings.ADRES}/aanmelden/"
    return _("Open deze link en vul uw code in. Code kwijt? Bel ons.") + "\n" + link_of(row)


def _send(by: Actor, row: Aanmelding, subject: str, text: list[str]) -> None:
    if not row.email:
        return
    parts = [_("Goedendag,"), *text, _("Met vriendelijke groet,") + "\n" + by.bureau_naam]
    queue_mail(
        bureau_id=by.bureau_id,
        naar=row.email,
        onderwerp=subject,
        tekst="\n\n".join(parts),
        soort="aanmelding",
    )
