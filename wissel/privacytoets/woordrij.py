"""Text as a row of words with their places, and rows of words ("zinnen") that are looked for in it.

A zin is written as words with spaces: `a|b` is one of both, `beh*` any word that begins so, `[3]` up to three words
between. It never runs over the end of a sentence.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

_WOORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*|[.!?;:\n]+")
T = TypeVar("T")
SLEUTEL = 3


class Woord(NamedTuple):
    """One word: as written, folded (small letters, no accents, no hyphens) and its place in the text."""

    tekst: str
    plat: str
    begin: int
    eind: int
    zin: int


def fold(text: str) -> str:
    """Small letters without accents, each letter still in its own place."""
    low = text.lower()
    if low.isascii():
        return low
    return "".join(unicodedata.normalize("NFD", letter)[0] if ord(letter) > 127 else letter for letter in low)


def flat(word: str) -> str:
    """A folded word as the lists know it: without hyphens and the apostrophe of a plural."""
    return word.replace("-", "").replace("'", "").replace("’", "")


def split(text: str) -> list[Woord]:
    """The words of a text; `zin` counts the sentences."""
    folded, found, sentence = fold(text), [], 0
    if len(folded) != len(text):
        folded = text.lower() if len(text.lower()) == len(text) else text
    for match in _WOORD.finditer(text):
        begin, end = match.span()
        if text[begin] in ".!?;:\n":
            sentence += 1
        else:
            found.append(Woord(match.group(), flat(folded[begin:end]), begin, end, sentence))
    return found


@dataclass(frozen=True, slots=True)
class Stap:
    """One place in a zin: exact words, beginnings of words, and how many words may stand before it."""

    heel: frozenset[str]
    begin: tuple[str, ...]
    ruimte: int

    def fits(self, word: str) -> bool:
        return word in self.heel or (bool(self.begin) and word.startswith(self.begin))


def parse(zin: str) -> tuple[Stap, ...]:
    """Read a zin as it stands in a list. Raises ValueError when it is empty."""
    steps, room = [], 0
    for part in fold(zin).split():
        if part.startswith("["):
            room = int(part.strip("[]"))
            continue
        options = part.split("|")
        begins = tuple(flat(each[:-1]) for each in options if each.endswith("*"))
        whole = frozenset(flat(each) for each in options if not each.endswith("*"))
        steps.append(Stap(whole, begins, room))
        room = 0
    if not steps:
        raise ValueError(f"empty zin: {zin!r}")
    return tuple(steps)


class Zinnen(Generic[T]):
    """Many zinnen, found by the first word, each with what it stands for."""

    def __init__(self) -> None:
        self._heel: dict[str, list[tuple[tuple[Stap, ...], T]]] = {}
        self._begin: dict[str, list[tuple[tuple[Stap, ...], T]]] = {}

    def add(self, zin: str, meaning: T) -> None:
        steps = parse(zin)
        for word in steps[0].heel:
            self._heel.setdefault(word, []).append((steps, meaning))
        for beginning in steps[0].begin:
            if len(beginning) < SLEUTEL:
                raise ValueError(f"too short to begin with: {beginning!r}")
            self._begin.setdefault(beginning[:SLEUTEL], []).append((steps, meaning))

    def matches(self, words: list[Woord]) -> list[tuple[int, int, T]]:
        """(first word, last word, meaning) of each zin that stands in the text."""
        found = []
        for place, word in enumerate(words):
            for steps, meaning in self._heel.get(word.plat, ()):
                last = _end(words, place, steps)
                if last is not None:
                    found.append((place, last, meaning))
            for steps, meaning in self._begin.get(word.plat[:SLEUTEL], ()):
                if word.plat.startswith(steps[0].begin):
                    last = _end(words, place, steps)
                    if last is not None:
                        found.append((place, last, meaning))
        return found


def _end(words: list[Woord], place: int, steps: tuple[Stap, ...]) -> int | None:
    """The last word of a zin that begins at this word; None when it does not stand there."""
    here, sentence = place, words[place].zin
    for step in steps[1:]:
        for ahead in range(here + 1, min(here + step.ruimte + 2, len(words))):
            if words[ahead].zin != sentence:
                return None
            if step.fits(words[ahead].plat):
                here = ahead
                break
        else:
            return None
    return here
