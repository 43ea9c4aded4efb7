"""One appointment as a calendar file."""

import uuid
from typing import Any

from django.http import HttpResponse

from wissel.berichten.agenda import calendar
from wissel.policies import Action, get_visible, requires
from wissel.trajecten.models import Afspraak
from wissel.web.shared.agenda import calendar_file


@requires(Action.AFSPRAAK_LEZEN)
def appointment_file(request: Any, dossier_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """For the own calendar; it says "Afspraak" and when."""
    row = get_visible(request.actor, Afspraak, pk=afspraak_id, dossier_id=dossier_id)
    return calendar_file(calendar([row], request.actor.taal))
