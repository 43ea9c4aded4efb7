"""Occupations belong to no case; the walk takes one of the own list."""

from typing import Any

from tests.cast import Lid
from wissel.arbeidsmarkt.models import Beroep


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    return {"beroep_id": Beroep.objects.order_by("sleutel").values_list("pk", flat=True).first()}
