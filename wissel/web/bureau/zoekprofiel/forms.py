"""Forms of the zoekprofiel. Texts that the opdrachtgever reads are looked at for words about illness."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.belastbaarheid.lijst import HUIDIG, load
from wissel.web.shared.beroepkiezer import BeroepVeld
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.velden import DatumVeld, GetalVeld
from wissel.zoekprofielen.bronnen import Profielregel
from wissel.zoekprofielen.models import Oordeel, Richting, Zoekprofiel
from wissel.zoekprofielen.werkblad import HOOFDSTUKKEN

LANG = 10_000


def tekst(label: Any, help_text: Any = "", rows: int = 4, *, required: bool = False) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, max_length=LANG, required=required
    )


class HoofdstukForm(ZonderMedisch):
    """The three chapters, and from the second version what was learned."""

    LET_OP = (*HOOFDSTUKKEN, "geleerd", "koers_reden")

    versie = forms.IntegerField(widget=forms.HiddenInput)
    arbeidsmogelijkheden = tekst(
        _("Arbeidsmogelijkheden"), _("Welk werk kan deze kandidaat doen, en bij wat voor bedrijven?"), 5
    )
    verwervingsmogelijkheden = tekst(
        _("Verwervingsmogelijkheden"),
        _("Is dat werk te krijgen? Vacatures, regio, reistijd, niveau, uren en loon."),
        5,
    )
    hervattingsmogelijkheden = tekst(
        _("Hervattingsmogelijkheden"),
        _("Kan iemand er echt mee beginnen, en hoe? Geen punten of getallen uit de belastbaarheid."),
        5,
    )
    geleerd = tekst(_("Wat is er geleerd sinds de vorige versie?"))
    koers = forms.ChoiceField(
        label=_("Wat betekent dat voor het zoekprofiel?"), choices=Zoekprofiel.Koers.choices,
        widget=forms.RadioSelect, required=False,
    )  # fmt: skip
    koers_reden = tekst(_("Waarom?"))

    def __init__(self, *args: Any, eerste: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if eerste:
            for name in ("geleerd", "koers", "koers_reden"):
                del self.fields[name]

    @staticmethod
    def initial_of(row: Zoekprofiel) -> dict[str, Any]:
        names = (*HOOFDSTUKKEN, "geleerd", "koers", "koers_reden", "versie")
        return {name: getattr(row, name) for name in names}


class RichtingForm(ZonderMedisch):
    """One direction: which work, where, and what was seen on the market."""

    LET_OP = ("naam", "soorten_werk", "waarom", "toegang", "trend")
    GROEPEN = (
        ("werk", ("beroep", "naam", "soorten_werk", "herkomst", "waarom")),
        ("waar", ("plaats", "reistijd", "uren_van", "uren_tot", "loon_van", "loon_tot", "loon_per")),
        ("vacatures", ("vacatures", "vacatures_bron", "vacatures_op", "vacatures_regio")),
        ("markt", ("toegang", "trend")),
    )

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    beroep = BeroepVeld(label=_("Beroep"), adres="bureau:beroep_kiezen", vrij=True, required=False)
    naam = forms.CharField(
        label=_("Naam van de richting"), max_length=200, required=False,
        help_text=_("Leeg is ook goed: dan komt hier de naam van het beroep."),
    )  # fmt: skip
    soorten_werk = tekst(_("Concreet werk"), _("Eén functie per regel, zoals die in een vacature staat."), 3)
    herkomst = forms.ChoiceField(
        label=_("Waar komt deze richting vandaan?"), choices=[("", _("Kies")), *Richting.Herkomst.choices],
        required=False,
    )  # fmt: skip
    waarom = tekst(_("Waarom past deze richting bij deze kandidaat?"), rows=3)
    plaats = forms.CharField(label=_("Plaats of regio"), max_length=200, required=False)
    reistijd = forms.IntegerField(
        label=_("Reistijd, minuten enkele reis"), required=False, min_value=0, max_value=600,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
        error_messages={"invalid": _("Vul hele minuten in, bijvoorbeeld 35.")},
    )  # fmt: skip
    uren_van = GetalVeld(
        label=_("Uren per week, van"), required=False, max_value=60, max_digits=4, decimal_places=1
    )
    uren_tot = GetalVeld(label=_("tot"), required=False, max_value=60, max_digits=4, decimal_places=1)
    loon_van = GetalVeld(label=_("Loon bruto, van"), required=False, max_digits=8, decimal_places=2)
    loon_tot = GetalVeld(label=_("tot"), required=False, max_digits=8, decimal_places=2)
    loon_per = forms.ChoiceField(
        label=_("Loon is"), choices=[("", _("Kies")), *Richting.Per.choices], required=False
    )
    vacatures = forms.IntegerField(
        label=_("Aantal vacatures gezien"), required=False, min_value=0, max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "autocomplete": "off"}),
        error_messages={"invalid": _("Vul een aantal in, bijvoorbeeld 12.")},
        help_text=_("Nog niet geteld? Laat leeg. Geen gevonden? Vul 0 in."),
    )  # fmt: skip
    vacatures_bron = forms.CharField(
        label=_("Waar gezien"), max_length=200, required=False, help_text=_("Bijvoorbeeld werk.nl")
    )
    vacatures_op = DatumVeld(label=_("Op welke dag"), required=False)
    vacatures_regio = forms.CharField(label=_("In welke regio"), max_length=200, required=False)
    toegang = tekst(_("Wat vraagt dit werk om te beginnen?"), _("Opleiding, papieren, taal, ervaring."), 2)
    trend = tekst(_("Hoe gaat het met dit werk?"), _("Meer of minder vraag, en hoe u dat weet."), 2)

    @staticmethod
    def initial_of(row: Richting, beroep_id: Any) -> dict[str, Any]:
        names = [name for _group, fields in RichtingForm.GROEPEN for name in fields if name != "beroep"]
        return {**{name: getattr(row, name) for name in names}, "beroep": beroep_id, "versie": row.versie}

    def values(self) -> dict[str, Any]:
        """What the verb takes: the occupation by its id, own words for it as the name."""
        data = {name: value for name, value in self.cleaned_data.items() if name in self.fields}
        data.pop("versie", None)
        chosen = data.pop("beroep", None)
        if chosen is not None and not data.get("naam"):
            data["naam"] = (chosen.naam[:1].upper() + chosen.naam[1:])[:200]
        return {**data, "beroep_id": chosen.id if chosen else None}


class OordeelForm(ZonderMedisch):
    """Two verdicts, each with its reason."""

    LET_OP = ("passend_reden", "haalbaar_reden")

    versie = forms.IntegerField(widget=forms.HiddenInput)
    passend = forms.ChoiceField(
        label=_("Past dit werk bij wat iemand kan?"), choices=Oordeel.choices, widget=forms.RadioSelect
    )
    passend_reden = tekst(
        _("Waarom past het wel of niet?"),
        _("De kandidaat leest dit. Schrijf het in gewone woorden, zonder punten en getallen."),
        3,
    )
    haalbaar = forms.ChoiceField(
        label=_("Is dit werk te krijgen?"), choices=Oordeel.choices, widget=forms.RadioSelect
    )
    haalbaar_reden = tekst(
        _("Waarom is het wel of niet te krijgen?"),
        _("De opdrachtgever leest dit. Weeg vacatures, opleiding, reizen en loon."),
        3,
    )


class UitsluitForm(ZonderMedisch):
    """Why a direction is left out."""

    LET_OP = ("reden",)

    om = forms.ChoiceField(
        label=_("Waarom valt deze richting af?"), choices=Richting.Om.choices, widget=forms.RadioSelect,
        help_text=_("De opdrachtgever leest alleen deze woorden."),
        error_messages={"required": _("Kies waarom deze richting afvalt.")},
    )  # fmt: skip
    reden = tekst(_("Toelichting"), _("De kandidaat leest dit."), required=True)


class EisForm(forms.Form):
    """What this work asks on one item, and how one knows."""

    waarde = GetalVeld(label="", required=False, max_digits=8, decimal_places=2)
    niveau = forms.TypedChoiceField(
        label=_("Wat vraagt dit werk?"), coerce=int, empty_value=None, required=False
    )
    aanpasbaar = forms.BooleanField(label=_("De werkgever kan dit aanpassen"), required=False)
    bron = forms.CharField(
        label=_("Hoe weet u dit?"), max_length=200,
        help_text=_("Bijvoorbeeld: gesprek met de werkgever, bezoek, vacature"),
        error_messages={"required": _("Schrijf hoe u dit weet: werkgever, bezoek, vacature of eigen kennis.")},
    )  # fmt: skip
    toelichting = forms.CharField(label=_("Toelichting"), max_length=500, required=False)

    def __init__(self, *args: Any, punt: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = load(HUIDIG).items[punt]
        if item.eenheid:
            del self.fields["niveau"]
            self.fields["waarde"].label = _t("Wat vraagt dit werk, in %(eenheid)s?") % {
                "eenheid": item.eenheid
            }
            self.fields["waarde"].help_text = _t("Vraagt dit werk het niet? Vul 0 in.")
            return
        del self.fields["waarde"]
        field: Any = self.fields["niveau"]
        words = [(0, _t("gewoon, zoals in het meeste werk"))]
        words += [(each.nummer, each.woorden) for each in item.niveaus[1:-1]]
        words.append((item.laatste, _t("dit werk vraagt het niet")))
        field.choices = [("", _t("zoals meestal")), *words]


class BevestigForm(forms.Form):
    """Standing for the table as it is on screen."""

    tabel = forms.CharField(widget=forms.HiddenInput, max_length=64)
    toelichting = forms.CharField(label=_("Toelichting"), max_length=1000, required=False)


class BronnenForm(forms.Form):
    """Which lines of the persoonsprofiel carry a direction."""

    regels = forms.MultipleChoiceField(
        label=_("Wat uit het persoonsprofiel draagt deze richting?"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, *args: Any, regels: Iterable[Profielregel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {
            "ervaring": _t("werkervaring"), "opleiding": _t("kennis"), "vaardigheid": _t("kennis"),
            "taal": _t("kennis"), "eigenschap": _t("affiniteit"), "wens": _t("affiniteit"),
        }  # fmt: skip
        field: Any = self.fields["regels"]
        field.choices = [(str(row.id), f"{row.naam} ({names[row.deel]})") for row in regels]


class MarktfeitForm(forms.Form):
    """A fact of the market that somebody else can read again."""

    naam = forms.CharField(label=_("Wat is er gezien?"), max_length=300)
    waar = forms.CharField(
        label=_("Waar?"), max_length=300, help_text=_("Naam van de site, krant of persoon")
    )
    datum = DatumVeld(label=_("Op welke dag?"))


class StukForm(forms.Form):
    """A document of this dossier as a source."""

    document: Any = forms.ModelChoiceField(label=_("Document"), queryset=None)

    def __init__(self, *args: Any, stukken: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["document"]
        field.queryset = stukken
        field.label_from_instance = lambda row: f"{row.titel} ({row.datum:%d-%m-%Y})"


class VaststelForm(ZonderMedisch):
    """Establishing; without agreement a reason is asked."""

    LET_OP = ("zonder_akkoord",)

    inhoud = forms.CharField(widget=forms.HiddenInput, max_length=64)
    zonder_akkoord = tekst(_("Waarom stelt u toch vast?"), _("De kandidaat leest dit."), 3)

    def __init__(self, *args: Any, akkoord: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if akkoord:
            del self.fields["zonder_akkoord"]


class NacontroleForm(ZonderMedisch):
    """What was looked at again, and why it still holds."""

    LET_OP = ("toelichting",)

    toelichting = tekst(
        _("Wat keek u na, en waarom klopt het nog?"), _("De kandidaat leest dit."), required=True
    )


class BeeldForm(ZonderMedisch):
    """One text that kandidaat and opdrachtgever both read."""

    LET_OP = ("kan", "uitkomst", "redenen")

    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kan = tekst(_("Wat kan iemand nog wel?"), _("Begin met wat goed gaat."), 4)
    uitkomst = tekst(
        _("Welke uitkomst is te verwachten?"), _("Eerlijk en precies: welk werk, hoeveel uur, wanneer."), 4
    )
    redenen = tekst(_("Waarom?"), _("Met datums en feiten die allebei kennen."), 5)
