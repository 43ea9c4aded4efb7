"""Rooms above this one that have to know that another belastbaarheid holds, in the same transaction."""

from collections.abc import Callable

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier

Luisteraar = Callable[[Dossier, Actor], None]
_LUISTERAARS: list[Luisteraar] = []


def register_established(wie: Luisteraar) -> None:
    """Let a room above this one act when a version was established; once, when its app is ready."""
    if wie not in _LUISTERAARS:
        _LUISTERAARS.append(wie)


def tell_established(dossier: Dossier, by: Actor) -> None:
    """A version was established just now: say so to every room that asked."""
    for wie in _LUISTERAARS:
        wie(dossier, by)
