"""The language of the pages, kept in a cookie so that it holds before signing in as well."""

from django.conf import settings
from django.http import HttpResponse

YEAR = 365 * 24 * 60 * 60


def set_language(response: HttpResponse, language: str) -> None:
    """Show pages in this language from the next request on; an unknown language changes nothing."""
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            "taal", language, max_age=YEAR, secure=settings.SECURE, httponly=True, samesite="Lax"
        )
