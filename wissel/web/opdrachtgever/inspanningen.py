"""What employer, employee and bureau did, in three columns, as far as it is shared with the employer."""

import uuid
from typing import Any

from django.http import HttpResponse

from wissel import klok
from wissel.policies import Action
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared.inspanningen import efforts


@client_page(Action.LOGBOEK_LEZEN, actief="medewerkers")
def columns(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Three columns over a period."""
    row = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    found = efforts(request.actor, row.pk, request.GET.get("van", "")[:30], request.GET.get("tot", "")[:30])
    return show(request, "inspanningen.html", kop=sheet(request.actor, row, klok.today()), blad=found)
