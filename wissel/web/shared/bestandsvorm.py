"""A form with a file: what is too large is said at the field, and a file that the browser lost is asked again."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.documenten.keuring import GROOTSTE


class MetBestand(forms.Form):
    """`te_groot` holds the names of the fields whose file was cut off (`bestanden.grens`)."""

    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een pdf, PNG of JPEG van hoogstens 20 MB. Zonder medische gegevens."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )

    def __init__(self, *args: Any, te_groot: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = "bestand" in te_groot

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        file = data.get("bestand")
        if self.te_groot or (file is not None and file.size > GROOTSTE):
            self.errors.pop("bestand", None)
            text = _t("Dit bestand is groter dan 20 MB. Verklein het, of splits het in delen.")
            self.add_error("bestand", forms.ValidationError(text, code="te_groot"))
        elif self.errors and file is not None:
            self.add_error("bestand", _t("Kies het bestand opnieuw; de browser onthoudt het niet."))
        return data
