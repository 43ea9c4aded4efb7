"""An own measurement on screen: rows of scales and questions, added, moved and taken out by ordinary buttons."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from wissel.fouten import DomainError
from wissel.orientatie.actions.bouwen import LEEG
from wissel.orientatie.vragenlijst import KEUZE, MEESTE_ITEMS, MEESTE_KEUZES, MEESTE_SCHALEN, OPEN

KEY = re.compile(r"[sv][0-9]{1,3}|[a-z_]{1,30}_?[0-9]{0,3}")
PLAATS = re.compile(r"(schalen|items)\[(\d+)\](?:\.(\w+))?")
SCHAAL, ITEM = "schaal", "item"
LIJST = {SCHAAL: "schalen", ITEM: "items"}
MEEST = {SCHAAL: MEESTE_SCHALEN, ITEM: MEESTE_ITEMS}
BEGIN = {SCHAAL: "s", ITEM: "v"}


class AlgemeenForm(forms.Form):
    """What goes for the whole measurement."""

    inleiding = forms.CharField(
        label=_("Inleiding voor de kandidaat"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    vraag = forms.CharField(
        label=_("Zin boven elke vraag"),
        required=False,
        max_length=150,
        help_text=_("Bijvoorbeeld: Past dit bij u?"),
    )
    antwoorden = forms.CharField(
        label=_("Antwoorden, van laag naar hoog"), widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Eén antwoord per regel. De eerste telt 1, de tweede 2, en zo verder."),
    )  # fmt: skip
    minuten = forms.IntegerField(
        label=_("Hoeveel minuten duurt het?"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    marge = forms.IntegerField(
        label=_("Marge"), widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        help_text=_("Verschillen tot dit aantal punten van 100 worden niet als verschil gelezen."),
    )  # fmt: skip
    bespreken = forms.BooleanField(
        label=_("De kandidaat ziet de uitslag pas na de nabespreking"), required=False
    )


class SchaalForm(forms.Form):
    naam = forms.CharField(label=_("Schaal"), max_length=60)
    uitleg = forms.CharField(label=_("Wat betekent een hoge score?"), max_length=200, required=False)
    minimum = forms.IntegerField(
        label=_("Minimaal beantwoord"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )


class ItemForm(forms.Form):
    tekst = forms.CharField(label=_("Vraag of zin"), max_length=300)
    schaal = forms.ChoiceField(label=_("Telt voor"))
    omgekeerd = forms.BooleanField(label=_("Omgekeerd tellen"), required=False)

    def __init__(self, *args: Any, schalen: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["schaal"]
        choice.choices = [("", _t("Kies een schaal")), *schalen, (OPEN, _t("Open vraag, telt niet mee"))]


@dataclass(slots=True)
class Rij:
    sleutel: str
    form: Any
    naam: str
    fouten: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Pagina:
    """Everything on the page, with what is wrong at its place."""

    algemeen: AlgemeenForm
    schalen: list[Rij]
    items: list[Rij]
    fouten: list[tuple[str, str]] = field(default_factory=list)

    def refuse(self, error: DomainError) -> None:
        """Put what the questionnaire refuses at the row it is about, with a link in the summary."""
        found = PLAATS.fullmatch(error.veld or "")
        rows = getattr(self, found[1]) if found else []
        if found and int(found[2]) < len(rows):
            row = rows[int(found[2])]
            row.fouten.append(error.message)
            self.fouten.append((f"rij-{row.sleutel}", error.message))
            return
        place = error.veld if error.veld in self.algemeen.fields else ""
        target = f"id_algemeen-{place}" if place else (error.veld or "algemeen")
        self.fouten.append((target, error.message))


def page_of(content: Mapping[str, Any]) -> Pagina:
    """The page as this content fills it."""
    scales = [(row["sleutel"], row["naam"] or row["sleutel"]) for row in content["schalen"]]
    first = {**content, "antwoorden": "\n".join(row["label"] for row in content["antwoorden"])}
    items = []
    for row in content["items"]:
        values = {**row, "schaal": OPEN if row.get("soort") == OPEN else row.get("schaal", "")}
        items.append(
            Rij(row["sleutel"], ItemForm(prefix=row["sleutel"], initial=values, schalen=scales), row["tekst"])
        )
    return Pagina(
        AlgemeenForm(prefix="algemeen", initial=first),
        [
            Rij(row["sleutel"], SchaalForm(prefix=row["sleutel"], initial=row), row["naam"])
            for row in content["schalen"]
        ],
        items,
    )


def content_of(data: Any, stored: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, complete or not; what this page does not show stays as it was stored."""

    def text(name: str, most: int) -> str:
        return str(data.get(name, "")).replace("\x00", "").strip()[:most]

    labels = [line.strip()[:60] for line in text("algemeen-antwoorden", 800).splitlines() if line.strip()]
    return {
        **LEEG, **stored, "inleiding": text("algemeen-inleiding", 1000), "vraag": text("algemeen-vraag", 150),
        "minuten": whole(text("algemeen-minuten", 5), 0), "marge": whole(text("algemeen-marge", 5), 0),
        "bespreken": "algemeen-bespreken" in data,
        "antwoorden": [{"waarde": n, "label": label} for n, label in enumerate(labels[:MEESTE_KEUZES], 1)],
        "schalen": [
            {
                "sleutel": key, "naam": text(f"{key}-naam", 60), "uitleg": text(f"{key}-uitleg", 200),
                "minimum": whole(text(f"{key}-minimum", 4), 1),
            }
            for key in _keys(data, SCHAAL)
        ],
        "items": [_item(key, text, f"{key}-omgekeerd" in data) for key in _keys(data, ITEM)],
    }  # fmt: skip


def _item(key: str, text: Any, turned: bool) -> dict[str, Any]:
    scale = text(f"{key}-schaal", 40)
    kind = OPEN if scale == OPEN else KEUZE
    return {
        "sleutel": key, "tekst": text(f"{key}-tekst", 300), "schaal": "" if kind == OPEN else scale,
        "omgekeerd": turned and kind == KEUZE, "soort": kind,
    }  # fmt: skip


def apply(content: dict[str, Any], doe: str) -> str:
    """Do what a button says (`erbij:item`, `op:item:v1`, `neer:…`, `weg:…`); gives the key to open the page at."""
    what, _sep, rest = doe.partition(":")
    soort, _sep, key = rest.partition(":")
    if soort not in LIJST:
        return ""
    rows = content[LIJST[soort]]
    if what == "erbij":
        return _add(content, rows, soort)
    place = next((n for n, row in enumerate(rows) if row["sleutel"] == key), None)
    if place is None:
        return ""
    if what == "weg":
        del rows[place]
        return rows[min(place, len(rows) - 1)]["sleutel"] if rows else ""
    to = place + {"op": -1, "neer": 1}.get(what, 0)
    if 0 <= to < len(rows):
        rows[place], rows[to] = rows[to], rows[place]
    return key


def _add(content: dict[str, Any], rows: list[Any], soort: str) -> str:
    if len(rows) >= MEEST[soort]:
        return ""
    used = {row["sleutel"] for row in (*content["schalen"], *content["items"])}
    key = next(f"{BEGIN[soort]}{n}" for n in range(1, 999) if f"{BEGIN[soort]}{n}" not in used)
    if soort == SCHAAL:
        rows.append({"sleutel": key, "naam": "", "uitleg": "", "minimum": 1})
    else:
        scale = (
            rows[-1]["schaal"] if rows else (content["schalen"][0]["sleutel"] if content["schalen"] else "")
        )
        rows.append({"sleutel": key, "tekst": "", "schaal": scale, "omgekeerd": False, "soort": KEUZE})
    return key


def difference(stored: Mapping[str, Any], typed: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Lines that stand in one and not in the other: ("weg", stored) and ("erbij", typed)."""

    def lines(content: Mapping[str, Any]) -> list[str]:
        return [row["naam"] for row in content["schalen"]] + [row["tekst"] for row in content["items"]]

    was, now = lines(stored), lines(typed)
    return [("weg", line) for line in was if line not in now] + [
        ("erbij", line) for line in now if line not in was
    ]


def _keys(data: Any, name: str) -> list[str]:
    found = [key for key in dict.fromkeys(data.getlist(name)) if KEY.fullmatch(key)]
    return found[: MEEST[name]]


def whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else default
