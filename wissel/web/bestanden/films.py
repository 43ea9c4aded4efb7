"""Serving a film of the library in pieces, so that a browser can start in the middle (RFC 9110, section 14)."""

import uuid
from collections.abc import Iterator
from typing import IO, Any

from django.http import HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_GET

from wissel.leren.film import open_film
from wissel.leren.models import Leeritemversie
from wissel.policies import Action, get_visible, requires
from wissel.web.bestanden.views import BLOK, disposition

# One answer is at most this long; a browser asks on by itself.
STUK = 4 * 1024 * 1024


@require_GET
@requires(Action.LEREN_LEZEN)
def film(request: Any, film_id: uuid.UUID) -> Any:
    """A film, or the piece that was asked for."""
    row = get_visible(request.actor, Leeritemversie, pk=film_id, pad__gt="")
    asked = request.headers.get("Range", "")
    span = piece(asked, row.grootte) if asked else (0, row.grootte - 1)
    if span is None:
        response: Any = HttpResponse(status=416)
        response.headers["Content-Range"] = f"bytes */{row.grootte}"
        return response
    first, last = span
    response = StreamingHttpResponse(
        _read(open_film(row, whole=not asked), first, last), status=206 if asked else 200
    )
    headers = {
        "Content-Type": row.mime,
        "Content-Length": str(last - first + 1),
        "Accept-Ranges": "bytes",
        "Content-Disposition": disposition(row.bestandsnaam, inline=True),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "private, max-age=3600",
    }
    if asked:
        headers["Content-Range"] = f"bytes {first}-{last}/{row.grootte}"
    for name, value in headers.items():
        response.headers[name] = value
    return response


def piece(header: str, size: int) -> tuple[int, int] | None:
    """First and last byte of a Range header with one range; None when it cannot be given."""
    unit, _sign, span = header.partition("=")
    start, sign, end = span.strip().partition("-")
    if unit.strip().lower() != "bytes" or not sign or "," in span or not (start + end).isdecimal():
        return None
    if len(start) > 18 or len(end) > 18:
        return None
    if not start:
        first, last = max(0, size - int(end)), size - 1
        return (first, last) if int(end) else None
    first = int(start)
    last = min(int(end), size - 1) if end else size - 1
    return (first, min(last, first + STUK - 1)) if first <= last else None


def _read(file: IO[bytes], first: int, last: int) -> Iterator[bytes]:
    with file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (block := file.read(min(BLOK, left))):
            left -= len(block)
            yield block
