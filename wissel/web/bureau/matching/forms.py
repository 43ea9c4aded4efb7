"""The limits of a search."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.matching.grenzen import DAGNAMEN, DIENSTNAMEN
from wissel.matching.models import Zoekinstelling


class GrenzenForm(forms.Form):
    """Where from, how far, and which days and shifts not. Empty is not said."""

    pc4 = forms.CharField(
        label=_("Postcode van huis"), max_length=7, required=False,
        help_text=_("Vier cijfers is genoeg. Er wordt alleen de afstand mee berekend."),
    )  # fmt: skip
    reis_km = forms.IntegerField(
        label=_("Hooguit hoeveel kilometer van huis"), required=False,
        help_text=_("Hemelsbreed. Een vacature die verder weg is, past niet."),
        error_messages={"invalid": _("Vul een heel getal in, zoals 25.")},
    )  # fmt: skip
    diensten_niet = forms.MultipleChoiceField(
        label=_("Niet werken in"), choices=list(DIENSTNAMEN.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Wat de belastbaarheid zegt, telt al mee. Vink hier aan wat daarnaast niet kan."),
    )  # fmt: skip
    dagen_niet = forms.MultipleChoiceField(
        label=_("Niet werken op"), choices=list(DAGNAMEN.items()), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)


def initial(row: Zoekinstelling | None) -> dict[str, object]:
    """What stands there now."""
    if row is None:
        return {"versie": 0}
    return {
        "pc4": row.pc4, "reis_km": row.reis_km, "diensten_niet": row.diensten_niet, "dagen_niet": row.dagen_niet,
        "versie": row.versie,
    }  # fmt: skip
