"""Three scores at a report, as a form; each audience gives the questions its own words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

NAMEN = ("voortgang", "werkwijze", "samenwerking")
KEUZES = [("", _("Kies een cijfer")), *((str(n), str(n)) for n in range(1, 11))]


def cijfer(label: Any) -> forms.ChoiceField:
    """One score from 1 to 10."""
    words = {"required": _("Kies een cijfer van 1 tot en met 10.")}
    return forms.ChoiceField(label=label, choices=KEUZES, error_messages=words)


class CijferForm(forms.Form):
    """Has a field for each of NAMEN and one for `tekst`."""

    def scores(self) -> dict[str, Any]:
        """What goes to the verb."""
        data = self.cleaned_data
        return {**{name: int(data[name]) for name in NAMEN}, "tekst": data["tekst"]}
