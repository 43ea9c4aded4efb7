"""Going on after the agreed end: only the guidance lasts longer, no date of the law moves."""

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
from wissel.opmaak import lange_datum
from wissel.policies import Action, requires
from wissel.trajecten.actions.verlenging import extend_traject
from wissel.trajecten.models import Traject
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page
from wissel.web.bureau.traject.weergave import running_traject
from wissel.web.shared import medisch
from wissel.web.shared.formulieren import run
from wissel.web.shared.velden import DatumVeld

WIJZIGEN = Action.TRAJECT_WIJZIGEN


class VerlengForm(medisch.ZonderMedisch):
    """Until when, and why; an extension that is there goes when the day is made empty."""

    LET_OP = ("reden",)

    tot = DatumVeld(label=gettext_lazy("De begeleiding gaat door tot en met"))
    reden = forms.CharField(
        label=gettext_lazy("Waarom gaat het traject langer door?"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Bijvoorbeeld uit goed werkgeverschap. Geen medische gegevens."),
    )  # fmt: skip

    def __init__(self, *args: Any, traject: Traject, **kwargs: Any) -> None:
        kwargs["initial"] = {"tot": traject.verlengd_tot, "reden": traject.verlenging_reden}
        super().__init__(*args, **kwargs)
        if traject.verlengd_tot:
            self.fields["tot"].required = False
            self.fields["tot"].help_text = _("Maak leeg om de verlenging te laten vervallen.")


@requires(WIJZIGEN)
def extend(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Let the guidance go on until a later day."""
    dossier = get_dossier(request, dossier_id, WIJZIGEN)
    row = running_traject(request.actor, dossier, WIJZIGEN)
    form = VerlengForm(request.POST if request.method == "POST" else None, traject=row)

    def change() -> None:
        data = form.cleaned_data
        extend_traject(traject=row, tot=data["tot"], reden=data["reden"], by=request.actor)

    if medisch.valid(form, dossier, request.actor) and run(form, change):
        messages.success(
            request, _("Het einde van de begeleiding is gewijzigd. De wettelijke datums blijven gelijk.")
        )
        return redirect("bureau:traject", dossier.pk)
    terug = reverse("bureau:traject", args=[dossier.pk])
    return form_page(
        request,
        dossier,
        "traject",
        form,
        _("Langer doorgaan"),
        _("Opslaan"),
        terug,
        uitleg=_stays(dossier, row),
    )


def _stays(dossier: Dossier, row: Traject) -> str:
    """What moves and what stays, with the dates."""
    parts = [_("Alleen het einde van de begeleiding schuift op. De wettelijke datums blijven gelijk.")]
    if row.eind_op:
        parts.append(_("Afgesproken einde: %(dag)s.") % {"dag": lange_datum(row.eind_op)})
    if dossier.laatste_dag_loon:
        parts.append(_("Laatste dag loon blijft %(dag)s.") % {"dag": lange_datum(dossier.laatste_dag_loon)})
    return " ".join(str(part) for part in parts)
