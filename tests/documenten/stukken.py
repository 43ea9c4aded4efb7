"""Files people might send, and how to read what a made document says."""

import io
from typing import Any

import pikepdf
from pypdf import PdfReader


def words(pdf: bytes) -> str:
    """All text of a PDF with every run of white space as one space."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def letters(pdf: bytes) -> str:
    """The same without any white space, for words that were broken over lines."""
    return "".join(words(pdf).split())


def plain_pdf(**changes: Any) -> bytes:
    """A small, still PDF; `save` options may lock it."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return saved(pdf, **changes)


def saved(pdf: pikepdf.Pdf, **options: Any) -> bytes:
    """The bytes; made twice they are the same, but for a locked file, whose id must be new."""
    out = io.BytesIO()
    pdf.save(out, **{"deterministic_id": "encryption" not in options, **options})
    return out.getvalue()


def scripted_pdf() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(action)
    return saved(pdf)


def scripted_annotation_pdf() -> bytes:
    """The script sits direct in an annotation on a page, not in an object of its own."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], A=action)
    pdf.pages[0].Annots = pikepdf.Array([note])
    return saved(pdf)


def pdf_with_attachment() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.attachments["rekening.exe"] = b"MZ"
    return saved(pdf)


def png(width: int = 2, height: int = 2, kind: str = "PNG") -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("1" if kind == "PNG" else "RGB", (width, height)).save(out, kind)
    return out.getvalue()


def pdf_that_opens_with(**action: Any) -> bytes:
    """A PDF that does this as soon as it is opened."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.OpenAction = pdf.make_indirect(pikepdf.Dictionary(**action))
    return saved(pdf)


def pdf_with_link(address: str) -> bytes:
    """A PDF with one link to click."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], A=action)
    pdf.pages[0].Annots = pikepdf.Array([note])
    return saved(pdf)


def pdf_from_elsewhere(**place: Any) -> bytes:
    """A PDF of which a part stands in a file on another computer."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    part = pikepdf.Dictionary(
        Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 1, 1], **place
    )
    pdf.Root.Deel = pdf.make_indirect(pikepdf.Stream(pdf, b"", part))
    return saved(pdf)
