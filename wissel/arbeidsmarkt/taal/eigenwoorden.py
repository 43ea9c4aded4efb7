"""What our own list of occupations says about words: which occur, and to which kind of work they point."""

from collections import Counter, defaultdict

from wissel.arbeidsmarkt.lijsten.eigen import own_list
from wissel.arbeidsmarkt.taal.kennis import Kennis, Table
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import neutral, plain


def own_words() -> Kennis:
    """Counts of words and groups of work, from the names of the own list."""
    counts: Counter[str] = Counter()
    for beroep in own_list():
        for name in beroep.namen:
            for word in plain(name).split():
                counts[word] += 1
                counts[neutral(word)] += 1
    words = {word: number + 1 for word, number in counts.items() if word.isalpha() and len(word) > 2}
    return Kennis(words=words, groups=_groups(Splitter(words)))


def _groups(splitter: Splitter) -> Table:
    """For each part of a name the groups (ISCO-08, three digits) of the occupations that have it."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for beroep in own_list():
        for part in {part for name in beroep.namen for part in splitter.analyse(name)}:
            found[part][beroep.isco[:3]] += 1
    out: Table = {}
    for part, row in found.items():
        whole = sum(row.values())
        out[part] = {group: round((n / whole) ** 2, 3) for group, n in row.items() if n / whole > 0.12}
    return out
