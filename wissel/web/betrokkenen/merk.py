"""A short mark in the session that the code of one link was right. It opens that one task and nothing else."""

import datetime as dt
from typing import Any

from wissel import klok
from wissel.betrokkenen.models import Taaklink

SLEUTEL, KLAAR, MINUTEN = "taken", "taak_klaar", 60


def keep(request: Any, row: Taaklink) -> None:
    """Remember that the code was right, under a new key of the session, for an hour."""
    request.session.cycle_key()
    until = (klok.now() + dt.timedelta(minutes=MINUTEN)).isoformat()
    request.session[SLEUTEL] = {**_live(request), str(row.pk): until}


def holds(request: Any, row: Taaklink) -> bool:
    """Whether this browser gave the right code of this link within the hour."""
    return str(row.pk) in _live(request)


def spend(request: Any, row: Taaklink) -> None:
    """The task was done here: the mark goes, and only the thanks remain."""
    request.session[SLEUTEL] = {key: until for key, until in _live(request).items() if key != str(row.pk)}
    request.session[KLAAR] = str(row.pk)


def just_done(request: Any, row: Taaklink) -> bool:
    """Whether this browser did the task."""
    return request.session.get(KLAAR) == str(row.pk)


def _live(request: Any) -> dict[str, str]:
    now = klok.now()
    kept: dict[str, str] = request.session.get(SLEUTEL, {})
    return {key: until for key, until in kept.items() if dt.datetime.fromisoformat(until) > now}
