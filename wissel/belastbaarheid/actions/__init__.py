"""Every verb of belastbaarheid by one name."""

from wissel.belastbaarheid.actions.punten import (
    PuntInvoer,
    confirm_rubriek,
    rest_is_norm,
    save_hours,
    set_items,
)
from wissel.belastbaarheid.actions.versies import begin, change_source, correct, discard, establish, obstacles

__all__ = [
    "PuntInvoer", "begin", "change_source", "confirm_rubriek", "correct", "discard", "establish", "obstacles",
    "rest_is_norm", "save_hours", "set_items",
]  # fmt: skip
