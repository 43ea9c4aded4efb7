"""The form of each step. Nothing must be filled in to keep it; going on asks for what nobody can do without (MOET)."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.aanmeldingen import stappen
from wissel.aanmeldingen.stappen import VELDEN, one_line
from wissel.accounts.models import Organisatie
from wissel.documenten.keuring import GROOTSTE
from wissel.documenten.soorten import SOORTEN
from wissel.dossiers.models import Spoor1Conclusie, Spoor1Onderzoek
from wissel.opmaak import lange_datum
from wissel.web.openbaar.mens import MensForm
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld

_TELEFOON = re.compile(r"^\+?[\d\s()./-]{8,29}$")
_DRIE = [("ja", _("Ja")), ("nee", _("Nee")), ("onbekend", _("Dat weet ik nog niet"))]
_KIES = [("", _("Kies"))]


def _line(label: Any, most: int = 150, **kwargs: Any) -> forms.CharField:
    """A line; the length is checked here so that what is too long gets words at its field."""
    return forms.CharField(label=label, max_length=most, required=False, **kwargs)


def _filled(label: Any, complete: str, most: int = 150) -> forms.CharField:
    """A line about the person who types, which a browser can fill in."""
    return _line(label, most, widget=forms.TextInput(attrs={"autocomplete": complete}))


def _yes_no(label: Any, hint: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=_DRIE, widget=forms.RadioSelect, required=False, help_text=hint
    )


def _text(label: Any, hint: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=2000,
        required=False,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _day(label: Any, hint: Any = None) -> DatumVeld:
    return DatumVeld(label=label, required=False, **({"help_text": hint} if hint is not None else {}))


class Stapform(forms.Form):
    """One step, filled with what was kept. `streng` asks for the fields of `MOET`; `KVK` and `TEL` are checked."""

    MOET: Mapping[str, Any] = {}
    KVK: tuple[str, ...] = ()
    TEL: tuple[str, ...] = ()
    use_required_attribute = False

    def __init__(self, *args: Any, streng: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.streng = streng

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, value in data.items():
            if isinstance(value, str) and not isinstance(self.fields[name].widget, forms.Textarea):
                data[name] = one_line(value)
        for name in self.KVK:
            if data.get(name) and not re.fullmatch(r"\d{8}", data[name].replace(" ", "")):
                self.add_error(name, gettext("Een KvK-nummer heeft 8 cijfers."))
        for name in self.TEL:
            if data.get(name) and not _TELEFOON.match(data[name]):
                self.add_error(name, gettext("Vul een telefoonnummer in van minstens 8 cijfers."))
        for name, words in self.MOET.items() if self.streng else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(words, code="moet"))
        return data

    def calm(self) -> "Stapform":
        """Show no "may stay empty" at each field: here nearly all may, and the page says so once."""
        for field in self.fields.values():
            field.required = True
        return self

    def values(self, stap: str) -> dict[str, Any]:
        """What is kept of this form."""
        return {name: self.cleaned_data.get(name) for name in VELDEN[stap] if name in self.fields}


class WerkgeverForm(Stapform):
    """Who asks, for which employer, and who pays."""

    MOET = {
        "werkgever_naam": _("Vul de naam van de werkgever in."),
        "contact_achternaam": _("Vul uw achternaam in, dan weten wij wie wij antwoorden."),
    }
    KVK = ("werkgever_kvk", "opdrachtgever_kvk", "betaler_kvk")
    TEL = ("contact_telefoon",)

    soort_opdrachtgever = forms.ChoiceField(
        label=_("Namens wie meldt u aan?"), required=False, widget=forms.RadioSelect, initial="werkgever",
        choices=[(k, v) for k, v in Organisatie.Soort.choices if k in stappen.OPDRACHTGEVERS],
    )  # fmt: skip
    werkgever_naam = _line(_("Werkgever: de naam op het contract"), 200)
    werkgever_kvk = _line(_("KvK-nummer van de werkgever"), 20)
    opdrachtgever_naam = _line(
        _("Opdrachtgever"), 200, help_text=_("Alleen als dat iemand anders is dan de werkgever")
    )
    opdrachtgever_kvk = _line(_("KvK-nummer van de opdrachtgever"), 20)
    betaler_naam = _line(
        _("Wie betaalt"), 200, help_text=_("Alleen als dat iemand anders is dan de opdrachtgever")
    )
    betaler_kvk = _line(_("KvK-nummer van wie betaalt"), 20)
    eigenrisicodrager_zw = _yes_no(
        _("Is de werkgever eigenrisicodrager voor de Ziektewet?"),
        _("Dan betaalt de werkgever het ziekengeld zelf als het contract eindigt."),
    )
    arbodienst_naam = _line(_("Arbodienst of bedrijfsarts"), 200)
    contact_voornaam = _filled(_("Uw voornaam"), "given-name", 100)
    contact_achternaam = _filled(_("Uw achternaam"), "family-name")
    contact_functie = _filled(_("Uw functie"), "organization-title")
    contact_telefoon = _filled(_("Uw telefoonnummer"), "tel", 30)


class WerknemerForm(Stapform):
    """Who it is about. No BSN: that comes later, in the dossier, and only if it is needed."""

    MOET = {
        "voornaam": _("Vul de voornaam van de werknemer in."),
        "achternaam": _("Vul de achternaam van de werknemer in."),
    }
    TEL = ("telefoon",)

    voornaam = _line(_("Voornaam"), 100)
    tussenvoegsel = _line(_("Tussenvoegsel"), 30)
    achternaam = _line(_("Achternaam"))
    functie = _line(_("Functie"))
    uren_per_week = GetalVeld(
        label=_("Uren per week volgens het contract"),
        required=False,
        max_digits=4,
        decimal_places=1,
        max_value=80,
    )
    email = forms.EmailField(
        label=_("E-mailadres van de werknemer"), required=False, max_length=254,
        help_text=_("Liefst privé. Op dit adres komt later de uitnodiging."),
        error_messages={"invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl.")},
    )  # fmt: skip
    telefoon = _line(_("Telefoon van de werknemer"), 30)
    taal = forms.ChoiceField(
        label=_("Taal waarin wij de werknemer schrijven"), required=False, choices=stappen.TALEN, initial="nl"
    )


# What has happened cannot lie ahead, nor before the sickness.
GEBEURD = ("eerste_ziektedag", "probleemanalyse_op", "plan_van_aanpak_op", "melding_42_op", "evaluatie_op",
           "mogelijkheden_op", "onduidelijk_sinds")  # fmt: skip


class DatumsForm(Stapform):
    """The days of the first year, and the questions of the trigger helper."""

    eerste_ziektedag = _day(_("Eerste ziektedag"))
    probleemanalyse_op = _day(_("Probleemanalyse van de bedrijfsarts"), "")
    plan_van_aanpak_op = _day(_("Plan van aanpak"), "")
    melding_42_op = _day(_("42e-weeksmelding aan UWV"), "")
    evaluatie_op = _day(_("Eerstejaarsevaluatie gehouden"), "")
    contract_tot = _day(_("Laatste dag van het contract"), _("Alleen bij een contract dat eindigt"))
    aow_op = _day(_("AOW-leeftijd bereikt op"), _("Alleen als dat binnen drie jaar is"))
    mogelijkheden = forms.ChoiceField(
        label=_("Kan uw werknemer werken, volgens de bedrijfsarts?"), required=False, widget=forms.RadioSelect,
        choices=[("ja", _("Ja, ook al is het weinig")), ("tijdelijk_geen", _("Tijdelijk niet")),
                 ("blijvend_geen", _("Blijvend niet"))],
    )  # fmt: skip
    mogelijkheden_op = _day(_("Datum van dat oordeel"), "")
    opnieuw_bekijken_op = _day(_("De bedrijfsarts kijkt opnieuw op"), "")
    binnen_drie_maanden = _yes_no(_("Is er zicht op terugkeer binnen 3 maanden?"))
    concreet = _yes_no(_("Staat dat zo op papier van de bedrijfsarts of arbeidsdeskundige?"))
    terugkeer_op = _day(_("Wanneer verwacht u die terugkeer?"), _("Als het bekend is"))
    eigen_organisatie = _yes_no(_("Is werk in de eigen organisatie nog mogelijk?"))
    later_belastbaar = _yes_no(_("Kan uw werknemer pas later weer werken, na de eerstejaarsevaluatie?"))
    terug_sinds = _day(_("Vanaf welke dag kan uw werknemer weer werken?"), _("Als het bekend is"))
    onduidelijk = _yes_no(_("Is het al te lang onduidelijk wat er kan?"))
    onduidelijk_sinds = _day(_("Sinds welke dag is het onduidelijk?"), _("Als het bekend is"))

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        today, first = klok.today(), data.get("eerste_ziektedag")
        for name in GEBEURD:
            if isinstance(data.get(name), dt.date) and data[name] > today:
                self.add_error(
                    name, gettext("Deze dag ligt in de toekomst. Vul een dag in tot en met vandaag.")
                )
        for name in stappen.NA_ZIEKTE:
            if first and isinstance(data.get(name), dt.date) and data[name] < first:
                words = gettext(
                    "Deze dag ligt voor de eerste ziektedag (%(dag)s). Controleer een van beide datums."
                )
                self.add_error(name, words % {"dag": lange_datum(first)})
        return data


class Spoor1Form(ZonderMedisch, Stapform):
    """What was examined at the own employer, and the conclusion."""

    TYPEND = False

    conclusie = forms.ChoiceField(
        label=_("Wat is de conclusie?"), required=False, choices=[*_KIES, *Spoor1Conclusie.Conclusie.choices]
    )
    conclusie_door = _line(_("Wie trok die conclusie?"))
    conclusie_op = _day(_("Wanneer?"), "")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groepen = []
        for optie, label in Spoor1Onderzoek.Optie.choices:
            fields = {
                "onderzocht": _yes_no(_("Onderzocht?")), "door": _line(_("Door wie")), "op": _day(_("Wanneer"), ""),
                "uitkomst": _text(_("Wat kwam eruit"), _("Over werk, niet over de ziekte."), 2),
                "bewijs": _line(_("Waar blijkt dat uit"), 200),
            }  # fmt: skip
            for name, field in fields.items():
                self.fields[f"{optie}_{name}"] = field
            self.groepen.append((optie, label, tuple(f"{optie}_{name}" for name in fields)))
        self.watch(f"{optie}_uitkomst" for optie in Spoor1Onderzoek.Optie.values)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in [name for name in self.fields if name.endswith("_op")]:
            if isinstance(data.get(name), dt.date) and data[name] > klok.today():
                self.add_error(
                    name, gettext("Deze dag ligt in de toekomst. Vul een dag in tot en met vandaag.")
                )
        return data

    @property
    def delen(self) -> list[tuple[str, Any, list[Any]]]:
        """Each way back with its fields, for the page."""
        return [(key, label, [self[name] for name in names]) for key, label, names in self.groepen]


class InformerenForm(ZonderMedisch, Stapform):
    """Whether the employee knows, and agrees with sharing what goes further than the law asks."""

    TYPEND = False
    LET_OP = ("opmerking",)
    geinformeerd = _yes_no(
        _("Weet uw werknemer van deze aanmelding?"),
        _("Vertel wie wij zijn, welke gegevens wij krijgen en waarvoor."),
    )
    geinformeerd_op = _day(_("Verteld op"), "")
    toestemming = _yes_no(
        _("Vindt uw werknemer het goed dat de bedrijfsarts ons schrijft wat er kan in werk?"),
        _("Toestemming is vrij. Ook zonder toestemming kan de aanmelding door."),
    )
    toestemming_op = _day(_("Gevraagd op"), "")
    opmerking = _text(_("Wilt u nog iets kwijt?"), _("Niet over ziekte of behandeling."))


class StukForm(forms.Form):
    """One paper."""

    soort = forms.ChoiceField(
        label=_("Wat is het?"), choices=[*_KIES, *((kind, SOORTEN[kind]) for kind in stappen.STUKKEN)],
        error_messages={"required": _("Kies wat voor stuk het is.")},
    )  # fmt: skip
    datum = _day(_("Datum op het stuk"))
    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Pdf, PNG of JPEG, hooguit 20 MB"),
        error_messages={"required": _("Kies een bestand."), "empty": _("Dit bestand is leeg. Kies een ander bestand.")},
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )  # fmt: skip

    use_required_attribute = False

    def __init__(self, *args: Any, te_groot: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = "bestand" in te_groot

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        file = data.get("bestand")
        if self.te_groot or (file is not None and file.size > GROOTSTE):
            self.add_error(
                "bestand", gettext("Dit bestand is groter dan 20 MB. Verklein het, of splits het in delen.")
            )
        elif file is None and "bestand" not in self.errors:
            self.add_error("bestand", gettext("Kies een bestand."))
        return data


class StartForm(MensForm):
    """An address to send the link to."""

    email = forms.EmailField(
        label=_("Uw e-mailadres"), max_length=254, help_text=_("Hier komt de link waarmee u verder gaat."),
        error_messages={
            "required": _("Vul uw e-mailadres in."),
            "invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip


class CodeForm(forms.Form):
    """The code that stood on the screen."""

    code = forms.CharField(
        label=_("Code van 8 tekens"), max_length=20, error_messages={"required": _("Vul de code in.")},
        help_text=_("Hoofdletters, streepjes en spaties maken niet uit."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "class": "short"}),
    )  # fmt: skip


class AntwoordForm(forms.Form):
    """Who agrees with the offerte, or why not."""

    naam = forms.CharField(
        label=_("Uw naam"), max_length=150, error_messages={"required": _("Vul uw naam in.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    reden = _text(_("Niet akkoord? Schrijf kort waarom"), rows=2)
    sleutel = forms.UUIDField(widget=forms.HiddenInput)


FORMS: dict[str, type[Stapform]] = {
    "werkgever": WerkgeverForm, "werknemer": WerknemerForm, "datums": DatumsForm, "spoor1": Spoor1Form,
    "informeren": InformerenForm,
}  # fmt: skip


def initial_of(stap: str, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What was kept as a form shows it: days as days."""
    found = dict(kept)
    for name, veld in VELDEN[stap].items():
        if veld.soort == "datum" and found.get(name):
            found[name] = dt.date.fromisoformat(found[name])
        if veld.soort == "getal" and found.get(name):
            found[name] = found[name].replace(".", ",")
    return found
