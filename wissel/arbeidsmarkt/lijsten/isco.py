"""What the groups of ISCO-08 do, in our own plain words (the official names are of the ILO)."""

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "gegevens" / "isco.txt"


@lru_cache(maxsize=1)
def _groups() -> dict[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return dict(line.split("|", 1) for line in lines if line and not line.startswith("#"))


def group_name(isco: str) -> str:
    """The words of the narrowest group that has some; empty for a code that does not exist."""
    for length in range(min(3, len(isco)), 0, -1):
        if found := _groups().get(isco[:length]):
            return found
    return ""
