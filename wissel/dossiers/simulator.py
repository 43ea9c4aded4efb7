"""What would move if a fact were otherwise: old and new dates side by side. Computes, and stores nothing.

The page that records a fact shows it before saving; the datum-simulator shows it for any set of changes.
"""

import copy
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import poortwachter
from poortwachter import Fout
from wissel.dossiers import feiten
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.termijnen import START_FEITEN
from wissel.dossiers.tijdlijnrijen import compute_milestones
from wissel.dossiers.vragen import Vraag, questions

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Regel:
    """One date: what it is now and what it would be, with the sum, rule and source of the new one.

    `gold` and `geldt` say whether the date applied and would apply; None is unknown.
    """

    code: str
    naam: str
    was: dt.date | None
    wordt: dt.date | None
    gold: bool | None
    geldt: bool | None
    uitleg: str
    formule: str
    bron: str
    binding: str

    @property
    def dagen(self) -> int | None:
        """By how many days it moves: later is more than zero; None when one of both is not a date."""
        if self.was is None or self.wordt is None:
            return None
        return (self.wordt - self.was).days

    @property
    def verschoven(self) -> bool:
        return (self.was, self.gold is False) != (self.wordt, self.geldt is False)


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What the law says about spoor 2 today: the row of the decision table, its outcome and why."""

    rij: str
    uitkomst: str
    reden: str
    start_uiterlijk: dt.date | None


@dataclass(frozen=True, slots=True)
class Ruimte:
    """Whole weeks for spoor 2 until the end of the wage period, with the days of pauses taken off.

    `weken` counts from the start of spoor 2 (from today when it has not begun), `over` from today.
    """

    weken: int | None
    over: int | None
    pauzedagen: int


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The dates and the decision as they are and as they would be; `merk` names the facts it rests on."""

    regels: tuple[Regel, ...]
    oordeel_was: Oordeel | None
    oordeel_wordt: Oordeel | None
    ruimte_was: Ruimte
    ruimte_wordt: Ruimte
    vragen: tuple[Vraag, ...]
    merk: str

    @property
    def verschoven(self) -> tuple[Regel, ...]:
        return tuple(row for row in self.regels if row.verschoven)

    @property
    def gelijk(self) -> tuple[Regel, ...]:
        return tuple(row for row in self.regels if not row.verschoven and row.wordt)

    @property
    def ander_oordeel(self) -> bool:
        before, after = self.oordeel_was, self.oordeel_wordt
        return (before and (before.rij, before.uitkomst)) != (after and (after.rij, after.uitkomst))

    @property
    def beweegt(self) -> bool:
        """Whether a date moves or spoor 2 is judged otherwise."""
        return bool(self.verschoven) or self.ander_oordeel


def compare(dossier: Dossier, wijzigingen: Mapping[str, Any], *, today: dt.date) -> Vergelijking:
    """The stored dates beside those that these facts would give; `wijzigingen` is fact by name, None takes it away.

    Raises DomainError with the engine's refusal when the facts together are impossible; `pad` says at which fact.
    """
    before = feiten.engine_invoer(dossier)
    after = feiten.engine_invoer(dossier, extra=copy.deepcopy(dict(wijzigingen)))
    stored = list(Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).order_by("volgorde"))
    answer, rows = _timeline(after)
    return Vergelijking(
        regels=tuple(_pairs(stored, rows)),
        oordeel_was=_judge(before, today),
        oordeel_wordt=_judge(after, today),
        ruimte_was=_room(before, {m.code: m.due_on for m in stored}, today),
        ruimte_wordt=_room(after, {row["code"]: row["due_on"] for row in rows}, today),
        vragen=_by_hand(answer),
        merk=feiten.feiten_sha256(after),
    )


def _timeline(invoer: Json) -> tuple[Json, list[Json]]:
    if not any(invoer.get(name) for name in START_FEITEN):
        return {}, []
    try:
        return compute_milestones(invoer)
    except Fout as fout:
        raise feiten.as_domain_error(fout) from fout


def _pairs(stored: list[Milestone], rows: list[Json]) -> Iterable[Regel]:
    """Every date in the order of the calendar of the law; what would no longer exist comes last."""
    known = {m.code: m for m in stored}
    for row in rows:
        before = known.pop(row["code"], None)
        yield Regel(
            row["code"], row["naam"], before.due_on if before else None, row["due_on"],
            before.geldt if before else None, row["geldt"], row["uitleg"], row["formule"], row["bron"], row["binding"],
        )  # fmt: skip
    for m in known.values():
        yield Regel(m.code, m.naam, m.due_on, None, m.geldt, None, m.uitleg, m.formule, m.bron, m.binding)


def _judge(invoer: Json, today: dt.date) -> Oordeel | None:
    """The decision of today. None when these facts cannot be judged today: they lie ahead, or say nothing yet."""
    if not any(invoer.get(name) for name in START_FEITEN):
        return None
    try:
        answer = poortwachter.spoor2({**invoer, "peildatum": today.isoformat()})
    except Fout:
        return None
    return Oordeel(answer["rij"] or "", answer["uitkomst"], answer["reden"], _day(answer["start_uiterlijk"]))


def _room(invoer: Json, dates: Mapping[str, dt.date | None], today: dt.date) -> Ruimte:
    end = dates.get("loondoorbetaling_laatste_dag") or dates.get("wachttijd_laatste_dag")
    pauses = [pause for pause in map(_pause, invoer.get("pauzes") or ()) if pause]
    begin = _day((invoer.get("spoor2") or {}).get("start_op")) or today
    if end is None:
        return Ruimte(None, None, 0)
    return Ruimte(
        _weeks(begin, end, pauses, today), _weeks(max(begin, today), end, pauses, today),
        _paused(begin, end, pauses, today),
    )  # fmt: skip


def _weeks(begin: dt.date, end: dt.date, pauses: list[Any], today: dt.date) -> int:
    days = (end - begin).days + 1 - _paused(begin, end, pauses, today)
    return max(0, days // 7)


def _paused(begin: dt.date, end: dt.date, pauses: list[Any], today: dt.date) -> int:
    """Days of pauses between two days; a pause without an end lasts until today, for nobody knows more."""
    days: set[dt.date] = set()
    for first, last in pauses:
        day, stop = max(first, begin), min(last or max(first, today), end)
        days.update(day + dt.timedelta(days=n) for n in range((stop - day).days + 1))
    return len(days)


def _pause(row: Json) -> tuple[dt.date, dt.date | None] | None:
    first = _day(row.get("eerste_dag"))
    return (first, _day(row.get("laatste_dag"))) if first else None


def _by_hand(answer: Json) -> tuple[Vraag, ...]:
    """What the law leaves to people with these facts."""
    return questions([*(answer.get("handmatig_besluit_nodig") or ()), *(answer.get("waarschuwingen") or ())])


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
