"""Addresses of this part: those of the room, under a dossier."""

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.urls import path

from wissel.policies import Action, requires
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page as dossier_page
from wissel.web.shared.cv.kamer import Kamer
from wissel.web.shared.cv.paden import ALLEN, BUREAU

D = "dossiers/<uuid:dossier_id>/"


def page(action: Action, view: Callable[..., Any]) -> Callable[..., Any]:
    """A page of this room, with the header and tabs of the dossier."""

    @functools.wraps(view)
    def inner(request: Any, dossier_id: uuid.UUID, **given: Any) -> Any:
        dossier = get_dossier(request, dossier_id, action, kop=True)
        shown = functools.partial(
            dossier_page, request, dossier, "cv", basis="bureau/cv/basis.html", eigen=False
        )
        return view(Kamer(request, dossier_id, "bureau", shown), *given.values())

    return requires(action)(inner)


urlpatterns = [
    path(D + route, page(action, view), name=name) for route, action, view, name in (*ALLEN, *BUREAU)
]
