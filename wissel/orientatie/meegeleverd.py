"""The questionnaires that come with Wissel: own Dutch items, one TOML file each."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wissel.orientatie.vragenlijst import Vragenlijst, read

MAP = Path(__file__).parent / "vragenlijsten"
ZELFMETING, ZELFBESCHRIJVING = "zelfmeting", "zelfbeschrijving"
VOLGORDE = ("interesse", "werkwaarden", "talenten", ZELFBESCHRIJVING, ZELFMETING)
LEVERANCIER = "Wissel"


@cache
def contents() -> dict[str, dict[str, Any]]:
    """Every questionnaire by key, as it stands in its file."""
    return {key: tomllib.loads((MAP / f"{key}.toml").read_text()) for key in VOLGORDE}


@cache
def lists() -> dict[str, Vragenlijst]:
    """Every questionnaire by key, checked."""
    return {key: read(content) for key, content in contents().items()}
