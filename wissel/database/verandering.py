"""Migrating many tables without drawing every model again for each constraint, index or trigger.

Django keeps drawn models beside the state of the migrations and draws all that are related again after each operation.
A constraint, index or trigger changes no field, so the drawn models stay right without that; only the options of a
drawn model are older than its state. Django looks at those when it takes `unique=True` off a field, so this holds for
our own rooms only, and there a field loses `unique=True` in a migration that is run by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db.migrations import operations
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

ZONDER_VELD: tuple[type[Any], ...] = (
    operations.AddConstraint, operations.RemoveConstraint, operations.AddIndex, operations.RemoveIndex, AddTrigger,
    RemoveTrigger,
)  # fmt: skip
Forwards = Callable[[Any, str, ProjectState], None]


@contextmanager
def models_drawn_once() -> Iterator[None]:
    """For the length of the block, operations that change no field leave the drawn models alone."""
    own: dict[type[Any], Forwards] = {kind: kind.state_forwards for kind in ZONDER_VELD}
    for kind, forwards in own.items():
        kind.state_forwards = _without_drawing(forwards)
    try:
        yield
    finally:
        for kind, forwards in own.items():
            kind.state_forwards = forwards


def _without_drawing(forwards: Forwards) -> Forwards:
    def state_forwards(operation: Any, app_label: str, state: ProjectState) -> None:
        if not apps.get_app_config(app_label).name.startswith("wissel."):
            return forwards(operation, app_label, state)
        state.reload_model = _nothing  # type: ignore[method-assign]
        try:
            forwards(operation, app_label, state)
        finally:
            del state.reload_model

    return state_forwards


def _nothing(*args: Any, **options: Any) -> None:
    """In place of drawing a model again."""
