"""JSON Resume (jsonresume.org, schema 1.0) in and out, without losing anything.

The content of a cv is such a document. Fields that Wissel does not know stay where they are. What is known but does
not fit (a text where a list should be, a month that does not exist) is put apart with its place and a sentence, and
goes out again under `meta.wissel.apart`, so that the file stays valid and nothing is lost.
"""

import json
import uuid
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from wissel.cv.maand import NU_WOORDEN, read_month
from wissel.fouten import DomainError

GROOTSTE_BESTAND = 2 * 1024 * 1024
GROOTSTE_INHOUD = 200_000
MEESTE_REGELS = 60
DIEPSTE = 30
SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
TEKST, MAAND, LIJST = "tekst", "maand", "lijst"
# What Wissel knows of each list, and what kind of value it is. Other fields are kept as they are.
LIJSTEN: Final[dict[str, dict[str, str]]] = {
    "work": {
        "name": TEKST, "position": TEKST, "location": TEKST, "description": TEKST, "url": TEKST, "startDate": MAAND,
        "endDate": MAAND, "summary": TEKST, "highlights": LIJST,
    },
    "volunteer": {
        "organization": TEKST, "position": TEKST, "url": TEKST, "startDate": MAAND, "endDate": MAAND,
        "summary": TEKST, "highlights": LIJST,
    },
    "education": {
        "institution": TEKST, "area": TEKST, "studyType": TEKST, "url": TEKST, "startDate": MAAND, "endDate": MAAND,
        "score": TEKST, "courses": LIJST,
    },
    "skills": {"name": TEKST, "level": TEKST, "keywords": LIJST},
    "languages": {"language": TEKST, "fluency": TEKST},
    "certificates": {"name": TEKST, "date": MAAND, "url": TEKST, "issuer": TEKST},
    "interests": {"name": TEKST, "keywords": LIJST},
    "references": {"name": TEKST, "reference": TEKST},
    "projects": {
        "name": TEKST, "description": TEKST, "highlights": LIJST, "url": TEKST, "startDate": MAAND, "endDate": MAAND,
    },
}  # fmt: skip
BASICS: Final = {
    "name": TEKST, "label": TEKST, "email": TEKST, "phone": TEKST, "url": TEKST, "summary": TEKST,
}  # fmt: skip
PLAATS: Final = {"city": TEKST, "address": TEKST, "postalCode": TEKST, "countryCode": TEKST, "region": TEKST}
LANGSTE: Final = 4_000


@dataclass(slots=True)
class Ingelezen:
    """A document that fits, and what was put apart: [{pad, waarde, uitleg}]."""

    inhoud: dict[str, Any]
    apart: list[dict[str, Any]] = field(default_factory=list)

    def put_apart(self, pad: str, waarde: Any, uitleg: str) -> None:
        self.apart.append({"pad": pad, "waarde": waarde, "uitleg": uitleg})


def read(raw: bytes | str) -> Ingelezen:
    """Read a file. Raises DomainError at the field `bestand` when it is no JSON Resume at all, and says what to do."""
    if len(raw) > GROOTSTE_BESTAND:
        raise _refused(
            "te_groot", _("Dit bestand is groter dan 2 MB. Een cv is veel kleiner. Kies een ander bestand.")
        )
    text = raw if isinstance(raw, str) else _decoded(raw)
    if not text.strip():
        raise _refused("leeg", _("Dit bestand is leeg. Kies een ander bestand."))
    twice: list[tuple[str, Any]] = []
    try:
        found = json.loads(text, object_pairs_hook=lambda pairs: _once(pairs, twice), parse_constant=str)
    except RecursionError as error:
        raise _too_deep() from error
    except json.JSONDecodeError as error:
        words = _(
            "Dit bestand is geen JSON Resume: bij regel %(regel)s gaat het mis. Sla het opnieuw op en kies het dan."
        )
        raise _refused("geen_json", words % {"regel": error.lineno}) from error
    except ValueError as error:
        raise _refused("getal", _("In dit bestand staat een getal dat te lang is. Haal het weg.")) from error
    if not isinstance(found, dict):
        raise _refused("geen_cv", _("Dit bestand is geen cv. Kies een bestand in de vorm JSON Resume."))
    # Before anything walks through it: a value that is nested very deep would exhaust whoever does.
    if max(_depth(value) for value in (found, *(value for _name, value in twice))) > DIEPSTE:
        raise _too_deep()
    result = fitted(storable(found))
    for name, value in twice:
        result.put_apart(name, storable(value), _("Stond er twee keer. Het laatste is gebruikt."))
    return result


def fitted(document: dict[str, Any]) -> Ingelezen:
    """The document with everything known in its right form. Raises DomainError when it is too large or too deep."""
    if _depth(document) > DIEPSTE:
        raise _too_deep()
    result = Ingelezen({})
    known = {"basics", "meta", *LIJSTEN}
    for name, value in document.items():
        if name not in known:
            result.inhoud[name] = value
    result.inhoud["basics"] = _basics(document.get("basics"), result)
    for name, kinds in LIJSTEN.items():
        if name in document:
            result.inhoud[name] = _rows(name, document[name], kinds, result)
    _meta(document.get("meta"), result)
    size = len(json.dumps(result.inhoud, ensure_ascii=False)) + len(
        json.dumps(result.apart, ensure_ascii=False)
    )
    if size > GROOTSTE_INHOUD:
        text = _(
            "In dit bestand staat te veel tekst voor een cv: ongeveer %(n)s bladzijden. Maak het korter."
        )
        raise _refused("te_lang", text % {"n": size // 3_000})
    return result


def write(inhoud: dict[str, Any], apart: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The document as it goes out: own marks left away, what was put apart under `meta.wissel`, the schema named."""
    out = {"$schema": SCHEMA, **{name: _bare(value) for name, value in inhoud.items()}}
    meta = dict(out.pop("meta", None) or {})
    if apart:
        own = meta["wissel"] if isinstance(meta.get("wissel"), dict) else {}
        kept = [{"pad": each["pad"], "waarde": each["waarde"]} for each in apart]
        meta["wissel"] = {**own, "apart": kept}
    return {**out, **({"meta": meta} if meta else {})}


def empty() -> dict[str, Any]:
    """A cv with nothing in it yet."""
    return {"basics": {}}


def storable(value: Any) -> Any:
    """The same value without signs a database refuses: nulls, half signs and endless numbers."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {storable(key): storable(each) for key, each in value.items()}
    if isinstance(value, list):
        return [storable(each) for each in value]
    if isinstance(value, float) and value in {float("inf"), float("-inf")}:
        return str(value)
    return value


def _once(pairs: list[tuple[str, Any]], twice: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; what a name held before it came again is remembered."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found and len(twice) < MEESTE_REGELS:
            twice.append((name, found[name]))
        found[name] = value
    return found


def _decoded(raw: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 with its mark, or as older Windows programs write it."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _depth(value: Any, level: int = 0) -> int:
    if level > DIEPSTE:
        return level
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((_depth(each, level + 1) for each in inner), default=level)


def _basics(value: Any, result: Ingelezen) -> dict[str, Any]:
    if not isinstance(value, dict):
        if value:
            result.put_apart("basics", value, _("Hier horen naam en contactgegevens."))
        return {}
    found = _row("basics", value, BASICS, result)
    place = found.get("location")
    if isinstance(place, dict):
        found["location"] = _row("basics.location", place, PLAATS, result)
    elif place:
        found.pop("location")
        if isinstance(place, str):
            found["location"] = {"city": place}
        else:
            result.put_apart("basics.location", place, _("Hier hoort een woonplaats."))
    return found


def _rows(name: str, value: Any, kinds: dict[str, str], result: Ingelezen) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        value = [value]
    if not isinstance(value, list):
        if value:
            result.put_apart(name, value, _("Hier hoort een lijst."))
        return []
    found: list[dict[str, Any]] = []
    used: set[Any] = set()
    for place, row in enumerate(value):
        path = f"{name}[{place}]"
        if isinstance(row, str) and row.strip():
            row = {"language" if name == "languages" else "name": row}
        if not isinstance(row, dict):
            result.put_apart(path, row, _("Deze regel heeft geen vorm die wij kennen."))
            continue
        if len(found) >= MEESTE_REGELS:
            result.put_apart(path, row, _("Dit deel heeft te veel regels."))
            continue
        fresh = _row(path, row, kinds, result)
        mark = fresh.get("_id")
        fresh["_id"] = mark if _is_mark(mark) and mark not in used else str(uuid.uuid4())
        used.add(fresh["_id"])
        found.append(fresh)
    return found


def _row(path: str, row: dict[str, Any], kinds: dict[str, str], result: Ingelezen) -> dict[str, Any]:
    fresh: dict[str, Any] = {}
    for name, value in row.items():
        kind = kinds.get(name)
        if kind is None:
            fresh[name] = value
            continue
        fits, good = _value(kind, value, end=name == "endDate")
        if fits:
            fresh[name] = good
        else:
            result.put_apart(f"{path}.{name}", value, _words(kind))
    return fresh


def _value(kind: str, value: Any, *, end: bool) -> tuple[bool, Any]:
    """Whether a value fits its kind, and the value as it is kept."""
    if value is None:
        return True, [] if kind == LIJST else ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if kind == LIJST:
        rows = [value] if isinstance(value, str) else value
        fine = isinstance(rows, list) and all(isinstance(each, str) and len(each) <= LANGSTE for each in rows)
        return fine, [each for each in rows if each.strip()] if fine else None
    if not isinstance(value, str) or len(value) > LANGSTE:
        return False, None
    if kind == TEKST:
        return True, value
    if value.strip().lower() in NU_WOORDEN and (end or not value.strip()):
        return True, ""
    month = read_month(value)
    return month is not None, month


def _words(kind: str) -> str:
    return {
        TEKST: _("Hier hoort een gewone tekst, niet langer dan 4000 tekens."),
        MAAND: _("Dit is geen maand of jaar dat wij kennen, bijvoorbeeld 2019-03."),
        LIJST: _("Hier hoort een lijst van korte teksten."),
    }[kind]


def _meta(value: Any, result: Ingelezen) -> None:
    """Keep `meta`; what Wissel itself had put apart in an earlier file is put apart again."""
    if not isinstance(value, dict):
        if value:
            result.put_apart("meta", value, _("Hier horen gegevens over het bestand zelf."))
        return
    meta = dict(value)
    own = meta.get("wissel")
    if isinstance(own, dict) and isinstance(own.get("apart"), list):
        for each in own["apart"]:
            if isinstance(each, dict) and isinstance(each.get("pad"), str):
                result.put_apart(each["pad"][:200], each.get("waarde"), _("Paste eerder ook niet."))
        meta["wissel"] = {name: each for name, each in own.items() if name != "apart"}
    result.inhoud["meta"] = meta


def _is_mark(value: Any) -> bool:
    try:
        return isinstance(value, str) and bool(uuid.UUID(value))
    except ValueError:
        return False


def _bare(value: Any) -> Any:
    """A list without the own marks of its rows."""
    if isinstance(value, list):
        return [
            {key: each for key, each in row.items() if key != "_id"} if isinstance(row, dict) else row
            for row in value
        ]
    return value


def _too_deep() -> DomainError:
    return _refused("te_diep", _("Dit bestand zit te ingewikkeld in elkaar. Kies een ander bestand."))


def _refused(code: str, words: str) -> DomainError:
    return DomainError(code, words, veld="bestand")
