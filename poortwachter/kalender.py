"""Days, months, working days and the Algemene termijnenwet. One implementation for the law and for the product.

Dates are `datetime.date`; functions whose name ends in `_ordinal` take and give proleptic ordinals, which is what the
engine counts in. Source: contract 3.1; Algemene termijnenwet art. 1, 3 and 4.
"""

import datetime as dt
from collections.abc import Collection
from functools import lru_cache

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
_GEEN: frozenset[int] = frozenset()


@lru_cache(maxsize=512)
def pasen(jaar: int) -> dt.date:
    """Easter Sunday of a year (the anonymous Gregorian method)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    maand, dag = divmod(h + m - 7 * n + 114, 31)
    return dt.date(jaar, maand, dag + 1)


def koningsdag(jaar: int) -> dt.date:
    """27 April, on a Sunday the 26th; until 2013 30 April, on a Sunday the 29th."""
    day = dt.date(jaar, 4, 27) if jaar >= 2014 else dt.date(jaar, 4, 30)
    return day - dt.timedelta(days=1) if day.weekday() == 6 else day


@lru_cache(maxsize=512)
def feestdagen(jaar: int) -> frozenset[dt.date]:
    """The free days of the planning calendar of a year; Goede Vrijdag and 5 May are working days here."""
    easter = pasen(jaar)
    after = [easter + dt.timedelta(days=n) for n in (1, 39, 50)]
    fixed = [dt.date(jaar, 1, 1), dt.date(jaar, 12, 25), dt.date(jaar, 12, 26), koningsdag(jaar)]
    return frozenset([*after, *fixed])


@lru_cache(maxsize=512)
def feestdagen_termijnenwet(jaar: int) -> frozenset[dt.date]:
    """The general holidays of the Algemene termijnenwet art. 3: also Goede Vrijdag and every 5 May."""
    return feestdagen(jaar) | {pasen(jaar) - dt.timedelta(days=2), dt.date(jaar, 5, 5)}


def is_werkdag(dag: dt.date, vrij: Collection[dt.date] = ()) -> bool:
    """Whether people work on this day; `vrij` are extra free days of an organisation."""
    return dag.weekday() < 5 and dag not in feestdagen(dag.year) and dag not in vrij


def werkdag_op_of_voor(dag: dt.date, vrij: Collection[dt.date] = ()) -> dt.date:
    """The last working day on or before a day: the date to plan on."""
    while not is_werkdag(dag, vrij):
        dag -= dt.timedelta(days=1)
    return dag


def werkdag_op_of_na(dag: dt.date, vrij: Collection[dt.date] = ()) -> dt.date:
    """The first working day on or after a day."""
    while not is_werkdag(dag, vrij):
        dag += dt.timedelta(days=1)
    return dag


def plus_werkdagen(dag: dt.date, aantal: int, vrij: Collection[dt.date] = ()) -> dt.date:
    """The day that lies so many working days after a day."""
    while aantal > 0:
        dag = werkdag_op_of_na(dag + dt.timedelta(days=1), vrij)
        aantal -= 1
    return dag


def termijn_verlengd(dag: dt.date, gelijkgesteld: Collection[dt.date] = ()) -> dt.date:
    """The end of a term under the Algemene termijnenwet art. 1: moved to the first ordinary day."""
    while dag.weekday() >= 5 or dag in feestdagen_termijnenwet(dag.year) or dag in gelijkgesteld:
        dag += dt.timedelta(days=1)
    return dag


def plus_maanden(dag: dt.date, maanden: int) -> dt.date:
    """Calendar months forward or back; a day that does not exist becomes the last of the month."""
    year, month = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    last = (dt.date(year + (month == 11), (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(dag.day, last))


def plus_jaren(dag: dt.date, jaren: int) -> dt.date:
    """Calendar years forward; 29 February becomes 1 March (ends of whole years)."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dt.date(dag.year + jaren, 3, 1)


def plus_maanden_einde(dag: dt.date, maanden: int) -> dt.date:
    """Calendar months forward for the end of whole months: a day that does not exist becomes the first of the next."""
    year, month = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    try:
        return dt.date(year, month + 1, dag.day)
    except ValueError:
        return dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)


class _Vormen(dict[int, tuple[str, str]]):
    """ISO and Dutch form of a day, made once; at most a few centuries of days, so it stays small."""

    def __missing__(self, ordinal: int) -> tuple[str, str]:
        day = dt.date.fromordinal(ordinal)
        made = (day.isoformat(), f"{day.day} {MAANDEN[day.month - 1]} {day.year}")
        self[ordinal] = made
        return made


class _Planning(dict[int, int]):
    """The planning day of a day, made once."""

    def __missing__(self, ordinal: int) -> int:
        made = werkdag_op_of_voor(dt.date.fromordinal(ordinal)).toordinal()
        self[ordinal] = made
        return made


VORMEN = _Vormen()
_PLANNING = _Planning()


def planning_ordinal(ordinal: int, vrij: frozenset[int] = _GEEN) -> int:
    """The last working day on or before a day, with the extra free days of an organisation."""
    found = _PLANNING[ordinal]
    while found in vrij:
        found = _PLANNING[found - 1]
    return found


def iso_ordinal(ordinal: int) -> str:
    """`jjjj-mm-dd`."""
    return VORMEN[ordinal][0]
