"""Occupations near an occupation: same words, same kind of work, and kinds of work that ask the same deeds."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from math import sqrt

from wissel.arbeidsmarkt.taal.kennis import kennis
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.titels import Vector, Weighed, groups_of, widen
from wissel.arbeidsmarkt.taal.woorden import grams, plain

# Weights of title letters, title words, text words, kind of work, neighbouring kinds of work.
WEIGHTS = (0.2, 0.2, 0.5, 0.3, 0.5)


def lines(text: str) -> tuple[list[str], str]:
    """The names in a text and the rest: names are short lines, or parts between | and ;."""
    names: list[str] = []
    rest: list[str] = []
    for piece in text.replace("|", "\n").replace(";", "\n").split("\n"):
        piece = piece.strip()
        if not piece:
            continue
        (names if len(piece) <= 90 and len(piece.split()) <= 10 else rest).append(piece)
    if not names:
        head, _, tail = text.partition(". ")
        first, _, more = text.partition(": ")
        short = min((head, first), key=len)
        names = [short[:90]] if short else [text[:90]]
        rest = [text]
    return names, " ".join(rest)


class Verwanten:
    """All occupations of a list, to find the ones near a given one."""

    def __init__(self, texts: Sequence[str]) -> None:
        known = kennis()
        self.known = known
        counts = Counter(known.words)
        split = [lines(text) for text in texts]
        for names, _ in split:
            counts.update(word for word in set(plain(names[0]).split()))
        self.splitter = Splitter(counts)
        self.titles = Weighed([Counter(grams(plain(names[0]))) for names, _ in split], rare=1.0)
        self.words = Weighed([Counter(self._name_parts(names)) for names, _ in split], rare=1.0)
        self.texts = Weighed([Counter(self._all_parts(names, rest)) for names, rest in split], rare=0.2)
        self.groups = [self._groups(names, rest) for names, rest in split]
        self.near = [self._near(groups) for groups in self.groups]
        self._index = _inverted(self.groups), _inverted(self.near)

    def rank(self, text: str, k: int, *, without: int | None = None) -> list[int]:
        """The places of the k nearest occupations, nearest first; `without` is the occupation itself."""
        names, rest = lines(text)
        groups = self._groups(names, rest)
        own = self._name_parts(names)
        wide = widen(own, self.known.synonyms)
        asked = {
            part: value * self.words.weight(part) for part, value in wide.items() if part in self.words.found
        }
        signals = (
            self.titles.dots(self.titles.vector(Counter(grams(plain(names[0]))))),
            self.words.dots(_unit(asked)),
            self.texts.dots(self.texts.vector(Counter(self._all_parts(names, rest)))),
            _dots(self._index[0], _unit(groups)),
            _dots(self._index[1], _unit(self._near(groups))),
        )
        total: dict[int, float] = defaultdict(float)
        for weight, signal in zip(WEIGHTS, signals, strict=True):
            for at, value in signal.items():
                total[at] += weight * value
        if without is not None:
            total.pop(without, None)
        return sorted(total, key=lambda at: (-total[at], at))[:k]

    def _name_parts(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(part for name in names[:12] for part in self.splitter.analyse(name)))

    def _all_parts(self, names: Sequence[str], rest: str) -> list[str]:
        parts = [part for name in names[:12] for part in self.splitter.analyse(name)]
        return parts + list(self.splitter.analyse(rest[:3000]))

    def _groups(self, names: Sequence[str], rest: str) -> Vector:
        by_name = groups_of(self.splitter.analyse(names[0]), self.known.groups)
        others = groups_of(self._name_parts(names[1:]), self.known.groups)
        by_text = groups_of(self.splitter.analyse(rest[:3000]), self.known.groups)
        mixed: Vector = defaultdict(float)
        for weight, vector in ((1.0, by_name), (0.7, others), (0.6, by_text)):
            for group, share in vector.items():
                mixed[group] += weight * share
        best = dict(sorted(mixed.items(), key=lambda item: -item[1])[:8])
        wide: Vector = defaultdict(float)
        for group, share in best.items():
            wide[group] += share**1.5
            wide[group[:2]] += 0.5 * share**1.5
            wide[group[:1]] += 0.15 * share**1.5
        return _unit(wide)

    def _near(self, groups: Mapping[str, float]) -> Vector:
        near: Vector = defaultdict(float)
        for group, share in groups.items():
            for other, likeness in self.known.neighbours.get(group, {}).items():
                near[other] += share * likeness
        return _unit(near)


def _unit(vector: Mapping[str, float]) -> Vector:
    size = sqrt(sum(value * value for value in vector.values())) or 1.0
    return {key: value / size for key, value in vector.items()}


def _inverted(vectors: Sequence[Vector]) -> dict[str, list[tuple[int, float]]]:
    index: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for key, value in vector.items():
            index[key].append((at, value))
    return index


def _dots(index: Mapping[str, list[tuple[int, float]]], query: Mapping[str, float]) -> dict[int, float]:
    sums: dict[int, float] = defaultdict(float)
    for key, value in query.items():
        for at, other in index.get(key, ()):
            sums[at] += value * other
    return sums
