"""Migrating many tables without drawing all models again for each of them.

Django keeps drawn models beside the state of the migrations. After an operation it draws every model that is related
again; here everything is related to a bureau, so that is everything. Two shortcuts, for our own rooms only:

- A constraint, index or trigger changes no field: nothing is drawn. The options of a drawn model are then older than
  its state. Django looks at those when it takes `unique=True` off a field; that stands in a migration by itself.
- A new model, or a field of one, draws that model only. Others still point to the class it was; that gives the same
  SQL. Before a migration runs Python on rows, Django draws everything afresh, as after its own shortcut (`is_delayed`).
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
EEN_MODEL: tuple[type[Any], ...] = (
    operations.CreateModel, operations.AddField, operations.AlterField, operations.RemoveField,
    operations.AlterModelOptions,
)  # fmt: skip
Forwards = Callable[[Any, str, ProjectState], None]


@contextmanager
def models_drawn_once() -> Iterator[None]:
    """For the length of the block, an operation draws no more than what it changes."""
    own: dict[type[Any], Forwards] = {kind: kind.state_forwards for kind in (*ZONDER_VELD, *EEN_MODEL)}
    for kind, forwards in own.items():
        kind.state_forwards = _with_less_drawing(forwards, _one if kind in EEN_MODEL else _nothing)
    try:
        yield
    finally:
        for kind, forwards in own.items():
            kind.state_forwards = forwards


def _with_less_drawing(forwards: Forwards, draw: Callable[[ProjectState, str, str], None]) -> Forwards:
    def state_forwards(operation: Any, app_label: str, state: ProjectState) -> None:
        if not apps.get_app_config(app_label).name.startswith("wissel."):
            return forwards(operation, app_label, state)

        def reload_model(app_label: str, model_name: str, delay: bool = False) -> None:
            draw(state, app_label, model_name)

        state.reload_model = reload_model  # type: ignore[method-assign]
        try:
            forwards(operation, app_label, state)
        finally:
            del state.reload_model

    return state_forwards


def _nothing(state: ProjectState, app_label: str, model_name: str) -> None:
    """In place of drawing a model again."""


def _one(state: ProjectState, app_label: str, model_name: str) -> None:
    """Draw this model, and say that what is related to it is drawn later."""
    state.is_delayed = True
    if "apps" in state.__dict__:
        state._reload({(app_label, model_name)})  # type: ignore[attr-defined]
