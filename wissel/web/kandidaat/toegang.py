"""The door of the kandidaat's pages: only the kandidaat, always about the own dossier."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from wissel import klok, talen
from wissel.fouten import DomainError
from wissel.mensen import vertalingen
from wissel.policies import Action, Denied, requires
from wissel.web.kandidaat.weergave import own_dossier
from wissel.web.shared import taalmelding

View = Callable[..., HttpResponse]


def own_page(
    action: Action, *, actief: str = "", confirmed: bool = False, intrekken: bool = False
) -> Callable[[View], View]:
    """A page about the own dossier, which the view gets as its second argument.

    Staff may have the same action for other pages; here they get 404. Before there is a dossier, every page says so;
    after it was closed, everything can be read and nothing is sent, but for `intrekken`: what was shared can always
    be taken back (AVG art. 7 lid 3), and its verb refuses the rest. `actief` marks the menu.
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def inner(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.actor.is_kandidaat:
                raise Denied(action, request.actor)
            request.actief = actief
            dossier = own_dossier(request.actor, klok.today())
            if dossier is None and kwargs:
                raise Denied(action, request.actor)
            if dossier is None:
                return show(request, None, "geen_dossier.html")
            if dossier.gesloten and request.method == "POST" and not intrekken:
                text = _("Uw traject is klaar. U kunt alles nog lezen, maar niets meer sturen.")
                raise DomainError("gesloten", text)
            return in_language(request, lambda: view(request, dossier, *args, **kwargs))

        return requires(action, confirmed=confirmed)(inner)

    return wrap


def show(request: Any, dossier: Any, template: str, *, code: int = 200, **context: Any) -> HttpResponse:
    """Render a page of the kandidaat with what each of them needs."""
    base = {
        "dossier": dossier,
        "vandaag": klok.today(),
        "actief": request.actief,
        "fout_titel": code in {409, 422},
    }
    base["taalmelding"] = getattr(request, "taalmelding", None)
    return render(request, "kandidaat/" + template, {**base, **context}, status=code)


def in_language(request: Any, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Give the answer in the chosen language, or wholly in Dutch when this page does not exist in it.

    A partial language is named above the page until somebody at the bureau has read its words.
    """
    language = request.eigen_taal = get_language() or "nl"
    if not talen.is_partial(language):
        return answer()
    if talen.covers(request.resolver_match.url_name):
        if vertalingen.checked(request.actor.bureau_id, language) is None:
            request.taalmelding = taalmelding.unread(language)
        return answer()
    request.taalmelding = taalmelding.only_dutch(language)
    with override("nl"):
        response = answer()
    response.headers["Content-Language"] = "nl"
    return response
