"""Periods as they stand in a cv: "2015 - heden", "maart 2012 t/m 05-2016", "since 2019"."""

import re
from dataclasses import dataclass

_MAANDEN = (
    ("jan", "januari", "january"), ("feb", "februari", "february"), ("mrt", "maart", "march", "mar"),
    ("apr", "april"), ("mei", "may"), ("jun", "juni", "june"), ("jul", "juli", "july"),
    ("aug", "augustus", "august"), ("sep", "sept", "september"), ("okt", "oktober", "oct", "october"),
    ("nov", "november"), ("dec", "december"),
)  # fmt: skip
_NUMMER = {word: number for number, words in enumerate(_MAANDEN, 1) for word in words}
_MAAND = "|".join(sorted(_NUMMER, key=len, reverse=True))
_NU = r"heden|nu|nog steeds|present|now|today|current(?:ly)?|huidig"
_STREEP = r"\s*(?:-|–|—|t/m|tot en met|tot|to|until|till|/)\s*"


def _moment(side: str) -> str:
    """The pattern of a year with perhaps a month before it, its parts named for one side of a period."""
    word = rf"(?:\d{{1,2}}[-/. ])?(?P<w{side}>{_MAAND})\.?\s+"
    number = rf"(?:\d{{1,2}}[-/.])?(?P<n{side}>\d{{1,2}})[-/.]"
    return rf"(?:{word}|{number})?(?P<j{side}>(?:19|20)\d{{2}})"


_REEKS = re.compile(
    rf"(?<!\d){_moment('a')}{_STREEP}(?:{_moment('b')}|(?P<nu>{_NU})(?!\w))(?!\d)", re.IGNORECASE
)
_SINDS = re.compile(rf"(?<!\w)(?:sinds|vanaf|since|from)\s+{_moment('a')}(?!\d)", re.IGNORECASE)
_LOS = re.compile(rf"(?<![\d/-]){_moment('a')}(?![\d/-])", re.IGNORECASE)
_RAND = " \t-–—|,;:()[]•·"


@dataclass(frozen=True, slots=True)
class Periode:
    """ "2015" or "2015-03" for begin and end; `rest` is what else stood on the line."""

    van: str
    tot: str
    loopt: bool
    rest: str


def period_in(line: str) -> Periode | None:
    """A period with a begin and an end, or "since"; None when the line has none."""
    if found := _REEKS.search(line):
        running = found["nu"] is not None
        return Periode(_point(found, "a"), "" if running else _point(found, "b"), running, _rest(line, found))
    if found := _SINDS.search(line):
        return Periode(_point(found, "a"), "", True, _rest(line, found))
    return None


def year_in(line: str) -> Periode | None:
    """A single year or month, as an education has it: when it ended."""
    found = _LOS.search(line)
    return Periode("", _point(found, "a"), False, _rest(line, found)) if found else None


def _point(found: re.Match[str], side: str) -> str:
    year, number = found[f"j{side}"], found[f"n{side}"]
    if word := found[f"w{side}"]:
        return f"{year}-{_NUMMER[word.lower()]:02d}"
    return f"{year}-{int(number):02d}" if number and 1 <= int(number) <= 12 else year


def _rest(line: str, found: re.Match[str]) -> str:
    before, after = line[: found.start()].strip(_RAND), line[found.end() :].strip(_RAND)
    return "\t".join(part for part in (before, after) if part)
