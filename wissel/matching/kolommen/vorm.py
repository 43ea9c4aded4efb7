"""Which columns an index has: a vacancy as whole numbers, in the form in which a million are looked through.

Every line of the verdict rests on one group of facts. Each group is one column of codes; a code stands for what a
vacancy says there, so that a limit is judged once per code and not once per vacancy. Code 0 is: not stated.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad
from wissel.arbeidsmarkt.postcodes import number
from wissel.arbeidsmarkt.taal.woorden import plain
from wissel.belastbaarheid.lijst import HUIDIG, load
from wissel.belastbaarheid.stand import Eis as Puntels
from wissel.belastbaarheid.stand import Zekerheid
from wissel.matching import score, termen
from wissel.matching.gevraagd import Feit, Gevraagd, Puntfeit, asked
from wissel.matching.waarden import Herkomst

# Changes with the columns of an index.
_VORM = "1"
# The groups that are no item, each with the lines of the verdict that rest on it.
UREN, DAG, DIENSTEN, DAGEN, RIJBEWIJS, VERVOER, OPLEIDING = (
    "uren", "uren_per_dag", "diensten", "dagen", "rijbewijs", "eigen_vervoer", "opleiding",
)  # fmt: skip
_BEGIN = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
_DELEN = ("evening", "night", "weekend", "shift")
Gezegd = tuple[Any, ...]
NIETS: Gezegd = ()


def edition() -> str:
    """Names the form of an index: one of another edition is built again."""
    return f"{_VORM}:{HUIDIG}:{termen.edition()}"


@lru_cache(maxsize=1)
def groups() -> tuple[str, ...]:
    """All groups in a fixed order: the items of the belastbaarheid first."""
    items = (key for key, item in load().items.items() if item.soort != "uren")
    return (*items, UREN, DAG, DIENSTEN, DAGEN, RIJBEWIJS, VERVOER, OPLEIDING)


def said(blad: Vacatureblad, eisen: Mapping[str, Eis]) -> dict[str, Gezegd]:
    """What a vacancy says, by group; a group it says nothing on is absent."""
    asks = asked(blad, eisen)
    found: dict[str, Gezegd] = {key: _of_item(fact) for key, fact in asks.punten.items()}
    low, high, least = _value(asks.uren_min), _value(asks.uren_max), asks.least
    shifts = tuple(fact.waarde if (fact := asks.diensten.get(part)) else None for part in _DELEN)
    found[UREN] = (low, high)
    found[DAG] = (_value(asks.uren_dag), low, high, len(asks.dagen))
    found[DIENSTEN] = shifts
    found[DAGEN] = (asks.dagen, shifts[2], None if least is None else str(least.normalize()))
    found[RIJBEWIJS] = (asks.rijbewijs.waarde if asks.rijbewijs else None, asks.klasse or None)
    found[VERVOER] = (asks.eigen_vervoer.waarde if asks.eigen_vervoer else None,)
    found[OPLEIDING] = (score.asked_education(eisen) or None,)
    return {group: value for group, value in found.items() if any(each or each is False for each in value)}


def _value(fact: Feit | None) -> str | None:
    return None if fact is None else str(fact.waarde.normalize())


def _of_item(fact: Puntfeit) -> Gezegd:
    eis = fact.eis
    amount = None if eis.waarde is None else str(eis.waarde.normalize())
    return (amount, eis.niveau, eis.zekerheid.value, eis.aanpasbaar, fact.minstens)


def unsaid(group: str, gezegd: Gezegd) -> Gevraagd:
    """Back from a code: a vacancy that says only this."""
    facts: dict[str, Any] = {
        "punten": {}, "uren_min": None, "uren_max": None, "uren_dag": None, "diensten": {}, "dagen": (),
        "rijbewijs": None, "klasse": "", "eigen_vervoer": None, "zacht": {},
    }  # fmt: skip
    if gezegd:
        facts |= _FACTS.get(group, _item_facts)(group, gezegd)
    return Gevraagd(**facts)


def _number(text: str | None) -> Feit | None:
    return None if text is None else Feit(Decimal(text), "", Herkomst.VELD)


def _truth(value: bool | None) -> Feit | None:
    return None if value is None else Feit(value, "", Herkomst.VELD)


def _item_facts(group: str, gezegd: Gezegd) -> dict[str, Any]:
    amount, level, sure, adaptable, least = gezegd
    eis = Puntels(
        group, None if amount is None else Decimal(amount), level, Zekerheid(sure), aanpasbaar=adaptable
    )
    return {"punten": {group: Puntfeit(eis, "", Herkomst.VELD, least)}}


def _hours_facts(_group: str, gezegd: Gezegd) -> dict[str, Any]:
    return {"uren_min": _number(gezegd[0]), "uren_max": _number(gezegd[1])}


def _day_facts(_group: str, gezegd: Gezegd) -> dict[str, Any]:
    day, low, high, days = gezegd
    return {"uren_dag": _number(day), "dagen": ("ma",) * days, **_hours_facts("", (low, high))}


def _shift_facts(_group: str, gezegd: Gezegd) -> dict[str, Any]:
    return {
        "diensten": {
            part: Feit(value) for part, value in zip(_DELEN, gezegd, strict=True) if value is not None
        }
    }


def _days_facts(_group: str, gezegd: Gezegd) -> dict[str, Any]:
    days, weekend, least = gezegd
    shifts = {} if weekend is None else {"weekend": Feit(weekend)}
    return {"dagen": tuple(days), "diensten": shifts, "uren_min": _number(least)}


_FACTS: dict[str, Any] = {
    UREN: _hours_facts,
    DAG: _day_facts,
    DIENSTEN: _shift_facts,
    DAGEN: _days_facts,
    RIJBEWIJS: lambda _group, said: {"rijbewijs": _truth(said[0]), "klasse": said[1] or ""},
    VERVOER: lambda _group, said: {"eigen_vervoer": _truth(said[0])},
    OPLEIDING: lambda _group, _said: {},
}


def of_json(value: list[Any]) -> Gezegd:
    """A code as it stands in a file."""
    return tuple(tuple(each) if isinstance(each, list) else each for each in value)


def hashed(term: str) -> int:
    """A term as a number of 64 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=8).digest(), "little")


@lru_cache(maxsize=400_000)
def word_numbers(word: str) -> tuple[int, ...]:
    """The terms of one plain word as numbers."""
    return tuple(hashed(term) for term in termen.of_word(word))


@dataclass(frozen=True, slots=True)
class Rij:
    """One vacancy, ready to be put in columns. `titel` and `tekst` are terms, each once; `tekst` holds those of both.

    `waarde` is the weight of the title, `vak` the occupation as (sleutel, isco), `gewijzigd` its last change
    in microseconds.
    """

    id: int
    pc4: int
    vak: tuple[str, str] | None
    gezegd: Mapping[str, Gezegd]
    titel: tuple[int, ...]
    tekst: tuple[int, ...]
    waarde: int
    gewijzigd: int


def row(blad: Vacatureblad, eisen: Mapping[str, Eis], vak: score.Vak | None) -> Rij:
    """A vacancy in the form of the index."""
    title = _words(blad.titel)
    text = tuple(dict.fromkeys((*title, *_words(blad.tekst))))
    worth = termen.worth(termen.terms(blad.titel))
    job = (vak.sleutel, vak.isco) if vak else None
    return Rij(
        blad.id.int, number(blad.pc4), job, said(blad, eisen), title, text, worth, moment(blad.gewijzigd_op)
    )


def moment(when: dt.datetime) -> int:
    """A time as whole microseconds."""
    return (when - _BEGIN) // dt.timedelta(microseconds=1)


def _words(text: str) -> tuple[int, ...]:
    return tuple(dict.fromkeys(each for word in plain(text).split() for each in word_numbers(word)))
