"""Forms about people, organisations and the bureau itself."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import BureauInstelling, Organisatie, Persoon, Rol
from wissel.mensen.logo import MAX_BYTES
from wissel.mensen.spreektalen import SPREEKTALEN as TALEN
from wissel.web.shared.velden import DatumVeld

ROLLEN = [
    (Rol.COACH, _("Coach: begeleidt kandidaten en ziet de eigen dossiers")),
    (Rol.JOBHUNTER, _("Jobhunter: zoekt werk en ziet de eigen dossiers")),
    (
        Rol.BUREAUMANAGER,
        _("Bureaumanager: ziet alle dossiers, behalve notities van coaches, en beheert het bureau"),
    ),
    (Rol.BACKOFFICE, _("Backoffice: plant afspraken en beheert gegevens")),
    (Rol.SYSTEEMBEHEER, _("Systeembeheer: ziet geen dossiers")),
]


def clean_phone(text: str) -> str:
    """A telephone number as people write it, or empty."""
    text = " ".join(text.split())
    digits = re.sub(r"\D", "", text)
    if text and (not re.fullmatch(r"\+?[\d\s()./-]+", text) or not 8 <= len(digits) <= 15):
        raise forms.ValidationError(_t("Vul een telefoonnummer in, bijvoorbeeld 030 123 45 67."))
    return text


def clean_kvk(text: str) -> str:
    """Eight digits, or empty."""
    digits = re.sub(r"[\s.]", "", text)
    if digits and not re.fullmatch(r"\d{8}", digits):
        raise forms.ValidationError(_t("Een KvK-nummer heeft 8 cijfers. Controleer het nummer."))
    return digits


class Telefoon(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("Telefoon"), "max_length": 30, "required": False, **kwargs}
        super().__init__(widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "off"}), **kwargs)

    def clean(self, value: Any) -> str:
        return clean_phone(super().clean(value))


class KvkNummer(forms.CharField):
    def __init__(self, **kwargs: Any) -> None:
        kwargs = {"label": _("KvK-nummer"), "max_length": 12, "required": False, **kwargs}
        super().__init__(widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)

    def clean(self, value: Any) -> str:
        return clean_kvk(super().clean(value))


class NaamForm(forms.Form):
    """The name of a person, in the order in which it is said."""

    voornaam = forms.CharField(label=_("Voornaam"), max_length=100)
    tussenvoegsel = forms.CharField(
        label=_("Tussenvoegsel"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"class": "short"}),
    )
    achternaam = forms.CharField(label=_("Achternaam"), max_length=150)


class MedewerkerForm(NaamForm):
    """Invite a colleague into one role."""

    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, help_text=_("Naar dit adres gaat de uitnodiging.")
    )
    functie = forms.CharField(label=_("Functie"), max_length=150, required=False)
    rol = forms.ChoiceField(label=_("Rol"), choices=ROLLEN, widget=forms.RadioSelect)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class RolForm(forms.Form):
    """One more role for a colleague."""

    rol = forms.ChoiceField(label=_("Extra rol"), choices=ROLLEN, widget=forms.RadioSelect)


class ContactForm(NaamForm):
    """Someone new around a dossier, invited at once."""

    soort = forms.ChoiceField(label=_("Wie is dit?"), widget=forms.RadioSelect)
    functie = forms.CharField(label=_("Functie"), max_length=150, required=False)
    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    telefoon = Telefoon(help_text=_("Op dit nummer geeft u straks de code door."), label=_("Telefoon"))

    field_order = ("soort", "voornaam", "tussenvoegsel", "achternaam", "functie", "email", "telefoon")

    def __init__(self, *args: Any, soorten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"].choices = soorten  # type: ignore[attr-defined]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class PersoonForm(NaamForm):
    """Names and addresses of a person; a kandidaat has a date of birth, a contact a position."""

    stand = forms.CharField(widget=forms.HiddenInput)
    functie = forms.CharField(label=_("Functie"), max_length=150, required=False)
    email = forms.EmailField(label=_("E-mailadres"), max_length=254, required=False)
    telefoon = Telefoon()
    geboortedatum = DatumVeld(label=_("Geboortedatum"), required=False)
    taal = forms.ChoiceField(label=_("Taal van berichten"), choices=TALEN)

    def __init__(
        self, *args: Any, persoon: Persoon | None = None, kandidaat: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if persoon is None:
            del self.fields["stand"]
        elif persoon.user_id:
            self.fields["email"].help_text = _t(
                "Hier komen berichten aan. Het adres om in te loggen blijft zoals het is."
            )
        del self.fields["functie" if kandidaat else "geboortedatum"]


class OrganisatieForm(forms.Form):
    """An employer, insurer, arbodienst or another party."""

    stand = forms.CharField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(label=_("Soort"), choices=Organisatie.Soort.choices, widget=forms.RadioSelect)
    naam = forms.CharField(label=_("Naam"), max_length=200)
    kvk_nummer = KvkNummer()
    adres = forms.CharField(label=_("Adres"), max_length=300, required=False)
    telefoon = Telefoon()
    email = forms.EmailField(label=_("E-mailadres"), max_length=254, required=False)

    def __init__(self, *args: Any, nieuw: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if nieuw:
            del self.fields["stand"]


class InstellingForm(forms.Form):
    """How the bureau presents itself and works."""

    stand = forms.CharField(widget=forms.HiddenInput)
    telefoon = Telefoon(
        help_text=_("Staat op de openbare site en op de pagina's van kandidaat en opdrachtgever.")
    )
    bereikbaar = forms.CharField(
        label=_("Wanneer u te bereiken bent"), max_length=200, required=False,
        help_text=_("Bijvoorbeeld: op werkdagen van 9.00 tot 17.00 uur. Staat op de openbare site."),
    )  # fmt: skip
    email = forms.EmailField(label=_("E-mailadres"), max_length=254, required=False)
    adres = forms.CharField(label=_("Adres"), max_length=300, required=False)
    kvk_nummer = KvkNummer()
    klachten_url = forms.URLField(
        label=_("Adres van uw klachtenregeling"), required=False, assume_scheme="https", max_length=200,
        help_text=_("Bijvoorbeeld https://www.voorbeeld.nl/klachten"),
    )  # fmt: skip
    logo = forms.FileField(
        label=_("Nieuw logo"), required=False, help_text=_("PNG of JPEG, hoogstens 300 kB. Komt op uw documenten."),
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg"}),
    )  # fmt: skip
    logo_weg = forms.BooleanField(label=_("Logo weghalen"), required=False)
    voorsteltermijn_dagen = forms.IntegerField(
        label=_("Voorstel klaar na de intake, in dagen"), min_value=1, max_value=60
    )
    stil_na_dagen = forms.IntegerField(
        label=_("Een dossier is stil na, in dagen"), min_value=1, max_value=120,
        help_text=_("Daarna staat het bij de coach onder Stil."),
    )  # fmt: skip
    caseload_maximum = forms.IntegerField(
        label=_("Hoogste aantal dossiers per coach"), min_value=1, max_value=500
    )

    def __init__(self, *args: Any, instelling: BureauInstelling, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not instelling.logo:
            del self.fields["logo_weg"]

    def clean_logo(self) -> bytes | None:
        upload = self.cleaned_data["logo"]
        # One byte more than is allowed is enough to be refused by size.
        return upload.read(MAX_BYTES + 1) if upload else None

    @property
    def groepen(self) -> list[tuple[str, list[Any]]]:
        names = {
            _t("Zo bent u te bereiken"): (
                "telefoon", "bereikbaar", "email", "adres", "kvk_nummer", "klachten_url",
            ),
            _t("Zo werkt u"): ("voorsteltermijn_dagen", "stil_na_dagen", "caseload_maximum"),
        }  # fmt: skip
        return [(title, [self[name] for name in fields]) for title, fields in names.items()]
