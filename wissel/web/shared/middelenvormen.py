"""Forms about agencies, courses, places to work and what was examined."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.trajectmiddelen.models import Scholing, Werkplek
from wissel.web.shared.bestandsvorm import EenBestand
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld

BESTAND: dict[str, Any] = {"widget": forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"})}
WEET = [("ja", _("Ja")), ("nee", _("Nee")), ("onbekend", _("Nog niet bekend"))]


class InschrijvingForm(EenBestand, forms.Form):
    """A registration with one agency."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    naam = forms.CharField(
        label=_("Welk uitzendbureau?"), max_length=150,
        error_messages={"required": _("Vul de naam van het uitzendbureau in.")},
    )  # fmt: skip
    ingeschreven_op = DatumVeld(
        label=_("Wanneer ingeschreven?"), error_messages={"required": _("Vul de dag van inschrijving in.")}
    )
    contact = forms.CharField(label=_("Contactpersoon"), max_length=150, required=False)
    bestand = forms.FileField(
        label=_("Bewijs"),
        required=False,
        help_text=_("Een pdf of foto van de bevestiging, hoogstens 20 MB."),
        **BESTAND,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        first = {
            "sleutel": uuid.uuid4(),
            "ingeschreven_op": klok.today(),
            **(kwargs.pop("initial", None) or {}),
        }
        super().__init__(*args, **{**kwargs, "initial": first})


class BewijsForm(EenBestand, forms.Form):
    """The paper that shows a registration."""

    bestand = forms.FileField(
        label=_("Bewijs"), help_text=_("Een pdf of foto van de bevestiging, hoogstens 20 MB."),
        error_messages={"required": _("Kies een bestand.")}, **BESTAND,
    )  # fmt: skip


class ScholingForm(ZonderMedisch):
    """A course with its cost and the gap it closes; who pays reads its name."""

    LET_OP = ("cursus", "gat")
    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    cursus = forms.CharField(
        label=_("Welke cursus of opleiding?"), max_length=150,
        error_messages={"required": _("Vul in welke cursus of opleiding het is.")},
    )  # fmt: skip
    aanbieder = forms.CharField(label=_("Bij wie?"), max_length=150, required=False)
    gat = forms.CharField(
        label=_("Wat ontbreekt er nu voor werk?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Het verschil tussen het profiel en het zoekprofiel dat deze scholing kleiner maakt."),
        error_messages={"required": _("Schrijf waarvoor deze scholing nodig is.")},
    )  # fmt: skip
    richting_reeks = forms.TypedChoiceField(
        label=_("Voor welke zoekrichting?"), required=False, coerce=uuid.UUID, empty_value=None
    )
    kosten = GetalVeld(label=_("Wat kost het?"), required=False, decimal_places=2, max_digits=8)
    betaler = forms.ChoiceField(label=_("Wie betaalt?"), choices=Scholing.Betaler.choices)
    start_op = DatumVeld(label=_("Begint op"), required=False)
    eind_op = DatumVeld(label=_("Eindigt op"), required=False)

    def __init__(self, *args: Any, richtingen: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        first = {"sleutel": uuid.uuid4(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, **{**kwargs, "initial": first})
        field: Any = self.fields["richting_reeks"]
        field.choices = [("", _("Geen of nog niet bekend")), *richtingen]
        if not richtingen:
            del self.fields["richting_reeks"]


class IdeeForm(ZonderMedisch):
    """A course the kandidaat would like; the coach works it out."""

    LET_OP, EIGEN = ("cursus", "gat"), True

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    cursus = forms.CharField(
        label=_("Welke cursus of opleiding?"), max_length=150,
        error_messages={"required": _("Vul in welke cursus of opleiding u wilt.")},
    )  # fmt: skip
    gat = forms.CharField(
        label=_("Waarvoor heeft u die nodig?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Bijvoorbeeld: voor dit werk vragen ze een certificaat."),
        error_messages={"required": _("Schrijf waarvoor u die nodig heeft.")},
    )  # fmt: skip


class StartForm(forms.Form):
    """The day on which a course began."""

    start_op = DatumVeld(label=_("Begonnen op"), error_messages={"required": _("Vul de dag in.")})


class AfrondForm(forms.Form):
    """How a course ended."""

    eind_op = DatumVeld(label=_("Afgelopen op"), error_messages={"required": _("Vul de dag in.")})
    resultaat = forms.ChoiceField(
        label=_("Resultaat"), required=False,
        choices=[("", _("Gestopt, of niet begonnen")), *Scholing.Resultaat.choices],
    )  # fmt: skip


class WerkplekForm(EenBestand, ZonderMedisch):
    """A place to work, with what its form asks."""

    LET_OP = ("opbouw", "evaluatie")
    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    vorm = forms.ChoiceField(
        label=_("Welke vorm?"), choices=Werkplek.Vorm.choices, widget=forms.RadioSelect,
        help_text=_("Loopt het loon door? Dan is het een werkervaringsplaats, leerwerktraject of detachering."),
        error_messages={"required": _("Kies een vorm.")},
    )  # fmt: skip
    organisatie = forms.CharField(
        label=_("Bij welk bedrijf?"), max_length=150, error_messages={"required": _("Vul het bedrijf in.")}
    )
    werk = forms.CharField(
        label=_("Welk werk?"), max_length=150, error_messages={"required": _("Vul het werk in.")}
    )
    start_op = DatumVeld(label=_("Begint op"), required=False)
    eind_op = DatumVeld(label=_("Eindigt op"), required=False)
    uren = GetalVeld(label=_("Uren per week"), required=False, decimal_places=1, max_digits=4)
    opbouw = forms.CharField(label=_("Opbouw van de uren"), max_length=300, required=False)
    begeleider = forms.CharField(label=_("Wie begeleidt daar?"), max_length=150, required=False)
    getoetst = forms.ChoiceField(label=_("Zijn de taken vergeleken met wat de kandidaat kan?"), choices=WEET)
    verzekerd = forms.ChoiceField(label=_("Zijn aansprakelijkheid en verzekering geregeld?"), choices=WEET)
    evaluatie_op = DatumVeld(label=_("Evaluatie op"), required=False)
    evaluatie = forms.CharField(label=_("Uitkomst van de evaluatie"), max_length=500, required=False)
    intentie = forms.CharField(
        label=_("Baanintentie"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("De zin waarmee het bedrijf zegt dat er een baan kan volgen. Leeg: zonder baanintentie."),
    )  # fmt: skip
    getekend_door = forms.CharField(label=_("Getekend door"), max_length=150, required=False)
    getekend_op = DatumVeld(label=_("Getekend op"), required=False)
    bestand = forms.FileField(
        label=_("Overeenkomst"), required=False, help_text=_("Een pdf of foto, hoogstens 20 MB."), **BESTAND
    )
    uitkering = forms.ChoiceField(
        label=_("Heeft de kandidaat een uitkering van UWV?"), choices=WEET,
        help_text=_("Bron: UWV Beleidsregels proefplaatsing 2013."),
    )  # fmt: skip
    toestemming_op = DatumVeld(label=_("Toestemming van UWV op"), required=False)
    contract_maanden = forms.IntegerField(
        label=_("Bedoeld contract in maanden"), required=False, min_value=0, max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"invalid": _("Vul een heel getal in.")},
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        unknown = dict.fromkeys(("getoetst", "verzekerd", "uitkering"), "onbekend")
        first = {"sleutel": uuid.uuid4(), **unknown, **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, **{**kwargs, "initial": first})


class OnderzoekForm(ZonderMedisch):
    """What was found, or why it does not fit."""

    LET_OP = ("uitkomst", "niet_passend_omdat")
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    onderzocht_op = DatumVeld(label=_("Onderzocht op"), error_messages={"required": _("Vul de dag in.")})
    uitkomst = forms.CharField(
        label=_("Uitkomst"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    niet_passend_omdat = forms.CharField(
        label=_("Niet passend omdat"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Leeg als het wel past."),
    )  # fmt: skip


class BesluitForm(ZonderMedisch):
    """The opdrachtgever's answer about the cost of a course, with what was shown."""

    LET_OP = ("reden",)

    cursus = forms.CharField(widget=forms.HiddenInput)
    kosten = forms.DecimalField(widget=forms.HiddenInput)
    akkoord = forms.TypedChoiceField(
        label=_("Betaalt u deze kosten?"), widget=forms.RadioSelect, coerce=lambda value: value == "ja",
        choices=[("ja", _("Ja, akkoord")), ("nee", _("Nee"))], error_messages={"required": _("Kies ja of nee.")},
    )  # fmt: skip
    reden = forms.CharField(
        label=_("Waarom niet?"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Alleen nodig bij nee. De kandidaat en de coach lezen dit."),
    )  # fmt: skip
