"""The forms around the agenda: a new appointment, a free moment, another time, working hours."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.accounts.models import Persoon
from wissel.dossiers.models import Dossier
from wissel.opmaak import DAGEN
from wissel.policies import Action, visible
from wissel.trajecten import agenda
from wissel.web.bureau.agenda.wiens import Wiens
from wissel.web.bureau.rapportage.forms import AfspraakForm
from wissel.web.shared.velden import TijdVeld

MEEST = 300


class DossierKeuze(forms.ModelChoiceField):
    """A choice of dossiers by the name of the kandidaat."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.kandidaat.naam} ({obj.nummer})"


def dossiers_of(actor: Any, wiens: Wiens) -> Any:
    """The open dossiers of this person for which this actor may plan."""
    rows = visible(actor, Dossier, Action.AFSPRAAK_MAKEN).exclude(stand=Dossier.Stand.GESLOTEN)
    mine = rows.filter(coach_id=wiens.id) | rows.filter(jobhunter_id=wiens.id)
    return mine.select_related("kandidaat").order_by("sorteernaam", "id")


class NieuweAfspraakForm(AfspraakForm):
    """Plan from the agenda: first with whom. Over another appointment only when somebody says so."""

    dossier = DossierKeuze(label=_("Kandidaat"), queryset=None, empty_label=_("Kies een kandidaat"))
    toch = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["dossier", "soort", "titel", "dag", "tijd", "minuten", "vorm", "plaats"]

    def __init__(self, data: Any = None, *, actor: Any, wiens: Wiens, initial: dict[str, Any]) -> None:
        super().__init__(data, actor=actor)
        self.actor, self.wiens = actor, wiens
        self.initial = {**self.initial, **initial}
        choice: Any = self.fields["dossier"]
        choice.queryset = dossiers_of(actor, wiens)
        del self.fields["met"]

    def over(self) -> list[Any]:
        """What this time lies over, when nobody said yet that it is meant so."""
        data = self.cleaned_data
        if data.get("toch"):
            return []
        return agenda.overlapping(
            bureau_id=self.actor.bureau_id, dossier_id=data["dossier"].pk, persoon_id=self.wiens.id,
            begint_op=self.moment(), minuten=data["minuten"],
        )  # fmt: skip

    def verb_values(self) -> dict[str, Any]:
        data = self.cleaned_data
        met = visible(self.actor, Persoon).filter(pk__in=[self.wiens.id]).first()
        plain = {name: data[name] for name in ("dossier", "soort", "titel", "minuten", "vorm", "plaats")}
        return {**plain, "met": met, "begint_op": self.moment()}


class MomentForm(forms.Form):
    """How long, and for whom, to look for a free moment."""

    minuten = forms.IntegerField(
        label=_("Duur in minuten"), min_value=15, max_value=480, initial=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
    )  # fmt: skip
    dossier = DossierKeuze(
        label=_("Kandidaat"), queryset=None, required=False, empty_label=_("Nog niet gekozen"),
        help_text=_("Dan slaan wij ook de andere afspraken van deze kandidaat over."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, wiens: Wiens) -> None:
        super().__init__(data)
        choice: Any = self.fields["dossier"]
        choice.queryset = dossiers_of(actor, wiens)


class WerktijdForm(forms.Form):
    """On which days and between which times somebody plans talks."""

    dagen = forms.TypedMultipleChoiceField(
        label=_("Werkdagen"), coerce=int, choices=[(n, naam.capitalize()) for n, naam in enumerate(DAGEN["nl"])],
        widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Kies minstens één dag.")},
    )  # fmt: skip
    begin = TijdVeld(label=_("Van"), help_text=_("Bijvoorbeeld 9.00"))
    einde = TijdVeld(label=_("Tot"), help_text=_("Bijvoorbeeld 17.00"))

    @classmethod
    def initial_of(cls, uren: agenda.Uren) -> dict[str, Any]:
        return {"dagen": list(uren.dagen), "begin": uren.begin, "einde": uren.einde}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("begin") and data.get("einde") and data["einde"] <= data["begin"]:
            self.add_error("einde", _t("De eindtijd ligt voor de begintijd. Controleer beide."))
        return data
