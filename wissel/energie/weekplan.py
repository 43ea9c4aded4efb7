"""One week as plain values: what is planned, what may be planned, and what could move when it is too much. Pure."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

WEEK, DAG = dt.timedelta(days=7), dt.timedelta(days=1)
WERKDAGEN = 5
VOORSTELLEN = 2
NUL = Decimal(0)


@dataclass(frozen=True, slots=True)
class Post:
    """Something in a week. `uren` is None when nobody knows how long it takes; `vast` cannot move."""

    wat: str
    id: uuid.UUID
    soort: str
    titel: str
    dag: dt.date | None
    uren: Decimal | None
    vast: bool = False
    klaar: bool = False


@dataclass(frozen=True, slots=True)
class Ruimte:
    """How much fits: hours a week and a day; None is unknown, and then nothing is refused."""

    week: Decimal | None
    dag: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Voorstel:
    """Something that could move, and the day on which it fits."""

    post: Post
    naar: dt.date


@dataclass(frozen=True, slots=True)
class Teveel:
    """Why something does not fit: the hours there would be, what fits, and whether it is about the day or the week."""

    uren: Decimal
    past: Decimal
    dag: bool
    over: Decimal


def monday(day: dt.date) -> dt.date:
    return day - day.weekday() * DAG


def in_week(posts: Iterable[Post], begin: dt.date) -> list[Post]:
    return [each for each in posts if each.dag is not None and begin <= each.dag < begin + WEEK]


def total(posts: Iterable[Post]) -> Decimal:
    """The hours of these together; what is unknown counts for nothing and is shown apart."""
    return sum((each.uren for each in posts if each.uren is not None), NUL)


def too_much(posts: Sequence[Post], extra: Decimal, day: dt.date, room: Ruimte) -> Teveel | None:
    """What stands in the way of `extra` hours on this day, the day first; None when it fits or is unknown."""
    today = total(each for each in posts if each.dag == day)
    if room.dag is not None and extra and today + extra > room.dag:
        return Teveel(today + extra, room.dag, True, max(room.dag - today, NUL))
    week = total(in_week(posts, monday(day)))
    if room.week is not None and extra and week + extra > room.week:
        return Teveel(week + extra, room.week, False, max(room.week - week, NUL))
    return None


def next_day(
    posts: Sequence[Post], hours: Decimal | None, after: dt.date, room: Ruimte, *, dagen: int = 28,
    niet_in: dt.date | None = None,
) -> dt.date | None:  # fmt: skip
    """The first working day behind `after` on which it fits; `niet_in` is the Monday of a week that is full."""
    for step in range(1, dagen + 1):
        day = after + step * DAG
        if day.weekday() >= WERKDAGEN or (niet_in is not None and monday(day) == niet_in):
            continue
        if hours is None or too_much(posts, hours, day, room) is None:
            return day
    return None


def suggest(
    posts: Sequence[Post], extra: Decimal, day: dt.date, room: Ruimte, vandaag: dt.date
) -> tuple[Voorstel, ...]:
    """Which things could move so that `extra` fits on this day: those that make room at once come first."""
    found = too_much(posts, extra, day, room)
    if found is None:
        return ()
    begin = monday(day)
    near = [each for each in posts if each.dag == day] if found.dag else in_week(posts, begin)
    movable = [
        each
        for each in near
        if not each.vast and not each.klaar and each.uren and each.dag is not None and each.dag >= vandaag
    ]
    short = found.uren - found.past
    movable.sort(key=lambda each: _order(each.uren or NUL, short))
    rows = []
    for each in movable:
        others = [other for other in posts if other.id != each.id]
        to = next_day(others, each.uren, day, room, niet_in=None if found.dag else begin)
        if to is not None:
            rows.append(Voorstel(each, to))
    return tuple(rows[:VOORSTELLEN])


def _order(hours: Decimal, short: Decimal) -> tuple[bool, Decimal]:
    """What makes enough room comes first, the smallest of that; then the largest of the rest."""
    enough = hours >= short
    return not enough, hours if enough else -hours


def per_day(posts: Iterable[Post], begin: dt.date) -> Mapping[dt.date, tuple[Post, ...]]:
    """The seven days of a week, each with what is on it."""
    rows = list(posts)
    days = [begin + step * DAG for step in range(7)]
    return {day: tuple(each for each in rows if each.dag == day) for day in days}
