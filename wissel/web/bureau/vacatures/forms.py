"""Forms of vacancies."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.arbeidsmarkt.eisnamen import GETALLEN, WOORDEN
from wissel.arbeidsmarkt.models import Initiatief, Per, Stand, Vacature
from wissel.arbeidsmarkt.velden import DAGEN, DIENSTEN, Velden, amount
from wissel.belastbaarheid.eisen import about_items
from wissel.web.shared.beroepkiezer import BeroepVeld

_DAYS = dict(
    zip(
        DAGEN,
        (_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag")),
        strict=True,
    )
)
_SHIFTS = dict(zip(DIENSTEN, (_("dag"), _("avond"), _("nacht"), _("weekend"), _("ploegen")), strict=True))


class GetalVeld(forms.CharField):
    """A number as people type it: 32, 14,50 or 2.400."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        found = amount(text)
        if found is None or len(text) > 20:
            raise ValidationError(_t("Vul een getal in, bijvoorbeeld 32 of 14,50."))
        return found


class VacatureForm(forms.Form):
    """All fields of a vacancy. What it does not say stays empty."""

    titel = forms.CharField(
        label=_("Functie"), max_length=200,
        error_messages={"required": _("Vul de functie in, zoals die in de vacature staat.")}
    )  # fmt: skip
    werkgever_naam = forms.CharField(label=_("Werkgever"), max_length=200, required=False)
    plaats = forms.CharField(
        label=_("Plaats"),
        max_length=200,
        required=False,
        help_text=_("Meer plaatsen mag, met een komma ertussen."),
    )
    pc4 = forms.CharField(
        label=_("Postcode"), max_length=7, required=False, help_text=_("Vier cijfers, voor de afstand.")
    )
    uren_min = GetalVeld(label=_("Uren per week, vanaf"), required=False)
    uren_max = GetalVeld(label=_("Uren per week, tot en met"), required=False)
    dagen = forms.MultipleChoiceField(
        label=_("Dagen"), choices=list(_DAYS.items()), required=False, widget=forms.CheckboxSelectMultiple
    )
    diensten = forms.MultipleChoiceField(
        label=_("Diensten"),
        choices=list(_SHIFTS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    loon_van = GetalVeld(label=_("Loon vanaf"), required=False)
    loon_tot = GetalVeld(label=_("Loon tot"), required=False)
    loon_per = forms.ChoiceField(
        label=_("Loon per"), choices=[("", _("niet genoemd")), *Per.choices], required=False
    )
    beroep = BeroepVeld(label=_("Beroep"), adres="bureau:beroep_kiezen", required=False)
    url = forms.CharField(
        label=_("Link naar de vacature"), max_length=1000, required=False,
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Tekst van de vacature"), required=False, widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text=_("Wissel leest hierin wat het werk vraagt. U bevestigt dat daarna."),
    )  # fmt: skip
    gevonden_door = forms.ChoiceField(
        label=_("Gevonden door"),
        required=False,
        choices=[
            ("", _("mij")),
            *((each.value, each.label) for each in (Initiatief.COACH, Initiatief.JOBHUNTER)),
        ],
    )
    versie = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def fields_of(self) -> Velden:
        """What was filled in."""
        data = dict(self.cleaned_data)
        chosen = data.pop("beroep", None)
        for name in ("gevonden_door", "versie"):
            data.pop(name, None)
        data |= {"dagen": tuple(data["dagen"]), "diensten": tuple(data["diensten"])}
        return Velden(**data, beroep_id=chosen.id if chosen else None)


def initial(row: Vacature | Velden) -> dict[str, Any]:
    """What the form starts with."""
    names = ("titel", "werkgever_naam", "plaats", "pc4", "dagen", "diensten", "loon_per", "url", "tekst")
    values = {name: getattr(row, name) for name in names}
    for name in ("uren_min", "uren_max", "loon_van", "loon_tot"):
        value = getattr(row, name)
        values[name] = "" if value is None else f"{value.normalize():f}".replace(".", ",")
    return values | {"beroep": row.beroep_id, "versie": getattr(row, "versie", 0)}


class PlakForm(forms.Form):
    """The text of a page."""

    url = forms.CharField(label=_("Link naar de pagina"), max_length=1000, required=False)
    tekst = forms.CharField(
        label=_("Tekst van de pagina"), widget=forms.Textarea(attrs={"rows": 18, "dir": "auto"}),
        error_messages={"required": _("Plak hier de tekst van de vacature.")},
        help_text=_("Selecteer op de pagina alles, kopieer en plak het hier. Menu's mogen mee."),
    )  # fmt: skip


class EisForm(forms.Form):
    """What a person says about one demand."""

    stand = forms.ChoiceField(
        label=_("Vraagt dit werk het?"), choices=Stand.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies een van de drie.")},
    )  # fmt: skip
    waarde = forms.CharField(label=_("Hoeveel of welke"), max_length=40, required=False)
    woorden = forms.CharField(
        label=_("Waar blijkt dit uit?"), max_length=500, required=False,
        help_text=_("De woorden uit de vacature, of wie u sprak en wanneer. Zet hier niets over een kandidaat."),
    )  # fmt: skip
    aanpasbaar = forms.BooleanField(
        label=_("De werkgever kan dit aanpassen"), required=False,
        help_text=_("Dan is de uitkomst “past met aanpassing” in plaats van “past niet”."),
    )  # fmt: skip

    def __init__(self, *args: Any, veld: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.veld = veld
        if veld not in GETALLEN | WOORDEN:
            del self.fields["waarde"]
        # Hours, licences and education are no matter of the work itself.
        if not about_items(veld):
            del self.fields["aanpasbaar"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.veld not in GETALLEN | WOORDEN or data.get("stand") != Stand.GESTELD:
            return data | {"waarde": None}
        value: Any = data.get("waarde", "")
        number = amount(value) if self.veld in GETALLEN else None
        if self.veld in GETALLEN and number is not None:
            value = float(number)
        if value in ("", None) or (self.veld in GETALLEN and (number is None or number > 1000)):
            text = _t("Vul een getal in.") if self.veld in GETALLEN else _t("Vul in welke.")
            self.add_error("waarde", text)
        return data | {"waarde": value}
