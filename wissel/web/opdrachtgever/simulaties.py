"""A shared simulation for the opdrachtgever: which dates would move. Nothing was recorded."""

import uuid
from typing import Any

from django.http import HttpResponse

from wissel import klok
from wissel.policies import Action
from wissel.web.opdrachtgever import weergave
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.shared.simulaties import get_link, sheet


@client_page(Action.SIMULATIE_LEZEN, actief="verplichtingen")
def simulation(request: Any, dossier_id: uuid.UUID, simulatie_id: uuid.UUID) -> HttpResponse:
    """The old and the new dates side by side, with why."""
    row = get_dossier(request, dossier_id, Action.DATUMS_LEZEN)
    link = get_link(request.actor, simulatie_id, dossier=row)
    kop = weergave.sheet(request.actor, row, klok.today())
    return show(request, "simulatie.html", kop=kop, simulatie=sheet(request.actor, link, row))
