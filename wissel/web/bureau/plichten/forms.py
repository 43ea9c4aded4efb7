"""Forms of the tab with duties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier, Opvolging
from wissel.policies import visible
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld

GROOT = forms.Textarea(attrs={"rows": 4, "dir": "auto"})


class StukVeld(forms.ModelChoiceField):
    """A document by its title."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.titel)


class BewijsForm(ZonderMedisch):
    """What proves it: a paper in the file or where it can be found; `versie` is the state that was on screen."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    document = StukVeld(label=_("Stuk in het dossier"), queryset=None, required=False, empty_label=_("geen"))
    bewijs_omschrijving = forms.CharField(
        label=_("Of: waar staat het?"), max_length=200, required=False,
        help_text=_("Bijvoorbeeld: mail van de casemanager. Geen medische gegevens."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Actor, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["document"]
        field.queryset = visible(actor, Document).filter(dossier=dossier).order_by("-datum")


class NietNodigForm(BewijsForm):
    """Why a duty is not needed."""

    LET_OP = ("reden", "bewijs_omschrijving")
    field_order = ("reden", "document", "bewijs_omschrijving", "versie", "woorden")
    reden = forms.CharField(
        label=_("Waarom is dit niet nodig?"), widget=GROOT, max_length=2000,
        help_text=_("Kandidaat en opdrachtgever lezen dit. Geen medische gegevens."),
    )  # fmt: skip


class GedaanForm(BewijsForm):
    """When it was done."""

    LET_OP = ("bewijs_omschrijving",)
    field_order = ("gedaan_op", "document", "bewijs_omschrijving", "versie", "woorden")
    gedaan_op = DatumVeld(label=_("Gedaan op"))


class OpvolgingForm(ZonderMedisch):
    """What was done with an advice."""

    LET_OP = ("wat",)
    wijze = forms.ChoiceField(
        label=_("Is het advies opgevolgd?"), choices=Opvolging.Wijze.choices, widget=forms.RadioSelect
    )
    opgevolgd_op = DatumVeld(label=_("Op"))
    wat = forms.CharField(
        label=_("Wat is er gedaan, of waarom niet?"), widget=GROOT, max_length=3000,
        help_text=_("Kandidaat en opdrachtgever lezen dit. Geen medische gegevens."),
    )  # fmt: skip
