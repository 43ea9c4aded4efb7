"""Lessons of rejections: the coach reads what was proposed and turns it into a change of the zoekprofiel, or not."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.opmaak import lange_datum
from wissel.policies import Action, can, get_visible, requires, visible
from wissel.sollicitaties.actions import bijstellen, lessen
from wissel.sollicitaties.models import Afwijzing
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.sollicitaties.hulp import LEZEN, MAP, TAB
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.medisch import ZonderMedisch, valid
from wissel.zoekprofielen.models import Zoekprofiel

BIJSTELLEN = Action.ZOEKPROFIEL_SCHRIJVEN


class LesForm(ZonderMedisch):
    """What changes in the zoekprofiel, in words that stand there."""

    LET_OP = ("geleerd", "koers_reden")

    geleerd = forms.CharField(
        label=_("Wat hebben we geleerd?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Dit komt in het concept. De kandidaat leest het. Noem de werkgever niet: de link blijft bij ons."),
        error_messages={"required": _("Schrijf wat er verandert in het zoekprofiel.")},
    )  # fmt: skip
    koers = forms.ChoiceField(
        label=_("Wat betekent dat voor het zoekprofiel?"), widget=forms.RadioSelect, required=False,
        choices=[("", _("Dat kies ik later")), *Zoekprofiel.Koers.choices],
    )  # fmt: skip
    koers_reden = forms.CharField(
        label=_("Waarom?"), max_length=2_000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


@requires(LEZEN)
def overview(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """What was learned from rejections, what waits for the coach first."""
    dossier = get_dossier(request, dossier_id, LEZEN)
    rows = visible(request.actor, Afwijzing).filter(dossier=dossier, sollicitatie__weg_op__isnull=True)
    found = list(
        rows.select_related("sollicitatie", "zoekprofiel").defer("zoekprofiel__inhoud").order_by("-op", "-id")
    )
    context: dict[str, Any] = {
        "open": [row for row in found if row.voorstel and row.bekeken_op is None],
        "klaar": [row for row in found if not row.voorstel or row.bekeken_op is not None],
        "mag_bijstellen": can(request.actor, BIJSTELLEN),
    }
    return page(request, dossier, TAB, MAP + "lessen.html", **context)


@requires(BIJSTELLEN)
def use(request: Any, dossier_id: uuid.UUID, afwijzing_id: uuid.UUID) -> HttpResponse:
    """Turn one lesson into a change of the draft, or say that nothing changes."""
    dossier = get_dossier(request, dossier_id, BIJSTELLEN)
    row = get_visible(request.actor, Afwijzing, LEZEN, dossier=dossier, pk=afwijzing_id)
    back = reverse("bureau:sollicitatie_lessen", args=[dossier.pk])
    if request.method == "POST" and request.POST.get("doe") == "niets":
        lessen.looked_at(afwijzing=row, by=request.actor)
        messages.success(request, _t("Bekeken. Het zoekprofiel blijft zoals het is."))
        return redirect(back)
    words = {"dag": lange_datum(row.sollicitatie.stand_op), "wat": row.voorstel or row.les}
    first = {"geleerd": _t("Na een afwijzing op %(dag)s: %(wat)s") % words if words["wat"] else ""}
    form = LesForm(request.POST or None, initial=first)

    def verb() -> None:
        bijstellen.use_lesson(afwijzing=row, by=request.actor, **form.cleaned_data)

    if valid(form, dossier, request.actor) and run(form, verb):
        messages.success(
            request, _t("Het staat in het concept. Pas nu de richtingen aan die hierdoor veranderen.")
        )
        return redirect("bureau:zoekprofiel", dossier.pk)
    context = {"form": form, "les": row, "terug": back}
    return page(request, dossier, TAB, MAP + "les.html", code=status(form), **context)
