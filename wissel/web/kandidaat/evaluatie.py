"""Looking back on the first year: what was decided, and the kandidaat's own view."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.dossiers.plichten.evaluatie import give_view
from wissel.logbook.actions import record_look
from wissel.policies import Action
from wissel.trajecten.actions import klad as kladden
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import evaluatie as shared
from wissel.web.shared import klad, medisch
from wissel.web.shared.formulieren import run, status


@own_page(Action.EVALUATIE_LEZEN, actief="traject")
def evaluation(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Read the talk about the first year; while it is being written, write the own view."""
    actor = request.actor
    row = shared.newest(actor, dossier.id)
    if row is None:
        return show(request, dossier, "evaluatie.html", blad=None)
    blad = shared.sheet(actor, row, "werknemer")
    if klad.asked(request) and not blad.klaar:
        return klad.keep(request, dossier.id, shared.SLEUTEL, shared.VisieForm.NAMEN, request.path)
    kept = klad.read(actor, dossier.id, shared.SLEUTEL).get("tekst")
    form = shared.EigenVisieForm(request.POST or None, initial={"tekst": kept or blad.eigen.tekst})

    def send() -> None:
        give_view(evaluatie=row, tekst=form.cleaned_data["tekst"], by=actor)
        kladden.drop(dossier_id=dossier.id, sleutel=shared.SLEUTEL, by=actor)

    if medisch.valid(form, dossier.id, actor) and run(form, send):
        messages.success(request, _("Uw tekst is bewaard. Uw coach ziet hem."))
        return redirect("kandidaat:evaluatie")
    record_look(actor, "evaluatie_gelezen", dossier=dossier.id, onderwerp=row, categorie="C")
    return show(request, dossier, "evaluatie.html", code=status(form), blad=blad, form=form)
