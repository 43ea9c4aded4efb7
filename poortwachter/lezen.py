"""Reading one JSON document: UTF-8, no double keys, no numbers that JSON does not know."""

import json
from typing import Any

from poortwachter.fouten import Fout

GEEN_JSON = "is geen geldige JSON in UTF-8."


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        seen = set()
        for name, _ in pairs:
            if name in seen:
                raise Fout(name, "dubbel_veld", "staat twee keer in hetzelfde object.")
            seen.add(name)
    return made


def _constant(text: str) -> Any:
    raise ValueError(text)


_DECODER = json.JSONDecoder(object_pairs_hook=_pairs, parse_constant=_constant)


def lees(raw: bytes) -> Any:
    """Parse one document. Raises Fout `geen_json` or `dubbel_veld`."""
    try:
        return _DECODER.decode(raw.decode("utf-8"))
    except Fout:
        raise
    except (ValueError, RecursionError):
        raise Fout("$", "geen_json", GEEN_JSON) from None
