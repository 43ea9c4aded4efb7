"""The shape of a case, by the schemas: every fault at once, in Dutch, with its path and value.

`zaak.schema.json` is the envelope; inside it stands the dossier of the contract, by the engine's own schema.
"""

import datetime as dt
import difflib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from jsonschema.exceptions import ValidationError as SchemaError

import poortwachter
from wissel.toetsing.veldfout import HEEL_DOCUMENT, Veldfout, join, unique

Json = dict[str, Any]
SOORTEN = {
    "object": "een object", "array": "een lijst", "string": "tekst", "boolean": "true of false",
    "number": "een getal", "integer": "een geheel getal", "null": "null",
}  # fmt: skip
DATUM = "is geen bestaande datum (jjjj-mm-dd, 1900 tot en met 2199)."
FORMATEN = {"date": DATUM, "email": "is geen e-mailadres."}


def contract_schema() -> Json:
    """The contract's schema of a dossier."""
    folder = Path(poortwachter.__file__).parent / "schemas"
    return json.loads((folder / "dossier.schema.json").read_text("utf-8"))


def envelope_schema() -> Json:
    """Our own schema of what stands around it."""
    return json.loads((Path(__file__).parent / "zaak.schema.json").read_text("utf-8"))


def bundled_schema() -> Json:
    """Both in one document, as it stands in docs/zaak.schema.json."""
    envelope, contract = envelope_schema(), contract_schema()
    inner = {name: value for name, value in contract.items() if name != "$schema"}
    return {**envelope, "$defs": {**envelope["$defs"], "dossier_van_het_contract": inner}}


@cache
def sections() -> tuple[str, ...]:
    """Everything a dossier of the contract may hold, in the order of its schema."""
    return tuple(contract_schema()["properties"])


@cache
def fact_names() -> tuple[str, ...]:
    """The sections that are facts for the law engine; the reference and the day of a file are not."""
    path = Path(poortwachter.__file__).parent / "schemas" / "feiten.schema.json"
    names = json.loads(path.read_text("utf-8"))["properties"]
    return tuple(name for name in names if name not in {"zaak", "peildatum"})


@cache
def choices(sectie: str, veld: str) -> frozenset[str]:
    """What the contract allows in a field of the items of a section."""
    items = contract_schema()["properties"][sectie]["anyOf"][0]["items"]
    return frozenset(items["properties"][veld]["enum"])


def shape_faults(document: Any) -> list[Veldfout]:
    """All faults of shape, in the order of the document."""
    faults: list[Veldfout] = []
    for error in _validator().iter_errors(document):
        for each in _leaves(error):
            faults += _faults(each)
    return unique(faults)


@cache
def _validator() -> Any:
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date")(_is_day)
    checker.checks("email")(_is_email)
    kind = jsonschema.validators.extend(jsonschema.Draft202012Validator, {"pattern": _pattern})
    return kind(bundled_schema(), format_checker=checker)


def _is_day(value: Any) -> bool:
    if not isinstance(value, str):
        return True
    try:
        return 1900 <= dt.date.fromisoformat(value).year <= 2199 and len(value) == 10
    except ValueError:
        return False


def _is_email(value: Any) -> bool:
    if not isinstance(value, str):
        return True
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[SchemaError]:
    """As the standard has it: the end of the pattern is the end of the text, and digits are those of ASCII."""
    if validator.is_type(instance, "string") and not re.fullmatch(pattern, instance, re.ASCII):
        yield SchemaError(f"{instance!r} does not match {pattern!r}")


def _leaves(error: SchemaError) -> Iterator[SchemaError]:
    """Of `X or null` only what is wrong with X."""
    if error.validator == "anyOf" and error.context:
        for part in error.context:
            if part.relative_schema_path[0] == 0:
                yield from _leaves(part)
        return
    yield error


def _faults(error: Any) -> list[Veldfout]:
    pad = ""
    for deel in error.absolute_path:
        pad = join(pad, deel)
    value, schema = error.instance, error.schema
    if error.validator == "required":
        return [Veldfout(join(pad, n), "ontbreekt.") for n in error.validator_value if n not in value]
    if error.validator == "additionalProperties":
        return [_unknown(pad, name, schema) for name in value if name not in schema.get("properties", {})]
    if value is None:
        return [Veldfout(pad or HEEL_DOCUMENT, "ontbreekt (null).")]
    return [Veldfout(pad or HEEL_DOCUMENT, _sentence(error), value)]


def _unknown(pad: str, name: str, schema: Json) -> Veldfout:
    near = difflib.get_close_matches(name, schema.get("properties", {}), 1)
    hint = f" Bedoelt u {near[0]}?" if near else ""
    return Veldfout(join(pad, name), f"is geen bekend veld.{hint}")


def _sentence(error: Any) -> str:
    """What is wrong, and what would be right."""
    rule, wanted, value, schema = error.validator, error.validator_value, error.instance, error.schema
    if schema.get("format") == "date":
        return DATUM if isinstance(value, str) else 'moet een datum zijn als tekst, zoals "2026-03-31".'
    if rule == "type":
        return f"moet {SOORTEN[wanted]} zijn."
    if rule == "enum":
        return f"moet een van deze waarden zijn: {', '.join(map(str, wanted))}."
    if rule == "const":
        return f"moet {json.dumps(wanted)} zijn."
    if rule == "format":
        return FORMATEN[wanted]
    if rule == "pattern":
        return f"{schema.get('uitleg', 'heeft niet de goede vorm')}."
    if rule == "maxLength":
        return f"is te lang: {len(value)} tekens, hoogstens {wanted}."
    if rule == "minItems":
        return "is leeg; geef er minstens een, of laat het veld weg."
    if rule in {"minimum", "maximum"}:
        return f"moet {'minstens' if rule == 'minimum' else 'hoogstens'} {wanted} zijn."
    return "klopt niet met het schema."
