"""Ranks labels by their likeness to a title: letters, parts of words, synonyms and group of work."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from heapq import nlargest
from math import log, sqrt

from wissel.arbeidsmarkt.taal.bomen import weigh
from wissel.arbeidsmarkt.taal.eigenwoorden import own_words
from wissel.arbeidsmarkt.taal.kennis import Kennis, Table
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import grams, plain

Vector = dict[str, float]
# How many labels are weighed closely per signal.
BY_LETTERS, BY_WORDS = 110, 110
SIGNALS = [
    "letters",
    "words",
    "synonyms",
    "covered_query",
    "covered_label",
    "synonyms_label",
    "synonyms_query",
    "same_head",
    "same_first",
    "label_length",
    "query_length",
    "length_gap",
    "equal",
    "twins",
    "length_ratio",
    "group",
    "pool",
    "starts",
    "letters_gap",
    "synonyms_gap",
]


class Labels:
    """An index over labels that answers which are most like a title.

    Without `known` our own words count, so that every installation answers the same.
    """

    def __init__(self, labels: Sequence[str], known: Kennis | None = None) -> None:
        self.known = known or own_words()
        self.plain = [plain(label) for label in labels]
        counts = Counter(self.known.words)
        counts.update(word for label in self.plain for word in set(label.split()))
        self.splitter = Splitter(counts)
        self.parts = [self.splitter.analyse(label) for label in self.plain]
        self.twins = Counter(self.plain)
        self.first = [label.split(" ", 1)[0] for label in self.plain]
        self.letters = Weighed([Counter(grams(label)) for label in self.plain], rare=0.03)
        self.words = Weighed([Counter(parts) for parts in self.parts], rare=0.2)
        self.groups = [self._groups(parts) for parts in self.parts]

    def rank(self, title: str, k: int) -> list[tuple[int, float]]:
        """The k best labels as (place in the list, score), best first; empty for a title without letters."""
        rows, signals = self.signals(title)
        if not rows:
            return []
        if self.known.trees:
            scores = [weigh(self.known.trees, row) for row in signals]
        else:
            scores = [row[0] + 0.7 * row[1] + 0.7 * row[2] for row in signals]
        order = sorted(range(len(rows)), key=lambda at: (-scores[at], -signals[at][0], rows[at]))
        return [(rows[at], scores[at]) for at in order[:k]]

    def signals(self, title: str) -> tuple[list[int], list[list[float]]]:
        """The labels worth a closer look, each with its row of SIGNALS."""
        query = plain(title)
        parts = self.splitter.analyse(query)
        if not query:
            return [], []
        letters = self.letters.vector(Counter(grams(query)))
        words = self.words.vector(Counter(parts))
        wide = self._widened(parts)
        close = self.words.dots(wide)
        near = self.letters.dots(letters)
        rows = list(
            dict.fromkeys(
                nlargest(BY_LETTERS, near, key=near.__getitem__)
                + nlargest(BY_WORDS, close, key=close.__getitem__)
            )
        )
        context = _Query(query, parts, letters, words, wide, self._groups(parts), self.words.weight)
        table = [self._row(context, at, close.get(at, 0.0)) for at in rows]
        self._compare(rows, table)
        return rows, table

    def _row(self, query: "_Query", at: int, close: float) -> list[float]:
        parts, known = self.parts[at], query.parts
        weight = self.words.weight
        total = sum(weight(part) for part in parts) or 1.0
        shared = [part for part in parts if part in query.known]
        both = sum(weight(part) for part in shared)
        by_synonym = sum(weight(part) * min(1.0, query.wide_raw.get(part, 0.0)) for part in parts)
        back = 0.0
        for part in known:
            if part in parts:
                back += weight(part)
            else:
                table = self.known.synonyms.get(part)
                if table:
                    back += weight(part) * max((table.get(other, 0.0) for other in parts), default=0.0)
        label = self.plain[at]
        return [
            self.letters.dot(query.letters, at),
            self.words.dot(query.words, at),
            close,
            both / query.total,
            both / total,
            by_synonym / total,
            back / query.total,
            float(bool(parts and known) and parts[-1] == known[-1]),
            float(bool(parts and known) and parts[0] == known[0]),
            float(len(parts)),
            float(len(known)),
            float(abs(len(parts) - len(known))),
            float(label == query.text),
            float(self.twins[label]),
            len(label) / max(1, len(query.text)),
            _cosine(query.groups, self.groups[at]),
            0.0,
            float(self.first[at] == query.text.split(" ", 1)[0]),
            0.0,
            0.0,
        ]

    def _compare(self, rows: list[int], table: list[list[float]]) -> None:
        """What only the whole field shows: the kind of work most likely meant, and the distance to the best."""
        if not rows:
            return
        strength = [row[0] + row[1] + row[2] for row in table]
        best = max(strength)
        pool: Vector = defaultdict(float)
        for at, value in zip(rows, strength, strict=True):
            if value > 0.5 * best:
                for group, share in self.groups[at].items():
                    pool[group] += share * value**4
        letters, synonyms = max(row[0] for row in table), max(row[2] for row in table)
        for at, row in zip(rows, table, strict=True):
            row[16] = _cosine(pool, self.groups[at])
            row[18] = letters - row[0]
            row[19] = synonyms - row[2]

    def _widened(self, parts: Sequence[str]) -> Vector:
        """A query's parts with the words that stand for them, weighed like the words of a label."""
        raw = widen(parts, self.known.synonyms)
        weight = self.words.weight
        size = sqrt(sum(weight(part) ** 2 for part in parts)) or 1.0
        return {part: value * weight(part) / size for part, value in raw.items() if part in self.words.found}

    def _groups(self, parts: Sequence[str]) -> Vector:
        return groups_of(parts, self.known.groups)


def widen(parts: Sequence[str], synonyms: Table) -> Vector:
    """Each part at 1, and each word that may stand for one at a share of it."""
    wide: Vector = {}
    for part in parts:
        wide[part] = 1.0
    for part in parts:
        table = synonyms.get(part)
        if table:
            most = max(0.25, max(table.values()))
            for other, chance in table.items():
                value = 0.8 * chance / most
                if value > 0.03 and value > wide.get(other, 0.0):
                    wide[other] = value
    return wide


def groups_of(parts: Sequence[str], groups: Table) -> Vector:
    """The groups of work (ISCO-08) that the parts of a title point at; shares sum to at most 1."""
    chances: Vector = defaultdict(float)
    for part in parts:
        for group, share in groups.get(part, {}).items():
            chances[group] += share
    total = sum(chances.values()) or 1.0
    return {group: share / total for group, share in chances.items()}


class Weighed:
    """Texts as weighed features of length 1, with an inverted index over the rarer ones."""

    def __init__(self, texts: Sequence[Counter[str]], *, rare: float) -> None:
        self.size = len(texts)
        self.found = Counter(feature for text in texts for feature in text)
        self._weights: dict[str, float] = {}
        self.vectors = [self.vector(text) for text in texts]
        most = max(50, int(rare * self.size))
        self.index: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, vector in enumerate(self.vectors):
            for feature, value in vector.items():
                if self.found[feature] <= most:
                    self.index[feature].append((at, value))

    def weight(self, feature: str) -> float:
        """How much a feature says: more when fewer texts have it."""
        value = self._weights.get(feature)
        if value is None:
            value = self._weights[feature] = log((1 + self.size) / (1 + self.found.get(feature, 0))) + 1
        return value

    def vector(self, text: Counter[str]) -> Vector:
        """A text as features of length 1; features no text has are left out of the length."""
        raw = {
            feature: (1 + log(times)) * self.weight(feature)
            for feature, times in text.items()
            if feature in self.found
        }
        size = sqrt(sum(value * value for value in raw.values())) or 1.0
        return {feature: value / size for feature, value in raw.items()}

    def dots(self, query: Vector) -> dict[int, float]:
        """Likeness of all texts that share a rarer feature with the query."""
        sums: dict[int, float] = defaultdict(float)
        for feature, value in query.items():
            for at, other in self.index.get(feature, ()):
                sums[at] += value * other
        return sums

    def dot(self, query: Vector, at: int) -> float:
        """Exact likeness of one text."""
        vector = self.vectors[at]
        return sum(value * vector[feature] for feature, value in query.items() if feature in vector)


class _Query:
    def __init__(
        self,
        text: str,
        parts: tuple[str, ...],
        letters: Vector,
        words: Vector,
        wide: Vector,
        groups: Vector,
        weight: Callable[[str], float],
    ) -> None:
        self.text, self.parts, self.known = text, parts, frozenset(parts)
        self.letters, self.words, self.groups = letters, words, groups
        self.total = sum(weight(part) for part in parts) or 1.0
        size = sqrt(sum(weight(part) ** 2 for part in parts)) or 1.0
        self.wide_raw = {part: value * size / weight(part) for part, value in wide.items()}


def _cosine(one: Vector, other: Vector) -> float:
    if not one or not other:
        return 0.0
    dot = sum(value * other[key] for key, value in one.items() if key in other)
    if not dot:
        return 0.0
    return dot / sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
