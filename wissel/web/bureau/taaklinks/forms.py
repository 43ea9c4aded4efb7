"""Whom to ask, and who may read the paper that comes back."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import Persoon
from wissel.betrokkenen.actions.taaklinks import GEVRAAGD, MET_STUK
from wissel.betrokkenen.models import Taaklink
from wissel.documenten.models import Document
from wissel.web.shared.voorwaardelijk import EmailAlsNodig, TekstAlsNodig

ANDERS = "anders"


class VraagForm(forms.Form):
    """Somebody the dossier knows, or somebody else by name and address."""

    rol = forms.ChoiceField(
        label=_("Aan wie?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies aan wie u dit vraagt.")},
    )
    wie = forms.ChoiceField(label=_("Wie is dat?"), widget=forms.RadioSelect)
    naam = TekstAlsNodig(label=_("Naam"), max_length=150)
    email = EmailAlsNodig(
        label=_("E-mailadres"), max_length=254,
        help_text=_("Van de deskundige zelf. De mail noemt de kandidaat en de werkgever niet."),
        error_messages={"invalid": _("Vul een e-mailadres in, bijvoorbeeld naam@arbodienst.nl.")},
    )  # fmt: skip
    publiek = forms.ChoiceField(
        label=_("Wie mag het rapport lezen?"), choices=Document.Publiek.choices, widget=forms.RadioSelect,
        help_text=_("Wie het mag lezen, krijgt bericht zodra het er is. Later kunt u dit niet meer wijzigen."),
        error_messages={"required": _("Kies wie het rapport mag lezen.")},
    )  # fmt: skip
    sleutel = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, soort: str, mensen: dict[str, list[Persoon]], **kwargs: Any) -> None:
        kwargs["initial"] = {"sleutel": uuid.uuid4(), "publiek": "bureau", **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.mensen = {str(person.pk): (rol, person) for rol, found in mensen.items() for person in found}
        roles: Any = self.fields["rol"]
        roles.choices = [(rol, Taaklink.Voor(rol).label) for rol in GEVRAAGD[soort]]
        who: Any = self.fields["wie"]
        who.choices = [(key, self._label(rol, person)) for key, (rol, person) in self.mensen.items()]
        who.choices += [(ANDERS, _t("Iemand anders"))]
        self.initial.setdefault("wie", next(iter(self.mensen), ANDERS))
        if len(roles.choices) == 1:
            del self.fields["rol"]
        if self.mensen:
            self.fields["naam"].label = _t("Naam, bij iemand anders")
            self.fields["email"].label = _t("E-mailadres, bij iemand anders of als het hierboven ontbreekt")
        else:
            del self.fields["wie"]
        if soort not in MET_STUK:
            del self.fields["publiek"]
        self.gewoon: str = GEVRAAGD[soort][0]

    def _label(self, rol: str, person: Persoon) -> str:
        parts = [person.naam, str(Taaklink.Voor(rol).label), person.email or _t("nog geen e-mailadres")]
        return ", ".join(parts)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["rol"] = data.get("rol") or self.gewoon
        rol, person = self.mensen.get(data.pop("wie", ANDERS) or ANDERS, ("", None))
        if person is not None:
            data |= {
                "rol": rol,
                "persoon": person,
                "naam": person.naam,
                "email": data.get("email") or person.email,
            }
        data.setdefault("persoon", None)
        if not data.get("naam"):
            self.add_error("naam", _t("Vul in wie u het vraagt."))
        if not data.get("email") and "email" not in self.errors:
            self.add_error("email", _t("Vul het e-mailadres in. Daar gaat de link naartoe."))
        return data
