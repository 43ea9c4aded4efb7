"""Serving an own paper of the kandidaat: to the kandidaat, and to the coach while it is shared."""

import uuid
from typing import Any

from django.views.decorators.http import require_GET

from wissel.policies import Action, get_visible, requires
from wissel.regie.actions.eigenstukken import open_stuk
from wissel.regie.models import EigenStuk
from wissel.web.bestanden.views import respond


@require_GET
@requires(Action.EIGEN_STUK_LEZEN)
def own_paper(request: Any, eigenstuk_id: uuid.UUID) -> Any:
    """One own paper; of the envelope for the kandidaat alone."""
    row = get_visible(request.actor, EigenStuk, pk=eigenstuk_id)
    return respond(request, row, open_stuk(stuk=row, by=request.actor))
