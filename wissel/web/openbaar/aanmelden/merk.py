"""The mark of a session: which one aanmelding this browser may go on with, for an hour after the last page."""

import datetime as dt
import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wissel import klok
from wissel.aanmeldingen import aanmeldlink
from wissel.aanmeldingen.models import Aanmelding
from wissel.accounts.actor import Actor
from wissel.database.context import set_context
from wissel.policies import Action, requires
from wissel.policies.gate import load_actor, needs_factor
from wissel.web.openbaar.site.kader import shell

MERK, CODE = "aanmelding", "aanmeldcode"
DUUR = dt.timedelta(hours=1)
Page = Callable[..., HttpResponse]


def mark(request: Any, row: Aanmelding, actor: Actor | None = None) -> None:
    """Let this browser go on with one aanmelding; `actor` when somebody signed in opened it, who stays needed."""
    request.session.cycle_key()
    request.session[MERK] = {
        "id": str(row.pk), "bureau": str(row.bureau_id), "link": row.link_nummer,
        "lid": str(actor.lidmaatschap_id) if actor else "", "tot": (klok.now() + DUUR).isoformat(),
    }  # fmt: skip


def forget(request: Any) -> None:
    """This browser may no longer."""
    for key in (MERK, CODE):
        request.session.pop(key, None)


def own_page(view: Page) -> Page:
    """A page of the aanmelding this browser is marked for; for any other it says to open the link, as 404.

    Sets `request.aanmelding`, `request.door` (who acts) and the database context of the bureau.
    """

    @requires(Action.OPENBAAR)
    @functools.wraps(view)
    def inner(request: Any, aanmelding_id: uuid.UUID, **kwargs: Any) -> HttpResponse:
        found = _marked(request, aanmelding_id)
        if found is None:
            return closed(request)
        request.aanmelding, request.door = found
        return view(request, **kwargs)

    return inner


def _marked(request: Any, aanmelding_id: uuid.UUID) -> tuple[Aanmelding, Actor] | None:
    kept = request.session.get(MERK) or {}
    if kept.get("id") != str(aanmelding_id):
        return None
    until, now = dt.datetime.fromisoformat(kept["tot"]), klok.now()
    if until < now:
        forget(request)
        return None
    actor = None
    if kept["lid"]:
        actor = load_actor(request) if request.user.is_authenticated else None
        if actor is None or str(actor.lidmaatschap_id) != kept["lid"] or needs_factor(request, actor):
            return None
    else:
        set_context(bureau_id=kept["bureau"])
    row = aanmeldlink.by_id(kept["bureau"], aanmelding_id)
    if row is None or row.link_nummer != kept["link"]:
        return None
    if until - now < DUUR - dt.timedelta(minutes=2):
        request.session[MERK] = {**kept, "tot": (now + DUUR).isoformat()}
    return row, actor or aanmeldlink.applicant(row)


def show(request: Any, template: str, *, by: Actor | None, slug: str = "", **context: Any) -> HttpResponse:
    """Render a page around an aanmelding, in the frame of the bureau's site."""
    status = context.pop("status", 200)
    base = {
        "schil": shell(request, by, slug),
        "bureau": slug,
        "bureau_naam": by.bureau_naam if by else "Wissel",
    }
    return render(request, f"openbaar/aanmelden/{template}", {**base, **context}, status=status)


def closed(request: Any, *, blocked: bool = False) -> HttpResponse:
    """One page for every aanmelding that this browser may not open, whatever the reason."""
    title = _("Open uw link opnieuw") if not blocked else _("Deze link is dicht")
    return show(request, "dicht.html", by=None, titel=title, geblokkeerd=blocked, status=404)


def language() -> str:
    return get_language() or "nl"
