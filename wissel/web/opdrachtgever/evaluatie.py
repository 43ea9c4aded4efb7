"""The eerstejaarsevaluatie for the employer: the decision and agreements, and the own view to write."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel import klok
from wissel.dossiers.plichten.evaluatie import give_view
from wissel.logbook.actions import record_look
from wissel.policies import Action
from wissel.trajecten.actions import klad as kladden
from wissel.web.opdrachtgever.toegang import client_page, get_dossier, show
from wissel.web.opdrachtgever.weergave import sheet
from wissel.web.shared import evaluatie as shared
from wissel.web.shared import klad, medisch
from wissel.web.shared.formulieren import run, status


@client_page(Action.EVALUATIE_LEZEN, actief="medewerkers")
def evaluation(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Read the evaluation; while it is being written, write the own view."""
    actor = request.actor
    dossier = get_dossier(request, dossier_id, Action.EVALUATIE_LEZEN)
    row = shared.newest(actor, dossier.pk)
    if row is None:
        return show(request, "evaluatie.html", kop=sheet(actor, dossier, klok.today()), blad=None)
    blad = shared.sheet(actor, row, "werkgever")
    if request.method == "POST" and klad.asked(request) and not blad.klaar:
        return klad.keep(request, dossier.pk, shared.SLEUTEL, shared.VisieForm.NAMEN, request.path)
    kept = klad.read(actor, dossier.pk, shared.SLEUTEL).get("tekst")
    form = shared.VisieForm(request.POST or None, initial={"tekst": kept or blad.eigen.tekst})

    def send() -> None:
        give_view(evaluatie=row, tekst=form.cleaned_data["tekst"], by=actor)
        kladden.drop(dossier_id=dossier.pk, sleutel=shared.SLEUTEL, by=actor)

    if medisch.valid(form, dossier, actor) and run(form, send):
        messages.success(request, _("Uw visie is bewaard. De coach ziet haar."))
        return redirect("opdrachtgever:evaluatie", dossier.pk)
    record_look(actor, "evaluatie_gelezen", dossier=dossier, onderwerp=row, categorie="C")
    context = {"kop": sheet(actor, dossier, klok.today()), "blad": blad, "form": form}
    return show(request, "evaluatie.html", code=status(form), **context)
