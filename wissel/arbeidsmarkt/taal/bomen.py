"""Weighs signals by a row of small decision trees (gradient boosting), as learned beforehand.

A node is [signal, limit, left, right]; a leaf is a number. Left is taken when signal <= limit.
"""

from collections.abc import Sequence
from typing import Any


def weigh(trees: Sequence[Any], signals: Sequence[float]) -> float:
    """The sum of what all trees say about one row of signals; higher is more alike."""
    total = 0.0
    for node in trees:
        while not isinstance(node, float):
            node = node[2] if signals[node[0]] <= node[1] else node[3]
        total += node
    return total
