"""Picking an occupation in a form: type a word, choose from what is found. Works without JavaScript.

How to use it (bureau and kandidaat):

    class RichtingForm(forms.Form):
        beroep = BeroepVeld(label=_("Beroep"), adres="bureau:beroep_kiezen", vrij=True)

* Show it as any field: `{% include "wissel/onderdelen/veld.html" with veld=form.beroep only %}`.
* `form.cleaned_data["beroep"]` is a `BeroepKeuze` (id, naam, isco), or None when the field may stay empty. With
  `vrij=True` own words are allowed too: then `id` is None, `isco` is empty and `naam` holds the words.
* `initial` is a `BeroepKeuze` or the id of an occupation.
* `adres` is `bureau:beroep_kiezen` or `kandidaat:beroep_kiezen`. Where the page loads HTMX (all bureau pages do), the
  list follows the typing. Elsewhere the button, or sending the form, shows the list; what was typed stays.
* The field posts `naam` (the choice) and `naam_zoek` (the words), and `naam_knop` when the button was used.
"""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.arbeidsmarkt import zoeken
from wissel.arbeidsmarkt.zoeken import Gevonden

EIGEN = "eigen"
LONGEST = 100
SHOWN = 12
_NAME = re.compile(r"[A-Za-z][\w-]{0,60}")


@dataclass(frozen=True, slots=True)
class BeroepKeuze:
    """A chosen occupation, or own words when `id` is None."""

    id: uuid.UUID | None
    naam: str
    isco: str = ""


@dataclass(frozen=True, slots=True)
class _Invoer:
    """What came back from the browser."""

    gekozen: str
    woorden: str
    zoekt: bool


@dataclass(frozen=True, slots=True)
class Optie:
    """One radio button of the list."""

    waarde: str
    titel: str
    uitleg: str
    gekozen: bool = False


class BeroepWidget(forms.Widget):
    """A search box with radio buttons under it."""

    template_name = "wissel/onderdelen/beroepkiezer.html"

    def __init__(self, adres: str, *, vrij: bool) -> None:
        super().__init__()
        self.adres, self.vrij = adres, vrij

    def value_from_datadict(self, data: Any, files: Any, name: str) -> _Invoer:
        words = " ".join(data.get(f"{name}_zoek", "").split())[:LONGEST]
        return _Invoer(data.get(name, ""), words, bool(data.get(f"{name}_knop")))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}_zoek" not in data

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        words, chosen = _shown(value)
        vrij = "1" if self.vrij else ""
        context["widget"] |= {
            "woorden": words,
            "gekozen": chosen,
            "adres": f"{reverse(self.adres)}?naam={name}&vrij={vrij}",
            "id": context["widget"]["attrs"].get("id") or name,
        }
        lijst = suggestions(words, vrij=self.vrij, chosen=chosen.waarde if chosen else "") if words else None
        return context | {"lijst": lijst, "naam": name}


class BeroepVeld(forms.Field):
    """An occupation from the list; see the top of this file."""

    default_error_messages = {
        "required": gettext_lazy("Typ een beroep of een woord uit het werk, en kies uit de lijst."),
        "kies": gettext_lazy("Kies hieronder welk beroep u bedoelt."),
        "onbekend": gettext_lazy("Dit beroep staat niet meer in de lijst. Zoek opnieuw en kies een ander."),
        "niets": gettext_lazy(
            "Met deze woorden vinden wij geen beroep. Probeer een ander woord voor het werk."
        ),
        "niets_vrij": gettext_lazy(
            "Met deze woorden vinden wij geen beroep. Probeer een ander woord, of kies voor uw eigen woorden."
        ),
    }

    def __init__(self, *, adres: str, vrij: bool = False, **kwargs: Any) -> None:
        self.vrij = vrij
        kwargs.setdefault("help_text", gettext_lazy("Bijvoorbeeld: magazijn, kapster of heftruck"))
        super().__init__(widget=BeroepWidget(adres, vrij=vrij), **kwargs)

    def clean(self, value: Any) -> BeroepKeuze | None:
        given = value if isinstance(value, _Invoer) else _Invoer(str(value or ""), "", zoekt=False)
        if given.gekozen == EIGEN and self.vrij and given.woorden and not given.zoekt:
            return BeroepKeuze(None, given.woorden)
        if given.gekozen not in {"", EIGEN} and not (given.zoekt and given.woorden):
            return self._known(given.gekozen)
        if given.woorden:
            return self._meant(given)
        if self.required or given.zoekt:
            raise ValidationError(self.error_messages["required"], code="required")
        return None

    def has_changed(self, initial: Any, data: Any) -> bool:
        before = initial.id if isinstance(initial, BeroepKeuze) else initial
        words = initial.naam if isinstance(initial, BeroepKeuze) and initial.id is None else ""
        if data.gekozen == EIGEN or not data.gekozen:
            return bool(data.woorden) and data.woorden != words
        return str(before or "") != data.gekozen

    def _known(self, key: str) -> BeroepKeuze:
        try:
            found = zoeken.one(uuid.UUID(key))
        except ValueError:
            found = None
        if found is None:
            raise ValidationError(self.error_messages["onbekend"], code="onbekend")
        return BeroepKeuze(found.id, found.naam, found.isco)

    def _meant(self, given: _Invoer) -> BeroepKeuze:
        """Words without a choice: taken when they are exactly the title of one occupation, else asked."""
        found = zoeken.search(given.woorden, SHOWN)
        exact = [each for each in found if each.naam.lower() == given.woorden.lower()]
        if len(exact) == 1 and not given.zoekt:
            return BeroepKeuze(exact[0].id, exact[0].naam, exact[0].isco)
        code = "kies" if found else "niets_vrij" if self.vrij else "niets"
        raise ValidationError(self.error_messages[code], code=code)


@dataclass(frozen=True, slots=True)
class Lijst:
    """What a search offers."""

    woorden: str
    opties: tuple[Optie, ...]
    gevonden: int


def suggestions(words: str, *, vrij: bool, chosen: str = "") -> Lijst:
    """The radio buttons for some words; the one that is chosen already stands above the list, not in it."""
    found = [each for each in zoeken.search(words, SHOWN) if str(each.id) != chosen]
    options = [Optie(str(each.id), each.naam, _why(each)) for each in found]
    if vrij and words:
        label = _("Mijn eigen woorden: %(woorden)s") % {"woorden": words}
        uitleg = _("Zonder gegevens over wat dit werk meestal vraagt.")
        options.append(Optie(EIGEN, label, uitleg, chosen == EIGEN))
    return Lijst(words, tuple(options), len(found))


def suggest(request: HttpRequest) -> HttpResponse:
    """The list alone, for HTMX; each audience gives it an address and an action of its own."""
    name = request.GET.get("naam", "")
    if not _NAME.fullmatch(name):
        raise Http404
    words = " ".join(request.GET.get(f"{name}_zoek", "").split())[:LONGEST]
    lijst = suggestions(words, vrij=bool(request.GET.get("vrij"))) if len(words) > 1 else None
    return render(request, "wissel/onderdelen/beroeplijst.html", {"lijst": lijst, "naam": name})


def _why(each: Gevonden) -> str:
    """The kind of work, and the name by which it was found when that is another one."""
    if each.gevonden_als.lower() == each.naam.lower():
        return each.groep
    return _("%(groep)s; ook: %(naam)s") % {"groep": each.groep, "naam": each.gevonden_als}


def _shown(value: Any) -> tuple[str, Optie | None]:
    """The words in the box and the choice above the list, from whatever the field holds."""
    if isinstance(value, _Invoer):
        if value.gekozen == EIGEN:
            return value.woorden, Optie(EIGEN, "", "")
        return value.woorden, _option(value.gekozen)
    if isinstance(value, BeroepKeuze):
        return ("", _option(str(value.id))) if value.id else (value.naam, Optie(EIGEN, "", ""))
    return "", _option(str(value or ""))


def _option(key: str) -> Optie | None:
    try:
        found = zoeken.one(uuid.UUID(key)) if key else None
    except ValueError:
        return None
    return Optie(str(found.id), found.naam, found.groep, gekozen=True) if found else None
