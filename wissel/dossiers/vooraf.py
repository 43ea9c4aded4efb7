"""What the law says about a case that is no dossier yet: the same engine, on facts somebody is still typing.

Nothing is stored. Dates that cannot be computed stay unknown.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

import poortwachter
from poortwachter import Fout
from wissel.dossiers import feiten
from wissel.dossiers.termijnen import START_FEITEN
from wissel.dossiers.tijdlijnrijen import compute_milestones

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Besluit:
    """The row of the decision table for spoor 2 that fits today, in the engine's words."""

    rij: str
    uitkomst: str
    reden: str
    bron: str
    start_uiterlijk: dt.date | None
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vooraf:
    """The window in which spoor 2 starts, and what the decision table says today; None is unknown."""

    vroegste: dt.date | None = None
    uiterste: dt.date | None = None
    uiterste_uitleg: str = ""
    evaluatie_uiterlijk: dt.date | None = None
    loon_tot: dt.date | None = None
    besluit: Besluit | None = None


def look_ahead(invoer: Json, *, today: dt.date) -> Vooraf:
    """The dates and the decision with these facts. Raises DomainError when the facts contradict each other.

    `invoer` has facts by their names in the contract. Without a first sick day there is nothing to say.
    """
    if not any(invoer.get(name) for name in START_FEITEN):
        return Vooraf()
    try:
        _answer, rows = compute_milestones(invoer)
        decision = _decide(invoer, today)
    except Fout as fout:
        raise feiten.as_domain_error(fout) from fout
    known = {row["code"]: row for row in rows}
    latest = known.get("spoor2_start", {})
    return Vooraf(
        vroegste=_day_of(known, "spoor2_vroegste_start"),
        uiterste=latest.get("due_on"),
        uiterste_uitleg=latest.get("uitleg", ""),
        evaluatie_uiterlijk=_day_of(known, "eerstejaarsevaluatie"),
        loon_tot=_day_of(known, "loondoorbetaling_laatste_dag"),
        besluit=decision,
    )


def _decide(invoer: Json, today: dt.date) -> Besluit:
    answer = poortwachter.spoor2({**invoer, "peildatum": today.isoformat()})
    last = answer["start_uiterlijk"]
    return Besluit(
        rij=answer["rij"] or "", uitkomst=answer["uitkomst"], reden=answer["reden"],
        bron="; ".join(answer.get("bron") or ()), start_uiterlijk=dt.date.fromisoformat(last) if last else None,
        ontbreekt=tuple(answer["ontbrekende_feiten"]),
    )  # fmt: skip


def _day_of(known: dict[str, Json], code: str) -> dt.date | None:
    day: dt.date | None = known.get(code, {}).get("due_on")
    return day
