"""The form by which a bedrijfsarts or arbeidsdeskundige gives a belastbaarheid: a paper, hours, items, or all three."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.belastbaarheid.actions.punten import PuntInvoer
from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.web.betrokkenen.forms import WERKWOORDEN, MetStuk
from wissel.web.shared.belastbaarheidsvorm import RubriekBuiten
from wissel.web.shared.velden import DatumVeld, GetalVeld


class BelastbaarheidForm(MetStuk):
    """A paper with its day and kind; hours and items may come along, each item on its own."""

    LET_OP = ("taken",)

    soort = forms.ChoiceField(
        label=_("Soort"), choices=Belastbaarheid.Soort.choices, widget=forms.RadioSelect, initial="izp",
        error_messages={"required": _("Kies FML, IZP of BAR.")},
    )  # fmt: skip
    datum = DatumVeld(label=_("Datum van uw oordeel"))
    herzien_op = DatumVeld(label=_("Opnieuw bekijken op"), required=False)
    uren_per_dag = GetalVeld(
        label=_("Uren per dag die kunnen"), required=False, max_digits=3, decimal_places=1
    )
    uren_per_week = GetalVeld(
        label=_("Uren per week die kunnen"), required=False, max_digits=4, decimal_places=1
    )
    taken = forms.CharField(
        label=_("Welke eigen taken kunnen nu?"), required=False, max_length=500, help_text=WERKWOORDEN,
        widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(data, *args, **kwargs)
        self.fields["bestand"].required = False
        self.fields["bestand"].label = _t("Uw FML, IZP of BAR als bestand")
        lijst = load()
        self.delen = [
            (rubriek, RubriekBuiten((item for item in rubriek.items if item.soort != "uren"), {}, data))
            for rubriek in lijst.rubrieken
        ]
        last = ("bestand", "zelf")
        self.order_fields([*(name for name in self.fields if name not in last), *last])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for rubriek, part in self.delen:
            if not part.is_valid():
                text = _t("Kijk de punten bij “%(naam)s” na.") % {"naam": rubriek.naam}
                self.add_error(None, text)
        return data

    def punten(self) -> dict[str, PuntInvoer]:
        """Every item that was described."""
        found: dict[str, PuntInvoer] = {}
        for _rubriek, part in self.delen:
            found |= part.entered()
        return {key: given for key, given in found.items() if not given.leeg or given.opmerking}

    @property
    def bladen(self) -> list[tuple[Any, Any, bool]]:
        """Each part with its fields, open when something is wrong or was entered."""
        return [
            (rubriek, part.rows(), bool(part.errors) or self._entered(part)) for rubriek, part in self.delen
        ]

    @staticmethod
    def _entered(part: RubriekBuiten) -> bool:
        return part.is_bound and part.is_valid() and any(not each.leeg for each in part.entered().values())
