"""The clocks of a loonsanctie as the facts of the dossier give them, and what an employer pays until then.

No date is counted here: days come from the stored run of the law, or from a run with one fact otherwise.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from poortwachter import Fout
from wissel.dossiers import feiten
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.tijdlijnrijen import compute_milestones

_EEN_DAG = dt.timedelta(days=1)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bevinding:
    """Something UWV often finds missing, with what repairs it. `dagen` is a planning, no term of the law."""

    sleutel: str
    naam: str
    herstel: str
    eigenaar: str
    dagen: int
    bron: str


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What the law says about shortening, with its source."""

    uitleg: str
    bron: str
    binding: str
    checked_on: dt.date


@dataclass(frozen=True, slots=True)
class Klok:
    """First and last day as they hold now, the last day at most, and what a request for shortening started.

    Days are inclusive. None is unknown. `verwacht` is the last day when UWV agrees within its term.
    """

    eerste_dag: dt.date | None
    laatste_dag: dt.date | None
    uiterste_dag: dt.date | None
    ontvangen_op: dt.date | None
    beslis_uiterlijk: dt.date | None
    verwacht: dt.date | None
    besloten_op: dt.date | None
    toegekend: bool | None


@dataclass(frozen=True, slots=True)
class Kosten:
    """What the wage period costs, in euros. The amounts typed are not kept anywhere."""

    per_week: Decimal
    tot_nu: Decimal
    tot_einde: Decimal
    bij_bekorting: Decimal | None

    @property
    def besparing(self) -> Decimal | None:
        return None if self.bij_bekorting is None else self.tot_einde - self.bij_bekorting


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    path = Path(__file__).parent / "regels" / "herstel.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def findings() -> dict[str, Bevinding]:
    return {row["sleutel"]: Bevinding(**row) for row in _data()["bevinding"]}


@lru_cache(maxsize=1)
def rule() -> Uitleg:
    return Uitleg(**_data()["bekorting"])


def sanctioned(dossier: Dossier) -> bool:
    """Whether a loonsanctie is a fact of this dossier."""
    return bool((feiten.levende_feiten(dossier).get("loonsanctie") or {}).get("opgelegd"))


def clock(dossier: Dossier) -> Klok | None:
    """The clocks as stored; None when there is no loonsanctie."""
    fact = feiten.levende_feiten(dossier).get("loonsanctie") or {}
    if not fact.get("opgelegd"):
        return None
    rows = Milestone.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    output = rows.values_list("berekening__uitvoer", flat=True).first() or {}
    return _clock(fact, output.get("loonsanctie") or {})


def clock_if_received(dossier: Dossier, on: dt.date) -> Klok | None:
    """The clocks if UWV received the request on this day; nothing is recorded. None when that cannot be computed."""
    fact = feiten.levende_feiten(dossier).get("loonsanctie") or {}
    changed = {**fact, "herstelmelding_ontvangen_op": on.isoformat()}
    try:
        answer, _rows = compute_milestones(feiten.engine_invoer(dossier, extra={"loonsanctie": changed}))
    except Fout:
        return None
    return _clock(changed, answer.get("loonsanctie") or {})


def _clock(fact: dict[str, Any], block: dict[str, Any]) -> Klok:
    return Klok(
        eerste_dag=_day(block.get("eerste_dag")), laatste_dag=_day(block.get("laatste_dag")),
        uiterste_dag=_last(block.get("maximum_einde_exclusief")),
        ontvangen_op=_day(fact.get("herstelmelding_ontvangen_op")),
        beslis_uiterlijk=_day(block.get("beslistermijn_bekorting_einde")),
        verwacht=_last(block.get("verwacht_einde_exclusief")), besloten_op=_day(fact.get("bekorting_besluit_op")),
        toegekend=fact.get("bekorting_toegekend"),
    )  # fmt: skip


def costs(
    maandloon: Decimal, lasten: Decimal, klok: Klok, today: dt.date, verwacht: dt.date | None
) -> Kosten | None:
    """What the period costs so far, until its end, and until `verwacht`; None as long as its days are unknown.

    A day is a twelfth-month year shared over 365 days: (wage + charges) × 12 ÷ 365.
    """
    first, last = klok.eerste_dag, klok.laatste_dag or klok.uiterste_dag
    if first is None or last is None:
        return None
    per_day = (maandloon + lasten) * 12 / 365
    until = min(today, last)

    def amount(end: dt.date) -> Decimal:
        days = max(0, (end - first).days + 1)
        return (per_day * days).quantize(_CENT, ROUND_HALF_UP)

    short = amount(min(verwacht, last)) if verwacht is not None else None
    return Kosten((per_day * 7).quantize(_CENT, ROUND_HALF_UP), amount(until), amount(last), short)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _last(text: str | None) -> dt.date | None:
    """The last day of a period that is given by the day after it."""
    day = _day(text)
    return day - _EEN_DAG if day else None
