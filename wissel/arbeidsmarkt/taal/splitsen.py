"""Dutch compounds in parts: magazijnmedewerker -> magazijn, medewerker. The last part is the head."""

from collections.abc import Mapping
from math import log

from wissel.arbeidsmarkt.taal.woorden import EMPTY, neutral, plain, stem

_LINKS = ("", "s", "en", "e", "n", "er")


class Splitter:
    """Splits words by how often their parts stand alone in a list of words (Koehn and Knight, 2003)."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self.counts = counts
        self._seen: dict[str, tuple[str, ...]] = {}
        self._titles: dict[str, tuple[str, ...]] = {}

    def analyse(self, title: str) -> tuple[str, ...]:
        """The stems of all parts of a title, in order, without empty words."""
        found = self._titles.get(title)
        if found is None:
            parts: list[str] = []
            for word in plain(title).split():
                if word not in EMPTY:
                    parts += [stem(part) for part in self.split(neutral(word)) if part not in EMPTY]
            found = self._titles[title] = tuple(dict.fromkeys(parts))
        return found

    def split(self, word: str) -> tuple[str, ...]:
        """The parts of one plain word; the word itself when it is no compound."""
        found = self._seen.get(word)
        if found is None:
            found = self._seen[word] = self._split(word, 0)
        return found

    def _split(self, word: str, depth: int) -> tuple[str, ...]:
        if len(word) < 8 or len(word) > 60 or not word.isalpha() or depth > 3:
            return (word,)
        best: tuple[float, tuple[str, ...]] | None = None
        for at in range(3, len(word) - 3):
            head = word[at:]
            if self._count(head) < 2:
                continue
            for parts in self._modifiers(word[:at], depth):
                worth = sum(log(1 + self._count(part)) for part in (*parts, head))
                mean = worth / (len(parts) + 1) - 0.4 * (len(parts) - 1)
                if best is None or mean > best[0]:
                    best = (mean, (*parts, head))
        if best is None or best[0] < 0.6 * log(1 + self.counts.get(word, 0)):
            return (word,)
        return best[1]

    def _modifiers(self, first: str, depth: int) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for link in _LINKS:
            if link and not first.endswith(link):
                continue
            part = first[: len(first) - len(link)]
            if len(part) < 3 or (link and len(part) < 4):
                continue
            if self._count(part) >= 2:
                found.append((part,))
            elif len(part) >= 8:
                deeper = self._split(part, depth + 1)
                if len(deeper) > 1:
                    found.append(deeper)
        return found

    def _count(self, part: str) -> int:
        own = self.counts.get(part, 0)
        return own if own >= 2 or len(part) < 5 else max(own, self.counts.get(neutral(part), 0))
