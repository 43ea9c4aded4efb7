"""Every verb of the re-integratievoorstel by one name: versions, lines, and what people say about them."""

from wissel.trajecten.actions.planregels import add_regel, change_regel, move_regel, remove_regel
from wissel.trajecten.actions.planversies import (
    new_plan,
    obstacles,
    offer,
    save_plan,
    send_to_opdrachtgever,
    set_complexiteit,
)
from wissel.trajecten.actions.standpunten import answer_change, give_standpunt, propose_change

__all__ = [
    "add_regel", "answer_change", "change_regel", "give_standpunt", "move_regel", "new_plan", "obstacles", "offer",
    "propose_change", "remove_regel", "save_plan", "send_to_opdrachtgever", "set_complexiteit",
]  # fmt: skip
