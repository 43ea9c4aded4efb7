"""Fields that are needed with one answer and not with another: not called optional, and judged by the verb."""

from typing import Any

from django import forms

from wissel.web.shared.velden import DatumVeld


class Voorwaardelijk:
    """May be empty as far as the form goes; the verb says at this field when it was needed."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        widget: Any = self.widget  # type: ignore[attr-defined]
        widget.use_required_attribute = lambda initial: False

    def validate(self, value: Any) -> None:
        return None


class DatumAlsNodig(Voorwaardelijk, DatumVeld):
    pass


class TekstAlsNodig(Voorwaardelijk, forms.CharField):
    pass


class EmailAlsNodig(Voorwaardelijk, forms.EmailField):
    pass
