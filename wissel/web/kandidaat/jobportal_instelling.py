"""Limits of the search that the kandidaat sets: from where, how far, which parts of the day and which days not."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.dossiers.models import Dossier
from wissel.matching.actions import VERSTE_KM, set_limits
from wissel.matching.grenzen import DAGNAMEN, DIENSTNAMEN
from wissel.matching.models import Zoekinstelling
from wissel.policies import Action, get_visible, visible
from wissel.web.kandidaat.toegang import own_page, show
from wissel.web.kandidaat.weergave import MijnDossier
from wissel.web.shared.formulieren import run, status


class InstelForm(forms.Form):
    """Four questions; each may stay empty, and then nothing is judged on it."""

    pc4 = forms.CharField(
        label=_("De cijfers van uw postcode"), required=False, max_length=7,
        help_text=_("Alleen de vier cijfers, bijvoorbeeld 3812. Uw adres is niet nodig."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "postal-code"}),
    )  # fmt: skip
    reis_km = forms.IntegerField(
        label=_("Hoeveel kilometer van huis mag het werk zijn?"), required=False, min_value=1, max_value=VERSTE_KM,
        help_text=_("In een rechte lijn. Werk dat verder weg is, past dan niet."),
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 15.")},
    )  # fmt: skip
    diensten_niet = forms.MultipleChoiceField(
        label=_("Wanneer wilt of kunt u niet werken?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=tuple(DIENSTNAMEN.items()),
    )  # fmt: skip
    dagen_niet = forms.MultipleChoiceField(
        label=_("Op welke dagen wilt of kunt u niet werken?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=tuple(DAGNAMEN.items()),
    )  # fmt: skip
    # The page shows what stands there now, so that after a collision the next try is about that.
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


@own_page(Action.ZOEKINSTELLING_SCHRIJVEN, actief="werk")
def settings(request: Any, dossier: MijnDossier) -> HttpResponse:
    """Read and change the limits of the own search."""
    row = visible(request.actor, Zoekinstelling).filter(dossier_id=dossier.id).first()
    first = (
        {name: getattr(row, name) for name in ("pc4", "reis_km", "diensten_niet", "dagen_niet")}
        if row
        else {}
    )
    version = row.versie if row else 0
    form = InstelForm(request.POST or None, initial={**first, "versie": version})
    if form.is_valid() and run(form, lambda: _keep(request, dossier, form.cleaned_data)):
        messages.success(request, _t("Bewaard. Uw lijst met vacatures houdt er nu rekening mee."))
        return redirect("kandidaat:jobportal")
    return show(request, dossier, "jobportal_instelling.html", code=status(form), form=form, versie=version)


def _keep(request: Any, dossier: MijnDossier, given: dict[str, Any]) -> None:
    set_limits(
        dossier=get_visible(request.actor, Dossier, pk=dossier.id), pc4=given["pc4"], reis_km=given["reis_km"],
        diensten_niet=given["diensten_niet"], dagen_niet=given["dagen_niet"], by=request.actor, versie=given["versie"],
    )  # fmt: skip


paden = [path("vacatures/instellen/", settings, name="zoekinstelling")]
