"""The shape of the input, read from the schemas: types, unknown and required fields, choices and limits.

Each schema is compiled once into small functions. First the shape, then the coherence (samenhang.py); the first error
is reported (contract 1.1). Dates become ordinals nowhere: the checked document stays as it came.
"""

import datetime as dt
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from poortwachter.fouten import Fout

Check = Callable[[Any, str], None]
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
_seen_dates: set[str] = set()
_MANY = 150_000
# No term of days or months is longer than a century; beyond it the calendar itself would end.
_LANGSTE_TERMIJN = 36_525


@cache
def checker(naam: str, vrij_van: tuple[str, ...] = ()) -> Check:
    """The check for a schema by name; `vrij_van` are required top-level fields that may be left out here."""
    schema = json.loads((Path(__file__).parent / "schemas" / f"{naam}.schema.json").read_text("utf-8"))
    defs = schema.get("$defs", {})
    if vrij_van:
        schema["required"] = [field for field in schema.get("required", []) if field not in vrij_van]
        for field in vrij_van:
            schema["properties"][field] = {"anyOf": [schema["properties"][field], {"type": "null"}]}
    return _compile(schema, defs)


def _compile(node: dict[str, Any], defs: dict[str, Any]) -> Check:
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        return check_date if name == "datum" else _compile(defs[name], defs)
    if "anyOf" in node:
        return _compile(next(part for part in node["anyOf"] if part.get("type") != "null"), defs)
    if "enum" in node:
        return _enum(tuple(node["enum"]))
    kind = node.get("type")
    if kind == "object":
        return _object(node, defs)
    if kind == "array":
        return _array(node, defs)
    return {"string": _text, "integer": _whole, "number": _number, "boolean": _yes_no}[str(kind)](node)


def _object(node: dict[str, Any], defs: dict[str, Any]) -> Check:
    checks = {name: _compile(part, defs) for name, part in node["properties"].items()}
    required = tuple(node.get("required", ()))

    def check(value: Any, path: str) -> None:
        if type(value) is not dict:
            raise Fout(path or "$", "verkeerd_type", "moet een object zijn.")
        prefix = path + "." if path else ""
        for name in value:
            if name not in checks:
                raise Fout(prefix + name, "onbekend_veld", "is geen bekend veld.")
        for name in required:
            if value.get(name) is None:
                raise Fout(prefix + name, "ontbreekt", "ontbreekt.")
        for name, part in value.items():
            if part is not None:
                checks[name](part, prefix + name)

    return check


def _array(node: dict[str, Any], defs: dict[str, Any]) -> Check:
    item = _compile(node["items"], defs)
    least = node.get("minItems", 0)

    def check(value: Any, path: str) -> None:
        if type(value) is not list:
            raise Fout(path, "verkeerd_type", "moet een lijst zijn.")
        if len(value) < least:
            raise Fout(path, "ontbreekt", "is leeg en moet minstens een waarde hebben.")
        for place, part in enumerate(value):
            if part is None:
                raise Fout(f"{path}[{place}]", "ontbreekt", "ontbreekt.")
            item(part, f"{path}[{place}]")

    return check


def check_date(value: Any, path: str) -> None:
    """A calendar day as `jjjj-mm-dd` between 1900 and 2199."""
    if type(value) is not str:
        raise Fout(path, "verkeerd_type", "moet een datum zijn als tekst, zoals 2026-03-31.")
    if value in _seen_dates:
        return
    try:
        if not _DATE.match(value):
            raise ValueError
        year = dt.date.fromisoformat(value).year
        if not 1900 <= year <= 2199:
            raise ValueError
    except ValueError:
        raise Fout(
            path, "ongeldige_datum", "is geen bestaande datum (jjjj-mm-dd, 1900 tot en met 2199)."
        ) from None
    if len(_seen_dates) < _MANY:
        _seen_dates.add(value)


def _enum(choices: tuple[Any, ...]) -> Check:
    allowed = frozenset(choices)
    words = ", ".join(str(choice) for choice in choices)

    def check(value: Any, path: str) -> None:
        if type(value) is not str:
            raise Fout(path, "verkeerd_type", "moet tekst zijn.")
        if value not in allowed:
            raise Fout(path, "ongeldige_waarde", f"moet een van deze waarden zijn: {words}.")

    return check


def _text(node: dict[str, Any]) -> Check:
    pattern = re.compile(node["pattern"], re.ASCII) if "pattern" in node else None

    def check(value: Any, path: str) -> None:
        if type(value) is not str:
            raise Fout(path, "verkeerd_type", "moet tekst zijn.")
        if pattern and not pattern.fullmatch(value):
            raise Fout(path, "ongeldige_waarde", "is geen bedrag als tekst, zoals 4333.33.")

    return check


def _limits(node: dict[str, Any], value: float, path: str) -> None:
    low, high = node.get("minimum"), node.get("maximum")
    if high is None and node["type"] == "integer":
        high = _LANGSTE_TERMIJN
    if (low is not None and value < low) or (high is not None and not value <= high):
        bounds = f"tussen {low} en {high}" if high is not None else f"minstens {low}"
        raise Fout(path, "ongeldige_waarde", f"moet {bounds} zijn.")


def _whole(node: dict[str, Any]) -> Check:
    def check(value: Any, path: str) -> None:
        if type(value) is not int:
            raise Fout(path, "verkeerd_type", "moet een geheel getal zijn.")
        _limits(node, value, path)

    return check


def _number(node: dict[str, Any]) -> Check:
    def check(value: Any, path: str) -> None:
        if type(value) not in (int, float):
            raise Fout(path, "verkeerd_type", "moet een getal zijn.")
        _limits(node, value, path)

    return check


def _yes_no(node: dict[str, Any]) -> Check:
    def check(value: Any, path: str) -> None:
        if type(value) is not bool:
            raise Fout(path, "verkeerd_type", "moet true of false zijn.")

    return check
