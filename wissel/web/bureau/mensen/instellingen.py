"""How the bureau presents itself and works."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from wissel.accounts.models import BureauInstelling
from wissel.mensen.instellingen import VELDEN, change_settings, instelling_of
from wissel.mensen.versie import mark_of
from wissel.policies import Action, requires, visible
from wissel.web.bureau.mensen.forms import InstellingForm
from wissel.web.bureau.mensen.views import page
from wissel.web.shared.formulieren import run, status


@requires(Action.INSTELLING_WIJZIGEN)
def settings(request: Any) -> HttpResponse:
    """Show and change the settings; the logo is checked by its content."""
    row = instelling_of(request.actor)
    initial = {**{name: getattr(row, name) for name in VELDEN}, "stand": mark_of(row, VELDEN)}
    form = InstellingForm(request.POST or None, request.FILES or None, instelling=row, initial=initial)
    if form.is_valid() and run(form, lambda: change_settings(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("De instellingen zijn bewaard."))
        return redirect("bureau:instellingen")
    context = {"form": form, "bureau_naam": request.actor.bureau_naam, "heeft_logo": bool(row.logo)}
    return page(request, "instellingen", "instellingen.html", status_code=status(form), **context)


@requires(Action.INSTELLING_LEZEN)
def logo(request: Any) -> HttpResponse:
    """The picture itself, as it was checked at upload."""
    row = visible(request.actor, BureauInstelling).only("logo", "logo_soort").first()
    if row is None or not row.logo:
        raise Http404
    return HttpResponse(bytes(row.logo), content_type=row.logo_soort)
