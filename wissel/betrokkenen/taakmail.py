"""The mail of a link for one task. It names who asks, and nobody the question is about."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel.accounts.actor import Actor
from wissel.betrokkenen.models import Taaklink
from wissel.outbox.actions import queue_mail


def mail_taaklink(by: Actor, row: Taaklink, address: str, days: int) -> None:
    """Put the mail in the outbox: no kandidaat, no employer, no question, no code."""
    language = row.persoon.taal if row.persoon is not None else "nl"
    with override(language if language in {"nl", "en"} else "nl"):
        subject = _("Een vraag van %(bureau)s") % {"bureau": by.bureau_naam}
        text = _text(by, row, address, days)
    queue_mail(
        bureau_id=by.bureau_id, naar=row.email, onderwerp=subject, tekst=text, soort="taaklink", persoon=row.persoon,
        dossier_id=row.dossier_id,
    )  # fmt: skip


def _text(by: Actor, row: Taaklink, address: str, days: int) -> str:
    names = {"naam": row.naam, "bureau": by.bureau_naam, "wie": by.naam}
    parts = [
        _("Beste %(naam)s,") % names,
        _("%(wie)s van %(bureau)s heeft één vraag aan u als deskundige. U heeft er geen account voor nodig.")
        % names,
        _("Open deze link:") + "\n" + address,
        _(
            "U heeft ook een code van 8 tekens nodig. Die krijgt u van %(wie)s, bijvoorbeeld via de telefoon. "
            "De code staat nooit in een mail. Over wie het gaat, ziet u pas na de code."
        )
        % names,
        _("De link werkt %(dagen)d dagen en voor één antwoord. Stuur deze mail niet door.") % {"dagen": days},
        _("Stuur nooit medische gegevens, ook niet als antwoord op deze mail."),
        _("Met vriendelijke groet,") + "\n" + by.bureau_naam,
    ]
    return "\n\n".join(parts)
