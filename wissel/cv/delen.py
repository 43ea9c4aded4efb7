"""The questions of a cv: which parts there are, and how the answer of a form and the JSON Resume become each other.

Only the named fields of a part change; whatever else a file brought stays where it is.
"""

import copy
import uuid
from dataclasses import dataclass
from typing import Any, Final

from wissel.cv.blad import newest_first, own
from wissel.cv.maand import months
from wissel.trajecten.inhoud import content_sha256

Waarden = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rijsoort:
    """A part that is a list: its name in JSON Resume, the field of each answer, and which answer must be there."""

    lijst: str
    velden: dict[str, str]
    leeg: str


RIJEN: Final = {
    "werk": Rijsoort("work", {
        "functie": "position", "bedrijf": "name", "plaats": "location", "van": "startDate", "tot": "endDate",
        "taken": "highlights", "tekst": "summary",
    }, "functie"),
    "opleiding": Rijsoort("education", {
        "opleiding": "area", "niveau": "studyType", "school": "institution", "van": "startDate", "tot": "endDate",
        "diploma": "score",
    }, "opleiding"),
    "vaardigheden": Rijsoort("skills", {"naam": "name", "bewijs": "keywords"}, "naam"),
    "talen": Rijsoort("languages", {"taal": "language", "niveau": "fluency"}, "taal"),
    "certificaten": Rijsoort("certificates", {"naam": "name", "datum": "date", "wie": "issuer"}, "naam"),
    "vrijwillig": Rijsoort("volunteer", {
        "wat": "position", "organisatie": "organization", "van": "startDate", "tot": "endDate", "tekst": "summary",
    }, "wat"),
    "projecten": Rijsoort("projects", {
        "naam": "name", "tekst": "description", "van": "startDate", "tot": "endDate",
    }, "naam"),
    "referenties": Rijsoort("references", {"naam": "name", "tekst": "reference"}, "naam"),
}  # fmt: skip
LIJSTVELDEN: Final = frozenset({"highlights", "keywords", "courses"})
_BASICS: Final = {
    "contact": {"naam": "name", "telefoon": "phone", "email": "email", "link": "url"},
    "werkzoek": {"werk": "label", "over": "summary"},
}  # fmt: skip
FORMULIEREN: Final = ("contact", "werkzoek", "rijbewijs", "hobby", "referentiekeuze")
# The order of the questions; those in MAG may be skipped without leaving a hole.
STAPPEN: Final = (
    "contact", "werkzoek", "werk", "opleiding", "vaardigheden", "talen", "rijbewijs", "certificaten", "vrijwillig",
    "hobby", "referentiekeuze", "layout",
)  # fmt: skip
RIJBEWIJZEN: Final = ("AM", "A", "B", "BE", "C1", "C", "CE", "D1", "D", "DE", "T")
_RIJBEWIJS: Final = {"nl": "Rijbewijs", "en": "Driving licence"}
_COMPUTER: Final = "Computer"
# From how many months between two jobs or courses a word about it helps. Practice.
GAT_MAANDEN: Final = 6


def values(inhoud: dict[str, Any], deel: str, rij: uuid.UUID | None = None) -> Waarden:
    """The answers as a form shows them; empty for a row that is not there."""
    if deel in RIJEN:
        return _row_values(RIJEN[deel], row_of(inhoud, deel, rij) or {})
    if deel in _BASICS:
        basics = inhoud.get("basics") or {}
        found = {name: _text(basics.get(key)) for name, key in _BASICS[deel].items()}
        if deel == "contact":
            found["plaats"] = _text((basics.get("location") or {}).get("city"))
        return found
    if deel == "rijbewijs":
        return {
            "rijbewijs": _licences(inhoud),
            "computer": "\n".join(_computer(inhoud).get("keywords") or []),
        }
    if deel == "hobby":
        return {
            "hobby": "\n".join(name for row in rows(inhoud, "interests") if (name := _text(row.get("name"))))
        }
    names = rows(inhoud, "references")
    return {"referenties": own(inhoud).get("referenties") or ("namen" if names else "geen")}


def put(
    inhoud: dict[str, Any], deel: str, waarden: Waarden, *, taal: str, rij: uuid.UUID | None = None
) -> dict[str, Any]:
    """The content with these answers in it; the content that was given stays as it was."""
    fresh = copy.deepcopy(inhoud)
    if deel in RIJEN:
        _put_row(fresh, RIJEN[deel], waarden, rij or uuid.uuid4())
    elif deel in _BASICS:
        basics = fresh.setdefault("basics", {})
        for name, key in _BASICS[deel].items():
            _set(basics, key, waarden.get(name) or "")
        if deel == "contact":
            place = dict(basics.get("location") or {})
            _set(place, "city", waarden.get("plaats") or "")
            _set(basics, "location", place)
    elif deel == "rijbewijs":
        _put_licences(fresh, waarden.get("rijbewijs") or [], taal)
        _put_computer(fresh, _lines(waarden.get("computer") or ""))
    elif deel == "hobby":
        _put_names(fresh, "interests", _lines(waarden.get("hobby") or ""))
    else:
        meta = dict(fresh.get("meta") or {})
        fresh["meta"] = {
            **meta,
            "wissel": {**own(fresh), "referenties": waarden.get("referenties") or "geen"},
        }
    return fresh


def texts(inhoud: dict[str, Any]) -> dict[str, str]:
    """Every text as the form of its part shows it, by part and field: what is looked at for words about health."""
    shown = {deel: values(inhoud, deel) for deel in FORMULIEREN}
    for deel, kind in RIJEN.items():
        shown |= {
            f"{deel}.{place}": _row_values(kind, row) for place, row in enumerate(rows(inhoud, kind.lijst))
        }
    found = {
        f"{part}.{name}": text
        for part, answers in shown.items()
        for name, text in answers.items()
        if isinstance(text, str) and text
    }
    return found


def state(inhoud: dict[str, Any], deel: str, rij: uuid.UUID | None = None) -> str:
    """Changes whenever the answers of this part do; a form keeps it to notice another writer."""
    return content_sha256(values(inhoud, deel, rij))


def without(inhoud: dict[str, Any], deel: str, rij: uuid.UUID) -> dict[str, Any]:
    """The content without one row."""
    name = RIJEN[deel].lijst
    return {**inhoud, name: [row for row in rows(inhoud, name) if row.get("_id") != str(rij)]}


def first(inhoud: dict[str, Any], deel: str, rij: uuid.UUID) -> dict[str, Any]:
    """The content with one row at the head of its list."""
    name = RIJEN[deel].lijst
    return {**inhoud, name: sorted(rows(inhoud, name), key=lambda row: row.get("_id") != str(rij))}


def rows(inhoud: dict[str, Any], lijst: str) -> list[dict[str, Any]]:
    """The rows of a list that are rows."""
    found = inhoud.get(lijst)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def row_of(inhoud: dict[str, Any], deel: str, rij: uuid.UUID | None) -> dict[str, Any] | None:
    return next((row for row in rows(inhoud, RIJEN[deel].lijst) if row.get("_id") == str(rij)), None)


def shown_rows(inhoud: dict[str, Any], deel: str) -> list[dict[str, Any]]:
    """The rows as the page lists them: those with periods newest first, licences not among the certificates."""
    kind = RIJEN[deel]
    found = rows(inhoud, kind.lijst)
    if deel == "certificaten":
        found = [row for row in found if not _licence(row)]
    if deel == "vaardigheden":
        found = [row for row in found if not _is_computer(row)]
    return newest_first(found) if "startDate" in kind.velden.values() else found


def is_filled(inhoud: dict[str, Any], deel: str) -> bool:
    """Whether this part has an answer."""
    if deel == "layout":
        return bool(own(inhoud).get("layout_gekozen"))
    if deel in RIJEN:
        return bool(shown_rows(inhoud, deel))
    if deel == "referentiekeuze":
        return bool(own(inhoud).get("referenties")) or bool(rows(inhoud, "references"))
    return any(values(inhoud, deel).values())


def gaps(inhoud: dict[str, Any], today_month: int) -> list[tuple[int, int]]:
    """Stretches of at least half a year between jobs, courses and volunteer work: first and last month, oldest first.

    Months count as year * 12 + month - 1. Only between stretches whose begin is known; the time since the last one
    counts as well.
    """
    spans = []
    for name in ("work", "education", "volunteer"):
        for row in rows(inhoud, name):
            start = months(_text(row.get("startDate")))
            end = months(_text(row.get("endDate")), end=True)
            if start is not None:
                spans.append((start, today_month if end is None else min(end, today_month)))
    found, reached = [], None
    for start, end in sorted(spans):
        if reached is not None and start - reached - 1 >= GAT_MAANDEN:
            found.append((reached + 1, start - 1))
        reached = end if reached is None else max(reached, end)
    if reached is not None and today_month - reached - 1 >= GAT_MAANDEN:
        found.append((reached + 1, today_month))
    return found


def _row_values(kind: Rijsoort, row: dict[str, Any]) -> Waarden:
    return {
        name: "\n".join(each for each in row.get(key) or [] if isinstance(each, str))
        if key in LIJSTVELDEN
        else _text(row.get(key))
        for name, key in kind.velden.items()
    }


def _put_row(inhoud: dict[str, Any], kind: Rijsoort, waarden: Waarden, rij: uuid.UUID) -> None:
    found = rows(inhoud, kind.lijst)
    row = next((each for each in found if each.get("_id") == str(rij)), None)
    if row is None:
        row = {"_id": str(rij)}
        found.append(row)
    for name, key in kind.velden.items():
        text = waarden.get(name) or ""
        _set(row, key, _lines(text) if key in LIJSTVELDEN else text)
    inhoud[kind.lijst] = found


def _licence(row: dict[str, Any]) -> str:
    """The category when this certificate is a driving licence."""
    name = _text(row.get("name"))
    for word in _RIJBEWIJS.values():
        if name.startswith(word + " ") and name.removeprefix(word + " ") in RIJBEWIJZEN:
            return name.removeprefix(word + " ")
    return ""


def _licences(inhoud: dict[str, Any]) -> list[str]:
    return [code for row in rows(inhoud, "certificates") if (code := _licence(row))]


def _put_licences(inhoud: dict[str, Any], codes: list[str], taal: str) -> None:
    found = rows(inhoud, "certificates")
    kept = {_licence(row): row for row in found if _licence(row)}
    fresh = [
        {**kept.get(code, {"_id": str(uuid.uuid4())}), "name": f"{_RIJBEWIJS[taal]} {code}"} for code in codes
    ]
    rest = [row for row in found if not _licence(row)]
    if fresh or rest or "certificates" in inhoud:
        inhoud["certificates"] = fresh + rest


def _is_computer(row: dict[str, Any]) -> bool:
    return _text(row.get("name")) == _COMPUTER


def _computer(inhoud: dict[str, Any]) -> dict[str, Any]:
    return next((row for row in rows(inhoud, "skills") if _is_computer(row)), {})


def _put_computer(inhoud: dict[str, Any], lines: list[str]) -> None:
    found = rows(inhoud, "skills")
    old = _computer(inhoud)
    rest = [row for row in found if row is not old]
    if lines:
        rest.append({**(old or {"_id": str(uuid.uuid4()), "name": _COMPUTER}), "keywords": lines})
    if rest or "skills" in inhoud:
        inhoud["skills"] = rest


def _put_names(inhoud: dict[str, Any], lijst: str, names: list[str]) -> None:
    """A list of names; a row that keeps its name keeps the rest of what it holds."""
    old = {_text(row.get("name")): row for row in rows(inhoud, lijst)}
    inhoud[lijst] = [old.get(name) or {"_id": str(uuid.uuid4()), "name": name} for name in names]


def _set(row: dict[str, Any], key: str, value: Any) -> None:
    """Keep a value; an empty one only where there already was something."""
    if value or key in row:
        row[key] = value


def _lines(text: str) -> list[str]:
    return [line for each in text.splitlines() if (line := each.strip().lstrip("-•*").strip())]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
