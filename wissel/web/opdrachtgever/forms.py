"""Forms of the opdrachtgever."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.trajecten.models import Standpunt
from wissel.web.shared import cijfers
from wissel.web.shared.medisch import ZonderMedisch

WAARSCHUWING = _("Schrijf geen medische gegevens op. Uw medewerker en de coach lezen dit.")


class StandpuntForm(ZonderMedisch):
    """Approve plan, duration and price, or ask or refuse with the reason."""

    LET_OP = ("tekst",)

    antwoord = forms.ChoiceField(
        label=_("Wat is uw antwoord?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies uw antwoord op het plan.")},
        choices=[
            (Standpunt.Antwoord.AKKOORD, _("Wij keuren plan, duur en prijs goed")),
            (
                Standpunt.Antwoord.AKKOORD_MET_OPMERKING,
                _("Wij keuren plan, duur en prijs goed, met een opmerking"),
            ),
            (Standpunt.Antwoord.NIET_AKKOORD, _("Wij gaan niet akkoord")),
            (Standpunt.Antwoord.VRAAG, _("Wij hebben eerst een vraag")),
        ],
    )
    tekst = forms.CharField(
        label=_("Uw opmerking, reden of vraag"),
        help_text=WAARSCHUWING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=4000,
    )
    inhoud_sha256 = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        asked = {
            Standpunt.Antwoord.AKKOORD_MET_OPMERKING: _t("Schrijf uw opmerking, of kies goedkeuren zonder opmerking."),
            Standpunt.Antwoord.NIET_AKKOORD: _t("Schrijf waarom u niet akkoord gaat. Dan past de coach het plan aan."),
            Standpunt.Antwoord.VRAAG: _t("Schrijf uw vraag. Dan kan de coach antwoorden."),
        }  # fmt: skip
        words = asked.get(data.get("antwoord", ""))
        if words and not data.get("tekst") and "tekst" not in self.errors:
            self.add_error("tekst", words)
        return data


class CijferForm(ZonderMedisch, cijfers.CijferForm):
    """Three scores and a few words."""

    LET_OP = ("tekst",)

    voortgang = cijfers.cijfer(_("Voortgang"))
    werkwijze = cijfers.cijfer(_("Werkwijze"))
    samenwerking = cijfers.cijfer(_("Samenwerking"))
    tekst = forms.CharField(
        label=_("Toelichting"),
        help_text=WAARSCHUWING,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        max_length=2000,
    )
