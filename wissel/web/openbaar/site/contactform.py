"""The contact form, and how it tells people from programs without asking anybody else."""

import re
import uuid
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.aanmeldingen.models import Contactvraag

ZOUT = "contact-formulier"
MINSTENS_SECONDEN = 3
HOOGSTENS_SECONDEN = 24 * 60 * 60
LANGSTE_VRAAG = 4000
_TELEFOON = re.compile(r"^\+?[\d\s()./-]{8,29}$")


def make_proof(bureau: str) -> str:
    """When this form was shown, signed, with a key of its own."""
    return signing.dumps({"k": uuid.uuid4().hex, "t": klok.now().timestamp()}, salt=ZOUT + bureau)


class ContactForm(forms.Form):
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
    website = forms.CharField(label=_("Laat dit veld leeg"), required=False)

    def __init__(self, *args: Any, bureau: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"].widget.attrs.update({"tabindex": "-1", "autocomplete": "off"})
        self.bureau, self.proof, self.still_good = bureau, "", False
        self.formulier = uuid.UUID(int=0)

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
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_proof()
        if data.get("website"):
            raise ValidationError(
                gettext("Laat het laatste veld leeg. Zo weten wij dat u geen programma bent.")
            )
        reachable = data.get("email") or data.get("telefoon") or {"email", "telefoon"} & set(self.errors)
        if not reachable:
            self.add_error(
                "email",
                gettext("Vul uw e-mailadres of telefoonnummer in. Anders kunnen wij niet antwoorden."),
            )
        return data

    def _check_proof(self) -> None:
        """Refuse a form that came back too soon or too late; what was typed stays, and the second try works."""
        try:
            facts = signing.loads(self.data.get("bewijs", ""), salt=ZOUT + self.bureau)
            age, self.formulier = klok.now().timestamp() - facts["t"], uuid.UUID(facts["k"])
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            age = HOOGSTENS_SECONDEN + 1.0
        self.still_good = age <= HOOGSTENS_SECONDEN
        if not self.still_good:
            raise ValidationError(gettext("Dit formulier stond te lang open. Stuur het nog een keer."))
        if age < MINSTENS_SECONDEN:
            raise ValidationError(gettext("Dat ging erg snel. Wacht drie tellen en stuur het nog een keer."))
