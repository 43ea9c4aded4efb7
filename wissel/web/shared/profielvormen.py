"""Forms of the persoonsprofiel for kandidaat and coach: the same fields, each in the words of who reads them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.opmaak import MAANDEN
from wissel.profielen import onderdelen as o
from wissel.profielen.models import Deel, Profielstandpunt, Vaardigheidsbewijs
from wissel.web.shared.medisch import ZonderMedisch
from wissel.web.shared.profielwoorden import BLAD, REGEL
from wissel.web.shared.velden import DatumVeld, GetalVeld, read_date

_JAAR = re.compile(r"^(19|20)\d{2}$")
_GETALLEN = re.compile(r"^(\d{1,2})[-/. ]((?:19|20)\d{2})$")
_ISO = re.compile(r"^((?:19|20)\d{2})-(\d{1,2})$")
LANG = frozenset({"taken", "kon", "toelichting", *o.KANSEN})
# The questions of a line that are better asked one after another on a phone.
STAPPEN: Mapping[str, tuple[tuple[str, ...], ...]] = {
    Deel.ERVARING: (("naam", "soort", "waar"), ("van", "tot", "loopt"), ("taken",), ("kon",)),
    Deel.OPLEIDING: (
        ("naam", "niveau", "waar"),
        ("van", "tot", "loopt", "diploma", "geldig_tot", "toelichting"),
    ),
}


def steps_of(deel: str) -> tuple[tuple[str, ...], ...]:
    """The columns of a line, asked in this order; most parts ask everything at once."""
    return STAPPEN.get(deel) or (tuple(name for name in o.REGELVELDEN[deel] if name != "begrip"),)


class MaandVeld(forms.CharField):
    """A year, or a month and a year: 2015, 3-2015, maart 2015 or 2015-03. Gives "2015" or "2015-03"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Bijvoorbeeld 2015 of maart 2015. Alleen het jaar is genoeg."))
        super().__init__(max_length=30, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        found = _ISO.match(value) if isinstance(value, str) else None
        return f"{int(found[2])}-{found[1]}" if found else value

    def to_python(self, value: Any) -> str:
        text = " ".join(str(value or "").split())
        if not text or _JAAR.match(text):
            return text
        if found := _ISO.match(text):
            return self._month(int(found[1]), int(found[2]))
        if found := _GETALLEN.match(text):
            return self._month(int(found[2]), int(found[1]))
        word, _space, year = text.rpartition(" ")
        if word and _JAAR.match(year):
            return read_date(f"1 {word} {year}").strftime("%Y-%m")
        raise ValidationError(_t("Vul een jaar in, bijvoorbeeld 2015, of een maand en een jaar: maart 2015."))

    def _month(self, year: int, month: int) -> str:
        if not 1 <= month <= len(MAANDEN["nl"]):
            raise ValidationError(_t("Deze maand bestaat niet. Schrijf bijvoorbeeld maart 2015."))
        return f"{year}-{month:02d}"


class RegelForm(ZonderMedisch):
    """One line of a part, or one step of it."""

    LET_OP = ("naam", "taken", "kon", "toelichting")
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, deel: str, lezer: str, velden: Iterable[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deel = deel
        self.namen = tuple(velden) or tuple(name for name in o.REGELVELDEN[deel] if name != "begrip")
        for name in self.namen:
            label, hint = REGEL[lezer][deel, name]
            self.fields[name] = line_field(deel, name, label, hint)
        self.order_fields([*self.namen, "versie"])
        self.EIGEN = lezer == "kandidaat"
        self.watch(self.LET_OP)

    @staticmethod
    def initial_of(row: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in o.REGELVELDEN[row.deel]} | {"versie": row.versie}

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.namen}


def line_field(deel: str, name: str, label: Any, hint: Any) -> forms.Field:
    """One column of a line as a question."""
    texts: dict[str, Any] = {"label": label, "help_text": hint, "required": name == "naam"}
    own = {"dir": "auto"}
    choices = o.choices_of(deel, name)
    if choices and name == "soort":
        words = {"required": _("Kies wat het beste past.")}
        return forms.ChoiceField(
            **{**texts, "required": True}, choices=choices, widget=forms.RadioSelect, error_messages=words
        )
    if choices:
        return forms.ChoiceField(**texts, choices=[("", "–"), *choices])
    if name in {"van", "tot"}:
        return MaandVeld(**{**texts, "help_text": hint}) if hint else MaandVeld(label=label, required=False)
    if name == "loopt":
        return forms.BooleanField(**texts)
    if name == "geldig_tot":
        return DatumVeld(label=label, required=False, **({"help_text": hint} if hint else {}))
    if name in LANG:
        return forms.CharField(
            **texts, max_length=o.LANGSTE_TEKST, widget=forms.Textarea(attrs={"rows": 4, **own})
        )
    words = {"required": _("Vul dit in. Een paar woorden is genoeg.")}
    return forms.CharField(**texts, max_length=200, widget=forms.TextInput(attrs=own), error_messages=words)


class BladForm(ZonderMedisch):
    """A part without lines."""

    LET_OP = ("toelichting", *o.KANSEN)
    versie = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, deel: str, lezer: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deel = deel
        for name, field in _sheet_fields(deel, BLAD[lezer]).items():
            self.fields[name] = field
        self.order_fields([*(name for name in self.fields if name != "versie"), "versie"])
        self.EIGEN = lezer == "kandidaat"
        self.watch(self.LET_OP)

    @staticmethod
    def initial_of(inhoud: Mapping[str, Any], versie: int) -> dict[str, Any]:
        return {**inhoud, "versie": versie}

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "versie"}


def _sheet_fields(deel: str, words: Mapping[tuple[str, str], tuple[Any, Any]]) -> dict[str, forms.Field]:
    if deel == Deel.DIGITAAL:
        found: dict[str, forms.Field] = {
            key: forms.ChoiceField(
                label=str(label), choices=o.DIGITAAL_NIVEAUS, widget=forms.RadioSelect, required=False
            )
            for key, label in o.DIGITAAL_ZAKEN
        }
        return {**found, "toelichting": _long(words[deel, "toelichting"])}
    if deel == Deel.VERVOER:
        return {
            "rijbewijzen": _many(words[deel, "rijbewijzen"], o.RIJBEWIJZEN),
            "middelen": _many(words[deel, "middelen"], o.MIDDELEN),
            "reistijd": _number(words[deel, "reistijd"], 240),
            "toelichting": _long(words[deel, "toelichting"]),
        }
    if deel == Deel.BESCHIKBAARHEID:
        since = words[deel, "vanaf"]
        return {
            "uren_van": _number(words[deel, "uren_van"], 60),
            "uren_tot": _number(words[deel, "uren_tot"], 60),
            "dagen": _many(words[deel, "dagen"], o.DAGEN),
            "dagdelen": _many(words[deel, "dagdelen"], o.DAGDELEN),
            "vanaf": DatumVeld(label=since[0], required=False),
            "toelichting": _long(words[deel, "toelichting"]),
        }
    return {name: _long(words[deel, name], rows=3) for name in o.KANSEN}


def _long(words: tuple[Any, Any], rows: int = 3) -> forms.Field:
    box = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(
        label=words[0], help_text=words[1], required=False, max_length=o.LANGSTE_TEKST, widget=box
    )


def _many(words: tuple[Any, Any], choices: o.Keuzes) -> forms.Field:
    return forms.MultipleChoiceField(
        label=words[0],
        help_text=words[1],
        required=False,
        choices=choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "tiles"}),
    )


def _number(words: tuple[Any, Any], most: int) -> forms.Field:
    return GetalVeld(label=words[0], help_text=words[1], required=False, max_value=most, max_digits=5)


class BewijsForm(ZonderMedisch):
    """Where a skill showed: one of three ways, each with what belongs to it."""

    LET_OP = ("tekst",)
    soort = forms.ChoiceField(
        label=_("Waar blijkt het uit?"),
        choices=Vaardigheidsbewijs.Soort.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar het uit blijkt.")},
    )
    ervaring = forms.ChoiceField(label=_("Welk werk of welke ervaring?"), required=False)
    document = forms.ChoiceField(label=_("Welk papier?"), required=False)
    tekst = forms.CharField(
        label=_("Voorbeeld of uitleg"),
        help_text=_("Wat was er te doen, wat deed u, en wat lukte er?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def __init__(self, *args: Any, ervaringen: Any, documenten: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ervaringen = {str(row.pk): row for row in ervaringen}
        self.documenten = {str(row.pk): row for row in documenten}
        jobs: Any = self.fields["ervaring"]
        jobs.choices = [("", "–"), *((key, row.naam) for key, row in self.ervaringen.items())]
        papers: Any = self.fields["document"]
        papers.choices = [("", "–"), *((key, row.titel) for key, row in self.documenten.items())]

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        kind = data["soort"]
        return {
            "soort": kind,
            "ervaring": self.ervaringen.get(data["ervaring"]) if kind == "ervaring" else None,
            "document": self.documenten.get(data["document"]) if kind == "document" else None,
            "tekst": data["tekst"],
        }


class AntwoordForm(forms.Form):
    """The kandidaat's answer on one frozen version."""

    antwoord = forms.ChoiceField(
        label=_("Klopt dit profiel?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat u van dit profiel vindt.")},
        choices=[
            (Profielstandpunt.Antwoord.AKKOORD, _("Ja, dit klopt")),
            (Profielstandpunt.Antwoord.AKKOORD_MET_OPMERKING, _("Ja, en ik wil iets zeggen")),
            (Profielstandpunt.Antwoord.NIET_AKKOORD, _("Nee, dit klopt niet")),
            (Profielstandpunt.Antwoord.VRAAG, _("Ik heb eerst een vraag")),
        ],
    )
    tekst = forms.CharField(
        label=_("Wat wilt u zeggen of vragen?"),
        help_text=_("Klopt het niet? U mag zeggen wat er niet klopt, maar het hoeft niet."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        max_length=o.LANGSTE_TEKST,
    )
    inhoud_sha256 = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        asked = {
            Profielstandpunt.Antwoord.AKKOORD_MET_OPMERKING: _t("Schrijf hier wat u erbij wilt zeggen."),
            Profielstandpunt.Antwoord.VRAAG: _t("Schrijf hier uw vraag. Dan kan uw coach antwoord geven."),
        }
        words = asked.get(data.get("antwoord", ""))
        if words and not data.get("tekst") and "tekst" not in self.errors:
            self.add_error("tekst", words)
        return data


class DelenForm(forms.Form):
    """Which parts the opdrachtgever may read."""

    delen = forms.MultipleChoiceField(
        label=_("Wat mag uw werkgever lezen?"),
        help_text=_("Wat u niet aankruist, ziet uw werkgever niet."),
        choices=Deel.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies wat uw werkgever mag lezen.")},
    )
