"""Pausing a traject and taking it up again. No field here asks what somebody has."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel import klok
from wissel.policies import Action, get_visible, requires
from wissel.trajecten.actions.onderbreking import lost_weeks, pause, resume
from wissel.trajecten.models import Onderbreking
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import page
from wissel.web.bureau.traject import weergave
from wissel.web.shared.formulieren import run, status
from wissel.web.shared.velden import DatumVeld

BLAD = "bureau/traject/onderbreking.html"
VASTLEGGEN = Action.ONDERBREKING_VASTLEGGEN


class PauzeForm(forms.Form):
    """A pause: what kind, from when, and when it is looked at again."""

    soort = forms.ChoiceField(
        label=gettext_lazy("Waarom een pauze?"), choices=Onderbreking.Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies waarom er een pauze is.")},
    )  # fmt: skip
    eerste_dag = DatumVeld(label=gettext_lazy("Eerste dag van de pauze"))
    herbeoordeling_op = DatumVeld(
        label=gettext_lazy("Opnieuw bekijken op"), required=False,
        help_text=gettext_lazy(
            "Is iemand tijdelijk minder belastbaar? Dan is dit de dag waarop de bedrijfsarts opnieuw kijkt."
        ),
    )  # fmt: skip


class HervatForm(forms.Form):
    """The end of a pause; after less capacity to work, with the statement of the bedrijfsarts."""

    laatste_dag = DatumVeld(
        label=gettext_lazy("Laatste dag van de pauze"),
        help_text=gettext_lazy("De dag voordat het traject weer begint, bijvoorbeeld 31-5-2026"),
    )
    verklaring_op = DatumVeld(
        label=gettext_lazy("Datum van de verklaring"),
        error_messages={"required": gettext_lazy("Vul in wanneer de bedrijfsarts zei dat het weer kan.")},
    )
    verklaring_door = forms.CharField(
        label=gettext_lazy("Van welke bedrijfsarts"), max_length=150,
        help_text=gettext_lazy("Alleen de naam. Wat de bedrijfsarts weet, hoort hier niet."),
        error_messages={"required": gettext_lazy("Vul in welke bedrijfsarts zei dat het weer kan.")},
    )  # fmt: skip

    def __init__(self, *args: Any, verklaring: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not verklaring:
            del self.fields["verklaring_op"], self.fields["verklaring_door"]


@requires(VASTLEGGEN)
def new(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Pause the traject that runs."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = weergave.running_traject(request.actor, dossier, Action.TRAJECT_WIJZIGEN)
    form = PauzeForm(_sent(request))
    if form.is_valid() and run(form, lambda: pause(traject=row, by=request.actor, **form.cleaned_data)):
        messages.success(request, _("De pauze is vastgelegd. De einddatums blijven zoals ze waren."))
        return redirect("bureau:traject", dossier.pk)
    context = {
        "form": form,
        "titel": _("Traject onderbreken"),
        "knop": _("Pauze vastleggen"),
        "datums": weergave.fixed_dates(request.actor, dossier, row),
    }
    return page(request, dossier, "traject", BLAD, code=status(form), **context)


@requires(VASTLEGGEN)
def end(request: Any, dossier_id: uuid.UUID, onderbreking_id: uuid.UUID) -> HttpResponse:
    """Take the traject up again."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    row = get_visible(request.actor, Onderbreking, VASTLEGGEN, pk=onderbreking_id, dossier=dossier)
    if row.laatste_dag is not None:
        messages.info(request, _("Deze pauze is al voorbij."))
        return redirect("bureau:traject", dossier.pk)
    illness = row.soort == Onderbreking.Soort.ZIEKTE
    form = HervatForm(_sent(request), verklaring=illness, initial={"verklaring_door": _doctor(dossier)})
    done: list[Onderbreking] = []
    if form.is_valid() and run(
        form, lambda: done.append(resume(onderbreking=row, by=request.actor, **form.cleaned_data))
    ):
        messages.success(request, _resumed(lost_weeks(done[0], klok.today())))
        return redirect("bureau:traject", dossier.pk)
    context = {
        "form": form,
        "titel": _("Traject hervatten"),
        "knop": _("Hervatten"),
        "pauze": weergave.pauze_rij(row, klok.today()),
        "ziekte": illness,
        "datums": weergave.fixed_dates(request.actor, dossier, row.traject),
    }
    return page(request, dossier, "traject", BLAD, code=status(form), **context)


def _sent(request: Any) -> Any:
    return request.POST if request.method == "POST" else None


def _doctor(dossier: Any) -> str:
    return dossier.bedrijfsarts.naam if dossier.bedrijfsarts else ""


def _resumed(weeks: int) -> str:
    words = _(
        "Het traject loopt weer. De pauze kostte %(weken)s; de einddatums zijn gebleven zoals ze waren."
    )
    return words % {"weken": weergave.weken_woord(weeks)}
