"""Forms of the kandidaat, in plain words."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.trajecten.models import Standpunt
from wissel.web.shared import cijfers


def tekstvak(rows: int) -> forms.Textarea:
    """A box for own words, in the direction of the writer's language."""
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class StandpuntForm(forms.Form):
    """Agree or not with one fixed version of the plan."""

    antwoord = forms.ChoiceField(
        label=_("Wat vindt u van dit plan?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u van dit plan vindt.")},
        choices=[
            (Standpunt.Antwoord.AKKOORD, _("Ik ben het ermee eens")),
            (Standpunt.Antwoord.AKKOORD_MET_OPMERKING, _("Ik ben het ermee eens, en ik wil iets zeggen")),
            (Standpunt.Antwoord.NIET_AKKOORD, _("Ik ben het er niet mee eens")),
            (Standpunt.Antwoord.VRAAG, _("Ik heb eerst een vraag")),
        ],
    )
    tekst = forms.CharField(
        label=_("Wat wilt u zeggen of vragen?"),
        help_text=_("Bent u het er niet mee eens? U mag zeggen waarom, maar het hoeft niet."),
        required=False,
        widget=tekstvak(4),
        max_length=4000,
    )
    inhoud_sha256 = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        asked = {
            Standpunt.Antwoord.AKKOORD_MET_OPMERKING: _t("Schrijf hier wat u erbij wilt zeggen."),
            Standpunt.Antwoord.VRAAG: _t("Schrijf hier uw vraag. Dan kan uw coach antwoord geven."),
        }
        words = asked.get(data.get("antwoord", ""))
        if words and not data.get("tekst") and "tekst" not in self.errors:
            self.add_error("tekst", words)
        return data


class VoorstelForm(forms.Form):
    """A change the kandidaat wants in one line of the plan."""

    tekst = forms.CharField(
        label=_("Wat wilt u anders?"),
        help_text=_("Schrijf het in uw eigen woorden. Een paar zinnen is genoeg."),
        widget=tekstvak(4),
        max_length=2000,
        error_messages={"required": _("Schrijf hier wat u anders wilt.")},
    )


class KeuzeForm(forms.Form):
    """The own ranked choice and own words that close a phase."""

    eerste = forms.CharField(
        label=_("Wat past het best bij u?"),
        help_text=_("Bijvoorbeeld een beroep of een soort werk."),
        max_length=150,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Vul in wat het best bij u past.")},
    )
    tweede = forms.CharField(
        label=_("En daarna?"), max_length=150, required=False, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    derde = forms.CharField(
        label=_("En als derde?"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    woorden = forms.CharField(
        label=_("Waarom past dit bij u?"),
        help_text=_("Schrijf het in uw eigen woorden. Een paar zinnen is genoeg."),
        widget=tekstvak(5),
        max_length=4000,
        error_messages={"required": _("Schrijf in uw eigen woorden waarom dit bij u past.")},
    )

    NAMEN = ("eerste", "tweede", "derde", "woorden")

    @classmethod
    def initial_of(cls, keuze: tuple[str, ...], woorden: str) -> dict[str, str]:
        """What the form shows for a choice that was made before."""
        return {**dict(zip(cls.NAMEN, keuze, strict=False)), "woorden": woorden}

    def choices_made(self) -> list[str]:
        """The choices in order, without gaps and without saying one thing twice."""
        given = [self.cleaned_data[name] for name in ("eerste", "tweede", "derde")]
        return list(dict.fromkeys(text for text in given if text))


class ZienswijzeForm(forms.Form):
    """What the kandidaat adds to a report; with `niets` the kandidaat says there is nothing to add."""

    tekst = forms.CharField(
        label=_("Wat wilt u bij dit verslag zeggen?"),
        help_text=_("Uw tekst komt zo in het verslag. Niemand anders kan hem veranderen."),
        widget=tekstvak(6),
        max_length=6000,
        error_messages={
            "required": _("Schrijf hier wat u wilt zeggen. Of kies: Ik heb niets toe te voegen."),
        },
    )

    def __init__(self, *args: Any, niets: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.niets = niets
        if niets:
            self.fields["tekst"].required = False

    def clean_tekst(self) -> str:
        text: str = self.cleaned_data["tekst"]
        if self.niets and text:
            words = _t("U schreef hier iets. Kies: Tekst sturen. Of maak het vak eerst leeg.")
            raise forms.ValidationError(words, code="toch_tekst")
        return text


class CijferForm(cijfers.CijferForm):
    """Three scores and a few words."""

    voortgang = cijfers.cijfer(_("Hoe gaat het vooruit?"))
    werkwijze = cijfers.cijfer(_("Hoe werken wij?"))
    samenwerking = cijfers.cijfer(_("Hoe gaat het samen?"))
    tekst = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"), required=False, widget=tekstvak(3), max_length=2000
    )
