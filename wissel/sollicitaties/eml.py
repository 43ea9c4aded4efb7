"""Reading the header of a mail that somebody saved: when, from whom, to whom and about what.

Only the header is read. The text, HTML and attachments behind it are never parsed or shown, so nothing in them can do
harm here. Long, broken or strange headers give empty fields, never an error.
"""

import datetime as dt
import email.parser
import email.utils
import re
import unicodedata
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message

from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import DomainError

GROOTSTE = 10 * 1024 * 1024
KOP_GROOTST = 256 * 1024
KOP_REGELS = 2_000
WAARDE_LANGST = 4_000
LANGST = 250
_VELD = re.compile(rb"(?m)^(from|to|date|subject|message-id|received)[ \t]*:", re.IGNORECASE)
_LEEG = re.compile(rb"\r?\n\r?\n|\r\r")
_OUDST = dt.date(1990, 1, 1)


@dataclass(frozen=True, slots=True)
class Mail:
    """What the header says; what it does not say is empty. `naam` and `adres` are the first addressee's."""

    datum: dt.date | None
    van: str
    aan: str
    onderwerp: str
    bericht_id: str
    naam: str
    adres: str


def looks_like_mail(bytes_: bytes) -> bool:
    """Whether this begins with the header of a mail: at least two of its lines, before the first empty line."""
    names = {found.group(1).lower() for found in _VELD.finditer(_head(bytes_)[:KOP_GROOTST])}
    return len(names) >= 2


def read(bytes_: bytes) -> Mail:
    """The header of a saved mail. Raises DomainError at `bestand` when it is too large or no mail at all."""
    if len(bytes_) > GROOTSTE:
        text = _("Deze mail is groter dan 10 MB. Maak een schermafdruk, of vul de vier velden zelf in.")
        raise DomainError("te_groot", text, veld="bestand")
    head = _head(bytes_)
    if len(head) > KOP_GROOTST or head.count(b"\n") > KOP_REGELS or not looks_like_mail(bytes_):
        text = _("Dit lijkt geen opgeslagen e-mail. Kies een .eml-bestand, of vul de vier velden zelf in.")
        raise DomainError("geen_mail", text, veld="bestand")
    message = email.parser.BytesHeaderParser().parsebytes(head + b"\n\n")
    people = _people(message, "To") or _people(message, "Cc")
    name, address = people[0] if people else ("", "")
    return Mail(
        datum=_date(message), van=_shown(_people(message, "From")), aan=_shown(people),
        onderwerp=_words(message, "Subject"), bericht_id=_words(message, "Message-ID"), naam=name, adres=address,
    )  # fmt: skip


def _head(bytes_: bytes) -> bytes:
    start = bytes_[: KOP_GROOTST + 1].removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    found = _LEEG.search(start)
    return start[: found.start()] if found else start


def _raw(message: Message, name: str) -> str:
    return str(message.get(name, "") or "")[:WAARDE_LANGST]


def _words(message: Message, name: str) -> str:
    return clean(_decoded(_raw(message, name)))


def _decoded(value: str) -> str:
    """Encoded words (RFC 2047) as text; what cannot be read stays as it is."""
    try:
        parts = decode_header(value)
    except (ValueError, LookupError, TypeError, AttributeError):
        return value
    return "".join(part if isinstance(part, str) else _text(part, charset) for part, charset in parts)


def _text(part: bytes, charset: str | None) -> str:
    for each in (charset, "utf-8"):
        try:
            return part.decode(each) if each else part.decode("utf-8")
        except (LookupError, ValueError):
            continue
    return part.decode("latin-1")


def _people(message: Message, name: str) -> list[tuple[str, str]]:
    """Name and address of at most five people in a header; none when it is nested deeper than can be read."""
    try:
        found = email.utils.getaddresses([_raw(message, name)])[:5]
    except RecursionError:
        return []
    rows = [(clean(_decoded(label)), clean(address)) for label, address in found]
    return [row for row in rows if any(row)]


def _shown(people: list[tuple[str, str]]) -> str:
    words = (f"{name} ({address})" if name and address else name or address for name, address in people)
    return ", ".join(words)[:LANGST]


def _date(message: Message) -> dt.date | None:
    """The day it was sent, in the Netherlands; None when it is not stated, cannot be, or is yet to come."""
    try:
        moment = email.utils.parsedate_to_datetime(_raw(message, "Date"))
        aware = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        day = aware.astimezone(klok.NEDERLAND).date()
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return day if _OUDST <= day <= klok.today() else None


def clean(text: str) -> str:
    """One line without control signs or signs that turn the reading direction, cut to its column."""
    kept = (" " if sign.isspace() else sign for sign in text)
    kept = (sign for sign in kept if unicodedata.category(sign)[0] != "C")
    return " ".join("".join(kept).split())[:LANGST]
