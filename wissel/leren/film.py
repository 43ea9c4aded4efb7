"""A film that the bureau uploads: what it is by its content, kept apart from the papers of dossiers; and links."""

import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from wissel.documenten import opslag
from wissel.documenten.keuring import safe_name
from wissel.fouten import DomainError
from wissel.leren.models import Leeritemversie

GROOTSTE = 200 * 1024 * 1024
FOLDER = "films"
# Parts of an address that only follow people.
VOLGERS = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "si", "feature", "igshid", "mc_cid", "mc_eid", "pp"}
)
# Boxes of an MP4 that may stand at its beginning, and the brands that a browser plays.
_MERKEN = frozenset(
    {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"dash", b"qt  "}
)
_EBML, _SEGMENT = b"\x1a\x45\xdf\xa3", b"\x18\x53\x80\x67"


@dataclass(frozen=True, slots=True)
class Gekeurd:
    """A film that may be kept."""

    bestand: Any
    mime: str
    bestandsnaam: str
    sha256: str


def inspect(bestand: Any) -> Gekeurd:
    """Look at an uploaded film. Raises DomainError at `film` when it is too large, empty, or no whole MP4 or WebM."""
    if bestand.size > GROOTSTE:
        raise _refused("te_groot", _("Deze film is groter dan 200 MB. Maak hem korter of kleiner."))
    if not bestand.size:
        raise _refused("leeg", _("Dit bestand is leeg. Kies een ander bestand."))
    kind = _kind(bestand)
    if not kind:
        text = _(
            "Dit is geen hele MP4- of WebM-film, wat de naam ook zegt. Sla hem op als MP4 en kies hem opnieuw."
        )
        raise _refused("soort", text)
    digest = hashlib.sha256()
    bestand.seek(0)
    for block in bestand.chunks():
        digest.update(block)
    bestand.seek(0)
    return Gekeurd(bestand, f"video/{kind}", safe_name(bestand.name or "", kind), digest.hexdigest())


def _refused(code: str, text: str) -> DomainError:
    return DomainError(code, text, veld="film")


def _kind(bestand: Any) -> str:
    bestand.seek(0)
    head = bestand.read(4096)
    if head[4:8] == b"ftyp" and head[8:12] in _MERKEN:
        names = list(_boxes(bestand))
        return "mp4" if b"moov" in names and {b"mdat", b"moof"} & set(names) else ""
    if head.startswith(_EBML) and b"webm" in head[:64] and _SEGMENT in head:
        return "webm"
    return ""


def _boxes(bestand: Any) -> Iterator[bytes]:
    """The names of the outer boxes of an MP4, as far as they fit in the file; at most a thousand."""
    place = 0
    for _number in range(1_000):
        bestand.seek(place)
        head = bestand.read(16)
        if len(head) < 8:
            return
        length, name = int.from_bytes(head[:4], "big"), head[4:8]
        if length == 1 and len(head) == 16:
            length = int.from_bytes(head[8:16], "big")
        length = length or bestand.size - place
        if length < 8 or place + length > bestand.size:
            return
        yield name
        place += length


def keep(found: Gekeurd, row: Leeritemversie) -> None:
    """Put the bytes on disk and their facts in the row, which is then saved by the caller."""
    row.pad = f"{row.bureau_id}/{FOLDER}/{row.pk or uuid.uuid4()}"
    row.bestandsnaam, row.mime, row.sha256 = found.bestandsnaam, found.mime, found.sha256
    row.grootte = found.bestand.size
    default_storage.save(row.pad, File(found.bestand))


def open_film(row: Leeritemversie, *, whole: bool) -> IO[bytes]:
    """The file of a film; checked against its sha256 when it is read from the start, else only that it is whole.

    Raises DomainError when it is gone or another one.
    """
    file: Any = None
    if whole:
        file = opslag.open_checked(row.pad, row.sha256)
    elif default_storage.exists(row.pad) and default_storage.size(row.pad) == row.grootte:
        file = default_storage.open(row.pad, "rb")
    if file is None:
        text = _("Deze film is niet te openen. Lees de uitgeschreven tekst, of vraag het bureau om hulp.")
        raise DomainError("bestand_weg", text)
    return file


def clean_link(address: str) -> str:
    """An https address without the parts that follow people. Raises DomainError at `film_url` for any other."""
    text = address.strip()
    if not text:
        return ""
    try:
        found = urlsplit(text)
        host = found.hostname or ""
    except ValueError:
        host = ""
    if (
        not host
        or found.scheme != "https"
        or found.username
        or "." not in host
        or any(each.isspace() for each in text)
    ):
        raise DomainError("adres", _("Vul een heel adres in dat met https:// begint."), veld="film_url")
    kept = [
        (name, value)
        for name, value in parse_qsl(found.query, keep_blank_values=True)
        if name.lower() not in VOLGERS and not name.lower().startswith("utm_")
    ]
    return urlunsplit((found.scheme, found.netloc, found.path, urlencode(kept), found.fragment))
