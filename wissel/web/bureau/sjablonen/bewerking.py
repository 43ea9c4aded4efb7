"""A way of working on screen: rows that are added, taken out and moved by ordinary buttons, kept as typed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from wissel.fouten import DomainError
from wissel.trajecten.models import Trajectplan
from wissel.trajecten.sjabloonkeuring import counts_as
from wissel.web.bureau.sjablonen import forms

KEY = re.compile(r"[a-z][a-z0-9]{0,24}")
MOST = {"fase": 20}
MOST_OTHERS = 60
FASE, ONDERDEEL, ACTIVITEIT, DOMEIN = "fase", "onderdeel", "activiteit", "domein"
VORMEN: dict[str, type[forms.RijForm]] = {
    FASE: forms.FaseForm, ONDERDEEL: forms.OnderdeelForm, ACTIVITEIT: forms.ActiviteitForm, DOMEIN: forms.DomeinForm,
}  # fmt: skip
# Where the check of the domain finds fault, and the field of this page it is about.
ROW = re.compile(r"fases\[(\d+)\](?:\.(onderdelen|activiteiten)(?:\[(\d+)\])?)?(?:\.(\w+))?")
QUESTION = re.compile(r"intake\.domeinen\[(\d+)\](?:\.(\w+))?")
CLASS = re.compile(r"complexiteit\.(licht|middel|zwaar)\.(\w+)")
FIELDS = {
    "naam": "naam", "omschrijving": "omschrijving", "talen": "talen", "duur.standaard_weken": "standaard_weken",
    "duur.min_weken": "min_weken", "duur.max_weken": "max_weken", "voorstel.dagen": "voorstel_dagen",
    "voorstel.soort": "voorstel_soort", "rapportage.dagen": "rapport_dagen", "nazorg.anker": "nazorg_anker",
    "nazorg.maanden": "nazorg_maanden", "intake.formulieren": "formulieren", "intake.domeinen": "formulieren",
}  # fmt: skip
KLASSEN = tuple(Trajectplan.Complexiteit.choices)


@dataclass(slots=True)
class Rij:
    """One row: its key on this page, its form, whether it goes at saving, and the rows in it."""

    soort: str
    sleutel: str
    form: Any
    weg: bool = False
    aandacht: str = ""
    onderdelen: list["Rij"] = field(default_factory=list)
    activiteiten: list["Rij"] = field(default_factory=list)

    @property
    def naam(self) -> str:
        return str(self.form["naam"].value() or "")

    @property
    def naam_onderdelen(self) -> str:
        """The name under which the keys of the parts of this phase are sent."""
        return f"{ONDERDEEL}-{self.sleutel}"

    @property
    def naam_activiteiten(self) -> str:
        return f"{ACTIVITEIT}-{self.sleutel}"

    @property
    def activiteiten_open(self) -> bool:
        """Open once something in it was touched or is wrong."""
        return any(
            row.weg or row.aandacht or (row.form.is_bound and row.form.errors) for row in self.activiteiten
        )

    def look_here(self, what: str) -> None:
        """Let the page open at this row: at its name, or at the button that was pressed."""
        self.aandacht = what
        if what == "naam":
            self.form.fields["naam"].widget.attrs["autofocus"] = True


@dataclass(slots=True)
class Bewerking:
    """Everything on the page."""

    algemeen: Any
    fases: list[Rij]
    domeinen: list[Rij]
    klassen: list[tuple[str, Any]]
    fout: str = ""
    fout_fases: str = ""

    def forms(self) -> Iterable[Any]:
        """Every form that counts at saving, in the order of the page."""
        yield self.algemeen
        for row in self._living(self.fases):
            yield row.form
            yield from (each.form for each in self._living([*row.onderdelen, *row.activiteiten]))
        yield from (row.form for row in self._living(self.domeinen))
        yield from (form for _key, form in self.klassen)

    def is_valid(self) -> bool:
        """Judge every row, so that all errors show at once."""
        right = True
        for form in self.forms():
            right = form.is_valid() and right
        for row in self._living(self.fases):
            if not self._living(row.onderdelen):
                row.form.add_error("naam", _("Deze fase heeft nog geen onderdeel. Voeg er een toe."))
                right = False
        return right

    def refuse(self, error: DomainError) -> None:
        """Put what the domain refuses at the row and field it is about, else at the section or on top."""
        place = error.veld or ""
        words = error.message.removeprefix(place).strip()
        words = words[:1].upper() + words[1:]
        form, name = self._target(place)
        if form is not None:
            form.add_error(name if name in form.fields else None, words)
        elif place.startswith("fases"):
            self.fout_fases = words
        else:
            self.fout = words

    def _target(self, place: str) -> tuple[Any, str]:
        if found := ROW.fullmatch(place):
            rows = self._living(self.fases)
            row = rows[int(found[1])]
            if found[2] and found[3]:
                row = self._living(getattr(row, found[2]))[int(found[3])]
            return row.form, found[4] or "naam"
        if found := QUESTION.fullmatch(place):
            return self._living(self.domeinen)[int(found[1])].form, found[2] or "naam"
        if found := CLASS.fullmatch(place):
            keys = [str(key) for key, _label in KLASSEN]
            return self.klassen[keys.index(found[1])][1], found[2]
        return (self.algemeen, FIELDS[place]) if place in FIELDS else (None, "")

    @property
    def fouten(self) -> list[tuple[str, str, str]]:
        """All errors as (id of the field, label, words) for the summary."""
        return [
            (f"{bound.id_for_label}", str(bound.label), str(error))
            for form in self.forms()
            for bound in form
            for error in bound.errors
        ]

    @staticmethod
    def _living(rows: list[Rij]) -> list[Rij]:
        return [row for row in rows if not row.weg]


def from_content(content: dict[str, Any], versie: int) -> Bewerking:
    """The page as a stored way of working fills it."""
    fases = []
    for number, fase in enumerate(content["fases"]):
        key = f"f{number}"
        known = {**fase, **fase.get("sluiten", {}), "telt_als": counts_as(fase)}
        row = Rij(FASE, key, forms.FaseForm(prefix=key, initial=known))
        row.onderdelen = _stored(ONDERDEEL, fase.get("onderdelen", ()), key + "o")
        row.activiteiten = _stored(ACTIVITEIT, fase.get("activiteiten", ()), key + "a")
        fases.append(row)
    return Bewerking(
        algemeen=forms.AlgemeenForm(prefix="algemeen", initial=_general(content, versie)),
        fases=fases,
        domeinen=_stored(DOMEIN, content["intake"]["domeinen"], "d"),
        klassen=[
            (str(label), forms.KlasseForm(prefix="k" + key, initial=content.get("complexiteit", {}).get(key)))
            for key, label in KLASSEN
        ],
    )


def _stored(soort: str, rows: Iterable[dict[str, Any]], start: str) -> list[Rij]:
    found = []
    for number, row in enumerate(rows):
        key = f"{start}{number}"
        found.append(Rij(soort, key, VORMEN[soort](prefix=key, initial=row)))
    return found


def _general(content: dict[str, Any], versie: int) -> dict[str, Any]:
    return {
        "versie": versie, "naam": content["naam"], "omschrijving": content.get("omschrijving", ""),
        "talen": content["talen"],
        "vrije_volgorde": content.get("vrije_volgorde", False), **content["duur"],
        "voorstel_dagen": content["voorstel"]["dagen"], "voorstel_soort": content["voorstel"].get("soort", "kalender"),
        "rapport_dagen": content["rapportage"]["dagen"], "nazorg_anker": content["nazorg"]["anker"],
        "nazorg_maanden": ", ".join(str(month) for month in content["nazorg"]["maanden"]),
        "formulieren": content["intake"]["formulieren"],
    }  # fmt: skip


def from_post(data: Any, *, judge: bool) -> Bewerking:
    """The page as it was sent. `judge` binds the forms, so that they can be wrong; else they only show again."""

    def form(cls: type[forms.RijForm], prefix: str) -> Any:
        return cls(data, prefix=prefix) if judge else cls.as_typed(data, prefix)

    gone = set(data.getlist("weg"))

    def rows(soort: str, name: str) -> list[Rij]:
        return [Rij(soort, key, form(VORMEN[soort], key), key in gone) for key in _keys(data, name)]

    fases = rows(FASE, FASE)
    for row in fases:
        row.onderdelen = rows(ONDERDEEL, f"{ONDERDEEL}-{row.sleutel}")
        row.activiteiten = rows(ACTIVITEIT, f"{ACTIVITEIT}-{row.sleutel}")
    return Bewerking(
        algemeen=form(forms.AlgemeenForm, "algemeen"),
        fases=fases,
        domeinen=rows(DOMEIN, DOMEIN),
        klassen=[(str(label), form(forms.KlasseForm, "k" + key)) for key, label in KLASSEN],
    )


def _keys(data: Any, name: str) -> list[str]:
    """The keys of rows in their order; what no page of ours would send is left out."""
    found = [key for key in dict.fromkeys(data.getlist(name)) if KEY.fullmatch(key)]
    return found[: MOST.get(name, MOST_OTHERS)]


def apply(page: Bewerking, doe: str) -> None:
    """Do what a button says: `erbij:onderdeel:f1`, `weg:…`, `terug:…`, `op:…`, `neer:…`."""
    what, _sep, rest = doe.partition(":")
    soort, _sep, key = rest.partition(":")
    if what == "erbij":
        _add(page, soort, key)
        return
    for rows in _all_lists(page):
        place = next((n for n, row in enumerate(rows) if row.soort == soort and row.sleutel == key), None)
        if place is not None:
            _act(rows, place, what)
            return


def _act(rows: list[Rij], place: int, what: str) -> None:
    row = rows[place]
    if what == "weg" and not row.naam and not row.onderdelen and not row.activiteiten:
        del rows[place]
        if rows:
            rows[min(place, len(rows) - 1)].look_here("naam")
        return
    if what in ("weg", "terug"):
        row.weg = what == "weg"
        row.look_here("terug" if row.weg else "naam")
    step = {"op": -1, "neer": 1}.get(what, 0)
    if step and 0 <= place + step < len(rows):
        place += step
        rows[place - step], rows[place] = rows[place], row
        at_end = place == 0 if step < 0 else place == len(rows) - 1
        row.look_here({"op": "neer", "neer": "op"}[what] if at_end else what)


def _all_lists(page: Bewerking) -> Iterable[list[Rij]]:
    yield page.fases
    yield page.domeinen
    for row in page.fases:
        yield row.onderdelen
        yield row.activiteiten


def _add(page: Bewerking, soort: str, parent: str) -> None:
    rows, start = _list_for(page, soort, parent)
    if rows is None or len(rows) >= MOST.get(soort, MOST_OTHERS):
        return
    used = {row.sleutel for each in _all_lists(page) for row in each}
    key = next(f"{start}{n}" for n in range(1000) if f"{start}{n}" not in used)
    rows.append(Rij(soort, key, VORMEN[soort](prefix=key)))
    rows[-1].look_here("naam")


def _list_for(page: Bewerking, soort: str, parent: str) -> tuple[list[Rij] | None, str]:
    if soort == FASE:
        return page.fases, "f"
    if soort == DOMEIN:
        return page.domeinen, "d"
    fase = next((row for row in page.fases if row.sleutel == parent), None)
    if fase is None or soort not in (ONDERDEEL, ACTIVITEIT):
        return None, ""
    return (fase.onderdelen, parent + "o") if soort == ONDERDEEL else (fase.activiteiten, parent + "a")
