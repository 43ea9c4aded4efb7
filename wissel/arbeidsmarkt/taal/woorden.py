"""Normal forms of Dutch titles: without accents, without gender, without inflection."""

import re
import unicodedata
from functools import lru_cache

# Words that say nothing about the work.
EMPTY = frozenset(
    {"van", "de", "der", "den", "des", "het", "een", "en", "in", "op", "te", "voor", "met", "of", "aan",
     "bij", "tot", "uit", "om", "door", "over", "als", "e", "d", "niet", "elders", "ten", "ter"}
)  # fmt: skip
# Feminine ending -> masculine ending; the longest that fits wins.
_GENDER = (
    ("trices", "teur"),
    ("trice", "teur"),
    ("euses", "eur"),
    ("euse", "eur"),
    ("ieres", "ier"),
    ("iere", "ier"),
    ("esses", ""),
    ("sters", "er"),
    ("ster", "er"),
    ("vrouwen", "man"),
    ("vrouw", "man"),
    ("lieden", "man"),
    ("lui", "man"),
    ("kkin", "k"),
    ("erin", "er"),
    ("gin", "g"),
    ("ares", "aar"),
)
_GENDER_E = ("ente", "ante", "iste", "ore", "ologe", "oge", "ante", "ure", "ele")
_NOT_STER = (
    "meester",
    "minister",
    "register",
    "magister",
    "venster",
    "klooster",
    "hamster",
    "poster",
    "master",
)


def plain(text: str) -> str:
    """Lower case, no accents, every other sign a space: the form in which titles are compared."""
    decomposed = unicodedata.normalize("NFKD", text[:4000].lower())
    letters = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.sub(r"[^a-z0-9+#]+", " ", letters).split())


@lru_cache(maxsize=200_000)
def neutral(word: str) -> str:
    """The masculine form of a feminine title: verkoopster -> verkoper, directrice -> directeur."""
    if word.endswith(_NOT_STER):
        return word
    for feminine, masculine in _GENDER:
        if len(word) > len(feminine) + 3 and word.endswith(feminine):
            return _open_syllable(word[: -len(feminine)], masculine)
    if len(word) > 5 and word.endswith(_GENDER_E):
        return word[:-1]
    return word


def _open_syllable(root: str, ending: str) -> str:
    """verkoop + er -> verkoper: a long vowel is written once before an ending."""
    if (
        ending.startswith("e")
        and len(root) > 3
        and root[-2] == root[-3]
        and root[-2] in "aou"
        and root[-1] not in "aeiou"
    ):
        return root[:-2] + root[-1] + ending
    return root + ending


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A short form that the singular, plural and inflected forms of a word share."""
    word = neutral(word)
    if len(word) > 7 and word.endswith("ingen"):
        return word[:-2]
    if len(word) <= 5:
        return word
    if word.endswith("heden"):
        return word[:-5] + "heid"
    if word.endswith("en"):
        return _closed(word[:-2])
    if word.endswith("s") and word[-2] not in "suij":
        return word[:-1]
    if word.endswith("e"):
        return _closed(word[:-1])
    return word


def _closed(root: str) -> str:
    if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiou":
        root = root[:-1]
    if root.endswith("z"):
        return root[:-1] + "s"
    return root[:-1] + "f" if root.endswith("v") else root


def grams(text: str, low: int = 3, high: int = 5) -> list[str]:
    """All runs of low..high signs of a plain text, its edges marked by a space."""
    padded = f" {text} "
    return [padded[at : at + size] for size in range(low, high + 1) for at in range(len(padded) - size + 1)]


def distance(one: str, other: str) -> int:
    """How many letters are added, left out, changed or swapped with their neighbour between two words."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        row = [at]
        for place, wanted in enumerate(other, 1):
            cost = min(last[place] + 1, row[place - 1] + 1, last[place - 1] + (sign != wanted))
            if at > 1 and place > 1 and sign == other[place - 2] and one[at - 2] == wanted:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
