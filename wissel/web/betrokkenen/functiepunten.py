"""The form by which an arbeidsdeskundige goes through the items of each direction."""

import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.betrokkenen.actions.functiepunten import Gezien
from wissel.web.betrokkenen.forms import Ondertekend
from wissel.zoekprofielen.werkblad import Werkblad

KEUZES = (("ja", _("De punten kloppen")), ("nee", _("Er klopt iets niet")), ("", _("Ik zeg hier niets over")))


@dataclass(frozen=True, slots=True)
class Punt:
    naam: str
    vraagt: str
    kan: str
    antwoord: str


@dataclass(frozen=True, slots=True)
class Richting:
    """One direction with its items and the fields about it."""

    naam: str
    werk: tuple[str, ...]
    punten: tuple[Punt, ...]
    oordeel: Any
    toelichting: Any
    merk: Any


class FunctiepuntenForm(Ondertekend):
    """Per direction: right, not right and why, or nothing."""

    def __init__(self, *args: Any, blad: Werkblad | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.blad = blad
        for each in blad.richtingen if blad else ():
            key = str(each.rij.reeks)
            self.fields[f"oordeel_{key}"] = forms.ChoiceField(
                label=_t("Kloppen de punten van %(naam)s?") % {"naam": each.rij.naam}, choices=KEUZES,
                widget=forms.RadioSelect, required=False, initial="",
            )  # fmt: skip
            self.fields[f"reden_{key}"] = forms.CharField(
                label=_t("Wat is er anders?"), required=False, max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}), help_text=_t("In woorden over werk."),
            )  # fmt: skip
            self.fields[f"merk_{key}"] = forms.CharField(
                widget=forms.HiddenInput, max_length=64, initial=each.tabel.sha256
            )
        self.watch([name for name in self.fields if name.startswith("reden_")])
        self.order_fields([*(name for name in self.fields if name != "zelf"), "zelf"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for name in [each for each in self.fields if each.startswith("oordeel_")]:
            key = name.removeprefix("oordeel_")
            if data.get(name) == "nee" and not data.get(f"reden_{key}"):
                self.add_error(f"reden_{key}", _t("Schrijf welk punt anders is."))
        return data

    def gezien(self) -> dict[uuid.UUID, Gezien]:
        """What was said, per series."""
        data = self.cleaned_data
        keys = [each.removeprefix("oordeel_") for each in self.fields if each.startswith("oordeel_")]
        return {
            uuid.UUID(key): Gezien(data[f"merk_{key}"], data[f"oordeel_{key}"] == "ja", data[f"reden_{key}"])
            for key in keys
            if data.get(f"oordeel_{key}")
        }

    @property
    def richtingen(self) -> list[Richting]:
        """Each direction with its items, as plain values."""
        return [
            Richting(
                each.rij.naam, each.soorten_werk,
                tuple(Punt(row.naam, row.gevraagd, row.kan, row.oordeel) for row in each.tabel.regels),
                self[f"oordeel_{each.rij.reeks}"], self[f"reden_{each.rij.reeks}"], self[f"merk_{each.rij.reeks}"],
            )
            for each in (self.blad.richtingen if self.blad else ())
        ]  # fmt: skip
