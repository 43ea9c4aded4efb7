"""What the verbs of practising share: holding a dossier that is open, and checking words at their field."""

from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError


def hold(dossier_id: Any, by: Actor) -> Dossier:
    """The dossier, held for this transaction. Raises DomainError when it is closed."""
    row = Dossier.objects.select_for_update(of=("self",)).select_related("kandidaat", "coach", "bureau").get(
        bureau_id=by.bureau_id, pk=dossier_id
    )  # fmt: skip
    if row.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Er komt niets meer bij."))
    return row


def words(value: Any, veld: str, *, most: int = 4000, needed: str = "") -> str:
    """Plain words of a form. Raises DomainError at the field when they are too long, or missing and `needed`."""
    text = str(value or "").replace("\x00", "").replace("\r\n", "\n").strip()
    if needed and not text:
        raise DomainError("leeg", needed, veld=veld)
    if len(text) > most:
        message = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": most}
        raise DomainError("te_lang", message, veld=veld)
    return text
