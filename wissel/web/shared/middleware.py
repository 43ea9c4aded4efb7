"""What happens around every request: headers, session limits, language and errors in words."""

import datetime as dt
import uuid
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from wissel import klok, talen
from wissel.accounts.models import Rol
from wissel.fouten import DomainError
from wissel.logregels import get_log
from wissel.policies.engine import Denied

log = get_log("wissel.web")
Next = Callable[[HttpRequest], HttpResponse]

IDLE_MINUTES = {Rol.BEDRIJFSARTS: 15, Rol.SYSTEEMBEHEER: 15, Rol.KANDIDAAT: 60}
IDLE_MINUTES_OTHERS = 30
ABSOLUTE_HOURS = 12


class SecurityHeaders:
    """Headers that Django and django-csp do not set; pages of people are never stored by a cache."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        if response.status_code == 429:
            response.headers.setdefault("Retry-After", "300")
        return response


class RefuseNul:
    """Refuse an address with the sign NUL in it: no page of ours makes one, and the database cannot take it."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" not in request.META.get("QUERY_STRING", ""):
            return self.get_response(request)
        from wissel.web.shared import errors

        return errors.bad_request(request)


class SessionLimits:
    """End a session that was idle too long for its role, or that lasts twelve hours."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        session, ended = request.session, False
        if settings.SESSION_COOKIE_NAME in request.COOKIES and "_auth_user_id" in session:
            now = klok.now()
            ended = self._expired(session, now)
            if ended:
                logout(request)
            elif (
                now - _moment(session.get("gezien"), now) >= dt.timedelta(minutes=1)
                or "gezien" not in session
            ):
                session["gezien"] = now.isoformat()
                session.setdefault("begonnen", now.isoformat())
        response = self.get_response(request)
        return _say_why(response) if ended else response

    def _expired(self, session: object, now: dt.datetime) -> bool:
        get = session.get  # type: ignore[attr-defined]
        idle = dt.timedelta(minutes=IDLE_MINUTES.get(get("rol"), IDLE_MINUTES_OTHERS))
        too_idle = now - _moment(get("gezien"), now) > idle
        return too_idle or now - _moment(get("begonnen"), now) > dt.timedelta(hours=ABSOLUTE_HOURS)


def _say_why(response: HttpResponse) -> HttpResponse:
    """Let the sign-in page tell that the session ended."""
    address = response.headers.get("Location", "")
    if address.startswith(reverse(settings.LOGIN_URL)):
        response.headers["Location"] = address + ("&" if "?" in address else "?") + "verlopen=1"
    return response


def _moment(text: str | None, default: dt.datetime) -> dt.datetime:
    return dt.datetime.fromisoformat(text) if text else default


class UserLanguage:
    """Show pages in the chosen language, as far as they exist in it; documents stay Dutch."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = request.COOKIES.get("taal") or "nl"
        if not talen.open_to(request.path):
            language = talen.whole(language)
        if language not in dict(settings.LANGUAGES):
            language = "nl"
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        translation.deactivate()
        return response


class DomainErrors:
    """Turn what the domain does not allow into a page that says what to do; log denials after the roll-back."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and not response.content:
            from wissel.web.shared import errors

            return errors.not_allowed(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        from wissel.web.shared import errors

        if isinstance(exception, DomainError):
            return errors.domain_error(request, exception)
        if isinstance(exception, Denied):
            _log_denial(exception, request)
            return errors.not_found(request, exception)
        return None


def _log_denial(exception: Denied, request: HttpRequest) -> None:
    """Write down who was refused what, and at which dossier, so that the kandidaat can see it too."""
    actor = exception.actor
    if actor is None:
        return
    from wissel.database.context import als
    from wissel.logbook.actions import record
    from wissel.logbook.models import LogbookEntry

    with als(actor.bureau_id, actor.user_id):
        found = request.resolver_match
        dossier_id = found.kwargs.get("dossier_id") if found else None
        record(actor, str(exception.action), dossier=dossier_id, soort=LogbookEntry.Soort.GEWEIGERD)
    log.info("denied", action=str(exception.action), lidmaatschap=str(actor.lidmaatschap_id))


def new_reference() -> str:
    """A short reference that stands on the error page and in the log."""
    return uuid.uuid4().hex[:10]
