"""The form of one question."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from wissel.orientatie.vragenlijst import LANGSTE_ANTWOORD
from wissel.web.kandidaat.forms import tekstvak


class AntwoordForm(forms.Form):
    """One answer: a choice of the questionnaire, or own words. Skipping needs none."""

    def __init__(self, *args: Any, vraag: Any, mag_leeg: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needed = {"required": _("Kies een antwoord. Of druk op Sla over.")}
        field: forms.Field
        if vraag.open:
            needed = {"required": _("Schrijf een antwoord. Of druk op Sla over.")}
            field = forms.CharField(
                label=vraag.tekst, widget=tekstvak(5), max_length=LANGSTE_ANTWOORD, error_messages=needed
            )
        else:
            field = forms.ChoiceField(
                label=vraag.tekst, widget=forms.RadioSelect, choices=vraag.keuzes, error_messages=needed
            )
        # The mark "may stay empty" would stand at each question; skipping has a button of its own.
        field.initial = vraag.antwoord
        self.fields["antwoord"] = field
        self.mag_leeg = mag_leeg

    def full_clean(self) -> None:
        self.fields["antwoord"].required = not self.mag_leeg
        super().full_clean()
        self.fields["antwoord"].required = True
