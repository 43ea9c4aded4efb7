"""The kandidaat's own orientatieprofiel: five parts to read, with own words beside those of the coach."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.dossiers.models import Dossier
from wissel.fouten import Changed
from wissel.orientatie.actions import profiel
from wissel.orientatie.models import Orientatieprofiel, Orientatieregel
from wissel.policies import Action, get_visible
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.orientatieprofiel import profile, questions

SCHRIJVEN = Action.ORIENTATIE_SCHRIJVEN


class EigenForm(ZonderMedisch):
    """Own words about one part."""

    LET_OP = ("tekst",)
    deel = forms.ChoiceField(
        label=_("Waar gaat het over?"), error_messages={"required": _("Kies waar het over gaat.")}
    )
    tekst = forms.CharField(
        label=_("Uw woorden"), widget=tekstvak(4), max_length=profiel.LANGSTE,
        help_text=_("Een paar zinnen is genoeg. Schrijf niets over uw ziekte."),
        error_messages={"required": _("Schrijf hier wat u wilt zeggen.")},
    )  # fmt: skip
    slot = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["deel"]
        choice.choices = [("", _t("Kies een onderwerp")), *questions().items()]


@own_page(Action.ORIENTATIE_LEZEN, actief="werk")
def read(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Five parts with their sources, and a form for own words."""
    found = profile(request.actor, dossier.id)
    form = EigenForm(request.POST or None, initial={"deel": request.GET.get("deel", "")})
    if form.is_valid() and run(form, lambda: _add(request, dossier, form.cleaned_data)):
        messages.success(request, _t("Uw woorden staan erbij."))
        return redirect("kandidaat:orientatie")
    return show(request, dossier, "orientatie.html", code=status(form), profiel=found, form=form)


def _add(request: Any, dossier: MijnDossier, data: dict[str, Any]) -> None:
    row = get_visible(request.actor, Dossier, SCHRIJVEN, pk=dossier.id)
    profiel.add_line(dossier=row, by=request.actor, deel=data["deel"], tekst=data["tekst"])


@own_page(SCHRIJVEN, actief="werk")
def change(request: Any, dossier: MijnDossier, orientatieregel_id: uuid.UUID) -> HttpResponse:
    """Change own words, or take them away."""
    row = get_visible(
        request.actor, Orientatieregel, SCHRIJVEN, dossier_id=dossier.id, pk=orientatieregel_id,
        bron=Orientatieregel.Bron.KANDIDAAT, profiel__stand=Orientatieprofiel.Stand.CONCEPT,
    )  # fmt: skip
    if "weg" in request.POST:
        profiel.remove_line(regel=row, by=request.actor)
        messages.success(request, _t("Uw woorden zijn weg."))
        return redirect("kandidaat:orientatie")
    form = EigenForm(request.POST or None, initial={"deel": row.deel, "tekst": row.tekst, "slot": row.slot})
    if form.is_valid() and _changed(request, row, form):
        messages.success(request, _t("Bewaard."))
        return redirect("kandidaat:orientatie")
    return show(request, dossier, "orientatie_regel.html", code=status(form), form=form)


def _changed(request: Any, row: Orientatieregel, form: Any) -> bool:
    data = form.cleaned_data
    values = {"tekst": data["tekst"], "deel": data["deel"], "slot": data["slot"] or row.slot}
    try:
        return run(form, lambda: profiel.change_line(regel=row, by=request.actor, **values))
    except Changed as error:
        form.add_error("tekst", error.message)
        return False


paden = [
    path("werk/orientatie/", read, name="orientatie"),
    path("werk/orientatie/<uuid:orientatieregel_id>/", change, name="orientatieregel"),
]
