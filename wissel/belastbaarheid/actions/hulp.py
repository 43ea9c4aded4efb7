"""What the verbs share: the lock, refusing an established version, checking words and days."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError

CONCEPT = Belastbaarheid.Stand.CONCEPT


def lock_dossier(dossier: Dossier, by: Actor) -> Dossier:
    """The dossier, held, when it is open."""
    row = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    if row.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Er kan niets meer bij."))
    return row


def lock_concept(row: Belastbaarheid, by: Actor) -> Belastbaarheid:
    """The version, held, while it can still change. Raises DomainError when it was established."""
    found = Belastbaarheid.objects.select_for_update(of=("self",)).select_related("dossier").get(
        bureau_id=by.bureau_id, pk=row.pk
    )  # fmt: skip
    if found.stand != CONCEPT:
        text = _("Versie %(nummer)s is vastgesteld en verandert niet meer. Maak een nieuwe versie.")
        raise DomainError("vastgesteld", text % {"nummer": found.nummer})
    return found


def text(value: str, veld: str, longest: int, *, needed: str = "") -> str:
    """Words of one line, trimmed. Raises DomainError at the field when too long, or missing while needed."""
    value = " ".join(value.replace("\x00", "").split())
    if needed and not value:
        raise DomainError("leeg", needed, veld=veld)
    if len(value) > longest:
        words = _("Deze tekst is te lang: hooguit %(tot)s tekens. Kort hem in.") % {"tot": longest}
        raise DomainError("te_lang", words, veld=veld)
    return value


def check_day(day: dt.date) -> None:
    """The day of a paper is not in the future."""
    if day > klok.today():
        words = _("Deze datum ligt in de toekomst. Neem de datum van het stuk over.")
        raise DomainError("toekomst", words, veld="datum")


def touched(row: Belastbaarheid, *fields: str) -> None:
    """Count a save, so that somebody else's page notices."""
    row.versie += 1
    row.save(update_fields=["versie", *fields])


def plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as they are shown beside what was typed."""
    return {name: None if value is None else str(value) for name, value in values.items()}
