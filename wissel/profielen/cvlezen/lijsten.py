"""The word lists of a cv, read once: headings, job words, languages, papers and skills; our own, as data."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

_MAP = Path(__file__).parent.parent / "lijsten"


@cache
def _toml(naam: str) -> dict[str, Any]:
    return tomllib.loads((_MAP / f"{naam}.toml").read_text(encoding="utf-8"))


@cache
def headings() -> dict[str, str]:
    """A heading in lower case, and the section it opens."""
    return {words: section for section, rows in _toml("koppen").items() for words in rows}


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of these words as whole words, longest first."""
    parts = sorted({re.escape(word) for word in words}, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)


@cache
def job_words() -> re.Pattern[str]:
    """The end of a word that names a job, such as magazijnmedewerker or orderpickers."""
    ends = sorted((re.escape(word) for word in _toml("functies")["einden"]), key=len, reverse=True)
    return re.compile(rf"\w*(?:{'|'.join(ends)})s?(?!\w)", re.IGNORECASE)


@cache
def school_words() -> re.Pattern[str]:
    return any_of(_toml("papieren")["scholen"]["woorden"])


@cache
def levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Levels of education, the most telling first."""
    return tuple((level, any_of(words)) for level, words in _toml("papieren")["niveaus"].items())


@cache
def certificates() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, any_of([name.lower(), *words])) for name, words in _toml("papieren")["certificaten"].items()
    )


@cache
def languages() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, any_of(words)) for name, words in _toml("talen")["talen"].items())


@cache
def language_levels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((level, any_of(words)) for level, words in _toml("talen")["niveaus"].items())


@cache
def skills() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Every skill of the list: its kind, its name and its words."""
    found = _toml("vaardigheden")
    return tuple(
        (kind, name, any_of(words))
        for kind in ("vaardigheid", "kwaliteit", "competentie")
        for name, words in found[kind].items()
    )


def key_of(name: str) -> str:
    """The key of a skill in our list."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:60]
