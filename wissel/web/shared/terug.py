"""Going back to where someone came from, on this site only."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def safe_url(request: HttpRequest, default: str, name: str = "next") -> str:
    """The address in field or parameter `name` when it stays on this site, else the address `default`."""
    url = request.POST.get(name) or request.GET.get(name) or ""
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if safe and url.startswith("/") else default


def safe_next(request: HttpRequest, default: str) -> str:
    """Like `safe_url`, with the name of a page as default."""
    return safe_url(request, reverse(default))
