"""The overview as a spreadsheet. What people wrote is data: nothing in a cell is ever read as a formula."""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

LANGSTE_CEL = 32_000
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
BREED = {
    "Sleutel (sha256)": 66,
    "Toelichting": 40,
    "Resultaat": 40,
    "Werkgever": 30,
    "Werk": 30,
    "Onderwerp": 34,
}


def write(overzicht: Any) -> bytes:
    """A workbook with five sheets: numbers, applications, stages, proof and network."""
    book = Workbook()
    book.remove(book.active)
    rows = [(each, (each.werkgever, each.functie)) for each in overzicht.regels]
    period = f"Van {overzicht.van:%d-%m-%Y} tot en met {overzicht.tot:%d-%m-%Y}"
    _sheet(
        book, "Aantallen", (period, "Kandidaat", "Bureau", "Werkgever"),
        ((each.naam, each.kandidaat, each.bureau, each.werkgever) for each in overzicht.aantallen),
    )  # fmt: skip
    _sheet(
        book, "Sollicitaties", ("Werkgever", "Werk", "Soort", "Initiatief", "Nu", "Sinds", "Bewijzen"),
        ((*who, row.soort, row.initiatief, row.stand, row.stappen[-1].op, len(row.bewijzen)) for row, who in rows),
    )  # fmt: skip
    _sheet(
        book, "Stappen", ("Werkgever", "Werk", "Datum", "Stap", "Toelichting", "Achteraf opgeschreven"),
        (
            (*who, each.op, each.naam, each.toelichting, _yes(each.achteraf))
            for row, who in rows
            for each in row.stappen
        ),
    )  # fmt: skip
    _sheet(
        book, "Bewijs", ("Werkgever", "Werk", "Soort", "Datum", "Aan", "Onderwerp", "Hoe", "Sleutel (sha256)"),
        (
            (*who, each.soort, each.datum, each.aan, each.onderwerp, each.hoe, each.sha256)
            for row, who in rows
            for each in row.bewijzen
        ),
    )  # fmt: skip
    _sheet(
        book, "Netwerk", ("Datum", "Wie", "Hoe", "Resultaat", "Netwerkgesprek", "Initiatief", "Achteraf opgeschreven"),
        (
            (c.datum, c.wie, c.kanaal, c.resultaat, _yes(c.netwerkgesprek), c.initiatief, _yes(c.achteraf))
            for c in overzicht.contacten
        ),
    )  # fmt: skip
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _sheet(book: Workbook, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(name)
    for number, line in enumerate((head, *rows), 1):
        for place, value in enumerate(line, 1):
            _put(sheet.cell(row=number, column=place), value)
    for place, title in enumerate(head, 1):
        sheet.cell(row=1, column=place).font = Font(bold=True)
        wide = 36 if place == 1 and name == "Aantallen" else BREED.get(title, 16)
        sheet.column_dimensions[get_column_letter(place)].width = wide
    sheet.freeze_panes = "A2"


def _put(cell: Any, value: Any) -> None:
    """Text stays text, also when it begins like a formula and when somebody edits the cell."""
    if isinstance(value, str):
        text = ILLEGAL_CHARACTERS_RE.sub("", value)[:LANGSTE_CEL]
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        return
    cell.value = value
    cell.alignment = Alignment(vertical="top")
    if isinstance(value, dt.date):
        cell.number_format = "dd-mm-yyyy"


def _yes(value: bool) -> str:
    return "ja" if value else ""
