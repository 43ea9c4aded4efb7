"""Forms about a week: what is agreed, what is planned, and what something costs. For kandidaat and coach."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.energie.lasten import Last, choosable
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld

ZWAARTE = [(1, _("Licht: kost weinig energie")), (2, _("Gewoon")), (3, _("Zwaar: kost veel energie"))]
HEEL = {"invalid": _("Vul een heel getal in.")}


class WeekafspraakForm(forms.Form):
    """How many applications and hours a week."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    sollicitaties = forms.IntegerField(
        label=_("Hoeveel sollicitaties per week?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={**HEEL, "required": _("Vul een aantal in. Nul mag ook.")},
    )  # fmt: skip
    uren = GetalVeld(
        label=_("Hoeveel uur per week?"), required=False, decimal_places=1, max_digits=4,
        help_text=_("Alles samen: zoeken, schrijven, gesprekken, leren en reizen."),
    )  # fmt: skip
    vanaf = DatumVeld(
        label=_("Vanaf welke week?"), help_text=_("Elke dag van die week is goed."),
        error_messages={"required": _("Vul een dag in van de week waarin dit begint.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), "vanaf": klok.today(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, **{**kwargs, "initial": first})


class PlanForm(ZonderMedisch):
    """One thing on one day; the times are those of the kind, and can be changed."""

    LET_OP = ("titel",)

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label=_("Wat gaat u doen?"), error_messages={"required": _("Kies wat u gaat doen.")}
    )
    titel = forms.CharField(label=_("In uw eigen woorden"), max_length=120, required=False)
    dag = DatumVeld(label=_("Welke dag?"), error_messages={"required": _("Vul een dag in.")})
    minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"), required=False, error_messages=HEEL,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        help_text=_("Leeg: zoals op de lijst staat."),
    )  # fmt: skip
    reis = forms.IntegerField(
        label=_("Reistijd in minuten, heen en terug"), required=False, error_messages=HEEL,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    zwaarte = forms.TypedChoiceField(
        label=_("Hoe zwaar is het?"), required=False, coerce=int, empty_value=None,
        choices=[("", _("Zoals op de lijst staat")), *ZWAARTE],
    )  # fmt: skip

    def __init__(self, *args: Any, lasten: dict[str, Last], **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), "dag": klok.today(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, **{**kwargs, "initial": first})
        self.lasten = lasten
        kinds: Any = self.fields["soort"]
        kinds.choices = [("", "…"), *((each.sleutel, each.naam) for each in choosable())]

    def words(self) -> dict[str, Any]:
        """The values as the verb takes them: what was left empty comes from the list."""
        data = dict(self.cleaned_data)
        kind = self.lasten[data["soort"]]
        for name in ("minuten", "reis", "zwaarte"):
            if data[name] is None:
                data[name] = getattr(kind, name)
        return data


class EigenPlanForm(PlanForm):
    """The kandidaat's own planning."""

    EIGEN = True


class LastForm(forms.Form):
    """What one kind of activity costs this person."""

    minuten = forms.IntegerField(
        label=_("Minuten"), error_messages={**HEEL, "required": _("Vul de minuten in.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    reis = forms.IntegerField(
        label=_("Reistijd in minuten"), error_messages={**HEEL, "required": _("Vul nul in als u niet reist.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )  # fmt: skip
    zwaarte = forms.TypedChoiceField(label=_("Hoe zwaar is het?"), coerce=int, choices=ZWAARTE)


class VerzetForm(forms.Form):
    """Another day for something that was planned."""

    naar = DatumVeld(label=_("Naar welke dag?"), error_messages={"required": _("Vul een dag in.")})
