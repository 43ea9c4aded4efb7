"""Papers with words in them and a dossier that runs aground, the way the product makes them."""

import datetime as dt
import io
import itertools
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from tests.cast import Cast, Lid
from wissel.documenten import actions
from wissel.documenten.models import Document
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Dossier

_unique = itertools.count()
DAG = dt.date(2026, 3, 2)


def paper(words: str, pages: int = 1) -> bytes:
    """A PDF that says these words on each page."""
    pdf = pikepdf.new()
    for number in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        text = f"BT /F1 12 Tf 60 700 Td ({words} blad {number + 1} nr {next(_unique)}) Tj ET"
        page.Contents = pdf.make_stream(text.encode("latin-1"))
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def file_of(content: bytes, name: str = "stuk.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def add_paper(
    cast: Cast, dossier: Dossier, soort: str, *, publiek: str = "allen", words: str = "", by: Lid | None = None,
    content: bytes | None = None, **changes: Any,
) -> Document:  # fmt: skip
    """A paper of this kind in the dossier."""
    values: dict[str, Any] = {"titel": soort.replace("_", " ").capitalize(), "datum": DAG, **changes}
    return actions.upload_document(
        dossier=dossier, by=(by or cast.anna).actor, soort=soort, publiek=publiek,
        bestand=file_of(content or paper(words or soort)), **values,
    )  # fmt: skip


def texts(pdf: bytes) -> list[str]:
    """The words of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def outline(pdf: bytes) -> list[tuple[str, int]]:
    """Each bookmark with the page it leads to, counted from one."""
    reader = PdfReader(io.BytesIO(pdf))
    found: list[Any] = list(reader.outline)
    return [(str(each.title), int(reader.get_destination_page_number(each) or 0) + 1) for each in found]


def bytes_of(document: Document) -> bytes:
    from wissel.documenten import opslag

    file = opslag.open_checked(document.pad, document.sha256)
    assert file is not None
    with file:
        return file.read()


def sanction(cast: Cast, dossier: Dossier, **changes: Any) -> None:
    """A loonsanctie as a fact of the dossier."""
    value = {"opgelegd": True, "besluit_op": "2027-01-11", **changes}
    record_feit(dossier=dossier, pad="loonsanctie", waarde=value, by=cast.anna.actor, bron="besluit")
