"""One appointment as a file for the calendar of a phone or computer."""

import uuid
from typing import Any

from django.http import HttpResponse

from wissel.berichten.agenda import calendar
from wissel.policies import Action, get_visible
from wissel.trajecten.models import Afspraak
from wissel.web.kandidaat.toegang import own_page
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.agenda import calendar_file


@own_page(Action.AFSPRAAK_LEZEN)
def appointment_file(request: Any, dossier: MijnDossier, afspraak_id: uuid.UUID) -> HttpResponse:
    """It says "Afspraak" and when."""
    row = get_visible(request.actor, Afspraak, pk=afspraak_id, dossier_id=dossier.id)
    return calendar_file(calendar([row], request.actor.taal))
