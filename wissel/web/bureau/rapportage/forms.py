"""Forms of logboek, afspraken and rapportage."""

import datetime as dt
import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import klok
from wissel.accounts.models import Persoon
from wissel.dossiers.models import Dossier
from wissel.policies import visible
from wissel.trajecten.actions import afspraken, logboek
from wissel.trajecten.actions import tolk as tolken
from wissel.trajecten.actions.rapport import VELDEN as RAPPORT_VELDEN
from wissel.trajecten.models import Afspraak, Logboekregel
from wissel.web.bureau.dossiers.forms import Naam, mensen
from wissel.web.shared.medisch import ATTRS, ZonderMedisch
from wissel.web.shared.velden import DatumVeld, TijdVeld

NIET_MEDISCH = _("Geen ziekte, klachten of behandeling.")
MEER = ("vervolg_op", "minuten", "kolom", "rapportdeel")
DELEN = [
    ("", _("Vanzelf: naar de aard van de regel")), ("voortgang", _("Voortgang")), ("werkwijze", _("Werkwijze")),
    ("samenwerking", _("Samenwerking")),
]  # fmt: skip


class NogLeeg:
    """A field that has to be filled in the end, and may be empty as long as it is a draft."""

    def validate(self, value: Any) -> None:
        return None


class Verslagdeel(NogLeeg, forms.CharField):
    pass


class Verslagdag(NogLeeg, DatumVeld):
    pass


class LateKeuze(forms.ChoiceField):
    """A choice that is needed only when the note beside it is written."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


def _groot(rijen: int, **attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rijen, **attrs})


class RegelForm(ZonderMedisch):
    """One line of the log: who, why, result, next; the rest has a sensible start."""

    LET_OP = ("waarom", "resultaat", "vervolg")

    soort = forms.ChoiceField(label=_("Soort"), choices=[(s.sleutel, s.label) for s in logboek.SOORTEN])
    datum = DatumVeld(label=_("Datum"), help_text="")
    wie = forms.CharField(
        label=_("Met wie"), max_length=150, widget=forms.TextInput(attrs={"list": "wie-namen"})
    )
    waarom = forms.CharField(
        label=_("Waarover"), max_length=300, widget=forms.TextInput(attrs={"class": "wide"})
    )
    resultaat = forms.CharField(
        label=_("Wat kwam eruit"), max_length=logboek.LANGST, required=False, widget=_groot(3), help_text=NIET_MEDISCH
    )  # fmt: skip
    vervolg = forms.CharField(
        label=_("Wat nu"), max_length=300, required=False, widget=forms.TextInput(attrs={"class": "wide"})
    )
    vervolg_op = DatumVeld(
        label=_("Vervolg op"), required=False, help_text=_("Dan staat het die dag op uw werklijst")
    )
    minuten = forms.IntegerField(
        label=_("Duur in minuten"), min_value=1, max_value=1440, required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "4"}),
    )  # fmt: skip
    kolom = forms.ChoiceField(
        label=_("Wiens inspanning"), choices=Logboekregel.Kolom.choices, initial=Logboekregel.Kolom.BUREAU
    )
    rapportdeel = forms.ChoiceField(label=_("Deel van het verslag"), choices=DELEN, required=False)
    publiek = forms.ChoiceField(
        label=_("Wie mag dit lezen"), widget=forms.RadioSelect,
        help_text=_("Een verslag gebruikt alleen regels die de kandidaat mag lezen."),
    )  # fmt: skip

    def __init__(self, *args: Any, actor: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        audience: Any = self.fields["publiek"]
        audience.choices = logboek.audiences(actor)

    @property
    def meer(self) -> list[Any]:
        """The fields that most notes leave as they are."""
        return [self[name] for name in MEER]

    @property
    def meer_open(self) -> bool:
        return any(self[name].errors for name in MEER)


class NotitieForm(RegelForm):
    """A new line. `sleutel` makes a double submit one line."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput)
    afspraak = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, actor: Any, dossier: Dossier, afspraak: Afspraak | None = None, klad: Any = None
    ) -> None:
        initial = {
            "datum": klok.today(), "wie": dossier.kandidaat.naam, "sleutel": uuid.uuid4(), "soort": "gesprek",
            "publiek": logboek.audiences(actor)[0][0],
        }  # fmt: skip
        if afspraak is not None:
            initial |= {
                "datum": min(afspraken.day_of(afspraak), klok.today()), "minuten": afspraak.minuten,
                "waarom": afspraak.titel, "afspraak": afspraak.pk,
            }  # fmt: skip
        initial |= klad or {}
        self.uit_klad = bool(klad)
        super().__init__(*args, actor=actor, initial=initial)
        self.dossier, self.actor = dossier, actor
        self.fields["waarom"].widget.attrs["data-nieuw"] = ""

    def clean_afspraak(self) -> Afspraak | None:
        key = self.cleaned_data["afspraak"]
        return key and visible(self.actor, Afspraak).filter(dossier=self.dossier, pk=key).first()


class CorrectieForm(RegelForm):
    """A better line in place of another one."""

    @classmethod
    def initial_of(cls, row: Logboekregel) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}


class AfspraakForm(forms.Form):
    """Plan an appointment."""

    soort = forms.ChoiceField(label=_("Soort"), choices=afspraken.SOORTEN, initial="gesprek")
    titel = forms.CharField(
        label=_("Waarover"), max_length=150, help_text=_("De kandidaat leest dit. Houd het kort en gewoon.")
    )
    dag = DatumVeld(label=_("Dag"))
    tijd = TijdVeld(label=_("Tijd"))
    minuten = forms.IntegerField(
        label=_("Duur in minuten"), min_value=5, max_value=600, initial=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "3"}),
    )  # fmt: skip
    vorm = forms.ChoiceField(label=_("Hoe"), choices=afspraken.VORMEN, initial="kantoor")
    plaats = forms.CharField(
        label=_("Plaats of link"), max_length=200, required=False, help_text=_("Adres, kamer, nummer of link")
    )
    met = Naam(label=_("Met"), queryset=None, required=False, empty_label=_("Uzelf, of anders de coach"))
    tolk_taal = forms.ChoiceField(
        label=_("Tolk"), required=False, choices=[("", _("Geen tolk")), *tolken.TALEN],
        help_text=_("De kandidaat ziet dat er een tolk komt."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, soort: str = "") -> None:
        known = dict(afspraken.SOORTEN)
        initial = {"soort": soort, "titel": str(known[soort])} if soort in known else {}
        super().__init__(data, initial=initial)
        person: Any = self.fields["met"]
        person.queryset = mensen(actor, "coach", "jobhunter")
        self.fields["titel"].widget.attrs["data-nieuw"] = ""

    def moment(self) -> dt.datetime:
        """Day and time together, as the clock in the Netherlands has it."""
        data = self.cleaned_data
        return dt.datetime.combine(data["dag"], data["tijd"], klok.NEDERLAND)

    def verb_values(self) -> dict[str, Any]:
        data = self.cleaned_data
        plain = {
            name: data[name] for name in ("soort", "titel", "minuten", "vorm", "plaats", "met", "tolk_taal")
        }
        return {**plain, "begint_op": self.moment()}


class TolkForm(forms.Form):
    """Whether an interpreter comes, and who."""

    tolk_taal = forms.ChoiceField(
        label=_("Taal"), required=False, choices=[("", _("Geen tolk")), *tolken.TALEN]
    )
    tolk = forms.CharField(
        label=_("Wie tolkt"), required=False, max_length=150,
        help_text=_("Naam of bureau en nummer. Leeg laten kan: dan staat er dat het nog geregeld moet worden."),
    )  # fmt: skip


class AanwezigForm(forms.Form):
    """Was it held? With a note, which becomes a line in the log for whoever writes there."""

    stand = forms.ChoiceField(
        label=_("Ging de afspraak door?"), widget=forms.RadioSelect,
        choices=[("geweest", _("Geweest")), ("niet_gekomen", _("Niet gekomen")), ("afgezegd", _("Afgezegd"))],
    )  # fmt: skip
    notitie = forms.CharField(
        label=_("Notitie"), max_length=logboek.LANGST, required=False, widget=_groot(3),
        help_text=_("Komt als regel in het logboek. Geen ziekte, klachten of behandeling."),
    )  # fmt: skip
    publiek = LateKeuze(label=_("Wie mag de notitie lezen"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, actor: Any, mag_noteren: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if mag_noteren:
            audience: Any = self.fields["publiek"]
            audience.choices = logboek.audiences(actor)
            audience.initial = audience.choices[0][0]
        else:
            del self.fields["notitie"], self.fields["publiek"]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("notitie") and not data.get("publiek"):
            self.add_error("publiek", _t("Kies wie de notitie mag lezen."))
        return data

    def verb_values(self) -> dict[str, Any]:
        data = self.cleaned_data
        note = {"notitie": data["notitie"], "publiek": data["publiek"]} if data.get("notitie") else {}
        return {"stand": data["stand"], **note}


class RapportForm(forms.Form):
    """The parts of a report and the question on spoor 1; `slot` is the state that was on screen."""

    use_required_attribute = False
    slot = forms.IntegerField(widget=forms.HiddenInput)
    voortgang = Verslagdeel(
        label=_("Voortgang"),
        widget=_groot(8, **ATTRS),
        help_text=_("Wat is er gebeurd, en wat leverde het op?"),
    )
    werkwijze = Verslagdeel(
        label=_("Werkwijze"),
        widget=_groot(4, **ATTRS),
        help_text=_("Hoe is er gewerkt, en past dat bij de kandidaat?"),
    )
    samenwerking = Verslagdeel(
        label=_("Samenwerking"),
        widget=_groot(4, **ATTRS),
        help_text=_("Hoe werken kandidaat, werkgever en bureau samen?"),
    )
    vooruitblik = forms.CharField(
        label=_("Vooruitblik"), required=False, widget=_groot(4, **ATTRS),
        help_text=_("Wat gebeurt er in de volgende periode?")
    )  # fmt: skip
    spoor1_antwoord = Verslagdeel(
        label=_("Antwoord van de werkgever"), widget=_groot(3, **ATTRS),
        help_text=_("Kan de kandidaat terug in eigen, aangepast of ander werk?"),
    )  # fmt: skip
    spoor1_door = Verslagdeel(label=_("Beantwoord door"), max_length=150)
    spoor1_op = Verslagdag(label=_("Beantwoord op"), help_text="")
    spoor1_nagevraagd_op = Verslagdag(label=_("Of: nagevraagd op"), help_text="")

    @classmethod
    def initial_of(cls, row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}

    def verb_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in RAPPORT_VELDEN}


class VersieForm(forms.Form):
    reden = forms.CharField(
        label=_("Wat klopte er niet?"), max_length=300, widget=_groot(2),
        help_text=_("Dit staat in de nieuwe versie. De kandidaat leest die eerst."),
    )  # fmt: skip


def people_names(dossier: Dossier) -> list[str]:
    """Whom a note is often about, for the suggestions at `wie`."""
    people: list[Persoon | None] = [
        dossier.kandidaat,
        dossier.bedrijfsarts,
        dossier.casemanager,
        dossier.jobhunter,
    ]
    names = [person.naam for person in people if person] + [
        dossier.werkgever.naam,
        dossier.opdrachtgever.naam,
    ]
    return list(dict.fromkeys(names))
