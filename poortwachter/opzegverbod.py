"""The opzegverbod during sickness: how long an employer may not give notice (contract 3.11; BW 7:670 lid 1 and 11)."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from poortwachter.kalender import plus_jaren
from poortwachter.loon import Loon
from poortwachter.tellen import OPEN, Stuk, Zaak, optional, ordinal


def eerste_vrije_dag(feiten: Mapping[str, Any], zaak: Zaak, loon: Loon) -> tuple[int | None, bool | None]:
    """First day without the prohibition to dismiss: two calendar years, days not counted and extensions on top.

    Gives the day and whether it applies (contract 3.11; BW 7:670 lid 1 and 11).
    """
    if loon.einde_wachttijd is None:
        return None, False
    leave = [first for first, _ in zaak.verlof if zaak.stukken[0][0] < first <= loon.einde_wachttijd]
    runs = _tellende_stukken(feiten, zaak, leave) if leave else zaak.stukken
    if runs is None:
        readings = [{"id": "telt"}, {"id": "telt_niet"}]
        loon.vragen.append({"code": "opzegverbod_zwangerschap", "blokkerend": False, "lezingen": readings})
        return None, None
    end = loon.voor_aow
    if end is None:
        return None, None
    free = plus_jaren(dt.date.fromordinal(runs[0][0]), 2).toordinal()
    for before, after in zip(runs, runs[1:], strict=False):
        if before[1] + 1 < free:
            free += after[0] - before[1] - 1
    free += max(0, end - loon.einde_wachttijd)
    aow = feiten.get("aow_datum")
    if aow is not None and ordinal(aow) < free:
        readings = [{"id": "opzegverbod_blijft"}, {"id": "opzegverbod_vervalt"}]
        loon.vragen.append({"code": "opzegverbod_aow", "blokkerend": False, "lezingen": readings})
        return None, None
    return free, True


def _tellende_stukken(feiten: Mapping[str, Any], zaak: Zaak, leave: list[int]) -> list[Stuk] | None:
    """The runs without the spells before a leave that came from pregnancy; None when one of those spells is unknown."""
    start = zaak.stukken[0][0]
    spells = [
        (max(ordinal(row["eerste_dag"]), start), optional(row.get("laatste_dag")) or OPEN, row.get("door_zwangerschap"))
        for row in feiten.get("ziekteperioden") or ()
    ]  # fmt: skip
    before = [spell for spell in spells if spell[0] < leave[-1] and spell[1] >= start]
    if not before or any(pregnancy is None for _, _, pregnancy in before):
        return None
    runs = list(zaak.stukken)
    for first, last, pregnancy in before:
        if pregnancy:
            off = next(day for day in leave if day > first)
            runs = _zonder(runs, first, min(last, off - 1))
    return runs


def _zonder(runs: list[Stuk], first: int, last: int) -> list[Stuk]:
    """The runs with one stretch of days cut out."""
    left = []
    for begin, end in runs:
        parts = ((begin, min(end, first - 1)), (max(begin, last + 1), end))
        left += (
            [part for part in parts if part[0] <= part[1]]
            if begin <= last and end >= first
            else [(begin, end)]
        )
    return left
