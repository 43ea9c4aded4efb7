"""The door of the opdrachtgever's pages: only the opdrachtgever, never a verzekeraar, always the own organisation."""

import functools
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from wissel import klok
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.policies import Action, Denied, requires, visible

View = Callable[..., HttpResponse]


def client_page(action: Action, *, actief: str = "", confirmed: bool = False) -> Callable[[View], View]:
    """A page of the opdrachtgever. Staff may have the same action for pages of their own; here they get 404."""

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def inner(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.actor.rol != Rol.OPDRACHTGEVER:
                raise Denied(action, request.actor)
            request.actief = actief
            return view(request, *args, **kwargs)

        return requires(action, confirmed=confirmed)(inner)

    return wrap


def get_dossier(request: Any, dossier_id: uuid.UUID, action: Action) -> Dossier:
    """The dossier of the address with the people the page names, or Denied."""
    rows = visible(request.actor, Dossier, action).select_related("kandidaat", "werkgever", "coach")
    dossier = rows.filter(pk=dossier_id).first()
    if dossier is None:
        raise Denied(action, request.actor)
    return dossier


def show(request: Any, template: str, *, code: int = 200, **context: Any) -> HttpResponse:
    """Render a page of the opdrachtgever with what each of them needs."""
    base = {"vandaag": klok.today(), "actief": request.actief, "fout_titel": code in {409, 422}}
    return render(request, "opdrachtgever/" + template, {**base, **context}, status=code)
