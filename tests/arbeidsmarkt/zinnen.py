"""The labelled sentences of the tests: `text | name !name name=value`."""

from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent


def read_rows(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Sentences with what they state."""
    rows = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            text, labels = line.rsplit("|", 1)
            rows.append((text.strip(), dict(_label(each) for each in labels.split())))
    return rows


def _label(said: str) -> tuple[str, Any]:
    if said.startswith("!"):
        return said[1:], False
    name, equals, value = said.partition("=")
    if not equals:
        return name, True
    value = value.replace("~", " ")
    return name, float(value) if value.replace(".", "").isdigit() else value


def measure(rows: list[tuple[str, dict[str, Any]]], answers: list[dict[str, Any]]) -> tuple[float, int]:
    """F1 over all fields, and how often yes was read for no or no for yes."""
    right = wrong = missed = against = 0
    for (_, labels), given in zip(rows, answers, strict=True):
        good = sum(given.get(name) == value for name, value in labels.items())
        right, missed = right + good, missed + len(labels) - good
        wrong += sum(labels.get(name) != value for name, value in given.items())
        against += sum(
            isinstance(labels.get(name), bool) and labels[name] != value for name, value in given.items()
        )
    return 2 * right / max(1, 2 * right + wrong + missed), against
