"""Facts as forms and as readable lines, both from the list of kinds of facts."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy

from wissel.dossiers.feitsoorten import DATUM, GETAL, JA_NEE, KEUZE, Deel, Feitsoort
from wissel.fouten import DomainError
from wissel.web.shared.feitregels import lines, rows_of
from wissel.web.shared.velden import DatumVeld

__all__ = ["BronForm", "FeitForm", "formset_of", "lines", "refuse", "value_of"]

EXTRA = 2
ONBEKEND = ("", gettext_lazy("onbekend"))


class BronForm(forms.Form):
    """From which paper or conversation a fact comes; `gezien` is the version that was on screen."""

    gezien = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    bron = forms.CharField(
        label=gettext_lazy("Bron"), max_length=200, required=False,
        help_text=gettext_lazy("Uit welk stuk of gesprek weet u dit?"),
    )  # fmt: skip


class FeitForm(forms.Form):
    """One row of a fact. A row that is left or made empty is no row."""

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and not any(str(self[name].data or "").strip() for name in self.fields):
            self._errors = ErrorDict(renderer=self.renderer)
            self.cleaned_data = {}


def formset_of(soort: Feitsoort, waarde: Any, data: Any = None, prefix: str = "feit") -> Any:
    """The bound or unbound forms for one kind of fact; a list has room for two more rows.

    A row is read whole, also when it says what is stored already: the same form may come twice.
    """
    fields = {deel.naam or "waarde": _field(deel) for deel in soort.delen}
    form = type(soort.pad, (FeitForm,), fields)
    rows = rows_of(soort, waarde)
    factory: Any = forms.formset_factory(form, extra=EXTRA if soort.lijst else (0 if rows else 1), max_num=40)
    return factory(data, initial=rows, prefix=prefix, form_kwargs={"empty_permitted": False})


def value_of(soort: Feitsoort, rijen: Any, before: Any) -> Any:
    """What the forms say, as the contract has it; rows left empty are left out, an empty object is unknown.

    Parts that no form asks for stay as they were.
    """
    found = [_value(soort, form.cleaned_data) for form in rijen if form.cleaned_data]
    filled = [row for row in found if row]
    if soort.lijst:
        return filled or ([] if soort.pad != "ziekteperioden" else None)
    if soort.enkel:
        return filled[0]["waarde"] if filled else None
    own = {deel.naam for deel in soort.delen}
    kept = {name: part for name, part in (before or {}).items() if name not in own}
    return {**kept, **(filled[0] if filled else {})} or None


def refuse(rijen: Any, bron: forms.Form, error: DomainError) -> None:
    """Put a refusal at the field of the row it is about; at the top when it is about the whole."""
    place = re.search(r"\[(\d+)\]", str(error.facts.get("pad") or ""))
    filled = [form for form in rijen if form.cleaned_data]
    number = int(place[1]) if place else 0
    if number < len(filled) and error.veld in filled[number].fields:
        filled[number].add_error(error.veld, error.message)
    else:
        bron.add_error(None, error.message)


def _field(deel: Deel) -> forms.Field:
    common: dict[str, Any] = {"label": deel.label, "required": deel.verplicht}
    if deel.soort == DATUM:
        return DatumVeld(**common, **({"help_text": deel.hulp} if deel.hulp else {}))
    if deel.soort == JA_NEE:
        return forms.TypedChoiceField(
            choices=[ONBEKEND, ("ja", gettext_lazy("ja")), ("nee", gettext_lazy("nee"))],
            coerce=lambda text: text == "ja", empty_value=None, **common,
        )  # fmt: skip
    if deel.soort == KEUZE:
        return forms.TypedChoiceField(choices=[ONBEKEND, *deel.keuzes], empty_value=None, **common)
    if deel.soort == GETAL:
        return forms.DecimalField(min_value=0, max_value=100, localize=True, **common)
    return forms.CharField(max_length=300, **common)


def _value(soort: Feitsoort, data: dict[str, Any]) -> dict[str, Any]:
    row = {}
    for deel in soort.delen:
        value = data.get(deel.naam or "waarde")
        if value in (None, ""):
            continue
        if isinstance(value, dt.date):
            value = value.isoformat()
        elif isinstance(value, Decimal):
            value = float(value) if value % 1 else int(value)
        row[deel.naam or "waarde"] = value
    return row
