"""Learns which words stand for each other from pairs of titles of the same work (IBM model 1)."""

from collections import defaultdict
from collections.abc import Sequence

Pair = tuple[Sequence[str], Sequence[str], float]
Table = dict[str, dict[str, float]]
_SMALL = 0.004


def learn(pairs: Sequence[Pair], *, rounds: int = 4) -> Table:
    """For each word the words it is told as, with their chance. A word seen rarely gets lower chances."""
    table: Table = {}
    for said, meant, _ in pairs:
        for word in said:
            table.setdefault(word, {}).update(dict.fromkeys(meant, 1.0))
    for row in table.values():
        for word in row:
            row[word] = 1 / len(row)
    for _ in range(rounds):
        table = _round(pairs, table)
    return table


def _round(pairs: Sequence[Pair], table: Table) -> Table:
    counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for said, meant, weight in pairs:
        for target in meant:
            total = sum(table.get(word, {}).get(target, 0.0) for word in said)
            if total <= 0:
                continue
            for word in said:
                share = table.get(word, {}).get(target, 0.0) / total
                if share > 0.02:
                    counts[word][target] += weight * share
    learned: Table = {}
    for word, row in counts.items():
        total = sum(row.values()) + 1.0
        learned[word] = {target: n / total for target, n in row.items() if n / total > _SMALL}
    return learned
