"""Forms with a question of the queue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel.aanmeldingen.contact import ANTWOORDEN, colleagues
from wissel.aanmeldingen.models import Contactstap
from wissel.accounts.actor import Actor


class AntwoordForm(forms.Form):
    """How somebody was answered, and whether that was the answer."""

    wijze = forms.ChoiceField(
        label=_("Hoe"), widget=forms.RadioSelect, initial=Contactstap.Soort.GEBELD,
        choices=[(each.value, each.label) for each in ANTWOORDEN],
        error_messages={"required": _("Kies hoe u antwoordde.")},
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Wat is er besproken?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kort, en zonder medische gegevens."),
        error_messages={"required": _("Schrijf in een zin wat er is besproken.")},
    )  # fmt: skip
    beantwoord = forms.BooleanField(
        label=_("De vraag is hiermee beantwoord"), required=False, initial=True,
        help_text=_("Kreeg u niemand te spreken? Haal het vinkje weg. De vraag blijft dan open."),
    )  # fmt: skip


class Collega(forms.ModelChoiceField):
    """A choice of colleagues by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.persoon.naam)


class OverdrachtForm(forms.Form):
    """Who answers."""

    behandelaar = Collega(
        label=_("Behandelaar"),
        queryset=None,
        empty_label=_("Kies een collega"),
        error_messages={"required": _("Kies een collega.")},
    )

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["behandelaar"]
        field.queryset = colleagues(by)


class HeropenForm(forms.Form):
    reden = forms.CharField(
        label=_("Waarom gaat de vraag weer open?"), max_length=500,
        error_messages={"required": _("Schrijf waarom de vraag weer open gaat.")},
    )  # fmt: skip


class DossierForm(forms.Form):
    nummer = forms.CharField(
        label=_("Dossiernummer"), max_length=30, help_text=_("Bijvoorbeeld 2026-0001"),
        error_messages={"required": _("Vul een dossiernummer in.")},
    )  # fmt: skip
