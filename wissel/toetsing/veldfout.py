"""What is wrong in a file: at which field, with which value, in one Dutch line."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

GEEN: Any = object()
HEEL_DOCUMENT = "bestand"
GEHEIM = frozenset({"bsn"})
LANGST = 60


@dataclass(frozen=True, slots=True)
class Veldfout:
    """One fault: the path of the field, what is wrong with it, and the value that stands there (if any)."""

    pad: str
    zin: str
    waarde: Any = GEEN

    def __str__(self) -> str:
        value = "" if self.waarde is GEEN else shown(self.pad, self.waarde) + " "
        return _one_line(f"{self.pad}: {value}{self.zin}")


class Geweigerd(Exception):
    """A file that cannot be read in, with everything that is wrong with it."""

    def __init__(self, fouten: Iterable[Veldfout]) -> None:
        self.fouten = unique(fouten)
        super().__init__("; ".join(str(fout) for fout in self.fouten))


def unique(fouten: Iterable[Veldfout]) -> list[Veldfout]:
    """Each line once, in order."""
    return list({str(fout): fout for fout in fouten}.values())


def shown(pad: str, waarde: Any) -> str:
    """The value as it stands in the file, on one line and short; never a burgerservicenummer."""
    if pad.rpartition(".")[2] in GEHEIM:
        return "•••"
    text = json.dumps(waarde, ensure_ascii=False, default=str)
    text = _one_line(text)
    return text if len(text) <= LANGST else text[: LANGST - 1] + "…"


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else "�" for c in text)


def join(pad: str, deel: str | int) -> str:
    """`a` and `b` give `a.b`, `a` and 0 give `a[0]`."""
    if isinstance(deel, int):
        return f"{pad}[{deel}]"
    return f"{pad}.{deel}" if pad else deel
