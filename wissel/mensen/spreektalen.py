"""Languages people speak: of a kandidaat to be written to, of a colleague to guide in."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon
from wissel.fouten import DomainError
from wissel.logbook.actions import record

SPREEKTALEN: tuple[tuple[str, Any], ...] = (
    ("nl", _l("Nederlands")), ("en", _l("Engels")), ("de", _l("Duits")), ("fr", _l("Frans")), ("pl", _l("Pools")),
    ("tr", _l("Turks")), ("ar", _l("Arabisch")), ("uk", _l("Oekraïens")), ("es", _l("Spaans")), ("ti", _l("Tigrinya")),
)  # fmt: skip


def language_name(code: str) -> str:
    """The Dutch name of a language; the code itself when it is not in the list."""
    return str(dict(SPREEKTALEN).get(code, code))


@transaction.atomic
def record_languages(*, persoon: Persoon, talen: list[str], by: Actor) -> None:
    """Write down which languages a colleague speaks with kandidaten, in the order of the list."""
    known = [code for code, _name in SPREEKTALEN]
    if set(talen) - set(known):
        raise DomainError("taal", _("Kies talen uit de lijst."), veld="talen")
    row = Persoon.objects.select_for_update().get(pk=persoon.pk)
    wanted = [code for code in known if code in talen]
    if row.talen == wanted:
        return
    row.talen = wanted
    row.save(update_fields=["talen"])
    record(by, "spreektalen_vastgelegd", onderwerp=row, categorie="V")
