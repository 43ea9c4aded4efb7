"""A sjabloon as plain data: reading the built-in ones, and what follows from one for a traject.

Everything here takes the content of a sjabloon (the form of sjablonen/*.toml), which is also what a traject keeps as
its own copy. Nothing here reads the clock or the database.
"""

import copy
import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from poortwachter.kalender import plus_maanden, plus_werkdagen, werkdag_op_of_na, werkdag_op_of_voor
from wissel.trajecten.sjabloonkeuring import check

__all__ = [
    "Periode", "activiteit", "activiteiten", "check", "duur_past", "duurband", "fase_van", "klasse", "lees_ingebouwd",
    "nazorgmomenten", "rapportmomenten", "standaard_einde", "verplichte_formulieren", "voorstel_uiterlijk", "weken",
]  # fmt: skip

MAP = Path(__file__).parent / "sjablonen"
_VOORSTEL = {"dagen": 5, "soort": "kalender"}
_DUUR = {"standaard_weken": 26, "min_weken": 26, "max_weken": 52}


@dataclass(frozen=True, slots=True)
class Periode:
    """One period of reporting; `tot` is the day the law engine reads, `versturen_uiterlijk` the day to send it."""

    nummer: int
    van: dt.date
    tot: dt.date
    versturen_uiterlijk: dt.date


def lees_ingebouwd() -> dict[str, dict[str, Any]]:
    """The ways of working that come with the product, by key; each call gives copies of its own."""
    return copy.deepcopy(_built_in())


@lru_cache(maxsize=1)
def _built_in() -> dict[str, dict[str, Any]]:
    found = {}
    for path in sorted(MAP.glob("*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        check(content)
        found[content["sleutel"]] = content
    return found


def fase_van(inhoud: dict[str, Any], sleutel: str) -> dict[str, Any]:
    """What the sjabloon says about one phase; empty when it has none by that key."""
    return next((fase for fase in inhoud.get("fases", []) if fase["sleutel"] == sleutel), {})


def verplichte_formulieren(inhoud: dict[str, Any]) -> list[str]:
    """The intakes that must be finished before the plan can be offered."""
    return list(inhoud.get("intake", {}).get("formulieren", []))


def voorstel_uiterlijk(inhoud: dict[str, Any], intake_dag: dt.date) -> dt.date:
    """The last day on which the opdrachtgever receives the proposal, counted from the intake."""
    term = inhoud.get("voorstel", _VOORSTEL)
    if term["soort"] == "werkdagen":
        return plus_werkdagen(intake_dag, term["dagen"])
    return intake_dag + dt.timedelta(days=term["dagen"])


def rapportmomenten(inhoud: dict[str, Any], start_op: dt.date, eind_op: dt.date) -> list[Periode]:
    """The periods of reporting from start to end; a part of a period at the end has no report of its own."""
    step = dt.timedelta(days=inhoud.get("rapportage", {}).get("dagen", 42))
    found: list[Periode] = []
    first, last = start_op, start_op + step
    while last <= eind_op:
        found.append(Periode(len(found) + 1, first, last, werkdag_op_of_voor(last)))
        first, last = last + dt.timedelta(days=1), last + step
    return found


def nazorgmomenten(inhoud: dict[str, Any], anker: dt.date) -> list[dt.date]:
    """The days of aftercare, counted in calendar months from the anchor; never on a day off."""
    months = inhoud.get("nazorg", {}).get("maanden", [2, 4])
    return [werkdag_op_of_na(plus_maanden(anker, number)) for number in months]


def standaard_einde(inhoud: dict[str, Any], start_op: dt.date) -> dt.date:
    """The last day of a traject of the usual length."""
    weeks = duurband(inhoud)["standaard_weken"]
    return start_op + dt.timedelta(weeks=weeks, days=-1)


def weken(start_op: dt.date, eind_op: dt.date) -> int:
    """Whole weeks from the first day up to and including the last."""
    return ((eind_op - start_op).days + 1) // 7


def duurband(inhoud: dict[str, Any]) -> dict[str, int]:
    """The usual, shortest and longest number of weeks."""
    return dict(inhoud.get("duur", _DUUR))


def duur_past(inhoud: dict[str, Any], start_op: dt.date, eind_op: dt.date) -> bool:
    """Whether the length lies in the band of the sjabloon, whether or not people count the last day itself."""
    band = duurband(inhoud)
    shortest = start_op + dt.timedelta(weeks=band["min_weken"], days=-1)
    longest = start_op + dt.timedelta(weeks=band["max_weken"])
    return shortest <= eind_op <= longest


def klasse(inhoud: dict[str, Any], naam: str) -> dict[str, Any]:
    """Hours, rhythm in days and price of a complexity class; empty when the sjabloon has none by that name."""
    return dict(inhoud.get("complexiteit", {}).get(naam, {}))


def activiteiten(inhoud: dict[str, Any]) -> list[dict[str, Any]]:
    """What can be picked for a plan, in the order of the phases, with every key filled.

    `standaard` ones stand in a new plan already; `optioneel` ones are a tick with price and reason. A key that
    another phase has too gets the phase behind it, so that each is one.
    """
    found: dict[str, dict[str, Any]] = {}
    for fase in inhoud.get("fases", []):
        for row in fase.get("activiteiten", []):
            key = row["sleutel"]
            if key in found:
                key = f"{key[:29]}-{fase['sleutel'][:30]}"
            found[key] = {**_LEEG, "fase_sleutel": fase["sleutel"], **row, "sleutel": key}
    return list(found.values())


def activiteit(inhoud: dict[str, Any], sleutel: str) -> dict[str, Any]:
    """One of them by key; empty when there is none."""
    return next((row for row in activiteiten(inhoud) if row["sleutel"] == sleutel), {})


_LEEG: dict[str, Any] = {
    "helper": "", "uren": None, "prijs": None, "optioneel": False, "standaard": False, "reden": "", "hulp": "",
}  # fmt: skip
