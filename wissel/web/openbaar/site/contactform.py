"""The contact form."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel.aanmeldingen.models import Contactvraag
from wissel.web.openbaar.mens import MensForm

LANGSTE_VRAAG = 4000
_TELEFOON = re.compile(r"^\+?[\d\s()./-]{8,29}$")


class ContactForm(MensForm):
    """A question with a way to answer it. What was typed always stays."""

    soort = forms.ChoiceField(
        label=_("Waar gaat uw vraag over?"), choices=Contactvraag.Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar uw vraag over gaat.")},
    )  # fmt: skip
    naam = forms.CharField(
        label=_("Uw naam"), max_length=120, error_messages={"required": _("Vul uw naam in.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, required=False, help_text=_("U krijgt hier een bevestiging."),
        error_messages={"invalid": _("Dit is geen e-mailadres. Een voorbeeld: naam@voorbeeld.nl.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    telefoon = forms.CharField(
        label=_("Telefoon"), max_length=30, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )  # fmt: skip
    vraag = forms.CharField(
        label=_("Uw vraag"), help_text=_("Schrijf niet welke ziekte iemand heeft. Dat hoeven wij niet te weten."),
        error_messages={"required": _("Schrijf uw vraag op.")}, widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip

    def clean_naam(self) -> str:
        """One line: what follows a line break could pass for something else where the name is shown."""
        return " ".join(
            "".join(sign if sign.isprintable() else " " for sign in self.cleaned_data["naam"]).split()
        )

    def clean_telefoon(self) -> str:
        number: str = " ".join(self.cleaned_data["telefoon"].split())
        if number and not _TELEFOON.match(number):
            raise ValidationError(gettext("Vul een telefoonnummer in van minstens 8 cijfers."))
        return number

    def clean_vraag(self) -> str:
        text: str = self.cleaned_data["vraag"]
        if len(text) > LANGSTE_VRAAG:
            words = gettext(
                "Uw vraag heeft %(aantal)s tekens. Er passen er %(hoogstens)s. Maak de vraag korter, of bel ons."
            )
            raise ValidationError(words % {"aantal": len(text), "hoogstens": LANGSTE_VRAAG})
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        reachable = data.get("email") or data.get("telefoon") or {"email", "telefoon"} & set(self.errors)
        if not reachable:
            self.add_error(
                "email",
                gettext("Vul uw e-mailadres of telefoonnummer in. Anders kunnen wij niet antwoorden."),
            )
        return data
