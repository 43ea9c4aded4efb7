"""Forms of people who come for one task. No field asks what somebody has."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.betrokkenen.actions.antwoorden import LANGSTE
from wissel.betrokkenen.models import Functieoordeel
from wissel.dossiers.models import Spoor1Onderzoek
from wissel.web.shared.bestandsvorm import MetBestand
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld
from wissel.web.shared.voorwaardelijk import DatumAlsNodig, TekstAlsNodig

WERKWOORDEN = _("Alleen wat iemand wel en niet kan in werk. Geen ziekte, oorzaak of behandeling.")
GROOT = forms.Textarea(attrs={"rows": 4})


class CodeForm(forms.Form):
    """The code that was told by phone."""

    code = forms.CharField(
        label=_("Code van 8 tekens"), max_length=20, help_text=_("U kreeg de code via de telefoon."),
        error_messages={"required": _("Vul de code in. Heeft u geen code? Bel het bureau.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )  # fmt: skip


class Ondertekend(ZonderMedisch):
    """An answer that somebody gives in their own name, said once more at the end."""

    TYPEND = False
    zelf = forms.BooleanField(error_messages={"required": _("Bevestig dat u dit antwoord zelf geeft.")})

    def __init__(self, *args: Any, naam: str, rol: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = _t("Ik ben %(naam)s, %(rol)s, en geef dit antwoord zelf.")
        self.fields["zelf"].label = words % {"naam": naam, "rol": rol}
        self.order_fields([name for name in self.fields if name != "zelf"])

    def hint(self, woorden: str) -> str:
        """What is said about words of illness to somebody from outside."""
        text = _t(
            "Dit lijkt over ziekte te gaan: %(woorden)s. Zulke gegevens mag u hier niet geven: schrijf het anders. "
            "Gaat het ergens anders over? Kies dan waarom het mag blijven."
        )
        return text % {"woorden": woorden}


class GelezenForm(Ondertekend):
    """Counts were read; nothing is asked."""

    def __init__(self, *args: Any, naam: str, rol: str, **kwargs: Any) -> None:
        super().__init__(*args, naam=naam, rol=rol, **kwargs)
        words = _t("Ik ben %(naam)s, %(rol)s, en heb dit zelf gelezen.")
        self.fields["zelf"].label = words % {"naam": naam, "rol": rol}


class MetStuk(MetBestand, Ondertekend):
    """An answer that comes with a report."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].label = _t("Rapport")
        self.fields["bestand"].error_messages["required"] = _t("Kies het rapport.")


class VerklaringForm(Ondertekend):
    """Whether the traject can go on, and from when or when to look again."""

    LET_OP = ("wat_kan",)

    kan = forms.ChoiceField(
        label=_("Kan het traject verder?"), choices=[("ja", _("Ja")), ("nog_niet", _("Nog niet"))],
        widget=forms.RadioSelect, error_messages={"required": _("Kies ja of nog niet.")},
    )  # fmt: skip
    vanaf = DatumAlsNodig(label=_("Bij ja: vanaf welke dag?"))
    controle_op = DatumAlsNodig(
        label=_("Bij nog niet: wanneer kijkt u opnieuw?"),
        help_text=_("Binnen zes weken, bijvoorbeeld 29-6-2026"),
    )  # fmt: skip
    wat_kan = forms.CharField(
        label=_("Wat kan wel in werk?"),
        required=False,
        max_length=LANGSTE,
        widget=GROOT,
        help_text=WERKWOORDEN,
    )
    uren_per_week = GetalVeld(
        label=_("Hoeveel uur per week kan?"), required=False, max_value=60, max_digits=4, decimal_places=1
    )


class AdviesForm(Ondertekend):
    """What somebody can do in work."""

    LET_OP = ("wat_kan",)

    wat_kan = forms.CharField(
        label=_("Wat kan wel in werk?"), max_length=LANGSTE, widget=GROOT, help_text=WERKWOORDEN,
        error_messages={"required": _("Schrijf wat wel kan in werk.")},
    )  # fmt: skip
    uren_per_week = GetalVeld(
        label=_("Hoeveel uur per week kan?"), required=False, max_value=60, max_digits=4, decimal_places=1
    )
    datum = DatumVeld(label=_("Dag van het spreekuur of gesprek"))
    herzien_op = DatumVeld(label=_("Opnieuw bekijken op"), required=False)


class RapportForm(MetStuk):
    """A report with its date."""

    datum = DatumVeld(label=_("Datum van het rapport"))
    field_order = ("bestand", "datum", "zelf")


class OordelenForm(MetStuk):
    """A verdict with its reason for each way back at the own employer; the report may come along."""

    datum = DatumVeld(label=_("Dag van uw onderzoek"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].required = False
        self.fields["bestand"].label = _t("Uw rapport erbij")
        for option, label in Spoor1Onderzoek.Optie.choices:
            self.fields[f"oordeel_{option}"] = forms.ChoiceField(
                label=label, choices=Functieoordeel.Oordeel.choices, widget=forms.RadioSelect,
                error_messages={"required": _t("Kies een oordeel, of “nog niet te zeggen”.")},
            )  # fmt: skip
            self.fields[f"reden_{option}"] = TekstAlsNodig(
                label=_t("Waarom? (%(werk)s)") % {"werk": str(label).lower()}, max_length=LANGSTE,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text=_t("In woorden over werk. Nodig bij passend en niet passend."),
            )  # fmt: skip
        self.watch(name for name in self.fields if name.startswith("reden_"))
        last = ("datum", "bestand", "zelf")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    @property
    def oordelen(self) -> dict[str, tuple[str, str]]:
        """Per option the verdict and the reason."""
        data = self.cleaned_data
        return {
            option: (data[f"oordeel_{option}"], data[f"reden_{option}"])
            for option in Spoor1Onderzoek.Optie.values
        }


def today() -> dict[str, Any]:
    """What the forms begin with."""
    return {"datum": klok.today()}
