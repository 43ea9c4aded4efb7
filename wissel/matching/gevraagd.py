"""What one vacancy asks, apart from who seeks: items of the belastbaarheid and the other hard facts, with evidence.

Two readers use it alike: the verdict on one vacancy, and the index that filters all of them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from wissel.arbeidsmarkt.lezen import Eis as Veldeis
from wissel.arbeidsmarkt.lezen import Vacatureblad
from wissel.belastbaarheid.eisen import of_vacancy
from wissel.belastbaarheid.lijst import load
from wissel.belastbaarheid.stand import Eis
from wissel.matching.waarden import Herkomst

DIENSTEN = ("evening", "night", "weekend", "shift")
# "Dag" as the only shift of a vacancy says that these do not occur. A Saturday by day may.
_BY_DAY = ("evening", "night", "shift")
# A denial with one of these denies the amount and not the thing: "niet zwaar tillen" is still lifting.
_AMOUNT = re.compile(
    r"\b(?:te |al te |heel |erg )?(?:lang\w*|veel|vaak|zwa\w+|hele|gehele|continu|constant|urenlang|grotendeels|vooral|"
    r"voornamelijk|steeds|altijd|meestal|hoge?|regelmatig|heavy|long|often|always|much)\b",
    re.IGNORECASE,
)
_RANK = {"mens": 0, "veld": 1, "tekst": 2}
# How long a posture lasts: total a day and at a stretch, in the units of these items.
_POSTURES = {"standing": "staan", "sitting": "zitten", "walking": "lopen"}
_WORDS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8}
_SPAN = re.compile(
    rf"(?<![\d,.])(\d{{1,3}}(?:[.,]\d)?|{'|'.join(_WORDS)})\s*(uur|uren|u\b|minuten|min\b)", re.IGNORECASE
)
_STRETCH = re.compile(
    r"achter\s?elkaar|aaneen|aan\s(?:een|één|1)\sstuk|onafgebroken|zonder\spauze", re.IGNORECASE
)
_DAY = re.compile(r"per\s(?:dag|dienst|werkdag)|op\seen\s(?:dag|dienst|werkdag)", re.IGNORECASE)
# No limits: what somebody would have to learn or show.
ZACHT = ("education", "certificate_required", "certificate", "experience_years", "dutch")
_NUMBERS = (int, float, Decimal)


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact with the words or field it rests on. `minstens`: it may be more, so it can break but never prove."""

    waarde: Any
    woorden: str = ""
    herkomst: Herkomst = Herkomst.GEEN
    minstens: bool = False


@dataclass(frozen=True, slots=True)
class Puntfeit:
    """The demand on one item, with its evidence."""

    eis: Eis
    woorden: str
    herkomst: Herkomst
    minstens: bool = False


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """Absent is not stated. Hours a week and a day; `klasse` without `rijbewijs`: a licence is named, not demanded."""

    punten: Mapping[str, Puntfeit]
    uren_min: Feit | None
    uren_max: Feit | None
    uren_dag: Feit | None
    diensten: Mapping[str, Feit]
    dagen: tuple[str, ...]
    rijbewijs: Feit | None
    klasse: str
    eigen_vervoer: Feit | None
    zacht: Mapping[str, Feit]

    @property
    def least(self) -> Decimal | None:
        """The fewest hours a week it can be, also when the two numbers contradict each other."""
        if self.uren_min is None:
            return None
        top = self.uren_max.waarde if self.uren_max else self.uren_min.waarde
        return min(self.uren_min.waarde, top)

    @property
    def enough(self) -> Decimal | None:
        """With this many hours a week one surely can do it; None when that is not known."""
        known = [each.waarde for each in (self.uren_min, self.uren_max) if each is not None]
        if not known:
            return None
        if len(known) == 2 and known[0] > known[1]:
            return max(known)
        return known[0]


def asked(blad: Vacatureblad, eisen: Mapping[str, Veldeis]) -> Gevraagd:
    """Everything the vacancy states. `eisen` has per field the strongest word already: person, field, then text."""
    said = {veld: eis for veld, eis in eisen.items() if not _only_amount(eis)}
    kg, heavy = said.get("lift_kg"), said.get("lift_heavy")
    if kg and heavy and _RANK.get(kg.herkomst, 3) <= _RANK.get(heavy.herkomst, 3):
        # The kilos say it more exactly.
        del said["lift_heavy"]
    shifts = _shifts(blad, said, eisen)
    return Gevraagd(
        punten=_items(blad, said, shifts),
        uren_min=_hours(said, "hours_min"), uren_max=_hours(said, "hours_max"), uren_dag=_hours(said, "hours_day"),
        diensten=shifts, dagen=blad.dagen, rijbewijs=_yes_no(said, "licence_required"),
        klasse=str(said["licence"].waarde).upper().replace(" ", "") if _word(said, "licence") else "",
        eigen_vervoer=_yes_no(said, "own_transport"),
        zacht={veld: _fact(said[veld]) for veld in ZACHT if veld in said},
    )  # fmt: skip


def heavier(fresh: Eis, known: Eis) -> bool:
    """Of two demands on one item, whether the first asks more. A lower level asks more."""
    if fresh.waarde is not None and known.waarde is not None:
        return fresh.waarde > known.waarde
    return fresh.niveau is not None and known.niveau is not None and fresh.niveau < known.niveau


def _goes_first(fresh: Puntfeit, known: Puntfeit, *, counted: bool) -> bool:
    """Of two amounts the one with the better source; else, and of things that are or are not there, the heavier."""
    one, other = (_RANK.get(each.herkomst.value, len(_RANK)) for each in (fresh, known))
    if counted and one != other:
        return one < other
    return heavier(fresh.eis, known.eis)


def _only_amount(eis: Veldeis) -> bool:
    if eis.waarde is not False or eis.herkomst == Herkomst.MENS and eis.veld != "lift_heavy":
        return False
    return eis.veld == "lift_heavy" or bool(_AMOUNT.search(eis.woorden))


def _fact(eis: Veldeis) -> Feit:
    return Feit(eis.waarde, eis.woorden, Herkomst(eis.herkomst))


def _word(said: Mapping[str, Veldeis], veld: str) -> bool:
    return veld in said and isinstance(said[veld].waarde, str) and bool(said[veld].waarde)


def _yes_no(said: Mapping[str, Veldeis], veld: str) -> Feit | None:
    eis = said.get(veld)
    return _fact(eis) if eis is not None and isinstance(eis.waarde, bool) else None


def _hours(said: Mapping[str, Veldeis], veld: str) -> Feit | None:
    eis = said.get(veld)
    if eis is None or isinstance(eis.waarde, bool) or not isinstance(eis.waarde, _NUMBERS):
        return None
    return Feit(Decimal(str(eis.waarde)), eis.woorden, Herkomst(eis.herkomst))


def _shifts(blad: Vacatureblad, said: Mapping[str, Veldeis], eisen: Mapping[str, Veldeis]) -> dict[str, Feit]:
    found = {veld: fact for veld in DIENSTEN if (fact := _yes_no(said, veld)) is not None}
    if tuple(blad.diensten) == ("dag",):
        for veld in _BY_DAY:
            if veld not in eisen:
                found[veld] = Feit(False, "", Herkomst.VELD)
    return found


def _items(
    blad: Vacatureblad, said: Mapping[str, Veldeis], shifts: Mapping[str, Feit]
) -> dict[str, Puntfeit]:
    items = load().items
    found: dict[str, Puntfeit] = {}
    for veld, eis in said.items():
        for each in _demands(veld, eis, blad.tekst):
            # Hours stand with the version itself and are judged apart.
            if items[each.eis.punt].soort == "uren":
                continue
            known = found.get(each.eis.punt)
            if known is None or _goes_first(each, known, counted=bool(items[each.eis.punt].eenheid)):
                found[each.eis.punt] = each
    for veld, fact in shifts.items():
        for demand in of_vacancy(veld, fact.waarde):
            found.setdefault(demand.punt, Puntfeit(demand, fact.woorden, fact.herkomst))
    return found


def _demands(veld: str, eis: Veldeis, text: str) -> list[Puntfeit]:
    source = Herkomst(eis.herkomst)
    exact = _spans(veld, eis, text) if veld in _POSTURES and eis.waarde is True else []
    if exact:
        return [Puntfeit(each, eis.woorden, source, minstens) for each, minstens in exact]
    return [
        Puntfeit(replace(each, aanpasbaar=eis.aanpasbaar), eis.woorden, source)
        for each in of_vacancy(veld, eis.waarde, bron=eis.woorden)
    ]


def _spans(veld: str, eis: Veldeis, text: str) -> list[tuple[Eis, bool]]:
    """How long, when the words give a number: at a stretch it is that long, and on a day at least that long."""
    words = _around(eis.woorden, text)
    number = _SPAN.search(words)
    if number is None:
        return []
    amount = Decimal(str(_WORDS.get(number[1].lower(), number[1].replace(",", "."))))
    hours = amount if number[2].lower().startswith("u") else amount / 60
    if not 0 < hours <= 12:
        return []
    name = _POSTURES[veld]
    stretch = bool(_STRETCH.search(words))
    total = Eis(f"{name}_totaal", waarde=hours, bron=eis.woorden)
    found = [(total, stretch or not _DAY.search(words))]
    if stretch:
        found.append((Eis(f"{name}_achtereen", waarde=hours * 60, bron=eis.woorden), False))
    return found


def _around(words: str, text: str) -> str:
    """The words, with what follows them in the same sentence: "je staat 4 uur" goes on with "achter elkaar"."""
    at = text.find(words) if words else -1
    if at < 0:
        return words
    end = re.search(r"[.;!?\n]", text[at + len(words) : at + len(words) + 60])
    return text[at : at + len(words) + (end.start() if end else 60)]
