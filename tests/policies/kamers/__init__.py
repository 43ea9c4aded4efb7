"""What each room plants in a case for the walk of every address.

A module here is one room and has `plant(base, kandidaat, kanarie) -> dict[str, Any]`: it makes one row of every model
of the room (`base` holds bureau and dossier), adds canary words under its own names to `kanarie`, and returns the ids
that stand in the room's addresses.
"""

import importlib
import pkgutil
from typing import Any

from tests.cast import Lid


def plant_all(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """The ids of all rooms, in the order of their names."""
    ids: dict[str, Any] = {}
    for found in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        room = importlib.import_module(f"{__name__}.{found.name}")
        ids |= room.plant(base, kandidaat, kanarie)
    return ids
