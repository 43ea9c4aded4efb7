"""Which ziekteweek a visitor means: a number, or counted from the first sick day. Nothing of it is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.aanmeldingen.kennis import WEKEN
from wissel.web.shared.velden import DatumVeld


class WeekForm(forms.Form):
    """A week, or a day to count from. Week 1 begins on the first sick day."""

    week = forms.IntegerField(
        label=_("Week van de ziekte"), required=False, min_value=1, max_value=WEKEN,
        help_text=_("Een getal van 1 tot en met 104"),
        error_messages={
            "invalid": _("Vul een getal in van 1 tot en met 104."),
            "min_value": _("Vul een getal in van 1 tot en met 104."),
            "max_value": _("Na week 104 gelden andere regels. Vul een getal in van 1 tot en met 104, of bel ons."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3", "class": "short"}),
    )  # fmt: skip
    ziek_sinds = DatumVeld(
        label=_("Of: eerste ziektedag"), required=False,
        help_text=_("Bijvoorbeeld 3-3-2025. Wij bewaren deze dag niet."),
    )  # fmt: skip

    def clean_ziek_sinds(self) -> Any:
        day = self.cleaned_data["ziek_sinds"]
        if day and day > klok.today():
            raise ValidationError(
                gettext("Deze dag moet nog komen. Vul de eerste dag in waarop iemand ziek was.")
            )
        if day and self._counted(day) > WEKEN:
            raise ValidationError(
                gettext("Dit is langer dan 104 weken geleden. Dan gelden andere regels. Bel ons.")
            )
        return day

    @property
    def chosen(self) -> int | None:
        """The week that was typed, or the one today in; None when neither was filled in."""
        day = self.cleaned_data.get("ziek_sinds")
        number: int | None = self.cleaned_data.get("week")
        return number or (self._counted(day) if day else None)

    @staticmethod
    def _counted(day: Any) -> int:
        return (klok.today() - day).days // 7 + 1
