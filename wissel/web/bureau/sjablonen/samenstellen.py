"""From rows on screen to the content of a sjabloon, and from content to readable lines."""

import difflib
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from wissel.web.bureau.sjablonen.bewerking import KLASSEN, Bewerking, Rij


def content_of(page: Bewerking, stored: dict[str, Any]) -> dict[str, Any]:
    """The content the page says; what no field asks for stays as it was stored. All forms are valid."""
    data = page.algemeen.cleaned_data
    known = {fase["sleutel"]: fase for fase in stored["fases"]}
    activities: set[str] = set()
    intake = stored["intake"]
    return {
        **stored,
        "naam": data["naam"], "omschrijving": data["omschrijving"], "talen": data["talen"],
        "vrije_volgorde": data["vrije_volgorde"],
        "duur": {**stored["duur"], **{name: data[name] for name in ("standaard_weken", "min_weken", "max_weken")}},
        "voorstel": {**stored["voorstel"], "dagen": data["voorstel_dagen"], "soort": data["voorstel_soort"]},
        "rapportage": {**stored["rapportage"], "dagen": data["rapport_dagen"]},
        "nazorg": {**stored["nazorg"], "anker": data["nazorg_anker"], "maanden": data["nazorg_maanden"]},
        "intake": {**intake, "formulieren": data["formulieren"], "domeinen": _rows(page.domeinen, intake["domeinen"])},
        "fases": [
            _fase(row, known.get(row.form.cleaned_data["sleutel"], {}), key, activities)
            for row, key in _with_keys(page.fases)
        ],
        "complexiteit": _classes(page, stored.get("complexiteit", {})),
    }  # fmt: skip


def _fase(row: Rij, before: dict[str, Any], key: str, activities: set[str]) -> dict[str, Any]:
    data = row.form.cleaned_data
    return {
        **before,
        "sleutel": key,
        "naam": data["naam"],
        "naam_kandidaat": data["naam_kandidaat"],
        "telt_als": data["telt_als"],
        "sluiten": {**before.get("sluiten", {}), **{name: data[name] for name in row.form.SLUITEN}},
        "onderdelen": _rows(row.onderdelen, before.get("onderdelen", ())),
        "activiteiten": _rows(row.activiteiten, before.get("activiteiten", ()), activities),
    }


def _rows(
    rows: list[Rij], stored: Iterable[dict[str, Any]], used: set[str] | None = None
) -> list[dict[str, Any]]:
    known = {row["sleutel"]: row for row in stored}
    found = []
    for row, key in _with_keys(rows, used):
        data = {name: _plain(value) for name, value in row.form.cleaned_data.items() if name != "sleutel"}
        before = dict(known.get(row.form.cleaned_data["sleutel"], {}))
        for name in [name for name, value in data.items() if value is None]:
            before.pop(name, None)
            data.pop(name)
        found.append({**before, "sleutel": key, **data})
    return found


def _with_keys(rows: list[Rij], used: set[str] | None = None) -> list[tuple[Rij, str]]:
    """The rows that stay, each with a key of its own; a new row gets one from its name."""
    used = set() if used is None else used
    found = []
    for row in (row for row in rows if not row.weg):
        wanted = row.form.cleaned_data["sleutel"] or slugify(row.form.cleaned_data["naam"])[:55] or row.soort
        key, number = wanted, 2
        while key in used:
            key, number = f"{wanted}-{number}", number + 1
        used.add(key)
        found.append((row, key))
    return found


def _classes(page: Bewerking, stored: dict[str, Any]) -> dict[str, Any]:
    found = {}
    for (key, _label), (_name, form) in zip(KLASSEN, page.klassen, strict=True):
        data = {n: _plain(v) for n, v in form.cleaned_data.items() if n != "sleutel" and v is not None}
        if data:
            found[str(key)] = {**stored.get(key, {}), **data}
    return found


def _plain(value: Any) -> Any:
    """Numbers as JSON has them."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return value


def as_lines(content: dict[str, Any]) -> list[str]:
    """A way of working as lines, to be compared by a person."""
    general = {
        _("Naam"): content["naam"],
        _("Talen"): ", ".join(content.get("talen", ())),
        _("Duur in weken"): "{min_weken}, {standaard_weken}, {max_weken}".format(**content["duur"]),
        _("Voorstel"): f"{content['voorstel']['dagen']} {content['voorstel'].get('soort', '')}",
        _("Rapportage"): content["rapportage"]["dagen"],
        _("Nazorg"): f"{content['nazorg']['anker']}: {content['nazorg']['maanden']}",
    }
    found = [f"{label}: {value}" for label, value in general.items()]
    for fase in content["fases"]:
        found.append(_("Fase: %(naam)s") % {"naam": fase["naam"]})
        for part in fase.get("onderdelen", ()):
            must = _("verplicht") if part.get("verplicht") else _("mag")
            found.append(f"– {part['naam']}, {must}, {part.get('minimum', 1)}")
        found += [f"– {row['naam']}" for row in fase.get("activiteiten", ())]
    found += [_("Vraag: %(naam)s") % {"naam": row["naam"]} for row in content["intake"]["domeinen"]]
    return found


def line_difference(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    """What differs, as (`weg` or `nieuw`, line)."""
    before, after = as_lines(old), as_lines(new)
    found = []
    for kind, a, b, c, d in difflib.SequenceMatcher(a=before, b=after).get_opcodes():
        if kind != "equal":
            found += [("weg", line) for line in before[a:b]] + [("nieuw", line) for line in after[c:d]]
    return found
