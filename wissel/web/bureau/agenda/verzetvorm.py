"""Another day or time for one appointment."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.web.shared.velden import DatumVeld, TijdVeld


class VerzetForm(forms.Form):
    """Another day or time for an appointment; `was` is the time that was on screen."""

    was = forms.DateTimeField(widget=forms.HiddenInput, input_formats=["%Y-%m-%dT%H:%M:%S%z"])
    dag = DatumVeld(label=_("Nieuwe dag"))
    tijd = TijdVeld(label=_("Nieuwe tijd"))
    toch = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        local = row.begint_op.astimezone(klok.NEDERLAND)
        return {"was": f"{row.begint_op:%Y-%m-%dT%H:%M:%S%z}", "dag": local.date(), "tijd": local.time()}

    def moment(self) -> dt.datetime:
        return dt.datetime.combine(self.cleaned_data["dag"], self.cleaned_data["tijd"], klok.NEDERLAND)
