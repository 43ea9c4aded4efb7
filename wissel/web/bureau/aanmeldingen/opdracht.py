"""From aanmelding to order: an offerte, and accepting it as a dossier with a coach."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wissel.aanmeldingen import offertes
from wissel.aanmeldingen.aannemen import accept as accept_verb
from wissel.aanmeldingen.models import Aanmelding, Offerte
from wissel.policies import Action, get_visible, requires
from wissel.web.bureau.aanmeldingen import forms
from wissel.web.bureau.aanmeldingen.views import MAP, own, tell
from wissel.web.bureau.mensen.codes import keep_code
from wissel.web.shared.formulieren import run, status


@requires(Action.AANMELDING_BEHANDELEN)
def offer(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Make an offerte and send word that it waits."""
    row = own(request, aanmelding_id)
    form = forms.OfferteForm(request.POST or None, actor=request.actor)
    if form.is_valid() and run(
        form, lambda: offertes.send_offerte(aanmelding=row, by=request.actor, **form.chosen())
    ):
        messages.success(request, _("De offerte staat klaar. De opdrachtgever krijgt een mail."))
        return redirect("bureau:aanmelding", row.pk)
    return _page(request, row, "offerte.html", form)


@requires(Action.AANMELDING_BEHANDELEN)
@require_POST
def withdraw_offer(request: Any, aanmelding_id: uuid.UUID, offerte_id: uuid.UUID) -> HttpResponse:
    """Take an offerte back."""
    row = get_visible(
        request.actor, Offerte, Action.AANMELDING_BEHANDELEN, pk=offerte_id, aanmelding_id=aanmelding_id
    )
    verb = offertes.withdraw_offerte
    tell(request, lambda: verb(offerte=row, by=request.actor), _("De offerte is ingetrokken."))
    return redirect("bureau:aanmelding", aanmelding_id)


@requires(Action.AANMELDING_BEHANDELEN)
def accept(request: Any, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Make the dossier; the codes of who is invited stand on the next page."""
    row = own(request, aanmelding_id)
    if row.dossier_id is not None:
        return redirect("bureau:dossier", row.dossier_id)
    form = forms.AcceptatieForm(request.POST or None, actor=request.actor, aanmelding=row)
    made: list[Any] = []
    if form.is_valid() and run(
        form, lambda: made.append(accept_verb(aanmelding=row, by=request.actor, keuzes=form.keuzes()))
    ):
        for each in made[0].uitnodigingen:
            keep_code(request, each)
        dossier = made[0].dossier
        text = _("Dossier %(nummer)s is gemaakt. Geef de codes hieronder zelf door.") % {
            "nummer": dossier.nummer
        }
        messages.success(request, text)
        return redirect("bureau:uitnodiging_dossier", dossier.pk)
    return _page(request, row, "accepteren.html", form)


def _page(request: Any, row: Aanmelding, template: str, form: Any) -> HttpResponse:
    told = row.gegevens.get("informeren", {}).get("geinformeerd") == "ja"
    context = {
        "aanmelding": row, "form": form, "actief": "backoffice", "geinformeerd": told,
        "fout_titel": bool(form.is_bound and form.errors),
    }  # fmt: skip
    return render(request, MAP + template, context, status=status(form))
