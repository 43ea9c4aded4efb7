"""Around every page of the public site: whose site it is, its menu, and the door to sign-in."""

import functools
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from wissel import talen
from wissel.aanmeldingen import openbaar
from wissel.accounts.actor import Actor
from wissel.policies import Action, requires
from wissel.web.shared.schil import NavItem, Schil

Page = Callable[..., HttpResponse]


def site_page(view: Page) -> Page:
    """A page of one bureau's site: the visitor acts as `openbaar`. An unknown bureau is 404.

    Also for who has signed in: here everyone is a visitor. `bezoeker` holds the actor.
    """

    @requires(Action.OPENBAAR)
    @functools.wraps(view)
    def inner(request: Any, bureau: str, **kwargs: Any) -> HttpResponse:
        by = openbaar.enter(bureau)
        if by is None:
            raise Http404
        request.bezoeker, request.bureau = by, bureau
        return view(request, **kwargs)

    return inner


def front_door() -> str:
    """The address for a visitor without an address: the only bureau, the list, or sign-in when there is no site."""
    found = openbaar.bureaus()
    if not found:
        return reverse("account_login")
    return reverse("site", args=[found[0].slug]) if len(found) == 1 else reverse("site_bureaus")


def show(request: Any, template: str, status: int = 200, **context: Any) -> HttpResponse:
    """Render a page of the site with its menu and the bureau's name."""
    by: Actor = request.bezoeker
    context = {
        "schil": shell(request, by, request.bureau),
        "bureau": request.bureau,
        "bureau_naam": by.bureau_naam,
        **context,
    }
    return render(request, f"openbaar/site/{template}", context, status=status)


def shell(request: Any, by: Actor | None = None, slug: str = "") -> Schil:
    """The frame of a public page. Who has signed in goes to the own first page by the same door."""
    inside = request.user.is_authenticated
    door = (reverse("begin"), _("Naar mijn pagina")) if inside else (reverse("account_login"), _("Inloggen"))
    return Schil(
        bureau_naam=by.bureau_naam if by else "Wissel", nav=_menu(slug) if slug else (), deur=NavItem(*door, "deur"),
        taal=get_language() or "nl", talen=talen.everywhere(),
        richting="rtl" if get_language_bidi() else "ltr", demo=settings.DEMO,
        demo_zonder_factor=settings.TWEEDE_FACTOR_UIT,
    )  # fmt: skip


def _menu(slug: str) -> tuple[NavItem, ...]:
    items = (
        ("site", _("Begin"), "begin", "home"),
        ("site_sporen", _("Twee sporen"), "sporen", "track"),
        ("site_rechten", _("Per week"), "rechten", "calendar"),
        ("site_vragen", _("Vragen"), "vragen", "search"),
        ("site_contact", _("Contact"), "contact", "phone"),
    )
    return tuple(
        NavItem(reverse(name, args=[slug]), label, key, icoon=icon) for name, label, key, icon in items
    )
