"""Forms of a pause. No field asks what somebody has."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.trajecten.models import Onderbreking
from wissel.web.shared.bestandsvorm import MetBestand
from wissel.web.shared.velden import DatumVeld
from wissel.web.shared.voorwaardelijk import DatumAlsNodig, TekstAlsNodig


class PauzeForm(forms.Form):
    """A pause: what kind, from when, which bedrijfsarts knows, and when it is looked at again."""

    soort = forms.ChoiceField(
        label=_("Waarom een pauze?"), choices=Onderbreking.Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom er een pauze is.")},
    )  # fmt: skip
    eerste_dag = DatumVeld(label=_("Eerste dag van de pauze"))
    arts = TekstAlsNodig(
        label=_("Bedrijfsarts"), max_length=150,
        help_text=_("Alleen bij tijdelijk minder belastbaar, net als de twee dagen hieronder. Alleen de naam."),
    )  # fmt: skip
    contact_op = DatumAlsNodig(
        label=_("Laatste contact met de bedrijfsarts"),
        help_text=_("De dag waarop de bedrijfsarts is gesproken of ingelicht. Wat er gezegd is, hoort hier niet."),
    )  # fmt: skip
    herbeoordeling_op = DatumAlsNodig(
        label=_("Opnieuw bekijken op"),
        help_text=_(
            "De dag waarop de bedrijfsarts opnieuw kijkt, binnen zes weken na de eerste dag (praktijk, geen wet)."
        ),
    )  # fmt: skip


class HervatForm(forms.Form):
    """The end of a pause that no doctor has to say anything about."""

    laatste_dag = DatumVeld(
        label=_("Laatste dag van de pauze"),
        help_text=_("De dag voordat het traject weer begint, bijvoorbeeld 31-5-2026"),
    )


class HervatNaWoord(HervatForm):
    """The end of a pause on the doctor's own yes: one click is enough. `wacht`: the day has not come yet."""

    def __init__(self, *args: Any, vanaf: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["laatste_dag"] = vanaf - dt.timedelta(days=1)
        self.wacht = vanaf - dt.timedelta(days=1) > klok.today()


class HervatMetBrief(MetBestand, HervatForm):
    """The end of a pause on a written statement of the bedrijfsarts."""

    field_order = ("laatste_dag", "verklaring_op", "verklaring_door", "bestand")

    verklaring_op = DatumVeld(
        label=_("Datum van de verklaring"),
        error_messages={"required": _("Vul in wanneer de bedrijfsarts zei dat het weer kan.")},
    )
    verklaring_door = forms.CharField(
        label=_("Van welke bedrijfsarts"), max_length=150, help_text=_("Alleen de naam."),
        error_messages={"required": _("Vul in welke bedrijfsarts zei dat het weer kan.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.fields["bestand"]
        file.label = _t("De verklaring")
        file.help_text = _t(
            "Een pdf, PNG of JPEG van hoogstens 20 MB, alleen voor het bureau. Staan er medische gegevens in? "
            "Vraag dan een verklaring zonder, of stuur een link."
        )
        file.error_messages["required"] = _t(
            "Zonder verklaring van de bedrijfsarts kan het traject niet verder. Voeg de verklaring toe."
        )
