"""How a form of a visitor tells people from programs without asking anybody else: time, a hidden field, a key."""

import uuid
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wissel import klok

ZOUT = "contact-formulier"
MINSTENS_SECONDEN = 3
HOOGSTENS_SECONDEN = 24 * 60 * 60


def make_proof(bureau: str) -> str:
    """When this form was shown, signed, with a key of its own."""
    return signing.dumps({"k": uuid.uuid4().hex, "t": klok.now().timestamp()}, salt=ZOUT + bureau)


class MensForm(forms.Form):
    """A form that is filled in by a person: not too soon, not too late, and with a field left empty.

    `formulier` is the key of the form, the same each time it is sent. What was typed always stays.
    """

    website = forms.CharField(label=_("Laat dit veld leeg"), required=False)

    def __init__(self, *args: Any, bureau: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["website"].widget.attrs.update({"tabindex": "-1", "autocomplete": "off"})
        self.bureau, self.proof, self.still_good = bureau, "", False
        self.formulier = uuid.UUID(int=0)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_proof()
        if data.get("website"):
            raise ValidationError(
                gettext("Laat het laatste veld leeg. Zo weten wij dat u geen programma bent.")
            )
        return data

    def prove(self) -> None:
        """Give the form its proof before it is shown: the one it came with as long as that is good."""
        self.proof = str(self.data.get("bewijs", "")) if self.still_good else make_proof(self.bureau)

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
