"""The versions of a cv that the kandidaat shares, as long as that lasts. Nothing else of the room is here."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, HttpResponse
from django.urls import path

from wissel import klok
from wissel.cv.models import Cvversie
from wissel.documenten.actions import open_document
from wissel.policies import Action, Denied, get_visible, visible
from wissel.web.bestanden.views import disposition
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet

LEZEN = Action.CV_GEDEELD_LEZEN


@dataclass(frozen=True, slots=True)
class GedeeldCv:
    """A version as the opdrachtgever sees it: not even the name that the kandidaat gave it."""

    id: uuid.UUID
    op: dt.datetime


@client_page(LEZEN, actief="medewerkers")
def shared(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What is shared now."""
    dossier = get_dossier(request, dossier_id, Action.DOSSIER_LEZEN)
    rows = visible(request.actor, Cvversie, LEZEN).filter(dossier_id=dossier.pk).order_by("-op")
    found = [GedeeldCv(pk, op) for pk, op in rows.values_list("pk", "op")]
    if not found:
        raise Denied(LEZEN, request.actor)
    return show(request, "cv.html", kop=sheet(request.actor, dossier, klok.today()), cvs=found)


@client_page(LEZEN, actief="medewerkers")
def file(request: Any, dossier_id: uuid.UUID, cvversie_id: uuid.UUID) -> Any:
    """The file of one shared version; the kandidaat sees that it was opened."""
    versie = get_visible(request.actor, Cvversie, LEZEN, dossier_id=dossier_id, pk=cvversie_id)
    response = FileResponse(open_document(document=versie.document, by=request.actor))
    headers = {
        "Content-Type": "application/pdf",
        "Content-Disposition": disposition("cv.pdf", inline=True),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cache-Control": "no-store",
    }
    for name, value in headers.items():
        response.headers[name] = value
    return response


paden = [
    path("dossiers/<uuid:dossier_id>/cv/", shared, name="cv"),
    path("dossiers/<uuid:dossier_id>/cv/<uuid:cvversie_id>/", file, name="cv_bestand"),
]
