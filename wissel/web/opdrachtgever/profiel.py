"""What the kandidaat shares of the persoonsprofiel, as long as that holds. Nothing else of it is here."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import path

from wissel import klok
from wissel.logbook.actions import record_look
from wissel.policies import Action, get_visible
from wissel.profielen import papier
from wissel.profielen.models import Profieldeling
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet


@client_page(Action.PROFIEL_GEDEELD, actief="medewerkers")
def shared(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The parts the kandidaat chose, of the version they were chosen from."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    row = get_visible(request.actor, Profieldeling, dossier_id=dossier.pk, tot__isnull=True)
    record_look(request.actor, "profiel_gedeeld_gelezen", dossier=dossier, onderwerp=row, categorie="K")
    context: dict[str, Any] = {
        "kop": sheet(request.actor, dossier, klok.today()),
        "secties": papier.sections(row.inhoud, row.delen),
        "sinds": row.van,
    }
    return show(request, "profiel.html", **context)


paden = [path("dossiers/<uuid:dossier_id>/profiel/", shared, name="profiel")]
