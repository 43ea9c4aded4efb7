"""A form with a file: what is too large is said at the field, and a file that the browser lost is asked again."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.documenten.keuring import GROOTSTE


class EenBestand:
    """For a form with one file in `bestand`; stands before the form it is added to.

    `te_groot` holds the names of the fields whose file was cut off (`bestanden.grens`).
    """

    def __init__(self, *args: Any, te_groot: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = "bestand" in te_groot

    def clean(self) -> dict[str, Any]:
        form: Any = self
        data: dict[str, Any] = super().clean() or {}  # type: ignore[misc]
        file = data.get("bestand")
        if self.te_groot or (file is not None and file.size > GROOTSTE):
            form.errors.pop("bestand", None)
            text = _t("Dit bestand is groter dan 20 MB. Verklein het, of splits het in delen.")
            form.add_error("bestand", forms.ValidationError(text, code="te_groot"))
        elif form.errors and file is not None:
            form.add_error("bestand", _t("Kies het bestand opnieuw; de browser onthoudt het niet."))
        return data


class MetBestand(EenBestand, forms.Form):
    """A form with a file without medical details."""

    bestand = forms.FileField(
        label=_("Bestand"),
        help_text=_("Een pdf, PNG of JPEG van hoogstens 20 MB. Zonder medische gegevens."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
    )
