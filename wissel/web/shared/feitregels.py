"""Facts as readable lines, for everyone who may read them."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from wissel.dossiers.feitsoorten import DATUM, JA_NEE, Deel, Feitsoort
from wissel.opmaak import lange_datum


def lines(soort: Feitsoort, waarde: Any) -> list[str]:
    """A fact as sentences: one line per row."""
    if waarde == []:
        return [_("Bekend: niets")]
    return [_line(soort, row) for row in rows_of(soort, waarde)]


def rows_of(soort: Feitsoort, waarde: Any) -> list[dict[str, Any]]:
    """A fact as rows of plain values, as a form has them."""
    if waarde is None:
        return []
    rows = waarde if soort.lijst else [{"waarde": waarde} if soort.enkel else waarde]
    return [{name: _initial(soort, name, part) for name, part in row.items()} for row in rows]


def _initial(soort: Feitsoort, name: str, part: Any) -> Any:
    deel = next((d for d in soort.delen if (d.naam or "waarde") == name), None)
    if deel is None:
        return part
    if deel.soort == DATUM and isinstance(part, str):
        return dt.date.fromisoformat(part)
    if deel.soort == JA_NEE and isinstance(part, bool):
        return "ja" if part else "nee"
    return part


def _line(soort: Feitsoort, row: dict[str, Any]) -> str:
    parts = []
    for deel in soort.delen:
        value = row.get(deel.naam or "waarde")
        if value is not None:
            parts.append(f"{deel.label}: {_words(deel, value)}")
    return "; ".join(parts) or _("zonder gegevens")


def _words(deel: Deel, value: Any) -> str:
    if isinstance(value, dt.date):
        return lange_datum(value)
    if deel.soort == JA_NEE:
        return _("ja") if value in (True, "ja") else _("nee")
    return str(dict(deel.keuzes).get(value, value))
