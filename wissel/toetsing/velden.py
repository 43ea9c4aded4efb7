"""Bringing the plain fields of one row in line with what a file says, field by field."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from wissel.toetsing.herkomst import GELIJK, NOOIT, Herkomst
from wissel.toetsing.veldfout import join
from wissel.toetsing.verslag import Verslag

Json = Mapping[str, Any]


def as_json(value: Any) -> Any:
    """A value of a row as it stands in a file; nothing for empty."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral() else float(value)
    return None if value == "" else value


def as_field(name: str, value: Any) -> Any:
    """A value of a file as a row keeps it."""
    if value is None:
        return None if name in LEEG_IS_NULL else ""
    if name in DATUMS:
        return dt.date.fromisoformat(value)
    return Decimal(str(value)) if name in GETALLEN else value


DATUMS = frozenset({"geboortedatum", "gesloten_op", "herzien_op", "onderzocht_op", "getrokken_op"})
GETALLEN = frozenset({"uren_per_week", "belastbaar_uren"})
LEEG_IS_NULL = (
    DATUMS | GETALLEN | {"eigenrisicodrager_zw", "arbodienst", "bedrijfsarts", "casemanager", "jobhunter"}
)


def changes(
    row: Any,
    said: Json,
    fields: tuple[str, ...],
    pad: str,
    herkomst: Herkomst,
    verslag: Verslag,
    *,
    overschrijven: bool,
) -> dict[str, Any]:
    """The fields of a row that the file changes.

    What the file says as before is left alone, also when people changed it since. What it says for the first time
    fills what is empty; it replaces something else only with `overschrijven` and is mentioned otherwise.
    """
    found = {}
    for name in fields:
        where, value, current = join(pad, name), said.get(name), as_json(getattr(row, name))
        verdict = herkomst.compare(where, value)
        if value == current or verdict == GELIJK:
            continue
        if value is None:
            if verdict == NOOIT or not herkomst.is_ours(where, current):
                continue
        elif verdict == NOOIT and current is not None and not overschrijven:
            verslag.warn(f"{where} staat anders in Wissel en blijft zo")
            continue
        found[name] = as_field(name, value)
        verslag.change(
            f"{where} {'weggehaald' if value is None else 'aangevuld' if current is None else 'gewijzigd'}"
        )
    return found
