"""The words of work that a text is compared by: folded, without gender, compounds in their parts.

Weights come from the product's own list of occupations and not from the vacancies at hand, so that a score says the
same tomorrow and can be made again. Pure; gender, age and names play no part.
"""

import hashlib
import re
from functools import lru_cache
from math import log
from pathlib import Path

from wissel.arbeidsmarkt.taal.eigenwoorden import GEGEVENS, own_words
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import EMPTY, neutral, plain, stem

# Changes whenever this module makes other terms of the same words.
_REGELS = "1"
MOST = 255
_HALF = 16
FILE = Path(__file__).resolve().parent / "gewoon.txt"
_WORD = re.compile(r"[a-z]")
# Feminine forms that rules of endings do not see; a compound ends in them too (dameskapster).
VROUWELIJK = {
    "actrice": "acteur", "apothekeres": "apotheker", "bakster": "bakker", "barones": "baron", "boerin": "boer",
    "gastvrouw": "gastheer", "gastvrouwen": "gastheer", "gastheren": "gastheer", "hostess": "host", "kapster": "kapper",
    "kokkin": "kok", "lerares": "leraar", "leraressen": "leraar", "naaister": "naaier", "schrijfster": "schrijver",
    "secretaresse": "secretaris", "secretaressen": "secretaris", "serveerster": "serveerder", "stewardess": "steward",
    "strijkster": "strijker", "werkster": "werker", "winkelierster": "winkelier", "zakenvrouw": "zakenman",
    "zuster": "broeder",
}  # fmt: skip
_ERES = 7


@lru_cache(maxsize=1)
def edition() -> str:
    """Names the rules and lists that terms follow from: an index made with another edition is not used."""
    files = (FILE, GEGEVENS / "beroepen.txt", GEGEVENS / "woorden.txt")
    content = b"".join(path.read_bytes() for path in files)
    return f"{_REGELS}:{hashlib.blake2b(content, digest_size=6).hexdigest()}"


@lru_cache(maxsize=1)
def common() -> frozenset[str]:
    """Words that every vacancy has: they say nothing about the work."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def _counts() -> tuple[Splitter, dict[str, int]]:
    """How compounds are split, and in how many names of occupations each term occurs."""
    words = own_words().words
    counts: dict[str, int] = {}
    for word, number in words.items():
        term = stem(word)
        counts[term] = max(counts.get(term, 0), number)
    return Splitter(words), counts


@lru_cache(maxsize=400_000)
def of_word(word: str) -> tuple[str, ...]:
    """The terms of one plain word; none for a number, an empty word or one that says nothing."""
    if len(word) < 3 or word in EMPTY or word in common() or not _WORD.search(word):
        return ()
    parts = _counts()[0].split(neutral(masculine(word[:60])))
    found = (stem(masculine(part)) for part in parts if part not in EMPTY and part not in common())
    return tuple(dict.fromkeys(term for term in found if len(term) > 1))


def masculine(word: str) -> str:
    """The masculine form where rules of endings fail: kapster -> kapper, zangeres -> zanger."""
    for feminine, form in VROUWELIJK.items():
        if word.endswith((feminine, f"{feminine}s")):
            return word[: word.rindex(feminine)] + form
    return word[:-2] if len(word) >= _ERES and word.endswith("eres") else word


def terms(text: str) -> tuple[str, ...]:
    """The terms of a text, each once, in the order in which they come. At most the first 4,000 signs count."""
    return tuple(dict.fromkeys(term for word in plain(text).split() for term in of_word(word)))


@lru_cache(maxsize=400_000)
def weight(term: str) -> int:
    """How much a term says, from 1 to MOST: more when fewer names of occupations have it."""
    counts = _counts()[1]
    said = _HALF * (1 + log(4000 / (1 + counts.get(term, 0))))
    return max(1, min(MOST, round(said)))


def worth(found: tuple[str, ...]) -> int:
    """The weights of these terms together."""
    return sum(map(weight, found))
