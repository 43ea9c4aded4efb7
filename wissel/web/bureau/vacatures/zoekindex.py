"""How the index of vacancies stands, and building it again while the old one serves."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wissel.matching.kolommen import beheer
from wissel.matching.tasks import queue
from wissel.policies import Action, requires


@requires(Action.VACATUREBRON_BEHEREN)
def overview(request: Any) -> HttpResponse:
    """The state with its progress; while a new index is built the page looks again by itself."""
    if request.method == "POST":
        queue(request.actor.bureau_id)
        messages.success(request, _("De zoekindex wordt opnieuw gebouwd. Zoeken kan gewoon doorgaan."))
        return redirect("bureau:zoekindex")
    stand = beheer.status(request.actor.bureau_id)
    response = render(request, "bureau/vacatures/zoekindex.html", {"stand": stand, "actief": "vacatures"})
    if stand.bezig:
        response.headers["Refresh"] = "3"
    return response
