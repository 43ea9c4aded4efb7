"""The own cv's and letters: one question at a time, on a phone as well (K8)."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from wissel import klok
from wissel.policies import Action
from wissel.web.kandidaat.toegang import own_page
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.cv.kamer import Kamer
from wissel.web.shared.cv.paden import ALLEN, KANDIDAAT


def page(action: Action, view: Callable[..., Any], name: str) -> Callable[..., Any]:
    """A page of this room, about the own dossier. To stop sharing is possible at all times."""

    @functools.wraps(view)
    def inner(request: Any, dossier: MijnDossier, **given: Any) -> Any:
        return view(Kamer(request, dossier.id, "kandidaat", frame(request, dossier)), *given.values())

    return own_page(action, actief="werk", intrekken=name == "cv_delen_stop")(inner)


def frame(request: Any, dossier: MijnDossier) -> Callable[..., HttpResponse]:
    """How a page of this room is shown to the kandidaat."""

    def shown(template: str, *, code: int = 200, **context: Any) -> HttpResponse:
        base = {
            "basis": "kandidaat/cvbasis.html", "eigen": True, "dossier": dossier, "vandaag": klok.today(),
            "actief": request.actief, "fout_titel": code in {409, 422},
        }  # fmt: skip
        return render(request, template, {**base, **context}, status=code)

    return shown


paden = [
    path(route, page(action, view, name), name=name) for route, action, view, name in (*ALLEN, *KANDIDAAT)
]
