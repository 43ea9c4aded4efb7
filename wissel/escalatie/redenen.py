"""Why a dossier stands still: pure functions over facts.

Thresholds are data (regels/stagnatie.toml): practice, not law.
Nothing here reads a clock or the database; `today` and the facts come in, reasons with their evidence come out.
"""

import datetime as dt
import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from poortwachter.kalender import plus_werkdagen

NAMEN = {
    "stil": _("Geen activiteit"),
    "bezwaar": _("Bezwaar zonder antwoord"),
    "oneens": _("Geen overeenstemming na een bezwaar"),
    "gemist": _("Herhaald niet gekomen"),
    "advies": _("Advies zonder opvolging"),
}
# Something that happened stays dealt with; something that goes on may be named again after a while.
GEBEURD = frozenset({"gemist"})


@dataclass(frozen=True, slots=True)
class Drempel:
    """One threshold as the bureau sees it: what it is, where it comes from and how strongly it binds."""

    sleutel: str
    naam: str
    waarde: int
    uitleg: str
    bron: str
    binding: str
    checked_on: dt.date


@dataclass(frozen=True, slots=True)
class Drempels:
    """The thresholds by name, in days, working days or times."""

    stil_dagen: int
    bezwaar_werkdagen: int
    gemist_keer: int
    gemist_dagen: int
    advies_dagen: int
    rust_dagen: int
    terug_dagen: int


@dataclass(frozen=True, slots=True)
class Bewijs:
    """One fact behind a reason: the id of its row, the day it counts from, and what kind of row it is."""

    id: str
    op: dt.date
    soort: str


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """An objection of the kandidaat that was not answered; `uiterlijk` is the day agreed for the answer, if one was."""

    id: str
    op: dt.date
    soort: str
    uiterlijk: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Zaakfeiten:
    """What is known of one dossier. `begonnen_op` is None as long as no traject runs; then nothing stands still."""

    begonnen_op: dt.date | None
    laatste_activiteit: dt.date | None = None
    in_pauze: bool = False
    pauze_tot: dt.date | None = None
    bezwaren: tuple[Bezwaar, ...] = ()
    oneens: tuple[Bewijs, ...] = ()
    gemist: tuple[Bewijs, ...] = ()
    adviezen: tuple[Bewijs, ...] = ()


@dataclass(frozen=True, slots=True)
class Reden:
    """One reason with its first day and its evidence."""

    sleutel: str
    sinds: dt.date
    bewijs: tuple[Bewijs, ...]

    @property
    def merken(self) -> tuple[str, ...]:
        return tuple(f"{self.sleutel}:{each.id}" for each in self.bewijs)

    def as_json(self) -> dict[str, Any]:
        """As it is kept: facts and ids, no words of people."""
        return {
            "sleutel": self.sleutel,
            "sinds": self.sinds.isoformat(),
            "bewijs": [{"id": b.id, "op": b.op.isoformat(), "soort": b.soort} for b in self.bewijs],
        }


@lru_cache(maxsize=1)
def known() -> tuple[Drempel, ...]:
    """Every threshold with its source, in the order of the file."""
    path = Path(__file__).parent / "regels" / "stagnatie.toml"
    return tuple(Drempel(**row) for row in tomllib.loads(path.read_text(encoding="utf-8"))["drempel"])


@lru_cache(maxsize=1)
def thresholds() -> Drempels:
    return Drempels(**{each.sleutel: each.waarde for each in known()})


def reasons(
    feiten: Zaakfeiten, today: dt.date, drempels: Drempels, gesust: Collection[str] = ()
) -> tuple[Reden, ...]:
    """Every reason that holds today. `gesust` are the marks of what was dealt with and does not count now."""
    found = (
        _quiet(feiten, today, drempels, gesust),
        _unanswered(feiten, today, drempels, gesust),
        _of("oneens", feiten.oneens, gesust),
        _missed(feiten, today, drempels, gesust),
        _unfollowed(feiten, today, drempels, gesust),
    )
    return tuple(each for each in found if each is not None)


def _quiet(feiten: Zaakfeiten, today: dt.date, drempels: Drempels, gesust: Collection[str]) -> Reden | None:
    """No activity for so many days since the last, counted from the end of a pause; never during one."""
    if feiten.begonnen_op is None or feiten.in_pauze:
        return None
    days = (feiten.begonnen_op, feiten.laatste_activiteit, feiten.pauze_tot)
    last = max(day for day in days if day is not None)
    if (today - last).days < drempels.stil_dagen:
        return None
    return _of("stil", (Bewijs(last.isoformat(), last, "activiteit"),), gesust)


def _unanswered(
    feiten: Zaakfeiten, today: dt.date, drempels: Drempels, gesust: Collection[str]
) -> Reden | None:
    late = []
    for each in feiten.bezwaren:
        until = each.uiterlijk or plus_werkdagen(each.op, drempels.bezwaar_werkdagen)
        if until < today:
            late.append(Bewijs(each.id, until, each.soort))
    return _of("bezwaar", late, gesust)


def _missed(feiten: Zaakfeiten, today: dt.date, drempels: Drempels, gesust: Collection[str]) -> Reden | None:
    """So many appointments missed within the period that ends today."""
    since = today - dt.timedelta(days=drempels.gemist_dagen)
    recent = [each for each in feiten.gemist if since <= each.op <= today]
    found = _of("gemist", recent, gesust)
    return found if found is not None and len(found.bewijs) >= drempels.gemist_keer else None


def _unfollowed(
    feiten: Zaakfeiten, today: dt.date, drempels: Drempels, gesust: Collection[str]
) -> Reden | None:
    old = [each for each in feiten.adviezen if (today - each.op).days >= drempels.advies_dagen]
    return _of("advies", old, gesust)


def _of(sleutel: str, bewijs: Iterable[Bewijs], gesust: Collection[str]) -> Reden | None:
    """The reason with the evidence that was not dealt with; None when nothing is left."""
    left = sorted(
        (each for each in bewijs if f"{sleutel}:{each.id}" not in gesust), key=lambda each: (each.op, each.id)
    )
    return Reden(sleutel, left[0].op, tuple(left)) if left else None
