"""Months as people write them, and as JSON Resume keeps them: `2019`, `2019-03` or `2019-03-14`."""

import datetime as dt
import re

from wissel.opmaak import MAANDEN

NU_WOORDEN = frozenset({"", "nu", "heden", "now", "present", "current", "today", "vandaag"})
_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$")
_NUMBERS = re.compile(r"^(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})$")
_SLASHED = re.compile(r"^(\d{4})[/. ](\d{1,2})(?:[/. ](\d{1,2}))?$")
_WORDS = re.compile(r"^(?:(\d{1,2})\s+)?([a-zé]{3,})\.?,?\s+(\d{4})$", re.I)
EERSTE_JAAR, LAATSTE_JAAR = 1930, 2100


def read_month(text: str) -> str | None:
    """A month or year as JSON Resume keeps it; None when it cannot be one."""
    text = " ".join(text.split())
    if found := _ISO.match(text) or _SLASHED.match(text):
        return _checked(found[1], found[2], found[3])
    if found := _NUMBERS.match(text):
        return _checked(found[3], found[2], found[1])
    if found := _WORDS.match(text):
        month = _number(found[2])
        return _checked(found[3], str(month), found[1]) if month else None
    return None


def _checked(year: str, month: str | None, day: str | None) -> str | None:
    if not EERSTE_JAAR <= int(year) <= LAATSTE_JAAR:
        return None
    try:
        dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])


def _number(word: str) -> int | None:
    """The number of a month in Dutch or English, whole or short."""
    word = word.lower()
    if word == "mrt":
        return 3
    for language in ("nl", "en"):
        for number, name in enumerate(MAANDEN[language], 1):
            if name.lower().startswith(word):
                return number
    return None


def in_words(value: str, taal: str) -> str:
    """`maart 2019`, or the year alone when no month is known; what is no month stays as it is."""
    parts = value.split("-")
    if len(parts) < 2 or not parts[1].isdigit() or not 1 <= int(parts[1]) <= 12:
        return value
    return f"{MAANDEN[taal][int(parts[1]) - 1]} {parts[0]}"


def months(value: str, *, end: bool = False) -> int | None:
    """The month as a number to count with; a year alone is its first month, or its last as an end."""
    found = _ISO.match(value)
    if not found:
        return None
    month = int(found[2]) if found[2] else (12 if end else 1)
    return int(found[1]) * 12 + month - 1
