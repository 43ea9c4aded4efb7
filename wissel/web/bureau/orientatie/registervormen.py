"""The form of an instrument in the register."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.orientatie.models import Instrument, Soort
from wissel.web.bureau.sjablonen.forms import TALEN, TalenVeld
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.velden import DatumVeld

UITLEG = {
    Soort.TEST: _("Gevalideerde test: met bewijs dat nu geldt"),
    Soort.VRAGENLIJST: _("Vragenlijst: zonder bewijs van validatie"),
    Soort.EIGEN: _("Eigen meting: door dit bureau gemaakt, niet gevalideerd"),
}


class InstrumentForm(EenBestand, forms.Form):
    """What is known of an instrument; the proof is asked for a test only."""

    naam = forms.CharField(
        label=_("Naam"), max_length=150, error_messages={"required": _("Vul de naam van het instrument in.")}
    )
    soort = forms.ChoiceField(
        label=_("Wat is het?"), widget=forms.RadioSelect, choices=list(UITLEG.items()),
        help_text=_("Alleen wat gevalideerd is, mag test heten. Verloopt het bewijs, dan heet het een vragenlijst."),
        error_messages={"required": _("Kies wat het is.")},
    )  # fmt: skip
    waar = forms.ChoiceField(
        label=_("Waar wordt het ingevuld?"), widget=forms.RadioSelect, choices=Instrument.Afname.choices,
        error_messages={"required": _("Kies waar het wordt ingevuld.")},
    )  # fmt: skip
    meet = forms.CharField(
        label=_("Wat meet het?"), max_length=300, error_messages={"required": _("Schrijf kort wat het meet.")}
    )
    leverancier = forms.CharField(label=_("Leverancier"), max_length=150, required=False)
    versie = forms.CharField(label=_("Versie"), max_length=40, required=False)
    bewijs = forms.CharField(
        label=_("Bewijs van validatie"), max_length=300, required=False,
        help_text=_("Bijvoorbeeld de COTAN-beoordeling met jaar, of een onderzoek met auteur."),
    )  # fmt: skip
    bestand = forms.FileField(
        label=_("Het stuk met het bewijs"), required=False, help_text=_("Een pdf, PNG of JPEG van hoogstens 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )  # fmt: skip
    geldig_tot = DatumVeld(
        label=_("Bewijs geldig tot en met"), required=False, help_text=_("Bijvoorbeeld 31-12-2027")
    )
    normgroep = forms.CharField(label=_("Normgroep"), max_length=200, required=False)
    talen = TalenVeld(label=_("Talen"), choices=TALEN, required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)
    slot = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        inside = data.get("waar") == Instrument.Afname.WISSEL
        if inside and data.get("soort") not in (None, Soort.EIGEN):
            text = _t(
                "In Wissel vult de kandidaat alleen eigen metingen in. Kies “Eigen meting”, of kies buiten Wissel."
            )
            self.add_error("waar", text)
        return data

    def values(self) -> dict[str, Any]:
        """What goes to the verb."""
        names = (
            "naam",
            "soort",
            "waar",
            "meet",
            "leverancier",
            "versie",
            "bewijs",
            "geldig_tot",
            "normgroep",
            "talen",
        )
        return {**{name: self.cleaned_data[name] for name in names}, "bestand": self.cleaned_data["bestand"]}

    def key(self) -> uuid.UUID:
        return self.cleaned_data["sleutel"] or uuid.uuid4()
