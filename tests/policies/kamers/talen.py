"""Languages: a language code stands in the address of its page; reading is about nobody's case."""

from typing import Any

from tests.cast import Lid


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    return {"taal": "pl"}
