"""Writing to the logbook. Entries go in the same transaction as the act; looks go before the data is shown."""

import uuid
from collections.abc import Iterable
from typing import Any

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.logbook.models import LogbookEntry


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
        reden=reden[:300],
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


def _id(thing: Any) -> uuid.UUID | None:
    return getattr(thing, "pk", thing)
