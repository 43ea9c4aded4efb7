"""The items of one rubriek as a form: a level, a number where there is a unit, and a few words about work.

Used by the coach who copies from a paper, and by the bedrijfsarts or arbeidsdeskundige who comes for one task. Only
items that were sent are read, so that one item can store itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wissel.belastbaarheid.actions.punten import PuntInvoer, checked, mark
from wissel.belastbaarheid.lijst import Item
from wissel.belastbaarheid.stand import Punt
from wissel.fouten import Changed, DomainError
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import GetalVeld


@dataclass(frozen=True, slots=True)
class Puntveld:
    """One item with its fields, as the page shows it."""

    item: Item
    keuze: Any
    getal: Any
    opmerking: Any
    was: Any
    punt: Punt | None
    geldt: bool

    @property
    def open(self) -> bool:
        """Whether number and remark are shown: they say something, or something is wrong."""
        filled = self.opmerking.value() or (self.getal is not None and self.getal.value() not in (None, ""))
        return bool(filled or self.fouten)

    @property
    def fouten(self) -> list[str]:
        """What is wrong with this item, in sentences."""
        fields = (self.keuze, self.getal, self.opmerking)
        return [str(error) for field in fields if field is not None for error in field.errors]


class RubriekForm(ZonderMedisch):
    """Items by name; without a choice an item is not described."""

    def __init__(
        self, items: Iterable[Item], punten: Mapping[str, Punt], data: Any = None, **kwargs: Any
    ) -> None:
        self.punten = punten
        self.items = tuple(items)
        self.gestuurd = frozenset(
            item.sleutel for item in self.items if data is not None and _sent(data, item)
        )
        super().__init__(data, **kwargs)
        for item in self.items:
            self._add(item, punten.get(item.sleutel))
        self.watch(f"opmerking_{item.sleutel}" for item in self.items)

    def _add(self, item: Item, punt: Punt | None) -> None:
        key = item.sleutel
        levels = [(str(level.nummer), level.woorden) for level in item.niveaus]
        if item.soort == "soorten":
            self.fields[f"soorten_{key}"] = forms.MultipleChoiceField(
                label=item.naam, required=False, choices=levels, widget=forms.CheckboxSelectMultiple,
                initial=_kinds(punt), error_messages={"invalid_choice": _("Kies uit de lijst.")},
            )  # fmt: skip
        else:
            self.fields[f"niveau_{key}"] = forms.ChoiceField(
                label=item.naam, required=False, choices=[("", _("niet beschreven")), *levels],
                widget=forms.Select(attrs={"class": "input"}), initial=str(punt.niveau) if punt else "",
                error_messages={"invalid_choice": _("Kies een niveau uit de lijst.")},
            )  # fmt: skip
        if item.eenheid:
            self.fields[f"waarde_{key}"] = GetalVeld(
                label=_("Precies, in %(eenheid)s") % {"eenheid": item.eenheid}, required=False, max_digits=6,
                decimal_places=1, initial=punt.waarde if punt else None,
            )  # fmt: skip
        self.fields[f"opmerking_{key}"] = forms.CharField(
            label=_("Opmerking"), required=False, max_length=160, initial=punt.opmerking if punt else "",
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )  # fmt: skip
        self.fields[f"was_{key}"] = forms.CharField(
            required=False, max_length=300, widget=forms.HiddenInput, initial=mark(punt)
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        items = {item.sleutel: item for item in self.items}
        for item in self.items:
            if item.sleutel not in self.gestuurd or self._wrong(item):
                continue
            try:
                checked(items, item.sleutel, self._entry(item))
            except DomainError as error:
                self.add_error(_choice(item), error.message)
        return data

    def _wrong(self, item: Item) -> bool:
        key = item.sleutel
        return any(name in self.errors for name in (_choice(item), f"waarde_{key}", f"opmerking_{key}"))

    def rows(self, eigen: tuple[str, Any] | None = None) -> list[Puntveld]:
        """Every item with its fields; `eigen` is author and day of this version, to show what was taken over."""
        return [
            Puntveld(
                item=item, keuze=self[_choice(item)], getal=self[f"waarde_{item.sleutel}"] if item.eenheid else None,
                opmerking=self[f"opmerking_{item.sleutel}"], was=self[f"was_{item.sleutel}"],
                punt=self.punten.get(item.sleutel), geldt=_own(self.punten.get(item.sleutel), eigen),
            )
            for item in self.items
        ]  # fmt: skip

    def entered(self) -> dict[str, PuntInvoer]:
        """What was sent, by item."""
        return {item.sleutel: self._entry(item) for item in self.items if item.sleutel in self.gestuurd}

    def _entry(self, item: Item) -> PuntInvoer:
        data, key = self.cleaned_data, item.sleutel
        level = data.get(f"niveau_{key}") or ""
        amount: Decimal | None = data.get(f"waarde_{key}")
        if amount is not None and level == _level_before(data.get(f"was_{key}")):
            level = ""  # the level stood there already, so the number that was typed says it
        return PuntInvoer(
            niveau=int(level) if level else None, waarde=amount, opmerking=data.get(f"opmerking_{key}") or "",
            soorten=tuple(int(kind) for kind in data.get(f"soorten_{key}") or ()),
        )  # fmt: skip

    def shown(self) -> dict[str, str]:
        """The marks that were on screen with what was sent."""
        return {key: self.cleaned_data.get(f"was_{key}") or "" for key in self.gestuurd}

    def refuse(self, error: DomainError) -> None:
        """Say what the domain refuses, at the item it is about; the mark of somebody else's change is taken over."""
        key = (error.veld or "").removeprefix("punt_")
        item = next((item for item in self.items if item.sleutel == key), None)
        self.add_error(_choice(item) if item else None, error.message)
        if isinstance(error, Changed):
            sent: Any = self.data
            again = sent.copy()
            for name, now in error.facts.get("nu", {}).items():
                again[f"was_{name}"] = now
            self.data = again


class RubriekBuiten(RubriekForm):
    """The same for who comes by a link, without signing in."""

    TYPEND = False


def _sent(data: Any, item: Item) -> bool:
    key = item.sleutel
    return f"was_{key}" in data or _choice(item) in data


def _choice(item: Item) -> str:
    return f"{'soorten' if item.soort == 'soorten' else 'niveau'}_{item.sleutel}"


def _level_before(mark_before: str | None) -> str:
    return (mark_before or "").partition("|")[0]


def _kinds(punt: Punt | None) -> list[str]:
    if punt is None:
        return []
    return [str(kind) for kind in punt.soorten] or [str(punt.niveau)]


def _own(punt: Punt | None, eigen: tuple[str, Any] | None) -> bool:
    return punt is None or eigen is None or (punt.auteur, punt.datum) == eigen
