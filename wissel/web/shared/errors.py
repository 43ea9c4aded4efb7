"""Error pages: what happened, and what to do now. They need no database."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wissel.fouten import DomainError
from wissel.logregels import get_log
from wissel.web.shared.schil import Schil

log = get_log("wissel.web")


def _page(request: HttpRequest, status: int, title: str, text: str, **extra: object) -> HttpResponse:
    """The page with the menu of whoever is known already, else bare; it asks the database nothing."""
    context = {"titel": title, "tekst": text, "status": status, **extra}
    if getattr(request, "actor", None) is not None and status != 500:
        try:
            return render(request, "wissel/fout.html", context, status=status)
        except Exception:
            log.exception("error_page_without_menu", status=status)
    context["schil"] = Schil(taal=get_language() or "nl")
    return HttpResponse(render_to_string("wissel/fout.html", context), status=status)


def domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The domain does not allow this now; the page says why and leads back."""
    back = request.META.get("HTTP_REFERER")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return _page(request, error.status, _("Dit kan nu niet"), error.message, terug=back if safe else None)


def not_allowed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Somebody opened the address of a form; the answer keeps saying which method it takes."""
    text = _("Dit adres hoort bij een knop op een andere pagina. Ga terug en gebruik die knop.")
    page = _page(request, 405, _("Zo gaat het niet"), text)
    page.headers["Allow"] = response.headers.get("Allow", "")
    return page


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, _("Deze vraag begrijpen wij niet"), _("Ga terug en probeer het opnieuw."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = _("Deze pagina bestaat niet, of hoort niet bij u. Controleer het adres of ga naar het begin.")
    return _page(request, 404, _("Niet gevonden"), text)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, _("Dit mag nu niet"), _("Vraag een collega om deze stap te doen."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    text = _(
        "Deze pagina stond te lang open. Ga terug, ververs de pagina en verstuur opnieuw. Wat u typte staat er nog."
    )
    return _page(request, 403, _("Verstuur nog een keer"), text)


def server_error(request: HttpRequest) -> HttpResponse:
    from wissel.web.shared.middleware import new_reference

    reference = new_reference()
    match = request.resolver_match
    log.error("server_error", reference=reference, route=match.route if match else "")
    text = _("Het lukt nu niet. Probeer het over 5 minuten opnieuw. Blijft het misgaan? Noem dan deze code.")
    return _page(request, 500, _("Er ging iets mis"), text, kenmerk=reference)
