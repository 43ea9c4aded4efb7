"""Forms of a version: its source, its hours, the reason of a correction. No field asks what somebody has."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.belastbaarheid.models import Auteursrol, Belastbaarheid
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld

STAPPEN = 6


class BronForm(ZonderMedisch):
    """Which paper it is, who wrote it, when, and where it is."""

    LET_OP = ("bron",)

    soort = forms.ChoiceField(
        label=_("Soort stuk"), choices=Belastbaarheid.Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies FML, IZP of BAR.")},
    )  # fmt: skip
    datum = DatumVeld(label=_("Datum op het stuk"))
    auteur_naam = forms.CharField(
        label=_("Geschreven door"), max_length=150,
        error_messages={"required": _("Vul in wie het stuk geschreven heeft.")},
    )  # fmt: skip
    auteur_rol = forms.ChoiceField(
        label=_("In welke rol?"), choices=Auteursrol.choices, widget=forms.Select(attrs={"class": "input"})
    )
    document = forms.ChoiceField(
        label=_("Het stuk in dit dossier"), required=False, widget=forms.Select(attrs={"class": "input"}),
        help_text=_("Staat het er nog niet? Voeg het eerst toe bij Documenten, soort “Belastbaarheid”."),
    )  # fmt: skip
    bron = forms.CharField(
        label=_("Of: welk stuk is het, en waar ligt het?"), required=False, max_length=200,
        help_text=_("Nodig als het stuk niet in dit dossier staat."),
    )  # fmt: skip
    herzien_op = DatumVeld(
        label=_("De schrijver kijkt opnieuw op"),
        required=False,
        help_text=_("Alleen als het op het stuk staat."),
    )

    def __init__(self, *args: Any, documenten: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["document"]
        field.choices = [("", _t("geen stuk gekozen")), *documenten]


class NieuwForm(BronForm):
    """The source of a new version, and whether it goes on from the one that holds."""

    overnemen = forms.BooleanField(
        label=_("Begin met de punten van de versie die nu geldt"), required=False, initial=True,
        help_text=_("Elk punt houdt zijn eigen schrijver en datum, tot u het wijzigt of bevestigt."),
    )  # fmt: skip
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, eerder: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not eerder:
            del self.fields["overnemen"]


class RedenForm(ZonderMedisch):
    """Why a version is put right."""

    LET_OP = ("reden",)

    reden = forms.CharField(
        label=_("Wat was er verkeerd overgenomen?"), max_length=300,
        help_text=_("Bijvoorbeeld: bij tillen stond 10 kg, op het stuk staat 5 kg."),
        error_messages={"required": _("Schrijf wat er verkeerd was overgenomen.")},
    )  # fmt: skip
    sleutel = forms.UUIDField(widget=forms.HiddenInput)


class UrenForm(ZonderMedisch):
    """Hours that can be worked now, which own tasks, and the build-up in steps."""

    LET_OP = ("taken",)

    uren_per_dag = GetalVeld(label=_("Uren per dag"), required=False, max_digits=3, decimal_places=1)
    uren_per_week = GetalVeld(label=_("Uren per week"), required=False, max_digits=4, decimal_places=1)
    taken = forms.CharField(
        label=_("Welke eigen taken kunnen nu?"), required=False, max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld: orders inpakken en de administratie. Wat kan iemand, niet waarom."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, STAPPEN + 1):
            self.fields[f"vanaf_{number}"] = DatumVeld(
                label=_t("Stap %(nummer)s: vanaf") % {"nummer": number}, required=False, help_text=""
            )
            self.fields[f"week_{number}"] = GetalVeld(
                label=_t("Uren per week"), required=False, max_digits=4, decimal_places=1
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for number in range(1, STAPPEN + 1):
            day, hours = data.get(f"vanaf_{number}"), data.get(f"week_{number}")
            if (day is None) != (hours is None) and not {f"vanaf_{number}", f"week_{number}"} & set(
                self.errors
            ):
                missing = f"week_{number}" if hours is None else f"vanaf_{number}"
                self.add_error(missing, _t("Vul bij elke stap een dag en uren in."))
        return data

    def take_over(self, versie: int) -> None:
        """Go on from what somebody else saved: what was typed stays, and counts when it is saved once more."""
        sent: Any = self.data
        again = sent.copy()
        again["versie"] = str(versie)
        self.data = again

    def steps(self) -> list[tuple[dt.date, Decimal]]:
        """The steps that were filled in."""
        data = self.cleaned_data
        rows = ((data.get(f"vanaf_{n}"), data.get(f"week_{n}")) for n in range(1, STAPPEN + 1))
        return [(day, hours) for day, hours in rows if day is not None and hours is not None]

    @property
    def stappen(self) -> list[tuple[Any, Any]]:
        """The fields of each step, for the page."""
        return [(self[f"vanaf_{n}"], self[f"week_{n}"]) for n in range(1, STAPPEN + 1)]


def hours_initial(row: Belastbaarheid) -> dict[str, Any]:
    """What the form of hours begins with."""
    found: dict[str, Any] = {
        "uren_per_dag": row.uren_per_dag, "uren_per_week": row.uren_per_week, "taken": row.taken, "versie": row.versie,
    }  # fmt: skip
    for number, step in enumerate(row.opbouw[:STAPPEN], 1):
        found[f"vanaf_{number}"] = dt.date.fromisoformat(step["vanaf"])
        found[f"week_{number}"] = Decimal(step["uren_per_week"])
    return found


def source_initial(row: Belastbaarheid) -> dict[str, Any]:
    """What the form of the source begins with."""
    names = ("soort", "datum", "auteur_naam", "auteur_rol", "bron", "herzien_op")
    return {**{name: getattr(row, name) for name in names}, "document": str(row.document_id or "")}
