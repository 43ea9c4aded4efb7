"""Learns from a list of occupations which words stand for each other and to which kind of work they point.

Pure: no database and no clock. `wissel beroepen importeer` runs it over the official lists a user gives; a ranking
of occupations runs it over the names it is given.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from math import log, log1p, sqrt

from wissel.arbeidsmarkt.taal import vertaalwoorden
from wissel.arbeidsmarkt.taal.eigenwoorden import best
from wissel.arbeidsmarkt.taal.kennis import Kennis, Table, kennis
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import plain

# The group (ISCO-08, empty when unknown), the names and the description of an occupation.
Werk = tuple[str, Sequence[str], str]
# Trust in a table from O*NET to ESCO, by the kind of match.
TRUST = {"exactMatch": 1.0, "closeMatch": 0.8, "narrowMatch": 0.6, "broadMatch": 0.5, "exactISCO": 0.5}
_FORMS = 14


def learn(work: Sequence[Werk]) -> Kennis:
    """Counts of words, synonyms and groups of work. A word must occur twice to count."""
    counts: Counter[str] = Counter()
    for _, names, text in work:
        for each in (*names, text):
            counts.update({word for word in plain(each).split() if word.isalpha()})
    words = {word: n for word, n in counts.items() if n >= 2 and 3 <= len(word) <= 24}
    splitter = Splitter({**kennis().words, **words})
    pairs: list[vertaalwoorden.Pair] = []
    found: Mapping[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    total: Counter[str] = Counter()
    for isco, names, text in work:
        forms = list(dict.fromkeys(filter(None, map(splitter.analyse, names))))[:_FORMS]
        pairs += [(one, other, 1 / sqrt(len(forms) - 1)) for one, other in permutations(forms, 2)]
        if isco:
            group = isco[:3]
            total[group] += 1
            for form in forms:
                for part in form:
                    found[part][group] += 1 / sqrt(len(forms))
            for part in set(splitter.analyse(text)):
                found[part][group] += 0.15
    return Kennis(words, best(vertaalwoorden.learn(pairs)), _shares(found, total))


def _shares(found: Mapping[str, Mapping[str, float]], total: Mapping[str, int]) -> Table:
    """How far a word points at each group: much for a word that occurs in one group only."""
    out: Table = {}
    for part, row in found.items():
        scaled = {group: n / sqrt(2 + total[group]) for group, n in row.items()}
        whole = sum(scaled.values())
        strength = min(1.0, sum(row.values()) / 2)
        nearest = sorted(scaled.items(), key=lambda item: -item[1])[:6]
        kept = {group: round(strength * (n / whole) ** 2, 3) for group, n in nearest if n / whole > 0.12}
        if kept := {group: share for group, share in kept.items() if share}:
            out[part] = kept
    return out


def near_groups(deeds: Iterable[tuple[str, str, float]]) -> Table:
    """Which groups of work (ISCO-08, three digits) do the same things: rows of group, deed and trust."""
    groups: Mapping[str, Counter[str]] = defaultdict(Counter)
    for group, deed, trust in deeds:
        groups[group][deed] += trust  # type: ignore[assignment]
    spread = Counter(deed for row in groups.values() for deed in row)
    vectors: Table = {}
    for group, row in groups.items():
        raw = {deed: log1p(n) * log(1 + len(groups) / spread[deed]) for deed, n in row.items()}
        size = sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors[group] = {deed: value / size for deed, value in raw.items()}
    out: Table = {}
    for one, own in vectors.items():
        alike = {
            other: round(sum(value * row.get(deed, 0.0) for deed, value in own.items()), 3)
            for other, row in vectors.items()
        }
        nearest = sorted(((n, other) for other, n in alike.items() if n > 0.08), reverse=True)[:_FORMS]
        out[one] = {other: n for n, other in nearest}
    return out


def merged(own: Kennis, learned: Kennis) -> Kennis:
    """Both together; what was learned from a list wins over our own words."""
    return Kennis(
        {**own.words, **learned.words},
        _mixed(own.synonyms, learned.synonyms),
        {**own.groups, **learned.groups},
        learned.neighbours or own.neighbours,
        own.trees,
    )


def _mixed(one: Table, other: Table) -> Table:
    out = {word: dict(row) for word, row in one.items()}
    for word, row in other.items():
        mine = out.setdefault(word, {})
        for meant, chance in row.items():
            mine[meant] = max(chance, mine.get(meant, 0.0))
    return out
