"""The page between typing a fact and recording it: the old and the new dates side by side."""

from typing import Any

from django.http import HttpResponse

from wissel.dossiers.feitsoorten import Feitsoort
from wissel.dossiers.models import Dossier
from wissel.dossiers.simulator import Vergelijking
from wissel.web.bureau.dossiers.feitvormen import lines
from wissel.web.bureau.dossiers.views import page
from wissel.web.shared.onderdelen.verschuiving import verschuiving

EIGEN = frozenset({"csrfmiddlewaretoken", "datums_gezien", "terug"})


def check_page(
    request: Any, dossier: Dossier, kind: Feitsoort, value: Any, found: Vergelijking
) -> HttpResponse:
    """Ask to confirm; everything that was typed goes along, so that going back loses nothing."""
    typed = [(name, each) for name, values in request.POST.lists() for each in values if name not in EIGEN]
    context: dict[str, Any] = {
        "soort": kind, "regels": lines(kind, value), "blad": verschuiving(found), "velden": typed,
        "merk": found.merk, "intussen": "datums_gezien" in request.POST,
    }  # fmt: skip
    return page(request, dossier, "feiten", "bureau/verschuiven/controle.html", **context)
