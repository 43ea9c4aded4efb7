"""Having a cv read by the coach, together with the kandidaat: what is ticked comes into the profile."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier
from wissel.policies import requires
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.profiel.views import MAP, SCHRIJVEN, TAB, back, staff_dossier
from wissel.web.shared import profielcv
from wissel.web.shared.formulieren import status


@requires(SCHRIJVEN)
def read_cv(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The form, and then the proposals out of what was sent."""
    dossier = staff_dossier(request, dossier_id, SCHRIJVEN)
    if "pakket" in request.POST:
        return take_over(request, dossier)
    form = profielcv.CvForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (found := profielcv.read(form, dossier.pk, request.actor)) is not None:
        note = profielcv.keep_file(form, dossier, request.actor)
        return page(request, dossier, TAB, MAP + "voorstellen.html", lezing=found, bewaard=note)
    return page(request, dossier, TAB, MAP + "cv.html", form=form, code=status(form))


def take_over(request: Any, dossier: Dossier) -> HttpResponse:
    """Add what was ticked; what is left is shown again."""
    left = profielcv.take_over(request, dossier.pk)
    if left is None:
        messages.info(request, _("Deze pagina is te oud. Laat het cv nog een keer lezen."))
        return redirect("bureau:profiel_cv", dossier.pk)
    if not left.aantal:
        return back(dossier)
    return page(request, dossier, TAB, MAP + "voorstellen.html", lezing=left)
