"""Searching occupations, and one occupation with its usual demands and its neighbours."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from wissel.arbeidsmarkt.zoeken import search
from wissel.policies import Action, requires
from wissel.web.bureau.beroepen import blad

SHOWN = 25


@requires(Action.BEROEP_LEZEN)
def overview(request: Any) -> HttpResponse:
    """A search box and what was found; the list alone for HTMX."""
    term = " ".join(request.GET.get("q", "").split())[:100]
    found = search(term, SHOWN) if len(term) > 1 else []
    context = {
        "term": term,
        "uitkomst": blad.result(term, found),
        "stand": blad.lists(),
        "actief": "beroepen",
    }
    part = "#lijst" if request.htmx and not request.htmx.boosted else ""
    return render(request, "bureau/beroepen/zoeken.html" + part, context)


@requires(Action.BEROEP_LEZEN)
def occupation(request: Any, beroep_id: uuid.UUID) -> HttpResponse:
    """What an occupation is, usually asks, and which lie near."""
    found = blad.occupation(beroep_id)
    if found is None:
        raise Http404
    term = request.GET.get("q", "")[:100]
    return render(
        request, "bureau/beroepen/beroep.html", {"beroep": found, "term": term, "actief": "beroepen"}
    )
