"""Forms about practising that kandidaat and bureau share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.oefenen.models import Belgesprek
from wissel.web.shared.velden import DatumVeld, TijdVeld


def vak(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class KaartForm(forms.Form):
    """Preparation of one talk with an employer."""

    vertel = forms.CharField(
        label=_("Wat vertel ik over mezelf?"), required=False, widget=vak(4), max_length=4000,
        help_text=_("Nu, toen, straks. Eén minuut is genoeg."),
    )  # fmt: skip
    vragen = forms.CharField(
        label=_("Welke vragen kan ik krijgen, en wat zeg ik dan?"), required=False, widget=vak(5), max_length=4000,
        help_text=_("Over uw gezondheid hoeft u niets te vertellen."),
    )  # fmt: skip
    eigen_vragen = forms.CharField(
        label=_("Wat wil ik zelf vragen?"), required=False, widget=vak(3), max_length=4000,
        help_text=_("Twee vragen is genoeg. Bijvoorbeeld: hoe ziet een gewone dag eruit?"),
    )  # fmt: skip
    route = forms.CharField(
        label=_("Hoe kom ik er?"), required=False, widget=vak(2), max_length=4000,
        help_text=_("Bus, auto of fiets, en hoe laat u weggaat."),
    )  # fmt: skip
    energie = forms.CharField(
        label=_("Wat doe ik ervoor en erna?"), required=False, widget=vak(2), max_length=4000,
        help_text=_("Rust ervoor, iets prettigs erna. Plan die dag niet te vol."),
    )  # fmt: skip
    meenemen = forms.CharField(
        label=_("Wat neem ik mee?"), required=False, widget=vak(2), max_length=4000,
        help_text=_("Cv, vacature, pen, deze kaart."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)


class GesprekForm(forms.Form):
    """A talk with an employer that is coming."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    titel = forms.CharField(
        label=_("Bij wie is het gesprek?"), max_length=150, widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Schrijf bij wie het gesprek is.")},
    )  # fmt: skip
    dag = DatumVeld(label=_("Welke dag?"), error_messages={"required": _("Vul de dag in.")})
    tijd = TijdVeld(label=_("Hoe laat?"), error_messages={"required": _("Vul de tijd in.")})
    plaats = forms.CharField(label=_("Waar?"), max_length=200, required=False)


class BelscriptForm(forms.Form):
    """The own sheet beside the phone."""

    opening = forms.CharField(
        label=_("Mijn eerste zin"), required=False, widget=vak(2), max_length=2000,
        help_text=_("Uw naam, waarvoor u belt, en: komt het gelegen?"),
    )  # fmt: skip
    vragen = forms.CharField(label=_("Mijn twee vragen"), required=False, widget=vak(3), max_length=2000)
    over_mij = forms.CharField(label=_("Eén zin over mij"), required=False, widget=vak(2), max_length=2000)
    afspraak = forms.CharField(
        label=_("Wat ik afspreek"), required=False, widget=vak(2), max_length=2000,
        help_text=_("Bijvoorbeeld: ik stuur vandaag mijn cv."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput)


class BelForm(forms.Form):
    """A call with an employer and what came of it."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    werkgever = forms.CharField(
        label=_("Welke werkgever?"), max_length=150, widget=forms.TextInput(attrs={"dir": "auto"}),
        error_messages={"required": _("Schrijf welke werkgever u belde.")},
    )  # fmt: skip
    dag = DatumVeld(label=_("Welke dag?"), error_messages={"required": _("Vul de dag in.")})
    uitkomst = forms.ChoiceField(
        label=_("Wat kwam eruit?"), choices=Belgesprek.Uitkomst.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat eruit kwam.")},
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Wat hoorde u?"), required=False, widget=vak(3), max_length=2000,
        help_text=_("Dit lezen u, uw coach en uw jobhunter."),
    )  # fmt: skip


def card_initial(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """What a form starts with: the words that stand there now, with their version."""
    return {**{name: getattr(row, name) for name in names}, "versie": row.versie}
