"""The first steps of a kandidaat."""

import datetime as dt
from typing import Any

from tests.cast import Lid
from wissel.trajecten.models import Welkom


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    Welkom.objects.create(**base, klaar_op=dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC))
    return {}
