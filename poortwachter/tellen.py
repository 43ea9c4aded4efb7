"""Counting sick days: first day, adding spells, leave (contract 3.1–3.3; WIA 23 lid 2, 3 and 5; BW 7:629 lid 10).

Everything counts in ordinals. A *stuk* is an unbroken run of counted sick days; leave is never part of one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from poortwachter.fouten import Fout
from poortwachter.kalender import iso_ordinal

OPEN = dt.date(2400, 1, 1).toordinal()
WACHTTIJD = 728
GRENS = 27
DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")

Stuk = tuple[int, int]


def ordinal(text: str) -> int:
    """A checked date as ordinal."""
    return dt.date.fromisoformat(text).toordinal()


def optional(text: str | None) -> int | None:
    return None if text is None else dt.date.fromisoformat(text).toordinal()


@dataclass(slots=True)
class Onderbreking:
    """The days between two runs: how many, how many of them leave, and whether the runs are added (None: to decide)."""

    eerste: int
    laatste: int
    verlofdagen: int
    samengeteld: bool | None
    vraag: str = ""

    @property
    def dagen(self) -> int:
        return self.laatste - self.eerste + 1


@dataclass(slots=True)
class Zaak:
    """The clock of the current case, or the question that stops it."""

    stukken: list[Stuk] = field(default_factory=list)
    onderbrekingen: list[Onderbreking] = field(default_factory=list)
    eigen: list[Onderbreking] = field(default_factory=list)
    eerdere: list[tuple[int, int, int]] = field(default_factory=list)
    vragen: list[dict[str, Any]] = field(default_factory=list)
    ontbreekt: list[str] = field(default_factory=list)
    aannames: list[str] = field(default_factory=list)
    verlof: list[Stuk] = field(default_factory=list)
    hersteld_op: int | None = None
    teruggerekend: int | None = None
    bekend: bool = True

    @property
    def eerste_ziektedag(self) -> int | None:
        return self.stukken[0][0] if self.bekend and self.stukken else None

    def dag(self, nummer: int) -> int | None:
        """The date of sick day `nummer`, or None when it was not reached before recovery."""
        left = nummer
        for first, last in self.stukken:
            length = last - first + 1
            if left <= length:
                return first + left - 1
            left -= length
        return None

    def getelde_dagen(self, tot_en_met: int) -> int:
        """How many sick days counted up to and including a day."""
        total = 0
        for first, last in self.stukken:
            if first > tot_en_met:
                break
            total += min(last, tot_en_met) - first + 1
        return total

    def zonder_verlof(self, vanaf: int, dagen: int) -> int:
        """The day after so many days that are not leave, counted from `vanaf` on."""
        day = vanaf
        left = dagen
        for first, last in self.verlof:
            if last < day:
                continue
            if first >= day + left:
                break
            left -= max(0, first - day)
            day = last + 1
        return day + left

    def eerste_zonder_verlof(self, dag: int) -> int:
        """The first day on or after a day that is not leave."""
        for first, last in self.verlof:
            if first <= dag <= last:
                dag = last + 1
        return dag


def lees_zaak(feiten: Mapping[str, Any], parameters: Mapping[str, Any]) -> Zaak | None:
    """The clock from the facts; None when none of the three ways to know the first sick day is given."""
    zaak = Zaak()
    leave = sorted(
        (
            (ordinal(row["eerste_dag"]), ordinal(row["laatste_dag"]), row)
            for row in feiten.get("verlof") or ()
        ),
        key=lambda each: each[0],
    )
    zaak.verlof = [(first, last) for first, last, _ in leave]
    periods = _perioden(feiten, zaak)
    if periods is None:
        return None
    if not zaak.bekend:
        return zaak
    runs = _zonder_verlof(periods, zaak.verlof) if leave else _aaneen(periods)
    if runs and runs[-1][1] < OPEN:
        zaak.hersteld_op = runs[-1][1]
    _samentellen(zaak, runs, [(first, last, row) for first, last, row in leave], parameters)
    return zaak


def _perioden(feiten: Mapping[str, Any], zaak: Zaak) -> list[Stuk] | None:
    rows = feiten.get("ziekteperioden")
    if rows:
        if len(rows) == 1:
            row = rows[0]
            return [(ordinal(row["eerste_dag"]), optional(row.get("laatste_dag")) or OPEN)]
        return sorted((ordinal(row["eerste_dag"]), optional(row.get("laatste_dag")) or OPEN) for row in rows)
    melding = feiten.get("ziekmelding")
    if melding:
        first = _ziekmelding(melding, zaak)
        return [(first, OPEN)]
    terug = feiten.get("terugrekenen")
    if terug:
        known = ordinal(terug["datum"])
        wia = {"wia_eerste_dag": 0, "loonsanctie_einde_exclusief": -364, "wachttijd_laatste_dag": 1}[
            terug["van"]
        ] + known
        zaak.teruggerekend = wia
        zaak.aannames.append("geen_onderbrekingen")
        return [(wia - WACHTTIJD, OPEN)]
    return None


def _ziekmelding(melding: Mapping[str, Any], zaak: Zaak) -> int:
    """The first working day not worked, or on which work was stopped (WIA 23 lid 2)."""
    day = ordinal(melding["ziek_op"])
    worked = melding.get("gewerkt")
    fixed = {DAGEN.index(name) for name in melding["werkdagen"]}
    off = {ordinal(text) for text in melding.get("roostervrij") or ()}
    extra = {ordinal(text) for text in melding.get("ingeroosterd") or ()}

    def on_roster(each: int) -> bool:
        return each in extra or ((each + 6) % 7 in fixed and each not in off)

    if worked == "gestopt_tijdens_werktijd":
        return day
    following = next((each for each in range(day + 1, day + 367) if on_roster(each)), None)
    if worked == "niet" and on_roster(day):
        return day
    if following is None:
        raise Fout("ziekmelding.werkdagen", "ongeldige_waarde", "geeft binnen een jaar geen werkdag.")
    if worked == "hele_dag" or not on_roster(day):
        return following
    zaak.bekend = False
    zaak.ontbreekt.append("ziekmelding.gewerkt")
    readings = [("niet_gewerkt", day), ("hele_dag_gewerkt", following)]
    zaak.vragen.append(
        {
            "code": "eerste_ziektedag",
            "blokkerend": True,
            "lezingen": [{"id": name, "eerste_ziektedag": iso_ordinal(first)} for name, first in readings],
        }
    )
    return day


def _aaneen(periods: Sequence[Stuk]) -> list[Stuk]:
    """Spells that touch become one run."""
    runs: list[Stuk] = []
    for first, last in periods:
        if runs and first == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def _zonder_verlof(periods: Sequence[Stuk], leave: Sequence[Stuk]) -> list[Stuk]:
    """The spells with the days of leave cut out."""
    runs: list[Stuk] = []
    for first, last in periods:
        start = first
        for off, on in leave:
            if on < start or off > last:
                continue
            if off > start:
                runs.append((start, off - 1))
            start = on + 1
        if start <= last:
            runs.append((start, last))
    return _aaneen(runs)


def _samentellen(
    zaak: Zaak, runs: Sequence[Stuk], leave: Sequence[Any], parameters: Mapping[str, Any]
) -> None:
    if not runs:
        raise Fout("verlof", "overlap", "beslaat alle ziektedagen.")
    counted, case_start, gaps = 0, 0, zaak.onderbrekingen
    for place, run in enumerate(runs):
        if place:
            gap = _oordeel(runs[place - 1], run, leave, parameters)
            if gap.samengeteld is None and counted >= WACHTTIJD:
                gap.samengeteld, gap.vraag = True, ""
            gaps.append(gap)
            if gap.samengeteld is False:
                first, last = runs[case_start][0], runs[place - 1][1]
                zaak.eerdere.append((first, last, counted))
                counted, case_start = 0, place
        counted += run[1] - run[0] + 1
    zaak.stukken = list(runs[case_start:])
    zaak.eigen = gaps[case_start:]
    open_questions = [
        place for place, gap in enumerate(gaps) if place >= case_start and gap.samengeteld is None
    ]
    if open_questions:
        _vraag(zaak, runs, case_start, open_questions[-1], gaps)


def _oordeel(before: Stuk, after: Stuk, leave: Sequence[Any], parameters: Mapping[str, Any]) -> Onderbreking:
    """Whether two runs are added (contract 3.3): by decision, by same cause around leave, or by fewer than 28 days."""
    first, last = before[1] + 1, after[0] - 1
    within = [(max(a, first), min(b, last), row) for a, b, row in leave if a <= last and b >= first]
    days_off = sum(b - a + 1 for a, b, _ in within)
    gap = Onderbreking(first, last, days_off, None)
    if not within:
        gap.samengeteld = gap.dagen <= GRENS
        return gap
    final = within[-1][2]
    decision = final.get("besluit_samentelling")
    if decision:
        gap.samengeteld = decision == "samentellen"
    elif days_off == gap.dagen:
        gap.samengeteld = final.get("zelfde_oorzaak")
        gap.vraag = "zelfde_oorzaak_onbekend"
    else:
        whole, rest = gap.dagen <= GRENS, gap.dagen - days_off <= GRENS
        choice = parameters["niet_aansluitend_verlof"]
        if whole == rest or choice != "handmatig":
            gap.samengeteld = whole if choice == "wettekst" or whole == rest else rest
        else:
            gap.vraag = "niet_aansluitend_verlof"
    return gap


def _vraag(zaak: Zaak, runs: Sequence[Stuk], start: int, place: int, gaps: Sequence[Onderbreking]) -> None:
    """A person decides whether the runs around the leave are added; both readings stand beside the question."""
    together, apart = Zaak(stukken=list(runs[start:])), Zaak(stukken=list(runs[place + 1 :]))
    readings = []
    for name, case in (("samentellen", together), ("niet_samentellen", apart)):
        end = case.dag(WACHTTIJD)
        readings.append(
            {
                "id": name,
                "eerste_ziektedag": iso_ordinal(case.stukken[0][0]),
                "wachttijd_laatste_dag": None if end is None else iso_ordinal(end),
            }
        )
    zaak.vragen.append({"code": gaps[place].vraag, "blokkerend": True, "lezingen": readings})
    if gaps[place].vraag == "zelfde_oorzaak_onbekend":
        zaak.ontbreekt.append("verlof[].zelfde_oorzaak")
    zaak.bekend = False
