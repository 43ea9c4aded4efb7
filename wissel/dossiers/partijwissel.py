"""Another organisation becomes opdrachtgever or employer: what was shared by choice with the one before ends.

Rooms above say what of theirs ends. Sharing is for one recipient (AVG art. 4 lid 11), so it does not pass to the next.
"""

from collections.abc import Callable

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier

Gevolg = Callable[[Dossier, Actor], None]
_GEVOLGEN: list[Gevolg] = []


def register(gevolg: Gevolg) -> None:
    """Let a room end what it shares; once, when its app is ready."""
    if gevolg not in _GEVOLGEN:
        _GEVOLGEN.append(gevolg)


def readers(dossier: Dossier) -> set[object]:
    """The organisations that read what a kandidaat shares with the employer."""
    return {dossier.opdrachtgever_id, dossier.werkgever_id}


def changed(dossier: Dossier, by: Actor) -> None:
    """Somebody else reads from now on; needs the running transaction."""
    for each in _GEVOLGEN:
        each(dossier, by)
