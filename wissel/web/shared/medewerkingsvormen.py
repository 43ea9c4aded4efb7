"""Forms about working together that bureau and employer share."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.medewerking.models import Medewerkingsfeit
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld


def vak(rows: int) -> forms.Textarea:
    """A box for own words, in the direction of the writer's language."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class FeitForm(ZonderMedisch):
    """What was agreed and what happened, in words without a judgement."""

    LET_OP = ("afgesproken", "gebeurd", "bron_tekst")

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    soort = forms.ChoiceField(
        label=_("Waar gaat het over?"), choices=Medewerkingsfeit.Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het over gaat.")},
    )  # fmt: skip
    dag = DatumVeld(label=_("Op welke dag?"))
    afgesproken = forms.CharField(
        label=_("Wat was afgesproken?"), max_length=2000, widget=vak(3),
        help_text=_("Zo precies als het was: wat, waar, hoe laat, en hoe de ander dat wist."),
        error_messages={"required": _("Schrijf wat er precies was afgesproken.")},
    )  # fmt: skip
    gebeurd = forms.CharField(
        label=_("Wat gebeurde er?"), max_length=2000, widget=vak(3),
        help_text=_(
            "Alleen wat u zag of hoorde: “is niet gekomen”, niet “wilde niet komen”. Geen ziekte, klachten of reden."
        ),
        error_messages={"required": _("Schrijf wat er gebeurde, zonder oordeel.")},
    )  # fmt: skip
    herkomst = forms.ChoiceField(label=_("Waar blijkt dit uit?"), required=False)
    bron_tekst = forms.CharField(
        label=_("Beschrijf de bron"), max_length=200, required=False,
        help_text=_("Bijvoorbeeld: brief van 3 mei 2026, of telefoongesprek van 4 mei 2026."),
        widget=forms.TextInput(attrs={"class": "wide", "dir": "auto"}),
    )  # fmt: skip

    def __init__(self, *args: Any, herkomsten: list[tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sleutel"].initial = uuid.uuid4
        source: Any = self.fields["herkomst"]
        if herkomsten:
            source.choices = [("", _("Een andere bron, hieronder beschreven")), *herkomsten]
        else:
            del self.fields["herkomst"]
            self.fields["bron_tekst"].required = True
            self.fields["bron_tekst"].label = _("Waar blijkt dit uit?")


class RedenForm(ZonderMedisch):
    """Why something is withdrawn."""

    LET_OP = ("reden",)

    reden = forms.CharField(
        label=_("Waarom klopt het niet?"), max_length=300, widget=vak(2),
        help_text=_("Wat er stond blijft te lezen, met deze reden erbij."),
        error_messages={"required": _("Schrijf waarom u dit intrekt.")},
    )  # fmt: skip
