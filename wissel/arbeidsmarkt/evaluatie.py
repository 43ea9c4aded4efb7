"""The language half as plain functions, so that any set of questions can be put to it (`wissel match-eval`)."""

from collections.abc import Iterable, Mapping
from typing import Any

from wissel.arbeidsmarkt.eisen import read

# The fields of the published examples; wage, days and travel are read as well but not judged there.
VELDEN = frozenset(
    """aggression bending certificate certificate_required chemicals climbing cold concentration customers driving
    dust dutch education emotional evening experience_years fine_motor heat height hours_max hours_min interruptions
    kneeling licence licence_required lift_heavy lift_kg multitask night noise outdoors overhead own_transport pace
    phone posture_variation protective remote repetitive screen shift sitting solitary stairs standing supervise
    teamwork time_pressure twisting vibration vision walking weekend""".split()
)


def extract_demands(texts: Iterable[str]) -> list[dict[str, Any]]:
    """Per text the demands it states: true, false (stated not to apply), or a value. Absent = not stated."""
    return [{eis.veld: eis.waarde for eis in read(text) if eis.veld in VELDEN} for text in texts]
