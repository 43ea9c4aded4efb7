"""The opzegverbod during sickness: how long an employer may not give notice (contract 3.11; BW 7:670 lid 1 and 11)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from poortwachter.kalender import plus_jaren
from poortwachter.loon import Loon
from poortwachter.tellen import Zaak, optional, ordinal


def eerste_vrije_dag(feiten: Mapping[str, Any], zaak: Zaak, loon: Loon) -> tuple[int | None, bool | None]:
    """First day without the prohibition to dismiss: two calendar years, days not counted and extensions on top.

    Gives the day and whether it applies (contract 3.11; BW 7:670 lid 1 and 11).
    """
    if loon.einde_wachttijd is None:
        return None, False
    leave_inside = [first for first, _ in zaak.verlof if zaak.stukken[0][0] < first <= loon.einde_wachttijd]
    start_place, known = _telt_vanaf(feiten, zaak, leave_inside)
    if not known:
        loon.vragen.append(
            {
                "code": "opzegverbod_zwangerschap",
                "blokkerend": False,
                "lezingen": [{"id": "telt"}, {"id": "telt_niet"}],
            }
        )
        return None, None
    end = loon.voor_aow
    if end is None:
        return None, None
    first_day = zaak.stukken[start_place][0]
    free = plus_jaren(dt.date.fromordinal(first_day), 2).toordinal()
    for gap in zaak.eigen[start_place:]:
        if gap.eerste < free:
            free += gap.dagen
    free += max(0, end - loon.einde_wachttijd)
    aow = feiten.get("aow_datum")
    if aow is not None and ordinal(aow) < free:
        readings = [{"id": "opzegverbod_blijft"}, {"id": "opzegverbod_vervalt"}]
        loon.vragen.append({"code": "opzegverbod_aow", "blokkerend": False, "lezingen": readings})
        return None, None
    return free, True


def _telt_vanaf(feiten: Mapping[str, Any], zaak: Zaak, leave: list[int]) -> tuple[int, bool]:
    """From which run the two years count: spells before the leave that came from pregnancy do not."""
    if not leave:
        return 0, True
    place = 0
    for row in sorted(feiten.get("ziekteperioden") or (), key=lambda each: each["eerste_dag"]):
        first = ordinal(row["eerste_dag"])
        if first < zaak.stukken[0][0] or first >= leave[-1]:
            continue
        pregnancy = row.get("door_zwangerschap")
        if pregnancy is None:
            return 0, False
        if pregnancy and zaak.stukken[place][0] <= max(first, zaak.stukken[place][0]):
            off = next((day for day in leave if day > first), leave[-1])
            last = optional(row.get("laatste_dag")) or off - 1
            while place < len(zaak.stukken) - 1 and zaak.stukken[place][1] <= min(last, off - 1):
                place += 1
        elif not pregnancy:
            break
    else:
        if not feiten.get("ziekteperioden"):
            return 0, False
    return place, True
