"""Sample values for the page of components."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wissel.policies import Action, requires
from wissel.web.shared.onderdelen.staaf import staaf

TODAY = dt.date(2026, 11, 24)


@requires(Action.OPENBAAR)
def showroom(request: HttpRequest) -> HttpResponse:
    """Every component with plainly invented values."""
    days: list[Any] = [TODAY + dt.timedelta(days=n) for n in (-4, -1, 0, 1, 5, 12, 90)]
    parts = (("laat", 1, "te laat"), ("straks", 4, "deze week"), ("goed", 31, "op schema"))
    return render(request, "wissel/toonkamer.html", {"dagen": days, "vandaag": TODAY, "delen": staaf(parts)})
