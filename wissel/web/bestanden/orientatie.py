"""Files of the orientation: a supplier's report of a result, and the proof of an instrument."""

import uuid
from typing import Any

from django.views.decorators.http import require_GET

from wissel.orientatie.actions.register import open_proof
from wissel.orientatie.actions.uitslagen import open_file
from wissel.orientatie.models import Testbestand, Validatiebewijs
from wissel.policies import Action, get_visible, requires
from wissel.web.bestanden.views import respond


@require_GET
@requires(Action.TEST_LEZEN)
def report(request: Any, testbestand_id: uuid.UUID) -> Any:
    """A report of a result, for the coach and, after the nabespreking, the kandidaat."""
    row = get_visible(request.actor, Testbestand, pk=testbestand_id)
    return respond(request, row, open_file(bestand=row, by=request.actor))


@require_GET
@requires(Action.INSTRUMENT_LEZEN)
def proof(request: Any, bewijs_id: uuid.UUID) -> Any:
    """The proof that an instrument was validated."""
    row = get_visible(request.actor, Validatiebewijs, pk=bewijs_id)
    return respond(request, row, open_proof(bewijs=row, by=request.actor))
