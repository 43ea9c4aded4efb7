"""Writing to the logbook. Entries go in the same transaction as the act; looks go before the data is shown."""

import re
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.logbook.models import LogbookEntry

Namens = Callable[[Actor, Any], uuid.UUID | None]
_NAMENS: list[Namens] = []
# Who stands in for a colleague acts as oneself; the reason names for whom: "namens" and an id.
_VOOR = re.compile(r"(?:^| )namens ([0-9a-f-]{36})$")


def register_namens(wie: Namens) -> None:
    """Let a room above this one say for whom somebody acts in a dossier; once, when its app is ready."""
    if wie not in _NAMENS:
        _NAMENS.append(wie)


def split_reason(reden: str) -> tuple[str, uuid.UUID | None]:
    """The reason somebody gave, and for whom they acted."""
    found = _VOOR.search(reden)
    return (reden[: found.start()], uuid.UUID(found[1])) if found else (reden, None)


def record(
    by: Actor,
    actie: str,
    *,
    dossier: Any = None,
    onderwerp: Any = None,
    onderwerpen: Iterable[Any] = (),
    categorie: str = "",
    reden: str = "",
    soort: str = LogbookEntry.Soort.GEDAAN,
) -> LogbookEntry:
    """Append one entry: who, in which role, did what, to which dossier and things. Ids only, no content.

    Who stands in for a colleague is named with the colleague (`split_reason`).
    `dossier`, `onderwerp` and `onderwerpen` are objects or ids. A list of fifty names is one entry with fifty ids.
    """
    things = [onderwerp] if onderwerp is not None else list(onderwerpen)
    return LogbookEntry.objects.create(
        bureau_id=by.bureau_id,
        at=klok.now(),
        soort=soort,
        actie=actie,
        lidmaatschap_id=by.lidmaatschap_id,
        persoon_id=by.persoon_id,
        rol=by.rol,
        dossier_id=_id(dossier),
        onderwerpen=[str(_id(thing)) for thing in things],
        onderwerp_soort=type(things[0]).__name__
        if things and not isinstance(things[0], uuid.UUID | str)
        else "",
        categorie=categorie,
        reden=_reason(by, _id(dossier), reden),
        verzoek=by.verzoek,
    )


def record_look(
    by: Actor, actie: str, *, dossier: Any = None, onderwerp: Any = None, categorie: str = "", reden: str = ""
) -> None:
    """Append that someone looked. Call before the data is read, so that a failing log shows nothing."""
    record(
        by,
        actie,
        dossier=dossier,
        onderwerp=onderwerp,
        categorie=categorie,
        reden=reden,
        soort=LogbookEntry.Soort.GELEZEN,
    )


def _reason(by: Actor, dossier_id: uuid.UUID | None, reden: str) -> str:
    for wie in _NAMENS if by.waarneemt else ():
        away = wie(by, dossier_id)
        if away is not None:
            return f"{reden[:250]} namens {away}".strip()
    return reden[:300]


def _id(thing: Any) -> uuid.UUID | None:
    return getattr(thing, "pk", thing)
