"""Forms of the bureau about working together."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.web.shared.medewerkingsvormen import vak
from wissel.web.shared.medisch import ZonderMedisch


class AntwoordForm(ZonderMedisch):
    """The coach's answer to an objection."""

    LET_OP = ("antwoord",)

    antwoord = forms.CharField(
        label=_("Uw antwoord"), max_length=4000, widget=vak(5),
        help_text=_("De kandidaat en de werkgever lezen dit. Zeg waarom, en wat wel kan."),
        error_messages={"required": _("Schrijf uw antwoord. De kandidaat leest het.")},
    )  # fmt: skip
    aangepast = forms.TypedChoiceField(
        label=_("Wat gebeurt er nu?"), widget=forms.RadioSelect, coerce=lambda value: value == "ja",
        choices=[("ja", _("Het wordt aangepast")), ("nee", _("Het blijft zo"))],
        error_messages={"required": _("Kies of u iets aanpast.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["antwoord", "aangepast", "woorden"])
