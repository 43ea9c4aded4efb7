"""The files of a cv or letter: the picture of it as it is now, and a version as PDF, Word or JSON Resume."""

import json
import re
from typing import Any

from django.http import FileResponse, HttpResponse
from django.utils.translation import gettext as _

from wissel import klok
from wissel.cv import blad, jsonresume
from wissel.cv.actions import brieven as briefwerk
from wissel.cv.actions.hulp import file_name
from wissel.cv.models import Brief, Briefversie, Cv, Cvversie
from wissel.cv.vorm import pdf, word
from wissel.documenten.actions import open_document
from wissel.fouten import DomainError
from wissel.policies import Action, Denied
from wissel.web.bestanden.views import disposition
from wissel.web.shared.cv.kamer import Kamer

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAAT = re.compile(rb'<svg[^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"[^>]*>')
_EIGEN_MAAT = re.compile(rb'<svg(?: class="[^"]*")?')
_PUNTEN = re.compile(rb' (?:width|height)="[\d.]+pt"')
TUSSEN = 14


def sheet_of(stuk: Cv | Cvversie) -> dict[str, Any]:
    return blad.sheet(stuk.inhoud, taal=stuk.taal, layout=stuk.layout).plain()


def draw(stuk: Cv | Brief, layout: str = "") -> list[bytes]:
    """The pages as they are now, drawn by the very template that makes the file."""
    if layout:
        stuk.layout = layout
    if isinstance(stuk, Brief):
        return pdf.draw(pdf.BRIEF, briefwerk.sheet(stuk, briefwerk.sender(stuk)).plain(), made_at=klok.now())
    return pdf.draw(pdf.CV, sheet_of(stuk), made_at=klok.now())


def picture(pages: list[bytes]) -> HttpResponse:
    """All pages below each other as one picture."""
    sizes = [_MAAT.search(page) for page in pages]
    wide = max(float(each[1]) for each in sizes if each)
    tall = sum(float(each[2]) for each in sizes if each) + TUSSEN * (len(pages) - 1)
    parts, place = [], 0.0
    for page, size in zip(pages, sizes, strict=True):
        height = float(size[2]) if size else 0.0
        parts.append(b'<rect y="%.2f" width="%.2f" height="%.2f" fill="#fff"/>' % (place, wide, height))
        # In the units of the whole picture, not in points, or the page would be drawn larger than its frame.
        own = b'<svg y="%.2f" width="%.2f" height="%.2f"' % (place, wide, height)
        parts.append(_EIGEN_MAAT.sub(own, _PUNTEN.sub(b"", page, count=2), count=1))
        place += height + TUSSEN
    head = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    head += b'width="%.2f" height="%.2f" viewBox="0 0 %.2f %.2f">' % (wide, tall, wide, tall)
    response = HttpResponse(b"".join([head, *parts, b"</svg>"]), content_type="image/svg+xml")
    _shut(response)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response


def version_file(kamer: Kamer, versie: Any, form: str) -> HttpResponse | FileResponse:
    """A version in the form that was asked: the PDF that was kept, or Word or JSON of the same frozen content."""
    kind = "cv" if isinstance(versie, Cvversie) else "brief"
    if form == "pdf":
        response: Any = FileResponse(open_document(document=versie.document, by=kamer.actor))
        response.headers["Content-Type"] = "application/pdf"
        inline = "bewaren" not in kamer.request.GET
    else:
        kamer.looked(f"{kind}_gelezen", versie)
        response, inline = _made(kind, versie, form, kamer), False
    name = file_name(versie.naam, versie.nummer, form)
    response.headers["Content-Disposition"] = disposition(name, inline=inline)
    response.headers.setdefault(
        "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'"
    )
    _shut(response)
    return response


def _made(kind: str, versie: Any, form: str, kamer: Kamer) -> HttpResponse:
    if form == "docx":
        if isinstance(versie, Briefversie):
            made = word.make_brief(briefwerk.sheet(versie, {}).plain(), made_at=versie.op)
        else:
            made = word.make_cv(sheet_of(versie), made_at=versie.op)
        return HttpResponse(made, content_type=DOCX)
    if form == "json" and kind == "cv":
        return _json(versie.inhoud, versie.cv.apart)
    raise Denied(Action.CV_LEZEN, kamer.actor)


def draft_json(kamer: Kamer, cv: Cv) -> HttpResponse:
    """What is in the cv now as JSON Resume, with everything that once came in."""
    response = _json(cv.inhoud, cv.apart)
    response.headers["Content-Disposition"] = disposition(f"{cv.naam}.json", inline=False)
    _shut(response)
    return response


def _json(inhoud: dict[str, Any], apart: list[dict[str, Any]]) -> HttpResponse:
    text = json.dumps(jsonresume.write(inhoud, apart), ensure_ascii=False, indent=2)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def read_import(bestand: Any, tekst: str) -> jsonresume.Ingelezen:
    """A file or pasted text as a cv. Raises DomainError at the field it came from."""
    if bestand is None:
        try:
            return jsonresume.read(tekst)
        except DomainError as error:
            error.veld = "tekst"
            raise
    if bestand.size > jsonresume.GROOTSTE_BESTAND:
        text = _("Dit bestand is groter dan 2 MB. Een cv is veel kleiner. Kies een ander bestand.")
        raise DomainError("te_groot", text, veld="bestand")
    return jsonresume.read(b"".join(bestand.chunks()))


def _shut(response: Any) -> None:
    """Nobody but the reader keeps it, and no browser guesses what it is."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Content-Type-Options"] = "nosniff"
