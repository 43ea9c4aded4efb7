"""Tables as rows of words: CSV and Excel (.xlsx). A file from outside is measured before it is opened.

An .xlsx is a zip of XML: refused are files that unpack to more than 100 MB, that hold declarations of their own (entity
bombs), that are locked with a password, and the old .xls. At most 50,000 rows and 200 columns are read.
"""

import csv
import datetime as dt
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import ParseError  # nosec B405 - only the error; the text is looked at before

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from wissel.arbeidsmarkt.feeds.ophalen import Geweigerd
from wissel.arbeidsmarkt.feeds.tekens import text_of

MOST_ROWS = 50_000
MOST_COLUMNS, MOST_PARTS, MOST_CELL = 200, 2_000, 150_000
MOST_UNPACKED = 100 * 1024 * 1024
# Rows shown before reading, and columns that can be chosen on screen.
SAMPLE, SHOWN_COLUMNS = 3, 60
# Where the names stand: the first line with two words or more, within so many lines.
_HEAD_WITHIN = 10
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_DECLARATION = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_STEP = 1 << 20
_BROKEN = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, InvalidFileException, ParseError, struct.error, KeyError,
    ValueError, TypeError, AttributeError, IndexError, EOFError, OSError, OverflowError, NotImplementedError,
    RecursionError, SyntaxError,
)  # fmt: skip
Regel = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Kop:
    """The names of the columns, the first rows below them, and how many rows there are."""

    kolommen: tuple[str, ...]
    voorbeeld: tuple[tuple[str, ...], ...]
    rijen: int


def rows(body: bytes, soort: str = "") -> Iterator[Regel]:
    """Every filled row with its number, the names of the columns first. Raises Geweigerd."""
    if body.startswith(_OLD_EXCEL):
        raise Geweigerd(
            _(
                "Dit is een oud Excel-bestand (.xls) of er staat een wachtwoord op. "
                "Bewaar het als .xlsx zonder wachtwoord."
            )
        )
    source = _excel(body) if body.startswith(_ZIP) else enumerate(_csv(text_of(body, soort)), 1)
    return _from_head(source)


def csv_rows(text: str) -> Iterator[Regel]:
    """The same of a text."""
    return _from_head(enumerate(_csv(text), 1))


def head(body: bytes) -> Kop:
    """What to show before reading. Raises Geweigerd, also for a file without rows."""
    found = rows(body)
    names = next(found, None)
    if names is None:
        raise Geweigerd(_("Dit bestand is leeg, of er staan geen namen van kolommen boven de rijen."))
    sample: list[tuple[str, ...]] = []
    count = 0
    for count, (_number, cells) in enumerate(found, 1):
        if len(sample) < SAMPLE:
            sample.append(tuple(each[:80] for each in cells[: len(names[1])]))
        if count > MOST_ROWS:
            break
    if not count:
        raise Geweigerd(_("Onder de namen van de kolommen staan geen rijen."))
    return Kop(tuple(names[1]), tuple(sample), min(count, MOST_ROWS))


def _from_head(source: Iterator[Regel]) -> Iterator[Regel]:
    """From the line with the names on; columns without a name get a letter."""
    waiting: list[Regel] = []
    found = False
    for number, cells in source:
        if not any(each.strip() for each in cells):
            continue
        if found:
            yield number, cells
            continue
        waiting.append((number, cells))
        if sum(bool(each.strip()) for each in cells) > 1 or number >= _HEAD_WITHIN:
            yield number, _names(cells)
            found = True
    if waiting and not found:
        yield waiting[0][0], _names(waiting[0][1])
        yield from waiting[1:]


def _names(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells = cells[:-1]
    return [
        " ".join(each.split())[:100] or _("kolom %(n)s") % {"n": place} for place, each in enumerate(cells, 1)
    ]


def _csv(text: str) -> Iterator[list[str]]:
    csv.field_size_limit(1_000_000)
    text = text.replace("\x00", "")
    if stated := re.match(r"(?i)sep=(.)\r?\n", text):
        text = text[stated.end() :]
    first = text[:5000].split("\n", 1)[0]
    sign = stated[1] if stated else max(";,\t|", key=first.count)
    found = csv.reader(io.StringIO(text), delimiter=sign)
    while True:
        try:
            yield [each[:MOST_CELL] for each in next(found)[:MOST_COLUMNS]]
        except StopIteration:
            return
        except csv.Error:
            continue


def _excel(body: bytes) -> Iterator[Regel]:
    """The first sheet that holds anything. Formulas count as their last outcome; other files are left alone."""
    try:
        _measure(body)
        book = load_workbook(io.BytesIO(body), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            cells = enumerate(
                sheet.iter_rows(max_row=MOST_ROWS + _HEAD_WITHIN, max_col=MOST_COLUMNS, values_only=True), 1
            )
            filled = False
            for number, row in cells:
                words = [_word(each) for each in row]
                if any(words):
                    filled = True
                    yield number, words
            if filled:
                return
    except Geweigerd:
        raise
    except _BROKEN as error:
        raise Geweigerd(
            _("Dit Excel-bestand is kapot. Open het, bewaar het opnieuw als .xlsx en probeer het nog eens.")
        ) from error


def _measure(body: bytes) -> None:
    """Look at every part of the zip without keeping it. Raises Geweigerd."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        parts = archive.infolist()
        if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
            raise Geweigerd(
                _(
                    "Dit bestand wordt uitgepakt groter dan 100 MB en wordt niet gelezen. "
                    "Knip het in kleinere bestanden."
                )
            )
        if any(each.flag_bits & 1 for each in parts):
            raise Geweigerd(
                _("Er staat een wachtwoord op dit bestand. Haal het eraf en probeer het opnieuw.")
            )
        for each in parts:
            if each.filename.lower().endswith((".xml", ".rels", ".vml")):
                _without_declarations(archive, each)


def _without_declarations(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    with archive.open(part) as opened:
        before = b""
        while piece := opened.read(_STEP):
            if any(mark in before + piece for mark in _DECLARATION):
                raise Geweigerd(
                    _(
                        "Dit bestand heeft eigen entiteiten (DTD). Dat kan gevaarlijk zijn en wordt niet gelezen."
                    )
                )
            before = piece[-40:]


def _word(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return str(value)[:MOST_CELL]
