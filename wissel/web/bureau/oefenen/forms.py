"""Forms of the bureau about practising."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.oefenen.lijsten import Scenario, scenarios
from wissel.oefenen.models import Voorwaarde
from wissel.web.shared.oefenvormen import vak
from wissel.web.shared.velden import DatumVeld, TijdVeld

DAGEN = 4
GING = [
    ("", _("Niet op gelet")),
    ("goed", _("Ging goed")),
    ("bijna", _("Bijna")),
    ("nog_niet", _("Nog oefenen")),
]


class TrainingForm(forms.Form):
    """A training on one to four days."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    titel = forms.CharField(
        label=_("Titel"), max_length=120, error_messages={"required": _("Geef een titel.")}
    )
    uitleg = forms.CharField(
        label=_("Wat gaan we doen?"), required=False, max_length=4000, widget=vak(3),
        help_text=_("De genodigden lezen dit."),
    )  # fmt: skip
    trainer = forms.CharField(label=_("Wie geeft de training?"), max_length=150, required=False)
    online = forms.TypedChoiceField(
        label=_("Waar?"), widget=forms.RadioSelect, coerce=lambda value: value == "ja", initial="nee",
        choices=[("nee", _("Op een plaats")), ("ja", _("Online"))],
    )  # fmt: skip
    plaats = forms.CharField(
        label=_("Adres, of het adres van de vergadering"), max_length=300,
        error_messages={"required": _("Schrijf waar het is, of het adres van de vergadering.")},
    )  # fmt: skip
    plekken = forms.IntegerField(
        label=_("Plekken"), initial=8, widget=forms.TextInput,
        error_messages={"required": _("Vul het aantal plekken in.")},
    )  # fmt: skip
    minuten = forms.IntegerField(
        label=_("Minuten per dag"), initial=120, widget=forms.TextInput,
        error_messages={"required": _("Vul de duur in.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, DAGEN + 1):
            words = {"n": number}
            self.fields[f"dag_{number}"] = DatumVeld(label=_t("Dag %(n)s") % words, required=number == 1)
            self.fields[f"tijd_{number}"] = TijdVeld(
                label=_t("Tijd van dag %(n)s") % words, required=number == 1
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for number in range(2, DAGEN + 1):
            if data.get(f"dag_{number}") and not data.get(f"tijd_{number}"):
                self.add_error(f"tijd_{number}", _t("Vul ook de tijd in."))
        return data

    def words(self) -> dict[str, Any]:
        """The values as the verb takes them."""
        data = dict(self.cleaned_data)
        days = [
            dt.datetime.combine(day, time, klok.NEDERLAND)
            for number in range(1, DAGEN + 1)
            if (day := data.pop(f"dag_{number}", None)) and (time := data.pop(f"tijd_{number}", None))
        ]
        return {**{name: data[name] for name in TrainingForm.base_fields}, "dagen": days}


class GenodigdenForm(forms.Form):
    """Who is invited."""

    kandidaten = forms.MultipleChoiceField(
        label=_("Wie nodigt u uit?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één kandidaat.")},
    )  # fmt: skip

    def __init__(self, *args: Any, dossiers: list[Dossier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["kandidaten"].choices = [(str(each.pk), each.kandidaat.naam) for each in dossiers]


class OefengesprekForm(forms.Form):
    """A practised talk by one scenario, with how each point went."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    datum = DatumVeld(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    met = forms.CharField(label=_("Wie speelde de ander?"), max_length=150, required=False)

    def __init__(self, *args: Any, scenario: Scenario, **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), "datum": klok.today(), **kwargs.pop("initial", {})}
        super().__init__(*args, **{**kwargs, "initial": first})
        self.scenario = scenario
        for number, point in enumerate(scenario.punten):
            self.fields[f"ging_{number}"] = forms.ChoiceField(label=point, choices=GING, required=False)
            self.fields[f"zag_{number}"] = forms.CharField(
                label=_t("Wat zag of hoorde u?"), max_length=500, required=False
            )
        self.fields["eigen_punt"] = forms.CharField(
            label=_t("Een eigen punt om op te letten"), max_length=150, required=False
        )
        self.fields["eigen_ging"] = forms.ChoiceField(label=_t("Hoe ging dat?"), choices=GING, required=False)
        self.fields["tip"] = forms.CharField(
            label=_t("Eén tip"), max_length=4000, required=False, widget=vak(2)
        )
        self.fields["punten"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def words(self) -> dict[str, Any]:
        """The values as the verb takes them."""
        data = self.cleaned_data
        points = [
            {"punt": point, "ging": data[f"ging_{number}"], "tekst": data[f"zag_{number}"]}
            for number, point in enumerate(self.scenario.punten)
        ]
        points.append({"punt": data["eigen_punt"], "ging": data["eigen_ging"], "tekst": ""})
        names = ("sleutel", "datum", "met", "tip")
        return {**{name: data[name] for name in names}, "punten": points, "scenario": self.scenario.sleutel}

    def pairs(self) -> list[tuple[Any, Any]]:
        """How each point went and what was seen, side by side."""
        return [
            (self[f"ging_{number}"], self[f"zag_{number}"]) for number in range(len(self.scenario.punten))
        ]


class VoorwaardeForm(forms.Form):
    """Something that has to be arranged."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(label=_("Soort"), choices=Voorwaarde.Soort.choices)
    wat = forms.CharField(
        label=_("Wat moet geregeld zijn?"), max_length=200,
        help_text=_("In woorden over werk, zonder medische gegevens."),
        error_messages={"required": _("Schrijf wat er geregeld moet worden.")},
    )  # fmt: skip
    eigenaar = forms.ChoiceField(label=_("Wie regelt dit?"), choices=Voorwaarde.Eigenaar.choices)
    voor = DatumVeld(label=_("Voor welke dag?"), required=False)


class StartForm(forms.Form):
    """Why the search begins although something is open."""

    reden = forms.CharField(
        label=_("Waarom begint u toch?"), max_length=300, required=False, widget=vak(2),
        help_text=_("Alleen nodig als er voorwaarden open staan. De kandidaat leest dit ook."),
    )  # fmt: skip


class PitchantwoordForm(forms.Form):
    """The coach's answer to a pitch."""

    tekst = forms.CharField(
        label=_("Uw antwoord"), max_length=4000, widget=vak(4),
        error_messages={"required": _("Schrijf wat goed is en wat beter kan.")},
    )  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """The scenarios as links show them."""
    return [(each.sleutel, each.titel) for each in scenarios().values()]
