"""Looking at a text while it is typed, for whoever is signed in. Nothing of it is kept."""

from typing import Any

from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

from wissel.policies import Action, requires
from wissel.web.shared.medisch import TOON, questions

LANGST = 50_000


@requires(Action.INGELOGD)
def woorden(request: Any) -> HttpResponse:
    """The questions about a text as rows below its field; nothing when there are none."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    text = request.POST.get("tekst", "")[:LANGST].replace("\r\n", "\n")
    found = questions(text, eigen=request.POST.get("eigen") == "1")[:TOON]
    return render(request, "wissel/onderdelen/vondsten.html", {"vondsten": found, "typend": True})
