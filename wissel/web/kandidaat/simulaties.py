"""What the coach worked out together with the kandidaat: which dates would be otherwise. Nothing was recorded."""

import uuid
from typing import Any

from django.http import HttpResponse

from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible
from wissel.web.kandidaat import woorden
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.simulaties import get_link, sheet


@own_page(Action.SIMULATIE_LEZEN, actief="traject")
def simulation(request: Any, dossier: MijnDossier, simulatie_id: uuid.UUID) -> HttpResponse:
    """A shared simulation, with the dates that matter to the kandidaat."""
    link = get_link(request.actor, simulatie_id, dossier_id=dossier.id)
    row = get_visible(request.actor, Dossier, pk=dossier.id)
    names = {code: name for code, (name, _meaning) in woorden.DATUMS.items()}
    return show(request, dossier, "simulatie.html", simulatie=sheet(request.actor, link, row, names))
