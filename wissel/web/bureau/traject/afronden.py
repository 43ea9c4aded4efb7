"""Finishing a traject, and the nazorg after it."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.dossiers.models import Dossier
from wissel.policies import Action, requires, visible
from wissel.trajecten.actions.traject import end_nazorg, finish_traject
from wissel.trajecten.models import Fase, Traject
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page
from wissel.web.bureau.traject.weergave import running_traject
from wissel.web.shared.formulieren import run
from wissel.web.shared.velden import DatumVeld

WIJZIGEN = Action.TRAJECT_WIJZIGEN


class AfrondForm(forms.Form):
    """The last day of the guidance, and whether nazorg follows."""

    afgerond_op = DatumVeld(label=gettext_lazy("Laatste dag van het traject"))
    nazorg = forms.BooleanField(
        label=gettext_lazy("Nazorggesprekken plannen"), required=False, initial=True,
        help_text=gettext_lazy("Zonder nazorg is het traject op die dag helemaal klaar."),
    )  # fmt: skip


class NazorgForm(forms.Form):
    """The day of the last talk."""

    afgerond_op = DatumVeld(label=gettext_lazy("Dag van het laatste nazorggesprek"))


@requires(WIJZIGEN)
def finish(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Close the guidance; open phases are named and hold nothing up."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = running_traject(request.actor, dossier, WIJZIGEN)
    if row.stand == Traject.Stand.NAZORG:
        return redirect("bureau:traject", dossier.pk)
    form = AfrondForm(_sent(request))

    def close() -> None:
        data = form.cleaned_data
        finish_traject(traject=row, on=data["afgerond_op"], nazorg=data["nazorg"], by=request.actor)

    if form.is_valid() and run(form, close):
        messages.success(request, _("Het traject is afgerond."))
        return redirect("bureau:traject", dossier.pk)
    texts = {
        "uitleg": _("De begeleiding eindigt op deze dag. Rapportages die nog moeten beginnen, vervallen.")
    }
    warnings = _open_phases(request, row)
    return _answer(request, dossier, form, _("Traject afronden"), letop=warnings, **texts)


@requires(WIJZIGEN)
def nazorg(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """The last talk was held: the traject is over and the dossier closes."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = running_traject(request.actor, dossier, WIJZIGEN)
    if row.stand != Traject.Stand.NAZORG:
        return redirect("bureau:traject", dossier.pk)
    form = NazorgForm(_sent(request))

    def close() -> None:
        end_nazorg(traject=row, on=form.cleaned_data["afgerond_op"], by=request.actor)

    if form.is_valid() and run(form, close):
        messages.success(request, _("De nazorg is afgerond en het dossier is gesloten."))
        return redirect("bureau:traject", dossier.pk)
    text = _("Het dossier gaat dicht en blijft nog twee jaar bewaard. Open nazorgtaken vervallen.")
    return _answer(request, dossier, form, _("Nazorg afronden"), uitleg=text)


def _open_phases(request: Any, row: Traject) -> list[dict[str, str]]:
    rows = visible(request.actor, Fase).filter(traject=row, gesloten_op__isnull=True).order_by("volgorde")
    names = list(rows.values_list("naam", flat=True))
    if not names:
        return []
    words = _("Nog niet gesloten: %(fases)s. Afronden kan ook zo.") % {"fases": ", ".join(names)}
    return [{"klasse": "warn", "icoon": "alert", "tekst": words}]


def _sent(request: Any) -> Any:
    return request.POST if request.method == "POST" else None


def _answer(request: Any, dossier: Dossier, form: Any, titel: str, **context: Any) -> HttpResponse:
    terug = reverse("bureau:traject", args=[dossier.pk])
    return form_page(request, dossier, "traject", form, titel, _("Afronden"), terug, **context)
