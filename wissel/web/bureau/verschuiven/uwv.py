"""Recording what UWV did after the re-integratieverslag."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.actions.uwvstappen import UITSLAGEN, record_uwvstap
from wissel.dossiers.models import Dossier, UwvStap
from wissel.policies import Action, requires, visible
from wissel.web.bureau.dossiers.kop import get_dossier
from wissel.web.bureau.dossiers.views import form_page
from wissel.web.shared.formulieren import run
from wissel.web.shared.velden import DatumVeld

VASTLEGGEN = Action.FEIT_VASTLEGGEN
U = UwvStap.Uitslag


def _choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Stage and outcome as one choice, so that no two can be taken that do not go together."""
    return [
        (str(UwvStap.Stap(stap).label), [(f"{stap} {one}", str(U(one).label)) for one in outcomes])
        for stap, outcomes in UITSLAGEN.items()
    ]


class StukVeld(forms.ModelChoiceField):
    """A document by its title and day."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.titel)


class UwvForm(forms.Form):
    """What UWV decided, when, and on which paper."""

    wat = forms.ChoiceField(label=gettext_lazy("Wat deed UWV?"), choices=_choices)
    datum = DatumVeld(label=gettext_lazy("Datum van het besluit of gesprek"))
    document = StukVeld(
        label=gettext_lazy("Stuk in het dossier"), queryset=None, required=False, empty_label=gettext_lazy("geen")
    )  # fmt: skip
    bewijs_omschrijving = forms.CharField(
        label=gettext_lazy("Of: waar staat het?"), max_length=200, required=False,
        help_text=gettext_lazy("Bijvoorbeeld: brief van UWV. Geen medische gegevens."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["document"]
        field.queryset = visible(actor, Document).filter(dossier=dossier).order_by("-datum")


@requires(VASTLEGGEN)
def stage(request: Any, dossier_id: uuid.UUID) -> HttpResponse:
    """Record a stage; a loonsanctie goes on to the fact that moves the dates."""
    dossier = get_dossier(request, dossier_id, VASTLEGGEN)
    sent = request.POST if request.method == "POST" else None
    form = UwvForm(sent, actor=request.actor, dossier=dossier)

    def keep() -> None:
        data = dict(form.cleaned_data)
        stap, uitslag = data.pop("wat").split(" ")
        record_uwvstap(dossier=dossier, stap=stap, uitslag=uitslag, by=request.actor, **data)

    if form.is_valid() and run(form, keep):
        return _done(request, dossier, form.cleaned_data["wat"])
    terug = reverse("bureau:datums", args=[dossier.pk])
    text = _(
        "Hieruit volgt geen datum. Bij een loonsanctie legt u daarna ook het feit vast; dan schuiven de datums."
    )
    return form_page(
        request,
        dossier,
        "datums",
        form,
        _("Na het re-integratieverslag"),
        _("Vastleggen"),
        terug,
        uitleg=text,
    )


def _done(request: Any, dossier: Dossier, what: str) -> HttpResponse:
    if what == f"{UwvStap.Stap.TOETS} {U.LOONSANCTIE}":
        messages.success(request, _("Vastgelegd. Leg nu het feit vast; u ziet eerst wat verschuift."))
        return redirect("bureau:feit", dossier.pk, "loonsanctie")
    messages.success(request, _("Vastgelegd."))
    return redirect("bureau:datums", dossier.pk)
