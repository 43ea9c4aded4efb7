"""The one address of a shared simulation, the same for everyone; each is sent on to the own pages."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from wissel.policies import Action, requires
from wissel.web.shared.simulaties import get_link


@requires(Action.SIMULATIE_LEZEN)
def simulation(request: Any, simulatie_id: uuid.UUID) -> HttpResponse:
    """To the page of this role, for who may open it."""
    actor = request.actor
    link = get_link(actor, simulatie_id)
    if actor.is_kandidaat:
        return redirect("kandidaat:simulatie", link.pk)
    room = "opdrachtgever" if actor.is_opdrachtgever else "bureau"
    return redirect(f"{room}:simulatie", link.dossier_id, link.pk)
