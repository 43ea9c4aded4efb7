"""Text made ready for rules, sign for sign as long as it was, so that every find points at the words it came from."""

import re
import unicodedata
from functools import lru_cache

# How far a text is read, and how long a sentence may be: one without an end is cut, so that the work stays in step
# with the length of the text, whatever stands in it.
LONGEST = 100_000
SENTENCE, PIECE = 800, 4000
_WORDS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14, "vijftien": 15, "zestien": 16, "zeventien": 17,
    "achttien": 18, "negentien": 19, "twintig": 20, "vierentwintig": 24, "vijfentwintig": 25, "achtentwintig": 28,
    "dertig": 30, "tweeendertig": 32, "vijfendertig": 35, "zesendertig": 36, "achtendertig": 38, "veertig": 40,
    "vijftig": 50, "one": 1, "two": 2, "three": 3, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12,
    "twenty": 20, "thirty": 30, "forty": 40,
}  # fmt: skip
NUMBER = rf"(?:\d+(?:[.,]\d+)?|{'|'.join(sorted((w for w in _WORDS if w not in ('een', 'one')), key=len, reverse=True))})"
_ENDS = re.compile(r"[!?\n;•·|]|\.(?=\s|$)(?!\s*\d)|(?<=\s)[-–*](?=\s)")

_SIGN = re.compile(r"\w")


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    if sign in "’‘`´":
        return "'"
    if sign in "–—‑":
        return "-"
    if sign.isspace() and sign != "\n":
        return " "
    low = sign.lower()
    base = unicodedata.normalize("NFKD", low)[:1] if ord(sign) > 127 else low
    return base if len(base) == 1 else sign


def fold(text: str) -> str:
    """Lower case without accents, exactly as long as the text."""
    return "".join(map(_fold_sign, text))


def number(word: str) -> float:
    """A Dutch or English number, in figures or as a word."""
    if word in _WORDS:
        return float(_WORDS[word])
    return float(word.replace(",", "."))


def tidy(value: float) -> float | int:
    """36 and not 36.0; 21.6 stays."""
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def sentences(folded: str) -> list[tuple[int, int]]:
    """Where each sentence or list item begins and ends; a very long one is cut between two words, one without a
    letter is left out."""
    found, start = [], 0
    for end in _ENDS.finditer(folded):
        if end.start() > start:
            found += pieces(folded, start, end.start(), SENTENCE)
        start = end.end()
    if len(folded) > start:
        found += pieces(folded, start, len(folded), SENTENCE)
    return [each for each in found if _SIGN.search(folded, *each)]


def pieces(folded: str, start: int, end: int, most: int = PIECE) -> list[tuple[int, int]]:
    """start..end in pieces of at most `most` signs, cut between two words where there are words."""
    found = []
    while end - start > most:
        cut = max(
            folded.rfind(" ", start + most // 2, start + most),
            folded.rfind("\n", start + most // 2, start + most),
        )
        cut = cut + 1 if cut > 0 else start + most
        found.append((start, cut))
        start = cut
    return [*found, (start, end)]
