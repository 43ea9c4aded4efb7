"""Forms of the kandidaat, in plain words."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.trajecten.models import Standpunt


class StandpuntForm(forms.Form):
    """Agree or not with one fixed version of the plan."""

    antwoord = forms.ChoiceField(
        label=_("Wat vindt u van dit plan?"),
        widget=forms.RadioSelect,
        choices=[
            (Standpunt.Antwoord.AKKOORD, _("Ik ben het ermee eens")),
            (Standpunt.Antwoord.AKKOORD_MET_OPMERKING, _("Ik ben het ermee eens, en ik wil iets zeggen")),
            (Standpunt.Antwoord.NIET_AKKOORD, _("Ik ben het er niet mee eens")),
            (Standpunt.Antwoord.VRAAG, _("Ik heb eerst een vraag")),
        ],
    )
    tekst = forms.CharField(
        label=_("Wat wilt u zeggen of vragen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    inhoud_sha256 = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict:
        data = super().clean() or {}
        if data.get("antwoord") and data["antwoord"] != Standpunt.Antwoord.AKKOORD and not data.get("tekst"):
            self.add_error("tekst", _("Schrijf hier in een paar woorden wat u wilt zeggen of vragen."))
        return data


class VoorstelForm(forms.Form):
    """A change the kandidaat wants in one line of the plan."""

    tekst = forms.CharField(
        label=_("Wat wilt u anders?"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class KeuzeForm(forms.Form):
    """The own ranked choice and own words that close a phase."""

    eerste = forms.CharField(label=_("Wat past het best bij u?"), max_length=150)
    tweede = forms.CharField(label=_("En daarna?"), max_length=150, required=False)
    derde = forms.CharField(label=_("En als derde?"), max_length=150, required=False)
    woorden = forms.CharField(
        label=_("Waarom past dit bij u?"),
        help_text=_("Schrijf het in uw eigen woorden. Een paar zinnen is genoeg."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
    )

    def choices_made(self) -> list[str]:
        """The choices in order, without gaps."""
        data = self.cleaned_data
        return [data[name] for name in ("eerste", "tweede", "derde") if data.get(name)]


class ZienswijzeForm(forms.Form):
    """What the kandidaat adds to a report."""

    tekst = forms.CharField(
        label=_("Wat wilt u bij dit verslag zeggen?"),
        help_text=_("Uw tekst komt zo in het verslag. Niemand anders kan hem veranderen."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=6000,
        required=False,
    )


class CijferForm(forms.Form):
    """Three scores and a few words."""

    CIJFERS = [(str(n), str(n)) for n in range(1, 11)]
    voortgang = forms.ChoiceField(label=_("Hoe gaat het vooruit?"), choices=CIJFERS)
    werkwijze = forms.ChoiceField(label=_("Hoe werken wij?"), choices=CIJFERS)
    samenwerking = forms.ChoiceField(label=_("Hoe gaat het samen?"), choices=CIJFERS)
    tekst = forms.CharField(
        label=_("Wilt u er iets bij zeggen?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
