"""Files of this room, kept apart from the documents of a dossier, so that other readers of those never meet them."""

import hashlib
from typing import IO, Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.documenten import opslag
from wissel.documenten.keuring import inspect
from wissel.fouten import DomainError

FOLDER = "orientatie"


def keep(row: Any, bestand: Any, by: Actor) -> None:
    """Inspect a file and keep it with a new row (path, name, kind, size, sha256, who). The row is saved here.

    Raises DomainError at the field `bestand`.
    """
    found = inspect(bestand)
    row.bestandsnaam, row.mime, row.grootte = found.bestandsnaam, found.mime, len(found.bytes_)
    row.sha256 = hashlib.sha256(found.bytes_).hexdigest()
    row.toegevoegd_op, row.toegevoegd_door_id = klok.now(), by.lidmaatschap_id
    row.pad = f"{row.bureau_id}/{FOLDER}/{row.pk}"
    opslag.write(row.pad, found.bytes_)
    row.save(force_insert=True)


def opened(row: Any) -> IO[bytes]:
    """The file of a row. Raises DomainError when it is gone or no longer what was kept."""
    file = opslag.open_checked(row.pad, row.sha256)
    if file is None:
        raise DomainError("bestand_weg", _("Dit bestand is niet te openen. Voeg het opnieuw toe."))
    return file
