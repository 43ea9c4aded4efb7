"""Forms of the bureau about learning."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel import talen
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.leren.bibliotheek import NIVEAUS, Bibliotheek, Kaart
from wissel.leren.models import Soort
from wissel.policies import Action, visible
from wissel.web.shared.velden import DatumVeld

MEEST = 300


def vak(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class ItemForm(forms.Form):
    """One item of the bureau. What a kind does not need may stay empty."""

    soort = forms.ChoiceField(
        label=_("Soort"), choices=Soort.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies film, artikel, boekentip of werkopdracht.")},
    )  # fmt: skip
    titel = forms.CharField(
        label=_("Titel"), max_length=120, error_messages={"required": _("Geef een titel.")},
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    kort = forms.CharField(
        label=_("Waar gaat het over?"), max_length=200, required=False, help_text=_("Eén zin, voor in de lijst."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    minuten = forms.IntegerField(
        label=_("Minuten"),
        error_messages={"required": _("Vul in hoe lang het duurt.")},
        widget=forms.TextInput,
    )
    niveau = forms.ChoiceField(
        label=_("Taalniveau"),
        choices=[(each, each) for each in NIVEAUS],
        help_text=_("B1 lezen de meeste mensen."),
    )
    taal = forms.ChoiceField(label=_("Taal van de tekst"), choices=talen.every)
    leert = forms.CharField(
        label=_("Wat leert iemand hiervan?"), required=False, widget=vak(3), max_length=1000,
        help_text=_("Elke regel is één punt."),
    )  # fmt: skip
    tekst = forms.CharField(
        label=_("Tekst"), required=False, widget=vak(16), max_length=30_000,
        help_text=_(
            "Zet een # voor de kop van elk deel; de kandidaat leest deel voor deel. "
            "Laat tussen alinea's een regel open. Begin punten van een lijst met een streepje."
        ),
    )  # fmt: skip
    auteur = forms.CharField(label=_("Schrijver van het boek"), max_length=150, required=False)
    jaar = forms.CharField(label=_("Jaar van de eerste uitgave"), max_length=10, required=False)
    film = forms.FileField(
        label=_("Filmbestand"), required=False, help_text=_("MP4 of WebM, hoogstens 200 MB."),
        widget=forms.FileInput(attrs={"accept": ".mp4,.webm,video/mp4,video/webm"}),
    )  # fmt: skip
    film_url = forms.CharField(
        label=_("Of het adres van een film op een andere site"), max_length=500, required=False,
        help_text=_(
            "Begint met https://. De kandidaat gaat dan naar die site en leest eerst dat zij kan meekijken. "
            "Wissel haalt delen van het adres weg die mensen volgen."
        ),
        widget=forms.TextInput(attrs={"inputmode": "url", "dir": "ltr"}),
    )  # fmt: skip
    uitgeschreven = forms.CharField(
        label=_("Wat er in de film gezegd wordt en te zien is"), required=False, widget=vak(8), max_length=30_000,
        help_text=_("Bij een film is dit nodig, voor wie niet kan horen of kijken."),
    )  # fmt: skip
    oefening = forms.CharField(
        label=_("Oefening of opdracht"), required=False, widget=vak(6), max_length=6000,
        help_text=_("Wat gaat de kandidaat doen? Eén ding, met stappen."),
    )  # fmt: skip
    reflectie = forms.CharField(
        label=_("Vraag om over na te denken"), max_length=300, required=False,
        help_text=_("Die beantwoordt de kandidaat bij het inleveren."),
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )  # fmt: skip
    prive = forms.BooleanField(
        label=_("De titel niet in het logboek en het verslag zetten"), required=False,
        help_text=_("Voor onderwerpen die alleen de kandidaat en de coach aangaan, zoals spanning."),
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, *args: Any, te_groot: Any = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.te_groot = "film" in te_groot

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.te_groot:
            self.add_error("film", _t("Deze film is groter dan 200 MB. Maak hem korter of kleiner."))
        elif self.errors and data.get("film"):
            self.add_error("film", _t("Kies het bestand opnieuw; de browser onthoudt het niet."))
        return data


class ModuleForm(forms.Form):
    """A module: its words and which items in which order."""

    titel = forms.CharField(
        label=_("Titel"), max_length=120, error_messages={"required": _("Geef een titel.")}
    )
    uitleg = forms.CharField(label=_("Waar gaat het over?"), max_length=300, required=False)
    items = forms.CharField(
        label=_("Onderdelen, in volgorde"), widget=vak(8), max_length=6000,
        help_text=_("Eén sleutel per regel. U vindt de sleutel bij elk onderdeel; hieronder staan ze allemaal."),
        error_messages={"required": _("Zet ten minste één onderdeel in de module.")},
    )  # fmt: skip
    versie = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def keys(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]


class GeefForm(forms.Form):
    """Give an item or a whole module, with a why and a day; for one kandidaat or several."""

    wat = forms.ChoiceField(label=_("Wat geeft u?"), error_messages={"required": _("Kies wat u geeft.")})
    kandidaten = forms.MultipleChoiceField(
        label=_("Voor wie?"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kies ten minste één kandidaat.")},
    )  # fmt: skip
    waarom = forms.CharField(
        label=_("Waarom dit, en nu?"), max_length=300, required=False, widget=vak(2),
        help_text=_("De kandidaat leest dit boven de opdracht. Bijvoorbeeld: dit helpt bij uw gesprek van dinsdag."),
    )  # fmt: skip
    voor = DatumVeld(
        label=_("Voor welke dag?"), required=False,
        help_text=_("De kandidaat krijgt dan een herinnering, tot het is ingeleverd."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, kennis: Bibliotheek, dossiers: list[Dossier] | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["wat"].choices = choices(kennis)
        if dossiers is None:
            del fields["kandidaten"]
        else:
            fields["kandidaten"].choices = [(str(each.pk), each.kandidaat.naam) for each in dossiers]

    def chosen(self, kennis: Bibliotheek) -> tuple[list[Kaart], str]:
        """The items that are given, and the module they come from."""
        kind, _sign, key = self.cleaned_data["wat"].partition(":")
        if kind == "m":
            return kennis.of_module(kennis.modules[key]), key
        return [kennis.kaarten[key]], ""


def choices(kennis: Bibliotheek) -> list[Any]:
    """Whole modules first, then each theme with its items, then what is in no module."""
    themes = kennis.themes()
    whole = [(f"m:{module.sleutel}", module.titel) for module, _items in themes]
    found: list[Any] = [("", _t("Kies een module of onderdeel")), (_t("Hele module"), whole)]
    seen: set[str] = set()
    for module, items in themes:
        found.append(
            (
                module.titel,
                [(f"i:{each.sleutel}", _named(each)) for each in items if each.sleutel not in seen],
            )
        )
        seen |= {each.sleutel for each in items}
    rest = [(f"i:{each.sleutel}", _named(each)) for each in kennis.offered() if each.sleutel not in seen]
    return [*found, (_t("Zonder module"), rest)] if rest else found


def _named(kaart: Kaart) -> str:
    kind = Soort(kaart.soort).label
    return _t("%(titel)s (%(soort)s, %(n)s min)") % {
        "titel": kaart.titel,
        "soort": str(kind).lower(),
        "n": kaart.minuten,
    }


class AntwoordForm(forms.Form):
    """The coach's answer on something that was handed in."""

    tekst = forms.CharField(
        label=_("Uw antwoord"), max_length=4000, widget=vak(5),
        help_text=_("Noem eerst wat goed ging. De kandidaat leest dit; de opdrachtgever niet."),
        error_messages={"required": _("Schrijf wat goed ging en wat beter kan. De kandidaat leest het.")},
    )  # fmt: skip
    opnieuw = forms.TypedChoiceField(
        label=_("Is het klaar?"), widget=forms.RadioSelect, coerce=lambda value: value == "ja",
        choices=[("nee", _("Ja, dit is klaar")), ("ja", _("Nog een keer, met mijn tips"))],
        error_messages={"required": _("Kies of het klaar is.")},
    )  # fmt: skip
    voor = DatumVeld(label=_("Nog een keer: voor welke dag?"), required=False)


def own_cases(actor: Actor) -> list[Dossier]:
    """The open dossiers this coach may give something, by name."""
    rows = visible(actor, Dossier, Action.LEERSTAP_TOEWIJZEN).exclude(stand=Dossier.Stand.GESLOTEN)
    return list(rows.select_related("kandidaat").order_by("sorteernaam", "pk")[:MEEST])


def key_of(text: str) -> uuid.UUID | None:
    """An id from an address, or None when it is none."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
