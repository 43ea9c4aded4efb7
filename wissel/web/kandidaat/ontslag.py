"""What the kandidaat may know about dismissal: until when the law protects, and what one gets at the end."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from wissel import klok
from wissel.policies import Action, Denied, requires
from wissel.web.kandidaat.toegang import show
from wissel.web.kandidaat.weergave import own_dossier
from wissel.web.shared import transitie
from wissel.web.shared.formulieren import status


@requires(Action.DATUMS_LEZEN)
def dismissal(request: Any) -> HttpResponse:
    """The rules and the sum. It asks and stores nothing, so that it also works after the dossier was closed."""
    if not request.actor.is_kandidaat:
        raise Denied(Action.DATUMS_LEZEN, request.actor)
    request.actief = "traject"
    dossier = own_dossier(request.actor, klok.today())
    if dossier is None:
        return redirect("kandidaat:vandaag")
    form = transitie.TransitieForm(request.POST if request.method == "POST" else None)
    found = transitie.answer(form)
    blad = transitie.sheet(request.actor, dossier.id, found)
    return show(request, dossier, "ontslag.html", code=status(form), form=form, blad=blad)
