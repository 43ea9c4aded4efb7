"""A cv or letter as a Word file (DOCX): real headings and lists, words of people as plain text.

The content is that of the PDF in the same order. Nothing of it is code, and nothing in it tells of Wissel.
"""

import datetime as dt
import io
import re
from typing import Any

from docx import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

# Signs that XML cannot hold, and signs that turn the direction of the text around them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_LETTERS = {"rustig": "Calibri", "klassiek": "Georgia", "vaardigheden": "Calibri"}
_KLEUREN = {"rustig": "035C6F", "klassiek": "1D2B33", "vaardigheden": "5B3A78"}
_TALEN = {"nl": "nl-NL", "en": "en-GB"}


def make_cv(data: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """The sheet of a cv as a Word file."""
    paper = _paper(data, made_at)
    middle = data["layout"] == "klassiek"
    if data["naam"]:
        _add(paper, data["naam"], "Title", middle=middle)
    for text in (data["functie"], " · ".join(data["contact"])):
        if text:
            _add(paper, text, middle=middle)
    for part in data["delen"]:
        _add(paper, part["kop"], "Heading 1")
        _paragraphs(paper, part["tekst"])
        for row in part["regels"]:
            (_long if part["vorm"] == "regels" else _short)(paper, row)
    return _bytes(paper)


def make_brief(data: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """The sheet of a letter as a Word file."""
    paper = _paper(data, made_at)
    middle = data["layout"] == "klassiek"
    _add(paper, data["naam"], bold=True, middle=middle)
    if data["contact"]:
        _add(paper, " · ".join(data["contact"]), middle=middle)
    _add(paper, "")
    for line in data["geadresseerde"]:
        _add(paper, line).paragraph_format.space_after = Pt(0)
    if data["datum"]:
        _add(paper, data["datum"]).paragraph_format.space_before = Pt(12)
    if data["onderwerp"]:
        _add(paper, data["onderwerp"], "Heading 1")
    if data["aanhef"]:
        _add(paper, data["aanhef"])
    for block in data["blokken"]:
        _paragraphs(paper, block)
    _add(paper, data["groet"])
    _add(paper, "")
    _add(paper, data["naam"])
    return _bytes(paper)


def _paper(data: dict[str, Any], made_at: dt.datetime) -> Any:
    """An empty page with language, fonts and properties; the kandidaat is the author."""
    paper = WordDocument()
    font, colour = _LETTERS[data["layout"]], RGBColor.from_string(_KLEUREN[data["layout"]])
    for name, size in (("Normal", 10.5), ("Title", 24), ("Heading 1", 13), ("Heading 2", 11)):
        style = paper.styles[name]
        style.font.name, style.font.size = font, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), font)
        if name != "Normal":
            style.font.color.rgb = colour if name != "Heading 2" else None
    paper.styles["Normal"].paragraph_format.space_after = Pt(4)
    _language(paper.styles["Normal"], _TALEN[data["taal"]])
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.3)
        section.top_margin = section.bottom_margin = Cm(2)
    known = paper.core_properties
    known.title, known.author = _fit(data["titel"])[:250], _fit(data["naam"])[:250]
    known.language, known.comments, known.last_modified_by = _TALEN[data["taal"]], "", ""
    known.created = known.modified = made_at.replace(tzinfo=None, microsecond=0)
    return paper


def _language(style: Any, code: str) -> None:
    language = OxmlElement("w:lang")
    for name, value in (("val", code), ("eastAsia", code), ("bidi", "ar-SA")):
        language.set(qn(f"w:{name}"), value)
    style.element.get_or_add_rPr().append(language)


def _long(paper: Any, row: dict[str, Any]) -> None:
    """A job or course: its name with the time at the end of the line, its place, words and points."""
    heading = _add(paper, row["titel"], "Heading 2")
    if row["periode"]:
        heading.paragraph_format.tab_stops.add_tab_stop(Cm(16.4), WD_TAB_ALIGNMENT.RIGHT)
        run = heading.add_run("\t" + _fit(row["periode"]))
        run.bold, run.font.size = False, Pt(9.5)
    if row["onder"]:
        _add(paper, row["onder"]).paragraph_format.keep_with_next = bool(row["tekst"] or row["punten"])
    _paragraphs(paper, row["tekst"])
    for point in row["punten"]:
        _add(paper, point, "List Bullet")


def _short(paper: Any, row: dict[str, Any]) -> None:
    """A skill, language or certificate on one line."""
    more = [text for text in (row["onder"], row["periode"]) if text]
    line = row["titel"] + (f" ({', '.join(more)})" if more else "")
    _add(paper, line + (": " + ", ".join(row["punten"]) if row["punten"] else ""), "List Bullet")


def _paragraphs(paper: Any, text: str) -> None:
    for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").strip()):
        if part:
            _add(paper, part)


def _add(paper: Any, text: str, style: str = "Normal", *, bold: bool = False, middle: bool = False) -> Any:
    """One paragraph of plain text; from right to left when it begins so."""
    paragraph = paper.add_paragraph(style=style)
    run = paragraph.add_run(_fit(text))
    run.bold = bold or None
    if middle:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    first = next((sign for sign in text if sign.isalpha()), "")
    if _RTL.match(first):
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.font.rtl = True
    return paragraph


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)


def _bytes(paper: Any) -> bytes:
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()
