"""A calendar file as an answer."""

from django.http import HttpResponse


def calendar_file(data: bytes, *, naam: str = "afspraak.ics") -> HttpResponse:
    """Offered for download; nobody else is told where it came from."""
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
