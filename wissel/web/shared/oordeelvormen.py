"""Forms for a deskundigenoordeel, the same for bureau, opdrachtgever and kandidaat but for their words."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.escalatie.models import Deskundigenoordeel
from wissel.escalatie.oordeelsoorten import kinds
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld


class BestandVorm(EenBestand, ZonderMedisch):
    """A form with one file, that asks once about words of illness."""


def file_field(**kwargs: Any) -> forms.FileField:
    return forms.FileField(
        label=_("Bestand"),
        help_text=_("Een pdf, PNG of JPEG van hoogstens 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        **kwargs,
    )


class VraagForm(forms.Form):
    """Which question, and in whose name when staff prepares it."""

    soort = forms.ChoiceField(label=_("Welke vraag moet UWV beantwoorden?"), widget=forms.RadioSelect)
    van = forms.ChoiceField(
        label=_("Wie stelt de vraag?"), choices=Deskundigenoordeel.Van.choices, widget=forms.RadioSelect
    )
    peildatum = DatumVeld(
        label=_("Over welke dag?"), required=False,
        help_text=_("Alleen bij de vraag over het eigen werk. Bijvoorbeeld 2-6-2026."),
    )  # fmt: skip
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, van: str = "", b1: bool = False, **kwargs: Any) -> None:
        kwargs["initial"] = {"sleutel": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        known = [kind for kind in kinds().values() if not van or van in kind.wie]
        field: Any = self.fields["soort"]
        field.choices = [
            (k.sleutel, f"{k.naam_b1} {k.hulp_b1}" if b1 else f"{k.naam} ({k.sleutel}). {k.hulp}")
            for k in known
        ]
        if van:
            del self.fields["van"]


class KeuzeForm(forms.Form):
    """Which papers go along: one list of boxes for each paper that belongs to the question."""

    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, rijen: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.namen = [row.sleutel for row in rijen if row.keuzes]
        for row in rijen:
            if row.keuzes:
                choices = [(str(each.id), each.titel) for each in row.keuzes]
                self.fields[row.sleutel] = forms.MultipleChoiceField(
                    label=row.naam, required=False, choices=choices, widget=forms.CheckboxSelectMultiple,
                    error_messages={"invalid_choice": _t("Dit stuk kan niet mee. Ververs de pagina.")},
                )  # fmt: skip

    def keuze(self) -> dict[str, list[uuid.UUID]]:
        return {name: [uuid.UUID(pk) for pk in self.cleaned_data.get(name, ())] for name in self.namen}


class StukForm(BestandVorm):
    """A missing paper."""

    LET_OP = ("titel",)
    bestand = file_field()
    titel = forms.CharField(
        label=_("Titel"),
        max_length=200,
        help_text=_("Waaraan herkent een ander dit? Geen medische gegevens."),
    )
    datum = DatumVeld(label=_("Datum op het stuk"))


class DagForm(forms.Form):
    """One day: the request was sent, or UWV was called."""

    dag = DatumVeld(label=_("Datum"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"dag": klok.today(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class AntwoordForm(BestandVorm):
    """What UWV answered to the question."""

    LET_OP = ("uitkomst",)
    antwoord_op = DatumVeld(label=_("Datum van het oordeel"))
    uitkomst = forms.CharField(
        label=_("Wat antwoordde UWV op de vraag?"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In eigen woorden, alleen het antwoord op de vraag. Beide partijen lezen dit. Niets medisch."),
    )  # fmt: skip
    bestand = file_field(required=False)
