"""The frozen words of a letter as a Word file (DOCX): headings, in Dutch, words of people as plain text."""

import datetime as dt
import io
import re
from typing import Any

from docx import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

# Signs that XML cannot hold, and signs that turn the direction of the text around them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def build(content: dict[str, Any], *, made_at: dt.datetime) -> bytes:
    """The letter as a Word file. Nothing of it is code: no fields, links or macros."""
    paper = WordDocument()
    _prepare(paper, content, made_at)
    _add(paper, content["werkgever"], bold=True)
    paper.add_heading(_fit(content["onderwerp"]), level=1)
    for label, value in (
        ("Aan", content["kandidaat"]),
        ("Datum", content["datum_woorden"]),
        ("Kenmerk", content["nummer"]),
    ):
        _add(paper, f"{label}: {value}")
    _add(paper, f"Geachte {content['kandidaat']},")
    _paragraphs(paper, content["tekst"])
    _facts(paper, content)
    _add(paper, "Met vriendelijke groet,")
    _add(paper, "")
    _add(paper, content["ondertekenaar"])
    _add(paper, content["werkgever"])
    buffer = io.BytesIO()
    paper.save(buffer)
    return buffer.getvalue()


def _prepare(paper: Any, content: dict[str, Any], made_at: dt.datetime) -> None:
    """Language, font and properties; the employer is the author and nobody's name stands in hidden places."""
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(11)
    language = OxmlElement("w:lang")
    for name in ("val", "eastAsia", "bidi"):
        language.set(qn(f"w:{name}"), {"val": "nl-NL", "eastAsia": "nl-NL", "bidi": "ar-SA"}[name])
    style.element.get_or_add_rPr().append(language)
    for section in paper.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    known = paper.core_properties
    known.title, known.author = _fit(content["onderwerp"])[:250], _fit(content["werkgever"])[:250]
    known.language, known.comments, known.last_modified_by = "nl-NL", "", ""
    known.created = known.modified = made_at.replace(tzinfo=None, microsecond=0)


def _facts(paper: Any, content: dict[str, Any]) -> None:
    """Each fact with the answer of the werknemer right under it."""
    if not content["feiten"]:
        return
    paper.add_heading("Wat er is opgeschreven, en wat u daarover zei", level=2)
    for number, fact in enumerate(content["feiten"], 1):
        paper.add_heading(_fit(f"Feit {number}: {fact['dag']}"), level=3)
        _add(paper, "Wat was afgesproken", bold=True)
        _paragraphs(paper, fact["afgesproken"])
        _add(paper, "Wat er gebeurde", bold=True)
        _paragraphs(paper, fact["gebeurd"])
        _add(paper, f"Blijkt uit: {fact['bron']}")
        if fact["antwoorden"]:
            _add(paper, "Wat u daarover schreef, woord voor woord", bold=True)
        for answer in fact["antwoorden"]:
            _paragraphs(paper, answer["tekst"], style="Quote")
            _add(paper, f"{content['kandidaat']}, {answer['op']}")
        if fact["stilte"]:
            _add(paper, fact["stilte"])


def _paragraphs(paper: Any, text: str, style: str = "Normal") -> None:
    for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").strip()):
        _add(paper, part, style=style)


def _add(paper: Any, text: str, *, style: str = "Normal", bold: bool = False) -> None:
    """One paragraph of plain text; from right to left when it begins so."""
    paragraph = paper.add_paragraph(style=style)
    run = paragraph.add_run(_fit(text))
    run.bold = bold or None
    first = next((sign for sign in text if sign.isalpha()), "")
    if _RTL.match(first):
        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        run.font.rtl = True


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
