"""What somebody gets at the end of the contract: a form and an answer. What is typed is used once and not kept."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.dossiers import transitie
from wissel.dossiers.models import Milestone
from wissel.dossiers.transitie import Regel, Uitkomst
from wissel.policies import visible
from wissel.web.shared.formulieren import run
from wissel.web.shared.velden import DatumVeld, GetalVeld

INITIATIEF = {
    "werkgever": _("De werkgever zegt op"),
    "niet_verlengd_door_werkgever": _("De werkgever verlengt het contract niet"),
    "wederzijds_goedvinden": _("Samen uit elkaar"),
    "werknemer": _("De werknemer zegt op"),
}


@dataclass(frozen=True, slots=True)
class Opzegverbod:
    """Until when the law protects against dismissal, with its sum; None when that day is not known."""

    vrij_vanaf: dt.date | None
    som: str
    bron: str


@dataclass(frozen=True, slots=True)
class Blad:
    """Rules with their days, the maximum per year, the protection, and an answer when something was asked."""

    regels: tuple[Regel, ...]
    maxima: tuple[tuple[int, Decimal], ...]
    opzegverbod: Opzegverbod
    uitkomst: Uitkomst | None


class TransitieForm(forms.Form):
    """The facts of the sum. Nothing of it is stored."""

    eerste_dag = DatumVeld(label=_("In dienst sinds"))
    laatste_dag = DatumVeld(label=_("Laatste dag van het contract"))
    maandloon = GetalVeld(
        label=_("Bruto loon per maand"), max_digits=9, decimal_places=2, min_value=Decimal("0.01"),
        error_messages={"min_value": _("Vul het loon in. Het is meer dan 0 euro.")},
        help_text=_("Met vakantiegeld en vaste toeslagen. Het gewone loon, niet het lagere loon bij ziekte."),
    )  # fmt: skip
    initiatief = forms.ChoiceField(
        label=_("Wie beëindigt het contract?"), choices=list(INITIATIEF.items()), initial="werkgever"
    )
    aow = forms.BooleanField(label=_("De AOW-leeftijd is bereikt"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("eerste_dag"), data.get("laatste_dag")
        if first and last and last < first:
            self.add_error(
                "laatste_dag", _t("Deze dag ligt voor de eerste werkdag. Controleer een van beide datums.")
            )
        return data


def answer(form: TransitieForm) -> Uitkomst | None:
    """The answer to a form that is right; what is wrong stands at its field."""
    found: list[Uitkomst] = []
    if form.is_valid():
        run(form, lambda: found.append(transitie.calculate(**form.cleaned_data)))
    return found[0] if found else None


def sheet(actor: Actor, dossier_id: Any, uitkomst: Uitkomst | None) -> Blad:
    """The page for one dossier."""
    row = visible(actor, Milestone).filter(
        dossier_id=dossier_id, code="opzegverbod_eerste_vrije_dag", geldt=True, due_on__isnull=False
    ).values_list("due_on", "uitleg", "bron").first()  # fmt: skip
    protection = Opzegverbod(*row) if row else Opzegverbod(None, "", "")
    return Blad(transitie.rules(), transitie.maxima(), protection, uitkomst)
