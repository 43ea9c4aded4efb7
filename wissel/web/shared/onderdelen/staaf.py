"""One bar divided over a few kinds, as shares of the whole; the words stand beside it, colour is never alone."""

Deel = tuple[str, int, str, str, str]
TUSSEN = 0.4


def staaf(delen: tuple[tuple[str, int, str], ...]) -> tuple[Deel, ...]:
    """(kind, number, words) with where each stretch begins and how wide it is, in percent."""
    total = sum(number for _kind, number, _words in delen)
    found, begin = [], 0.0
    for kind, number, words in delen:
        width = number / total * 100 if total else 0.0
        gap = TUSSEN if begin + width < 99.9 else 0.0
        found.append((kind, number, words, f"{begin:.2f}%", f"{max(0.0, width - gap):.2f}%"))
        begin += width
    return tuple(found)
