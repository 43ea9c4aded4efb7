"""Forms of the orientation of one kandidaat."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.orientatie.actions.profiel import LANGSTE
from wissel.orientatie.actions.uitslagen import EENHEDEN
from wissel.orientatie.models import Orientatieregel
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld

RIJEN = 8
BRON = Orientatieregel.Bron


def tekst(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class KlaarzettenForm(ZonderMedisch):
    """An instrument for this kandidaat, with why."""

    LET_OP = ("waarom",)
    instrument = forms.ChoiceField(
        label=_("Instrument"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een instrument.")},
    )
    waarom = forms.CharField(
        label=_("Waarom, in woorden voor de kandidaat"), required=False, max_length=300, widget=tekst(2)
    )
    uiterlijk = DatumVeld(label=_("Graag klaar voor"), required=False)
    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, keuzes: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["instrument"]
        choice.choices = keuzes

    def key(self) -> uuid.UUID:
        return self.cleaned_data["sleutel"] or uuid.uuid4()


class UitslagForm(EenBestand, forms.Form):
    """The result of a supplier, copied; scores in rows, with norm and version."""

    afgenomen_op = DatumVeld(
        label=_("Ingevuld op"), error_messages={"required": _("Vul de dag van de afname in.")}
    )
    norm = forms.CharField(
        label=_("Norm"),
        max_length=200,
        required=False,
        help_text=_("Met welke groep de leverancier vergelijkt."),
    )
    versie = forms.CharField(
        label=_("Versie"), max_length=40, error_messages={"required": _("Vul de versie in die is afgenomen.")}
    )
    toelichting = forms.CharField(
        label=_("Toelichting bij de scores"), required=False, max_length=4000, widget=tekst(3)
    )
    bestand = forms.FileField(
        label=_("Verslag van de leverancier"), required=False,
        help_text=_("Een pdf, PNG of JPEG van hoogstens 20 MB. Alleen u en de kandidaat kunnen het openen."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [(each, _eenheden()[each]) for each in EENHEDEN]
        for n in range(1, RIJEN + 1):
            self.fields[f"schaal_{n}"] = forms.CharField(label=_("Onderdeel"), required=False, max_length=100)
            self.fields[f"score_{n}"] = forms.CharField(
                label=_("Score"),
                required=False,
                max_length=40,
                widget=forms.TextInput(attrs={"class": "short"}),
            )
            self.fields[f"eenheid_{n}"] = forms.ChoiceField(
                label=_("Soort score"), choices=units, required=False
            )

    def rijen(self) -> list[tuple[Any, Any, Any]]:
        return [(self[f"schaal_{n}"], self[f"score_{n}"], self[f"eenheid_{n}"]) for n in range(1, RIJEN + 1)]

    def gewoon(self) -> list[Any]:
        return [self[name] for name in ("afgenomen_op", "versie", "norm")]

    def values(self) -> dict[str, Any]:
        """What goes to the verb."""
        data = self.cleaned_data
        scores = [
            {
                "schaal": data[f"schaal_{n}"],
                "score": data[f"score_{n}"],
                "eenheid": data[f"eenheid_{n}"] or "punten",
            }
            for n in range(1, RIJEN + 1)
        ]
        names = ("afgenomen_op", "norm", "versie", "toelichting", "bestand")
        return {**{name: data[name] for name in names}, "scores": scores}


def _eenheden() -> dict[str, str]:
    return {
        "punten": _t("punten"), "stanine": _t("stanine (1 tot 9)"), "t-score": _t("T-score"),
        "percentiel": _t("percentiel"), "woord": _t("in woorden"),
    }  # fmt: skip


class BespreekForm(forms.Form):
    """The day of the nabespreking."""

    op = DatumVeld(
        label=_("Besproken op"), error_messages={"required": _("Vul de dag van de nabespreking in.")},
        help_text=_("Vanaf nu ziet de kandidaat de uitslag, met norm en versie."),
    )  # fmt: skip


class ConclusieForm(ZonderMedisch):
    """What a result means for work, without scores."""

    LET_OP = ("tekst",)
    tekst = forms.CharField(
        label=_("Conclusie"), widget=tekst(5), max_length=2000,
        help_text=_("Wat betekent dit voor werk? In woorden, zonder scores en zonder iets over ziekte."),
        error_messages={"required": _("Schrijf wat deze uitslag betekent voor werk.")},
    )  # fmt: skip
    in_rapport = forms.BooleanField(
        label=_("Mag in de voortgangsrapportage"), required=False,
        help_text=_("De conclusie komt dan in het logboek. De opdrachtgever kan haar lezen, de scores nooit."),
    )  # fmt: skip


class RegelForm(ZonderMedisch):
    """A line of the orientatieprofiel with its source."""

    LET_OP = ("tekst",)
    deel = forms.ChoiceField(
        label=_("Deel"), choices=[("", _("Kies een deel")), *Orientatieregel.Deel.choices],
        error_messages={"required": _("Kies bij welk deel dit hoort.")},
    )  # fmt: skip
    thema = forms.ChoiceField(
        label=_("Kopje"), required=False, choices=Orientatieregel.Thema.choices,
        help_text=_("Talenten hoort bij capaciteiten, motivatie bij drijfveren."),
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Tekst"), widget=tekst(4), max_length=LANGSTE,
        help_text=_("Belemmeringen in woorden over werk: wat lukt, hoe lang, met welke hulp. Niets over ziekte."),
        error_messages={"required": _("Schrijf wat hier moet staan.")},
    )  # fmt: skip
    bron = forms.ChoiceField(
        label=_("Waar komt dit uit?"), error_messages={"required": _("Kies waar dit uit komt.")}
    )
    bron_op = DatumVeld(label=_("Dag van het gesprek"), required=False)
    slot = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, afnames: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["bron"]
        choice.choices = [(BRON.GESPREK, _t("Gesprek met de kandidaat")), *afnames]
