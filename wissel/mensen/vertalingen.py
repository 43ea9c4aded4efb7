"""Translated pages: how many strings there are, and whether a person has read them as they are now."""

import hashlib
import uuid
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import polib
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok, talen
from wissel.accounts.actor import Actor
from wissel.accounts.models import Vertaalkeuring
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record


@dataclass(frozen=True, slots=True)
class Vertaling:
    """The words of one language: pairs of Dutch and translation (plurals as one line), and their hash."""

    taal: str
    sha256: str
    paren: tuple[tuple[str, str], ...]


@lru_cache(maxsize=8)
def words(taal: str) -> Vertaling:
    """All strings of a partial language, in the order of the pages. Empty when there is no file."""
    path = Path(settings.LOCALE_PATHS[0]) / taal / "LC_MESSAGES" / "django.po"
    if not talen.is_partial(taal) or not path.exists():
        return Vertaling(taal, "", ())
    pairs = tuple(
        (entry.msgid, entry.msgstr or " / ".join(entry.msgstr_plural.values()))
        for entry in polib.pofile(str(path))
        if entry.translated()
    )
    joined = "\x00".join("\x01".join(pair) for pair in pairs)
    return Vertaling(taal, hashlib.sha256(joined.encode()).hexdigest(), pairs)


def checked(bureau_id: uuid.UUID, taal: str) -> Vertaalkeuring | None:
    """Who read the words of this language as they are now, or None."""
    rows = Vertaalkeuring.objects.filter(bureau_id=bureau_id, taal=taal, sha256=words(taal).sha256)
    return rows.select_related("door__persoon").first()


@transaction.atomic
def check(*, taal: str, sha256: str, by: Actor) -> Vertaalkeuring:
    """Say that the words of a language were read and are right. Later changes of the words ask for it again."""
    now = words(taal)
    if not now.paren:
        raise DomainError("taal", _("Deze taal heeft geen vertaalde pagina's."))
    if by.lidmaatschap_id is None:
        raise DomainError("niet_van_u", _("Alleen iemand van het bureau kijkt een vertaling na."))
    if sha256 != now.sha256:
        raise Changed("vertaling", _("De teksten zijn intussen veranderd. Kijk ze nog een keer na."))
    row, made = Vertaalkeuring.objects.get_or_create(
        bureau_id=by.bureau_id, taal=taal, sha256=sha256,
        defaults={"op": klok.now(), "door_id": by.lidmaatschap_id},
    )  # fmt: skip
    if made:
        record(by, "vertaling_nagekeken", onderwerp=row, categorie="V")
    return row
