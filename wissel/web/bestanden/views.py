"""Serving the bytes of a document, to whoever the policies let read it."""

import unicodedata
import uuid
from typing import Any
from urllib.parse import quote

from django.http import FileResponse
from django.views.decorators.http import require_GET

from wissel.documenten.actions import open_document
from wissel.documenten.models import Document
from wissel.policies import Action, get_visible, requires

INLINE = {"application/pdf", "image/png", "image/jpeg"}
BLOK = 64 * 1024


@require_GET
@requires(Action.DOCUMENT_LEZEN)
def document(request: Any, document_id: uuid.UUID) -> Any:
    """One document, to read in the browser or, with `?bewaren`, to save. Writes down that it was opened."""
    row = get_visible(request.actor, Document, pk=document_id)
    return respond(request, row, open_document(document=row, by=request.actor))


def respond(request: Any, row: Any, file: Any) -> FileResponse:
    """The bytes of a row that knows its name, kind and size, closed off from everything else in the browser."""
    response = FileResponse(file)
    response.block_size = BLOK
    inline = row.mime in INLINE and "bewaren" not in request.GET
    headers = {
        "Content-Type": row.mime if row.mime in INLINE else "application/octet-stream",
        "Content-Length": str(row.grootte),
        "Content-Disposition": disposition(row.bestandsnaam, inline=inline),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response


def disposition(name: str, *, inline: bool) -> str:
    """The header with the file name: plain letters for old programs, the real name beside it."""
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = "".join(sign if sign.isalnum() or sign in " ._-()" else "_" for sign in plain).strip(" .")
    kind = "inline" if inline else "attachment"
    return (
        f"{kind}; filename=\"{plain or 'document'}\"; filename*=UTF-8''{quote(name or 'document', safe='')}"
    )
