"""In which week of sickness a day falls. Days between added spells, leave and days after recovery do not count.

The engine says which days those are; they are stored with the dossier as `niet_geteld`, so that a list of a hundred
rows knows its weeks without computing anything (contract 4, `ziekteweek_op_peildatum`).
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

SAMENTELLEN_DAGEN = 28

# Pairs of first and last day, in order; no last day means: recovered from then on.
NietGeteld = list[list[str | None]]


def uncounted(answer: dict[str, Any]) -> NietGeteld:
    """The days since the first sick day that the engine does not count, from its whole answer."""
    first = answer.get("eerste_ziektedag")
    if not first:
        return []
    gaps = (answer.get("samentelling") or {}).get("onderbrekingen") or []
    found: NietGeteld = [
        [gap["eerste_dag"], gap["laatste_dag"]]
        for gap in gaps
        if gap["samengeteld"] and gap["eerste_dag"] > first
    ]
    recovered = answer.get("samentellen_tot_en_met")
    if answer.get("toestand") == "hersteld" and recovered:
        last_sick = dt.date.fromisoformat(recovered) - dt.timedelta(days=SAMENTELLEN_DAGEN)
        found.append([(last_sick + dt.timedelta(days=1)).isoformat(), None])
    return found


def counted_days(first: dt.date, niet_geteld: Iterable[Any], until: dt.date) -> int:
    """How many sick days count from the first one up to and including a day."""
    lost = 0
    for start, end in _pairs(niet_geteld):
        if start <= until:
            lost += (min(end or until, until) - start).days + 1
    return (until - first).days + 1 - lost


def week_on(first: dt.date | None, niet_geteld: Iterable[Any], day: dt.date) -> int | None:
    """The week of sickness on a day; none before the first day and none for who has recovered."""
    if first is None or day < first or recovered_on(niet_geteld, day):
        return None
    return (counted_days(first, niet_geteld, day) + 6) // 7


def recovered_on(niet_geteld: Iterable[Any], day: dt.date) -> dt.date | None:
    """The first day of being well again, when that lies on or before a day and no new spell follows."""
    return next((start for start, end in _pairs(niet_geteld) if end is None and start <= day), None)


def _pairs(niet_geteld: Iterable[Any]) -> list[tuple[dt.date, dt.date | None]]:
    return [
        (dt.date.fromisoformat(start), dt.date.fromisoformat(end) if end else None)
        for start, end in niet_geteld
    ]
