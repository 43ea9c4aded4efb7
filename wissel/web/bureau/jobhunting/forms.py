"""Forms of jobhunting. Free text that others read is looked at for medical words."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.arbeidsmarkt.models import Initiatief
from wissel.jobhunting.models import Kanaal, Netwerkorganisatie, Netwerkpersoon, Uitkomst
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld

WIE = [
    ("", _("Het bureau (ik)")),
    (Initiatief.KANDIDAAT.value, Initiatief.KANDIDAAT.label),
    (Initiatief.WERKGEVER.value, Initiatief.WERKGEVER.label),
]
NIETS_OVER = _("Zet hier niets over een kandidaat. Het gaat alleen over het werk en de organisatie.")


class OrganisatieForm(ZonderMedisch):
    """An employer. Only the name has to be there."""

    LET_OP = ("werk", "zoekt", "notitie")

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    toch = forms.BooleanField(label=_("Toch bewaren: dit is een andere organisatie"), required=False)
    naam = forms.CharField(
        label=_("Naam"), max_length=150, error_messages={"required": _("Vul de naam van de organisatie in.")}
    )
    plaats = forms.CharField(label=_("Plaats"), max_length=100, required=False)
    pc4 = forms.CharField(
        label=_("Postcode"), max_length=7, required=False, help_text=_("Vier cijfers, voor de afstand.")
    )
    branche = forms.CharField(
        label=_("Branche"), max_length=80, required=False, widget=forms.TextInput(attrs={"list": "branches"})
    )
    site = forms.CharField(
        label=_("Site"), max_length=300, required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
    )  # fmt: skip
    werk = forms.CharField(
        label=_("Welk werk is er?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    zoekt = forms.CharField(
        label=_("Wie zoeken zij?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld: twee mensen voor de ochtend, opleiding niet nodig."),
    )  # fmt: skip
    notitie = forms.CharField(
        label=_("Notitie over het werk"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=NIETS_OVER,
    )  # fmt: skip

    def fields_of(self) -> dict[str, Any]:
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in {"sleutel", "versie", "toch"}
        }


class Collega(forms.ModelChoiceField):
    """A choice of colleagues by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.persoon.naam)


class PersoonForm(forms.Form):
    """Somebody at an employer: what is needed to call about work, and no more."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    naam = forms.CharField(label=_("Naam"), max_length=120, error_messages={"required": _("Vul de naam in.")})
    functie = forms.CharField(label=_("Functie"), max_length=120, required=False)
    telefoon = forms.CharField(
        label=_("Telefoon van het werk"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "dir": "ltr"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mailadres van het werk"), max_length=200, required=False,
        error_messages={"invalid": _("Dit is geen e-mailadres. Controleer wat er staat.")},
    )  # fmt: skip
    herkomst = forms.ChoiceField(
        label=_("Hoe komen wij aan deze gegevens?"), choices=Netwerkpersoon.Herkomst.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe wij aan deze gegevens komen. Wie ernaar vraagt, krijgt dit te horen.")},
    )  # fmt: skip
    akkoord_op = DatumVeld(label=_("Vond het goed dat wij bellen of mailen, op"), required=False)
    benaderen = forms.ChoiceField(
        label=_("Wie mag contact opnemen?"), choices=Netwerkpersoon.Benaderen.choices, widget=forms.RadioSelect,
        initial=Netwerkpersoon.Benaderen.VRIJ,
        help_text=_("Bij ‘niet meer benaderen’ gaan telefoon en e-mailadres meteen weg."),
    )  # fmt: skip
    bekend_bij = Collega(
        label=_("Wie van ons kent deze persoon en kan introduceren?"), queryset=None, required=False,
        empty_label=_("Niemand in het bijzonder"),
    )  # fmt: skip

    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["bekend_bij"]
        field.queryset = collegas

    def fields_of(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "sleutel"}


class RegelForm(ZonderMedisch):
    """One contact with an employer and what is next."""

    LET_OP = ("resultaat", "volgende_wat")

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    datum = DatumVeld(label=_("Wanneer"))
    kanaal = forms.ChoiceField(label=_("Hoe"), choices=Kanaal.choices)
    persoon = forms.ChoiceField(label=_("Met wie"), required=False)
    uitkomst = forms.ChoiceField(label=_("Wat kwam eruit?"), choices=Uitkomst.choices)
    resultaat = forms.CharField(
        label=_("In een paar woorden"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3, "data-nieuw": ""}), help_text=NIETS_OVER,
    )  # fmt: skip
    volgende_wat = forms.CharField(label=_("Volgende stap"), max_length=200, required=False)
    volgende_op = DatumVeld(label=_("Wanneer doet u dat?"), required=False)

    def __init__(self, *args: Any, personen: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial", {"sleutel": uuid.uuid4(), "datum": klok.today(), "uitkomst": "gesproken"}
        )
        super().__init__(*args, **kwargs)
        field: Any = self.fields["persoon"]
        field.choices = [("", _("Niemand met naam")), *personen]


class SamenForm(forms.Form):
    """Which employer this one becomes part of."""

    naar: Any = forms.ModelChoiceField(
        label=_("Deze organisatie blijft bestaan"), queryset=None, widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": _("Kies welke organisatie blijft bestaan.")},
    )  # fmt: skip

    def __init__(self, *args: Any, keuzes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["naar"]
        field.queryset = keuzes
        field.label_from_instance = _with_place


def _with_place(row: Netwerkorganisatie) -> str:
    return f"{row.naam}, {row.plaats}" if row.plaats else row.naam


class BenaderForm(ZonderMedisch):
    """An employer that was approached for one kandidaat."""

    LET_OP = ("resultaat",)

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    contact = forms.UUIDField(widget=forms.HiddenInput, required=False)
    naam = forms.CharField(
        label=_("Werkgever"), max_length=150, widget=forms.TextInput(attrs={"list": "netwerk", "autocomplete": "off"}),
        error_messages={"required": _("Vul de naam van de werkgever in.")},
        help_text=_("Staat de werkgever in het netwerk? Dan telt dit daar ook als contact, zonder naam."),
    )  # fmt: skip
    reeks = forms.TypedChoiceField(
        label=_("Voor welke richting"), required=False, coerce=uuid.UUID, empty_value=None
    )
    datum = DatumVeld(label=_("Wanneer"))
    kanaal = forms.ChoiceField(label=_("Hoe"), choices=Kanaal.choices)
    uitkomst = forms.ChoiceField(label=_("Wat kwam eruit?"), choices=Uitkomst.choices)
    initiatief = forms.ChoiceField(
        label=_("Van wie is het initiatief?"), required=False,
        choices=WIE,
        help_text=_("In verslagen telt het initiatief van kandidaat en bureau apart."),
    )  # fmt: skip
    resultaat = forms.CharField(
        label=_("In een paar woorden"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De kandidaat leest dit. Schrijf niets over gezondheid."),
    )  # fmt: skip

    def __init__(self, *args: Any, richtingen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["reeks"].choices = [("", _("Geen richting")), *richtingen]


class VoorstelForm(ZonderMedisch):
    """Why this vacancy, in one line the kandidaat reads."""

    LET_OP = ("waarom",)

    waarom = forms.CharField(
        label=_("Waarom kan dit iets zijn?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Schrijf in een zin waarom deze vacature iets kan zijn.")},
        help_text=_("Eén zin voor de kandidaat. Bijvoorbeeld: u werkte graag met planningen, en het is dichtbij."),
    )  # fmt: skip
    dossiers = forms.MultipleChoiceField(
        label=_("Voor wie"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies voor wie u deze vacature voorstelt.")},
    )  # fmt: skip

    def __init__(self, *args: Any, kandidaten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["dossiers"]
        field.choices = kandidaten


class PeriodeForm(forms.Form):
    """From when until when; empty is everything."""

    van = DatumVeld(label=_("Vanaf"), required=False)
    tot = DatumVeld(label=_("Tot en met"), required=False)
