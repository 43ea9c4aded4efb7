"""What our own lists say about words: which occur, which stand for each other, to which work they point."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import permutations
from math import sqrt
from pathlib import Path

from wissel.arbeidsmarkt.lijsten.eigen import own_list
from wissel.arbeidsmarkt.taal import vertaalwoorden
from wissel.arbeidsmarkt.taal.kennis import Kennis, Table
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import neutral, plain

GEGEVENS = Path(__file__).resolve().parent.parent / "gegevens"
FILE, WEGING = GEGEVENS / "woorden.txt", GEGEVENS / "weging.json"
_MOST, _LEAST = 14, 0.015


def word_groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The group of work (empty when none) and the words that stand for each other."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            isco, _, words = line.partition("|")
            yield isco.strip("-"), tuple(words.split(";"))


@lru_cache(maxsize=1)
def own_words() -> Kennis:
    """Counts of words, synonyms and groups of work, from the own list and the own words."""
    names = [(each.isco[:3], each.namen) for each in own_list()] + list(word_groups())
    counts: Counter[str] = Counter()
    for _, row in names:
        for name in row:
            for word in plain(name).split():
                counts[word] += 1
                counts[neutral(word)] += 1
    words = {word: number + 1 for word, number in counts.items() if word.isalpha() and len(word) > 2}
    splitter = Splitter(words)
    pairs: list[vertaalwoorden.Pair] = []
    for _, row in names:
        forms = list(dict.fromkeys(filter(None, map(splitter.analyse, row))))
        pairs += [(one, other, 1.5 / sqrt(len(forms) - 1)) for one, other in permutations(forms, 2)]
    trees = json.loads(WEGING.read_text(encoding="utf-8")) if WEGING.exists() else []
    return Kennis(words, best(vertaalwoorden.learn(pairs)), _groups(names, splitter), {}, trees)


def best(table: Table) -> Table:
    """The likeliest words for each word."""
    out: Table = {}
    for word, row in table.items():
        kept = sorted(((p, other) for other, p in row.items() if p > _LEAST), reverse=True)[:_MOST]
        if kept:
            out[word] = {other: round(p, 3) for p, other in kept}
    return out


def _groups(names: list[tuple[str, tuple[str, ...]]], splitter: Splitter) -> Table:
    """For each part of a name the groups (ISCO-08, three digits) of the work it occurs in."""
    found: Mapping[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for isco, row in names:
        if len(isco) == 3:
            for part in {part for name in row for part in splitter.analyse(name)}:
                found[part][isco] += 1
    out: Table = {}
    for part, shares in found.items():
        whole = sum(shares.values())
        out[part] = {group: round((n / whole) ** 2, 3) for group, n in shares.items() if n / whole > 0.12}
    return out
