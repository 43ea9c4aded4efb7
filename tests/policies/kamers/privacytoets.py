"""An answer to the privacytoets in the walk."""

import datetime as dt
from typing import Any

from tests.cast import Lid
from wissel.trajecten.models import Privacyantwoord


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One answer; it stands on no page."""
    Privacyantwoord.objects.create(
        **base, kenmerk="0" * 64, reden="gewoon", stuk="plan", gegeven_door=kandidaat.lidmaatschap,
        gegeven_op=dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC),
    )  # fmt: skip
    return {}
