"""The mail of an invitation: who invites, for which bureau and role, and that the code comes by phone."""

import tomllib
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol, Uitnodiging
from wissel.outbox.actions import queue_mail
from wissel.talen import whole


def mail_invitation(by: Actor, row: Uitnodiging, address: str, days: int) -> None:
    """Put the mail in the outbox, in the language of the person."""
    with override(whole(row.persoon.taal)):
        subject = _("Uitnodiging voor Wissel van %(bureau)s") % {"bureau": by.bureau_naam}
        text = _text(by, row, address, days)
    if row.rol == Rol.KANDIDAAT and row.persoon.taal in _talen():
        subject, text = _in_language(by, row, address, days, text)
    queue_mail(
        bureau_id=by.bureau_id, naar=row.email, onderwerp=subject, tekst=text, soort="uitnodiging",
        persoon=row.persoon,
    )  # fmt: skip


@lru_cache(maxsize=1)
def _talen() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "uitnodiging_talen.toml").read_text())


def _in_language(by: Actor, row: Uitnodiging, address: str, days: int, dutch: str) -> tuple[str, str]:
    """The kandidaat's own language above the Dutch: what it is, and the link."""
    words = _talen()[row.persoon.taal]
    names = {"bureau": by.bureau_naam, "dagen": days}
    own = "\n\n".join([row.persoon.naam, words["tekst"] % names, address])
    return words["onderwerp"] % names, f"{own}\n\n---\n\n{dutch}"


def _text(by: Actor, row: Uitnodiging, address: str, days: int) -> str:
    names = {"naam": row.persoon.naam, "bureau": by.bureau_naam, "wie": by.naam, "rol": row.get_rol_display()}
    parts = [
        _("Beste %(naam)s,") % names,
        _why(row) % names,
        _("Open deze link:") + "\n" + address,
        _(
            "U heeft ook een code van 8 tekens nodig. Die krijgt u van %(wie)s, bijvoorbeeld via de telefoon. "
            "De code staat nooit in een mail."
        )
        % names,
        _("De link werkt %(dagen)d dagen en één keer. Stuur deze mail niet door.") % {"dagen": days},
        _("Kent u %(bureau)s niet? Dan hoeft u niets te doen.") % names,
        _("Met vriendelijke groet,") + "\n" + names["bureau"],
    ]
    return "\n\n".join(parts)


def _why(row: Uitnodiging) -> str:
    if row.rol == Rol.KANDIDAAT:
        return _(
            "%(wie)s van %(bureau)s nodigt u uit voor Wissel. In Wissel ziet u uw plan, uw afspraken en uw documenten."
        )
    return _("%(wie)s van %(bureau)s nodigt u uit om in Wissel te werken als %(rol)s.")
