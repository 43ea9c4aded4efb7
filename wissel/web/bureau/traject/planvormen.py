"""Forms of the plan: its goals and dates, its class, one line, several lines at once, and answers to proposals."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.opmaak import getal
from wissel.trajecten import inhoud
from wissel.trajecten.models import Planregel, Trajectplan
from wissel.web.bureau.traject import planwoorden as woorden
from wissel.web.shared.medisch import ATTRS
from wissel.web.shared.velden import DatumVeld, GetalVeld

LANG = 10_000
LANGE_TEKSTEN = ("doel_kandidaat", "doel_opdrachtgever", "doel_coach", "samenvatting")
REGELVELDEN = (
    "soort", "naam", "onderbouwing", "gericht_op", "eigenaar", "helper", "uren", "prijs", "van", "tot",
    "fase_sleutel",
)  # fmt: skip


class Later:
    """A field that is needed in the end, while a draft may still be without."""

    def validate(self, value: Any) -> None:
        if value not in self.empty_values:  # type: ignore[attr-defined]
            super().validate(value)  # type: ignore[misc]


class TekstLater(Later, forms.CharField):
    pass


class DatumLater(Later, DatumVeld):
    pass


class GetalLater(Later, GetalVeld):
    pass


def tekst(label: Any, help_text: Any = "", rows: int = 4, **kwargs: Any) -> TekstLater:
    """A long text that may still be empty in a draft."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto", **ATTRS})
    return TekstLater(label=label, help_text=help_text, widget=widget, max_length=LANG, **kwargs)


class PlanForm(forms.Form):
    """Goals, summary, dates and price of one version; `versie` says which state was on screen."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    doel_kandidaat = tekst(
        _("Doel van de kandidaat"),
        _("In de woorden van de kandidaat. Geen ziekte, oorzaak of behandeling."),
    )
    doel_opdrachtgever = tekst(_("Doel van de opdrachtgever"))
    doel_coach = tekst(_("Doel van de coach"))
    samenvatting = tekst(
        _("Samenvatting voor de kandidaat"),
        _("Kort en in gewone taal. De kandidaat leest dit eerst."),
        rows=5,
        required=False,
    )
    start_op = DatumLater(label=_("Start"))
    eind_op = DatumLater(label=_("Einde"))
    uren = GetalLater(label=_("Uren"), max_digits=6, decimal_places=1, help_text=_("Volgt uit de klasse"))
    prijs = GetalLater(
        label=_("Prijs in euro"), max_digits=9, decimal_places=2,
        help_text=_("Zonder btw. Dit bedrag keurt de opdrachtgever goed."),
    )  # fmt: skip
    duur_reden = forms.CharField(
        label=_("Reden van de duur"), max_length=300, required=False,
        help_text=_("Nodig als het traject korter of langer duurt dan gewoonlijk."),
    )  # fmt: skip
    verlenging = forms.CharField(
        label=_("Afspraak over verlenging"), max_length=300, required=False,
        help_text=_("Bijvoorbeeld: in week 22 bekijken wij samen of 13 weken extra nodig is."),
    )  # fmt: skip

    use_required_attribute = False
    GROEPEN = (
        ("doelen", ("doel_kandidaat", "doel_opdrachtgever", "doel_coach")),
        ("samenvatting", ("samenvatting",)),
        ("duur", ("start_op", "eind_op", "uren", "prijs")),
        ("woorden", ("duur_reden", "verlenging")),
    )

    @classmethod
    def initial_of(cls, plan: Trajectplan) -> dict[str, Any]:
        return {name: getattr(plan, name) for name in cls.base_fields}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        start, end = data.get("start_op"), data.get("eind_op")
        if start and end and end < start:
            words = _t("Het einde ligt voor de start. Controleer een van beide datums.")
            self.add_error("eind_op", words)
        return data


class KlasseForm(forms.Form):
    """The class of complexity with its reason; the class sets hours, rhythm and price."""

    klasse = forms.ChoiceField(label=_("Klasse"), widget=forms.RadioSelect, choices=())
    reden = forms.CharField(
        label=_("Reden"), max_length=300, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto", **ATTRS}),
        help_text=_("Waarom past deze klasse? Noem werk, afstand en tempo, geen ziekte."),
    )  # fmt: skip

    def __init__(self, *args: Any, klassen: dict[str, dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["klasse"]
        names = dict(Trajectplan.Complexiteit.choices)
        field.choices = [
            (key, f"{name}: {klasse_zin(klassen[key])}") for key, name in names.items() if key in klassen
        ]


def klasse_zin(row: dict[str, Any]) -> str:
    """What a class sets, as one line."""
    values = {
        "uren": getal(row["uren"]),
        "dagen": row["ritme_dagen"],
        "prijs": woorden.in_euro(row["prijs"]),
    }
    return _t("%(uren)s uur, contact elke %(dagen)s dagen, %(prijs)s") % values


class RegelForm(forms.Form):
    """One line of the plan. `stand` says what the line was when the form was opened."""

    stand = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    soort = forms.ChoiceField(label=_("Soort"), choices=Planregel.Soort.choices)
    naam = forms.CharField(label=_("Wat"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    onderbouwing = tekst(
        _("Onderbouwing"),
        _("Waarom helpt dit deze kandidaat? Zonder onderbouwing kan het plan niet worden aangeboden."),
    )
    gericht_op = forms.ChoiceField(label=_("Gericht op"), choices=Planregel.Gericht.choices)
    eigenaar = forms.ChoiceField(label=_("Wie doet het"), choices=list(woorden.EIGENAREN.items()))
    helper = forms.CharField(
        label=_("Wie helpt"), max_length=150, required=False, help_text=_("Naam of functie")
    )
    uren = GetalVeld(label=_("Uren"), max_digits=5, decimal_places=1, required=False)
    prijs = GetalVeld(
        label=_("Prijs in euro"), max_digits=8, decimal_places=2, required=False,
        help_text=_("Alleen als dit apart wordt betaald."),
    )  # fmt: skip
    van = DatumVeld(label=_("Van"), required=False)
    tot = DatumVeld(label=_("Tot en met"), required=False)
    fase_sleutel = forms.ChoiceField(label=_("Fase"), required=False, choices=())

    use_required_attribute = False
    GROEPEN = (
        ("wat", ("soort", "naam", "gericht_op", "fase_sleutel")),
        ("waarom", ("onderbouwing",)),
        ("wie", ("eigenaar", "helper", "uren", "prijs", "van", "tot")),
    )

    def __init__(self, *args: Any, fases: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["fase_sleutel"]
        field.choices = [("", _t("Geen vaste fase")), *fases]

    @property
    def groepen(self) -> list[tuple[str, list[Any]]]:
        return [(name, [self[field] for field in names]) for name, names in self.GROEPEN]

    @classmethod
    def initial_of(cls, regel: Planregel) -> dict[str, Any]:
        return {**{name: getattr(regel, name) for name in REGELVELDEN}, "stand": inhoud.line_state(regel)}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("van") and data.get("tot") and data["tot"] < data["van"]:
            self.add_error("tot", _t("Deze dag ligt voor de eerste dag. Controleer een van beide datums."))
        return data

    def values(self) -> dict[str, Any]:
        """What goes to the verb."""
        return {name: self.cleaned_data[name] for name in REGELVELDEN}


class OnderbouwingForm(forms.Form):
    """The onderbouwing of one line among others."""

    use_required_attribute = False
    stand = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    onderbouwing = tekst(_("Onderbouwing"), rows=3)


class ReeksForm(forms.Form):
    reeks = forms.UUIDField()


class KiesForm(forms.Form):
    """Tick several activities of the sjabloon; one that is paid for apart asks why."""

    use_required_attribute = False

    def __init__(self, *args: Any, activiteiten: Sequence[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activiteiten = activiteiten
        for row in activiteiten:
            self.fields["kies_" + row["sleutel"]] = forms.BooleanField(
                label=row["naam"], required=False, help_text=_offer_words(row)
            )
            if row["optioneel"]:
                self.fields["reden_" + row["sleutel"]] = TekstLater(
                    label=_("Waarom kiest u dit?"), max_length=2000, help_text=row["reden"],
                    widget=forms.TextInput(attrs={"dir": "auto"}),
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not any(name.startswith("kies_") and value for name, value in data.items()):
            self.add_error(None, _t("Vink ten minste één regel aan."))
        for row in self.activiteiten:
            key = row["sleutel"]
            if row["optioneel"] and data.get("kies_" + key) and not data.get("reden_" + key):
                words = _t("Dit kost apart geld. Schrijf waarom het voor deze kandidaat nodig is.")
                self.add_error("reden_" + key, words)
        return data

    def chosen(self) -> list[tuple[dict[str, Any], str]]:
        """What was ticked, with the reason if one was asked."""
        data = self.cleaned_data
        return [
            (row, data.get("reden_" + row["sleutel"], ""))
            for row in self.activiteiten
            if data["kies_" + row["sleutel"]]
        ]

    @property
    def groepen(self) -> list[tuple[str, list[tuple[Any, Any]]]]:
        """Per kind: the tick and, where asked, the reason."""
        found = []
        for kind, label, _text in woorden.SOORTEN:
            keys = [row["sleutel"] for row in self.activiteiten if row["soort"] == kind]
            names = set(self.fields)
            rows = [(self["kies_" + k], self["reden_" + k] if "reden_" + k in names else None) for k in keys]
            if rows:
                found.append((str(label), rows))
        return found


def _offer_words(row: dict[str, Any]) -> str:
    """Aim, owner, hours and price of an activity in one line."""
    parts = [
        str(woorden.KEUZES["gericht_op"][row["gericht_op"]]).lower(),
        str(woorden.EIGENAREN.get(row["eigenaar"], row["eigenaar"])),
    ]
    if row["uren"] is not None:
        parts.append(_t("%(n)s uur") % {"n": getal(row["uren"])})
    if row["prijs"] is not None:
        parts.append(woorden.in_euro(row["prijs"]))
    return ", ".join(parts) + (". " + row["hulp"] if row["hulp"] else "")


class BevestigForm(forms.Form):
    """Confirms exactly the content that was checked."""

    inhoud = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any = None, *, plan: Trajectplan) -> None:
        self.now = inhoud.content_sha256(inhoud.plan_content(plan))
        super().__init__(data, initial={"inhoud": self.now})

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("inhoud") != self.now:
            self.data = {**self.data, "inhoud": self.now}
            self.add_error(None, _t("Het plan is net gewijzigd. Lees het hieronder nog eens na."))
        return data


class VoorstelAntwoordForm(forms.Form):
    """What the coach says to a change the kandidaat proposed."""

    antwoord = forms.CharField(
        label=_("Uw antwoord aan de kandidaat"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Zeg wat u doet en waarom. De kandidaat leest dit."),
    )  # fmt: skip

    def __init__(self, *args: Any, verplicht: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["antwoord"].required = verplicht
