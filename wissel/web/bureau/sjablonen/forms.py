"""Forms of a way of working: one for what is general, and one per row of phases, parts, activities, questions."""

import re
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.mensen.spreektalen import SPREEKTALEN as TALEN
from wissel.trajecten.models import IntakeAntwoord, Planregel
from wissel.trajecten.sjabloonkeuring import MINIMUM
from wissel.web.bureau.traject.planwoorden import EIGENAREN
from wissel.web.shared.velden import GetalVeld

FORMULIEREN = [("werknemer", _("Intake werknemer")), ("organisatie", _("Intake organisatie"))]
TELT_ALS = [("", _("geen van deze")), *MINIMUM.items()]
NAAM = {"max_length": 150}


def heel(label: Any, low: int, high: int, **kwargs: Any) -> forms.IntegerField:
    """A whole number in a short box."""
    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "short"})
    words = format_lazy(_("Vul een heel getal in van {van} tot en met {tot}."), van=low, tot=high)
    errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), words)
    return forms.IntegerField(
        label=label, min_value=low, max_value=high, widget=widget, error_messages=errors, **kwargs
    )


def bedrag(label: Any, places: int = 2, *, required: bool = False) -> GetalVeld:
    """Hours or euros."""
    return GetalVeld(label=label, max_digits=8, decimal_places=places, required=required)


class TalenVeld(forms.MultipleChoiceField):
    """Languages to tick; one that is not in the list but was stored stays."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        return super().valid_value(value) or bool(re.fullmatch(r"[a-z]{2,3}", str(value)))


class RijForm(forms.Form):
    """A row whose fields can be shown again as they were typed, without judging them yet."""

    sleutel = forms.SlugField(widget=forms.HiddenInput, required=False, max_length=60)

    RIJ: tuple[str, ...] = ()
    VINKJES: tuple[str, ...] = ("verplicht",)

    def rij(self) -> list[Any]:
        """The fields that stand beside each other."""
        return [self[name] for name in self.RIJ]

    def vinkjes(self) -> list[Any]:
        return [self[name] for name in self.VINKJES]

    @classmethod
    def as_typed(cls, data: Any, prefix: str) -> "RijForm":
        """The row unbound, filled with what was typed."""
        form = cls(prefix=prefix)
        form.initial = {
            name: field.widget.value_from_datadict(data, {}, form.add_prefix(name))
            for name, field in form.fields.items()
        }
        return form


class AlgemeenForm(RijForm):
    """Name, terms, rhythms, duration and languages."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    naam = forms.CharField(label=_("Naam"), **NAAM)  # type: ignore[arg-type]
    omschrijving = forms.CharField(
        label=_("Omschrijving"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    talen = TalenVeld(label=_("Talen van de begeleiding"), choices=TALEN)
    vrije_volgorde = forms.BooleanField(
        label=_("Fases mogen in elke volgorde en naast elkaar"), required=False
    )
    standaard_weken = heel(_("Gewone duur in weken"), 1, 208)
    min_weken = heel(_("Kortste duur in weken"), 1, 208, help_text=_("Korter vraagt een reden."))
    max_weken = heel(_("Langste duur in weken"), 1, 208, help_text=_("Langer vraagt een reden."))
    voorstel_dagen = heel(_("Voorstel uiterlijk, in dagen na de intake"), 1, 60)
    voorstel_soort = forms.ChoiceField(
        label=_("Soort dagen"), choices=[("kalender", _("kalenderdagen")), ("werkdagen", _("werkdagen"))]
    )
    rapport_dagen = heel(_("Voortgangsrapportage elke … dagen"), 7, 182)
    nazorg_anker = forms.ChoiceField(
        label=_("Nazorg telt vanaf"),
        choices=[("plaatsing", _("de plaatsing")), ("evaluatiegesprek", _("het evaluatiegesprek"))],
    )
    nazorg_maanden = forms.CharField(
        label=_("Nazorg na … maanden"), max_length=40, help_text=_("Bijvoorbeeld: 2, 4"),
        widget=forms.TextInput(attrs={"class": "short", "autocomplete": "off"}),
    )  # fmt: skip
    formulieren = forms.MultipleChoiceField(
        label=_("Intakeformulieren"), choices=FORMULIEREN, widget=forms.CheckboxSelectMultiple
    )

    TERMIJNEN = ("voorstel_dagen", "voorstel_soort", "rapport_dagen", "nazorg_anker", "nazorg_maanden")
    DUUR = ("standaard_weken", "min_weken", "max_weken")

    def show(self) -> None:
        """Offer languages that are ticked but not in our list."""
        known = {code for code, _name in TALEN}
        field: Any = self.fields["talen"]
        field.choices = [
            *TALEN,
            *((code, code) for code in (self["talen"].value() or ()) if code not in known),
        ]

    def clean_nazorg_maanden(self) -> list[int]:
        parts = self.cleaned_data["nazorg_maanden"].replace(";", ",").replace(" en ", ",").split(",")
        try:
            months = sorted({int(part) for part in parts if part.strip()})
        except ValueError:
            months = []
        if not months or not all(0 < month <= 24 for month in months):
            raise forms.ValidationError(
                _t("Vul maanden in als getallen van 1 tot en met 24, bijvoorbeeld 2, 4.")
            )
        return months

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, usual, high = (data.get(name) for name in ("min_weken", "standaard_weken", "max_weken"))
        if low and usual and high and not low <= usual <= high:
            words = _t("De gewone duur ligt tussen de kortste en de langste duur.")
            self.add_error("standaard_weken", words)
        return data

    def duur(self) -> list[Any]:
        return [self[name] for name in self.DUUR]

    def termijnen(self) -> list[Any]:
        return [self[name] for name in self.TERMIJNEN]


class FaseForm(RijForm):
    """A phase with its two names and the conditions on which it closes."""

    naam = forms.CharField(label=_("Naam van de fase"), **NAAM)  # type: ignore[arg-type]
    naam_kandidaat = forms.CharField(
        label=_("Naam voor de kandidaat"),
        required=False,
        help_text=_("In gewone taal"),
        **NAAM,  # type: ignore[arg-type]
    )
    verplichte_onderdelen = forms.BooleanField(
        label=_("Alle verplichte onderdelen zijn gedaan"), required=False, initial=True
    )
    keuze_kandidaat = forms.BooleanField(
        label=_("De kandidaat zette zelf een keuze op volgorde"), required=False
    )
    woorden_kandidaat = forms.BooleanField(
        label=_("De kandidaat schreef in eigen woorden waarom"), required=False
    )
    afwijken_mag = forms.BooleanField(
        label=_("De coach mag met een reden afwijken"), required=False, initial=True
    )  # fmt: skip

    telt_als = forms.ChoiceField(
        label=_("Telt als"), choices=TELT_ALS, required=False,
        help_text=_("Elk sjabloon heeft een intake, arbeidsmarktoriëntatie en nazorg."),
    )  # fmt: skip

    SLUITEN = ("verplichte_onderdelen", "keuze_kandidaat", "woorden_kandidaat", "afwijken_mag")

    def namen(self) -> list[Any]:
        return [self["naam"], self["naam_kandidaat"], self["telt_als"]]

    def sluiten(self) -> list[Any]:
        return [self[name] for name in self.SLUITEN]


class OnderdeelForm(RijForm):
    naam = forms.CharField(label=_("Onderdeel"), max_length=200)
    minimum = heel(_("Minimum"), 1, 20, initial=1)
    verplicht = forms.BooleanField(label=_("verplicht"), required=False)

    RIJ = ("naam", "minimum")


class ActiviteitForm(RijForm):
    """Something to choose from when a plan is written."""

    soort = forms.ChoiceField(label=_("Soort"), choices=Planregel.Soort.choices)
    naam = forms.CharField(label=_("Wat"), max_length=200)
    gericht_op = forms.ChoiceField(label=_("Gericht op"), choices=Planregel.Gericht.choices)
    eigenaar = forms.ChoiceField(label=_("Wie doet het"), choices=list(EIGENAREN.items()))
    uren = bedrag(_("Uren"), 1)
    prijs = bedrag(_("Prijs in euro"))
    standaard = forms.BooleanField(label=_("staat meteen in een nieuw plan"), required=False)
    optioneel = forms.BooleanField(label=_("is een keuze die apart wordt betaald"), required=False)
    reden = forms.CharField(
        label=_("Reden bij een betaalde keuze"), max_length=300, required=False,
        help_text=_("Deze tekst staat klaar als onderbouwing."),
    )  # fmt: skip

    RIJ = ("naam", "soort", "gericht_op", "eigenaar", "uren", "prijs", "reden")
    VINKJES = ("standaard", "optioneel")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("optioneel") and data.get("prijs") is None and "prijs" not in self.errors:
            self.add_error("prijs", _t("Een betaalde keuze heeft een prijs. Vul die in."))
        if data.get("optioneel") and not data.get("reden"):
            self.add_error("reden", _t("Schrijf waarom iemand deze betaalde keuze zou krijgen."))
        return data


class DomeinForm(RijForm):
    """A question of the intake with its form and its audience."""

    naam = forms.CharField(label=_("Vraag of onderwerp"), **NAAM)  # type: ignore[arg-type]
    formulier = forms.ChoiceField(label=_("Formulier"), choices=FORMULIEREN)
    zichtbaarheid = forms.ChoiceField(
        label=_("Wie leest het antwoord"), choices=IntakeAntwoord.Zichtbaarheid.choices
    )
    verplicht = forms.BooleanField(label=_("verplicht"), required=False)

    RIJ = ("naam", "formulier", "zichtbaarheid")


class KlasseForm(RijForm):
    """What a class of complexity sets."""

    uren = bedrag(_("Uren"), 1, required=True)
    ritme_dagen = heel(_("Contact elke … dagen"), 1, 90)
    prijs = bedrag(_("Prijs in euro"), required=True)


class KopieForm(forms.Form):
    naam = forms.CharField(
        label=_("Naam van de kopie"),
        help_text=_("Zo kiest u dit sjabloon bij een nieuw traject."),
        **NAAM,  # type: ignore[arg-type]
    )
