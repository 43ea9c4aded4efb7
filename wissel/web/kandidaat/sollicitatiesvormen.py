"""Forms of the kandidaat about applications: four fields to begin with, the rest when there is something to say."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.sollicitaties.models import Afwijzing, Netwerkcontact, Sollicitatie
from wissel.web.kandidaat.forms import tekstvak
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, TijdVeld

AUTO = forms.TextInput(attrs={"dir": "auto"})
LEZERS = _("Uw coach en jobhunter lezen dit.")


class NieuwForm(ZonderMedisch):
    """An application in four fields. `toch` and `waarom` are there once the same one turned out to be in the list."""

    LET_OP, EIGEN = ("waarom",), True

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    vacature = forms.UUIDField(widget=forms.HiddenInput, required=False)
    werkgever = forms.CharField(
        label=_("Bij welk bedrijf?"), max_length=150, widget=AUTO,
        error_messages={"required": _("Vul in bij welk bedrijf het is.")},
    )  # fmt: skip
    functie = forms.CharField(label=_("Welk werk?"), max_length=150, required=False, widget=AUTO)
    soort = forms.ChoiceField(label=_("Hoe?"), choices=Sollicitatie.Soort.choices)
    datum = DatumVeld(
        label=_("Wanneer gedaan?"), required=False, help_text=_("Nog niet gedaan? Maak dit veld dan leeg.")
    )
    toch = forms.BooleanField(
        label=_("Toch toevoegen"), required=False, help_text=_("Dit is een andere sollicitatie.")
    )
    waarom = forms.CharField(
        label=_("Wat is er anders?"), max_length=300, required=False, widget=AUTO,
        help_text=_("Bijvoorbeeld: dit is een andere afdeling."),
        error_messages={"required": _("Schrijf kort wat er anders is.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bekend: Any = None
        self.dubbel = bool(self.data.get("toch"))
        self.fields["waarom"].required = self.dubbel

    def add_error(self, field: str | None, error: Any) -> None:
        """A double asks whether it is another; only then these two fields are there."""
        super().add_error(field, error)
        if field == "toch":
            self.dubbel = self.fields["waarom"].required = True


class WijzigForm(ZonderMedisch):
    """What an application says, the next step, and the versions that go with it."""

    LET_OP, EIGEN = ("tekst", "volgende"), True

    versie = forms.IntegerField(widget=forms.HiddenInput)
    werkgever = forms.CharField(
        label=_("Bij welk bedrijf?"), max_length=150, widget=AUTO,
        error_messages={"required": _("Vul in bij welk bedrijf het is.")},
    )  # fmt: skip
    functie = forms.CharField(label=_("Welk werk?"), max_length=150, required=False, widget=AUTO)
    soort = forms.ChoiceField(label=_("Hoe?"), choices=Sollicitatie.Soort.choices)
    volgende = forms.CharField(
        label=_("Wat is de volgende stap?"), max_length=200, required=False, widget=AUTO,
        help_text=_("Bijvoorbeeld: bellen met mevrouw Bos."),
    )  # fmt: skip
    volgende_op = DatumVeld(label=_("Wanneer doet u dat?"), required=False)
    cvversie = forms.ChoiceField(label=_("Welk cv gaat mee?"), required=False)
    briefversie = forms.ChoiceField(label=_("Welke brief gaat mee?"), required=False)
    tekst = forms.CharField(
        label=_("Bericht of notitie"), max_length=10_000, required=False, widget=tekstvak(5), help_text=LEZERS
    )

    def __init__(
        self, *args: Any, keuzes: dict[str, list[tuple[str, str]]], vast: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        for name, rows in keuzes.items():
            if vast or not rows:
                del fields[name]
            else:
                fields[name].choices = [("", _("Geen")), *rows]


class StapForm(ZonderMedisch):
    """A stage that was reached, on a day; what one would expect next stands first."""

    LET_OP, EIGEN = ("toelichting",), True

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    stand = forms.ChoiceField(
        label=_("Wat gebeurde er?"), error_messages={"required": _("Kies wat er gebeurde.")}
    )
    datum = DatumVeld(label=_("Wanneer was dat?"), required=False)
    toelichting = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"), max_length=500, required=False, widget=AUTO, help_text=LEZERS
    )

    def __init__(self, *args: Any, keuzes: Any, **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), "datum": klok.today()}
        super().__init__(*args, initial=first, **kwargs)
        fields: Any = self.fields
        fields["stand"].choices = [("", _("Kies een stap")), *keuzes]

    def clean_datum(self) -> Any:
        return self.cleaned_data["datum"] or klok.today()


class GesprekForm(forms.Form):
    """When and where a talk with the employer is."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    dag = DatumVeld(label=_("Welke dag?"), error_messages={"required": _("Vul de dag in.")})
    tijd = TijdVeld(label=_("Hoe laat?"), error_messages={"required": _("Vul de tijd in.")})
    plaats = forms.CharField(label=_("Waar?"), max_length=200, required=False, widget=AUTO)


class BestandForm(EenBestand, forms.Form):
    """Proof as a file: what it is follows from its content."""

    bestand = forms.FileField(
        label=_("Mail, pdf of foto"), widget=forms.FileInput(attrs={"accept": ".eml,.pdf,.png,.jpg,.jpeg"}),
        help_text=_("Een opgeslagen mail (.eml), een pdf of een foto. Hoogstens 10 MB."),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander.")},
    )  # fmt: skip


class HandForm(ZonderMedisch):
    """Four facts as proof."""

    LET_OP, EIGEN = ("onderwerp", "hoe"), True

    datum = DatumVeld(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    aan = forms.CharField(
        label=_("Aan wie, of met wie?"), max_length=250, widget=AUTO,
        error_messages={"required": _("Vul in aan wie u het stuurde of met wie u sprak.")},
    )  # fmt: skip
    onderwerp = forms.CharField(label=_("Waarover?"), max_length=250, required=False, widget=AUTO)
    hoe = forms.CharField(
        label=_("Hoe?"), max_length=100, required=False, widget=AUTO,
        help_text=_("Bijvoorbeeld: gebeld, of via de website."),
    )  # fmt: skip


class AfwijzingForm(ZonderMedisch):
    """Why the answer was no, what it teaches, and whether to call."""

    LET_OP, EIGEN = ("les", "voorstel"), True

    reden = forms.ChoiceField(
        label=_("Waarom zei de werkgever nee?"), widget=forms.RadioSelect, choices=Afwijzing.Reden.choices,
        error_messages={"required": _("Kies een reden. U kunt ook kiezen dat u het niet weet.")},
    )  # fmt: skip
    les = forms.CharField(
        label=_("Wat neemt u mee voor de volgende keer?"), max_length=500, required=False, widget=tekstvak(3),
        help_text=LEZERS,
    )  # fmt: skip
    voorstel = forms.CharField(
        label=_("Moet uw zoekprofiel anders?"), max_length=500, required=False, widget=tekstvak(2),
        help_text=_("Schrijf wat er anders moet. Uw coach kijkt ernaar en beslist met u."),
    )  # fmt: skip
    nabellen = forms.BooleanField(
        label=_("Ik bel om te vragen waarom"), required=False,
        help_text=_("Wij zetten het bij uw taken, met vragen die u kunt stellen."),
    )  # fmt: skip


class AndersForm(ZonderMedisch):
    """What has to change before it may go out."""

    LET_OP, EIGEN = ("gevraagd",), True

    gevraagd = forms.CharField(
        label=_("Wat moet er anders?"), max_length=500, widget=tekstvak(3),
        error_messages={"required": _("Schrijf wat er anders moet.")},
    )  # fmt: skip


class ContactForm(ZonderMedisch):
    """One contact with somebody who may know of work."""

    LET_OP, EIGEN = ("resultaat",), True

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    wie = forms.CharField(
        label=_("Met wie?"), max_length=150, widget=AUTO, help_text=_("Een naam of een bedrijf is genoeg."),
        error_messages={"required": _("Vul in met wie u contact had.")},
    )  # fmt: skip
    kanaal = forms.ChoiceField(label=_("Hoe?"), choices=Netwerkcontact.Kanaal.choices)
    datum = DatumVeld(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    resultaat = forms.CharField(
        label=_("Wat kwam eruit?"), max_length=500, required=False, widget=tekstvak(3), help_text=LEZERS
    )
    netwerkgesprek = forms.BooleanField(
        label=_("Dit was een netwerkgesprek"), required=False,
        help_text=_("U sprak rustig over werk, ook al was er geen baan."),
    )  # fmt: skip


class PeriodeForm(forms.Form):
    """From when to when an overview runs."""

    van = DatumVeld(label=_("Vanaf"), required=False)
    tot = DatumVeld(label=_("Tot en met"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("van") and data.get("tot") and data["van"] > data["tot"]:
            self.add_error("tot", _t("De laatste dag ligt voor de eerste dag."))
        return data
