"""What the opdrachtgever may know about the end of a contract: until when the law protects, and what is due then."""

import uuid
from typing import Any

from django.http import HttpResponse

from wissel import klok
from wissel.policies import Action
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.shared import transitie
from wissel.web.shared.formulieren import status


@client_page(Action.DATUMS_LEZEN, actief="medewerkers")
def dismissal(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The rules and the sum for one employee. Nothing that is typed is kept."""
    row = get_dossier(request, dossier_id, Action.DATUMS_LEZEN)
    form = transitie.TransitieForm(request.POST if request.method == "POST" else None)
    found = transitie.answer(form)
    context: dict[str, Any] = {
        "kop": weergave.sheet(request.actor, row, klok.today()), "form": form,
        "blad": transitie.sheet(request.actor, row.pk, found),
    }  # fmt: skip
    return show(request, "ontslag.html", code=status(form), **context)
