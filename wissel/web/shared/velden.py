"""Form fields that forgive how people write."""

import datetime as dt
import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.opmaak import MAANDEN

_NUMBERS = re.compile(r"^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_THOUSANDS = re.compile(r"^\d{1,3}(\.\d{3})+(,\d{1,2})?$")
_WORDS = re.compile(r"^(\d{1,2})\s+([a-zé.]+)\s+(\d{4})$", re.I)


def read_date(text: str) -> dt.date:
    """Read a date as people type it: 2-6-2025, 2/6/2025, 2 juni 2025 or 2025-06-02.

    Raises ValidationError with what to do: a year of two digits is not guessed, an impossible day is named.
    """
    text = " ".join(text.split())
    if found := _NUMBERS.match(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _WORDS.match(text):
        day, month, year = int(found[1]), _month(found[2]), int(found[3])
    else:
        raise ValidationError(
            _("Vul een datum in met dag, maand en jaar, bijvoorbeeld 2-6-2025."), code="vorm"
        )
    try:
        result = dt.date(year, month, day)
    except ValueError:
        raise ValidationError(
            _("Deze dag bestaat niet. Controleer dag en maand."), code="bestaat_niet"
        ) from None
    if not 1900 <= result.year <= 2199:
        raise ValidationError(_("Controleer het jaar. Het ligt tussen 1900 en 2199."), code="jaar")
    return result


def _month(word: str) -> int:
    word = word.lower().rstrip(".")
    for language in ("nl", "en"):
        for number, name in enumerate(MAANDEN[language], 1):
            if name.lower() == word or (len(word) >= 3 and name.lower().startswith(word)):
                return number
    if word == "mrt":
        return 3
    raise ValidationError(_("Deze maand kennen wij niet. Schrijf bijvoorbeeld 2 juni 2025."), code="maand")


class DatumVeld(forms.Field):
    """A date typed as text; shows an example and gives back what was typed when it is wrong."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Bijvoorbeeld 2-6-2025"))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "maxlength": "30"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, dt.date) else value

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values:
            return None
        return value if isinstance(value, dt.date) else read_date(str(value))


class TijdVeld(forms.Field):
    """A time typed as text: 14.00, 14:00 or 14."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("Bijvoorbeeld 14.00"))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off", "maxlength": "10"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, dt.time) else value

    def to_python(self, value: Any) -> dt.time | None:
        if value in self.empty_values:
            return None
        found = re.match(r"^(\d{1,2})(?:[.:](\d{2}))?(?: ?uur)?$", str(value).strip())
        if found and int(found[1]) < 24 and int(found[2] or 0) < 60:
            return dt.time(int(found[1]), int(found[2] or 0))
        raise ValidationError(_("Vul een tijd in, bijvoorbeeld 14.00."), code="tijd")


class GetalVeld(forms.DecimalField):
    """A number or an amount as people write it: 3400, 3.400, € 3.400,50 or 1,5; a point before three digits groups."""

    widget = forms.TextInput
    default_error_messages = {"invalid": gettext_lazy("Vul een getal in, bijvoorbeeld 12,5.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {"inputmode": "decimal", "autocomplete": "off", "maxlength": "20", "class": "short"}

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int | float | Decimal):
            text = f"{Decimal(str(value)).normalize():f}"
            whole, _sep, part = text.partition(".")
            return f"{whole},{part.ljust(2, '0') if self.decimal_places == 2 else part}" if part else whole
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = "".join(value.replace("€", "").split())
            if _THOUSANDS.match(value):
                value = value.replace(".", "")
            value = value.replace(",", ".", 1)
        return super().to_python(value)
