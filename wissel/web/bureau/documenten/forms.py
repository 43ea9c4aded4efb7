"""Adding a document."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.documenten.keuring import GROOTSTE
from wissel.documenten.models import Document
from wissel.documenten.soorten import TOE_TE_VOEGEN
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld


class DocumentForm(ZonderMedisch):
    """A file with what it is and who may see it; nobody but the bureau unless somebody says so."""

    LET_OP = ("titel", "auteur")
    field_order = ("bestand", "titel", "soort", "datum", "auteur", "ondertekend", "publiek", "woorden")
    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_(
            "Een pdf, PNG of JPEG van hoogstens 20 MB. Wissel bewaart het zoals het is. "
            "Een pdf met een script of een ander bestand erin wordt geweigerd."
        ),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )
    titel = forms.CharField(
        label=_("Titel"),
        max_length=200,
        help_text=_("Waaraan herkent een ander dit? Geen medische gegevens."),
    )
    soort = forms.ChoiceField(label=_("Soort"), choices=TOE_TE_VOEGEN)
    datum = DatumVeld(label=_("Datum van het document"))
    auteur = forms.CharField(
        label=_("Van wie is het stuk?"), max_length=150, required=False,
        help_text=_("Naam en rol, bijvoorbeeld: R. de Wit, arbeidsdeskundige"),
    )  # fmt: skip
    ondertekend = forms.ChoiceField(
        label=_("Staat er een handtekening onder?"), choices=Document.Ondertekend.choices, required=False,
        initial=Document.Ondertekend.ONBEKEND,
    )  # fmt: skip
    publiek = forms.ChoiceField(
        label=_("Wie mag dit zien?"),
        choices=Document.Publiek.choices,
        widget=forms.RadioSelect,
        initial=Document.Publiek.BUREAU,
        help_text=_("Wie het mag zien, krijgt bericht. Later kunt u dit niet meer wijzigen."),
    )

    def __init__(self, *args: Any, te_groot: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = "bestand" in te_groot

    def clean_ondertekend(self) -> str:
        return self.cleaned_data["ondertekend"] or Document.Ondertekend.ONBEKEND

    def clean_bestand(self) -> Any:
        file = self.cleaned_data["bestand"]
        if file.size > GROOTSTE:
            raise forms.ValidationError(self._too_large(), code="te_groot")
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.te_groot:
            self.errors.pop("bestand", None)
            self.add_error("bestand", forms.ValidationError(self._too_large(), code="te_groot"))
        elif self.errors and "bestand" in data:
            self.add_error("bestand", _t("Kies het bestand opnieuw; de browser onthoudt het niet."))
        return data

    def _too_large(self) -> str:
        return _t("Dit bestand is groter dan 20 MB. Verklein het, of splits het in delen.")
