"""Forms of the bureau about applications and the network; what the kandidaat reads is looked at for medical words."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.arbeidsmarkt.models import Initiatief
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld

WIE = [
    ("", _("Het bureau (ik)")),
    (Initiatief.KANDIDAAT.value, _("De kandidaat")),
    (Initiatief.WERKGEVER.value, _("De werkgever")),
]
VERSIES = ("cvversie", "briefversie")


class SollicitatieForm(ZonderMedisch):
    """An application: what the bureau prepares for the kandidaat, or writes down for them."""

    LET_OP = ("tekst", "volgende")

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    vacature = forms.UUIDField(widget=forms.HiddenInput, required=False)
    werkgever = forms.CharField(
        label=_("Werkgever"), max_length=150,
        error_messages={"required": _("Vul in bij welke werkgever het is.")},
    )  # fmt: skip
    functie = forms.CharField(label=_("Welk werk?"), max_length=150, required=False)
    soort = forms.ChoiceField(label=_("Soort"), choices=Sollicitatie.Soort.choices)
    initiatief = forms.ChoiceField(
        label=_("Van wie is het initiatief?"), choices=WIE, required=False,
        help_text=_("In verslagen telt het initiatief van kandidaat en bureau apart."),
    )  # fmt: skip
    cvversie = forms.ChoiceField(label=_("Cv dat meegaat"), required=False)
    briefversie = forms.ChoiceField(label=_("Brief die meegaat"), required=False)
    tekst = forms.CharField(
        label=_("Bericht aan de werkgever"), required=False, max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("De kandidaat leest dit en geeft er akkoord op."),
    )  # fmt: skip
    volgende = forms.CharField(label=_("Volgende stap"), max_length=200, required=False)
    volgende_op = DatumVeld(label=_("Wanneer?"), required=False)
    toch = forms.BooleanField(
        label=_("Toch toevoegen: dit is een andere sollicitatie"), required=False, widget=forms.CheckboxInput
    )

    def __init__(
        self, *args: Any, keuzes: dict[str, list[tuple[str, str]]], nieuw: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        for name in VERSIES:
            fields[name].choices = [("", _("Geen")), *keuzes[name]]
            if not keuzes[name]:
                fields[name].help_text = _("Er is nog geen versie met akkoord van de kandidaat.")
        if not nieuw:
            del fields["initiatief"], fields["sleutel"], fields["vacature"]

    def add_error(self, field: str | None, error: Any) -> None:
        """A double asks whether it is another; only then that box is there."""
        super().add_error(field, error)
        if field == "toch":
            self.vraag_toch = True

    @property
    def dubbel(self) -> bool:
        return bool(getattr(self, "vraag_toch", False) or self.data.get("toch"))


class StapForm(ZonderMedisch):
    """A stage that was reached, on a day."""

    LET_OP = ("toelichting",)

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    stand = forms.ChoiceField(label=_("Stap"), error_messages={"required": _("Kies een stap uit de lijst.")})
    datum = DatumVeld(label=_("Wanneer was dat?"), required=False)
    toelichting = forms.CharField(
        label=_("Toelichting"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, keuzes: Any, **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), "datum": klok.today(), **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": first})
        fields: Any = self.fields
        fields["stand"].choices = [("", _("Kies een stap")), *keuzes]

    def clean_datum(self) -> Any:
        return self.cleaned_data["datum"] or klok.today()


class BewijsForm(EenBestand, forms.Form):
    """Proof as a file: what it is follows from its content."""

    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Een opgeslagen mail (.eml), pdf, PNG of JPEG. Zonder medische gegevens."),
        widget=forms.FileInput(attrs={"accept": ".eml,.pdf,.png,.jpg,.jpeg"}),
        error_messages={"required": _("Kies een bestand.")},
    )  # fmt: skip


class HandbewijsForm(ZonderMedisch):
    """Four facts as proof."""

    LET_OP = ("onderwerp",)

    datum = DatumVeld(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    aan = forms.CharField(
        label=_("Aan wie, of met wie?"),
        max_length=250,
        error_messages={"required": _("Vul in aan wie het ging.")},
    )
    onderwerp = forms.CharField(label=_("Waarover?"), max_length=250, required=False)
    hoe = forms.CharField(
        label=_("Hoe?"), max_length=100, required=False, help_text=_("Bijvoorbeeld gebeld.")
    )


class ContactForm(ZonderMedisch):
    """A contact in the network of the kandidaat, or of the bureau for this kandidaat."""

    LET_OP = ("resultaat",)

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    wie = forms.CharField(
        label=_("Met wie?"), max_length=150, error_messages={"required": _("Vul in met wie er contact was.")},
        help_text=_("Meer dan een naam en een bedrijf is niet nodig."),
    )  # fmt: skip
    kanaal = forms.ChoiceField(label=_("Hoe?"), choices=Netwerkcontact.Kanaal.choices)
    datum = DatumVeld(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    initiatief = forms.ChoiceField(label=_("Van wie is het initiatief?"), choices=WIE, required=False)
    netwerkgesprek = forms.BooleanField(label=_("Dit was een netwerkgesprek"), required=False)
    sollicitatie = forms.ChoiceField(label=_("Hoort bij sollicitatie"), required=False)
    resultaat = forms.CharField(
        label=_("Wat kwam eruit?"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, sollicitaties: list[tuple[str, str]], **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), "datum": klok.today(), **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": first})
        fields: Any = self.fields
        fields["sollicitatie"].choices = [("", _("Geen")), *sollicitaties]
