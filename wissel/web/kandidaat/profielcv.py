"""Having my cv read: the kandidaat ticks what comes into the profile."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.policies import Action, get_visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared import profielcv
from wissel.web.shared.formulieren import status


@own_page(Action.PROFIEL_SCHRIJVEN, actief="werk")
def read_cv(request: Any, dossier: MijnDossier) -> HttpResponse:
    """The form, and then the proposals out of what was sent."""
    if "pakket" in request.POST:
        return take_over(request, dossier)
    form = profielcv.CvForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (found := profielcv.read(form, dossier.id, request.actor)) is not None:
        note = profielcv.keep_file(form, get_visible(request.actor, Dossier, pk=dossier.id), request.actor)
        return show(request, dossier, "profiel_voorstellen.html", lezing=found, bewaard=note)
    return show(request, dossier, "profiel_cv.html", form=form, code=status(form))


def take_over(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Add what was ticked; what is left is shown again."""
    left = profielcv.take_over(request, dossier.id)
    if left is None:
        messages.info(request, _("Deze pagina is te oud. Laat uw cv nog een keer lezen."))
        return redirect("kandidaat:profiel_cv")
    if not left.aantal:
        return redirect("kandidaat:profiel")
    return show(request, dossier, "profiel_voorstellen.html", lezing=left)
