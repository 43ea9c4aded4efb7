"""Who may do what. Everything outside this package uses these names only."""

from typing import TYPE_CHECKING

from wissel.policies.action import Action

if TYPE_CHECKING:
    from wissel.policies.engine import Denied, Reach, can, get_visible, visible
    from wissel.policies.gate import requires

__all__ = ["Action", "Denied", "Reach", "can", "get_visible", "requires", "visible"]


def __getattr__(name: str) -> object:
    """Load the engine only once the models are ready."""
    if name in {"Denied", "Reach", "can", "get_visible", "visible"}:
        from wissel.policies import engine

        return getattr(engine, name)
    if name == "requires":
        from wissel.policies.gate import requires

        return requires
    raise AttributeError(name)
