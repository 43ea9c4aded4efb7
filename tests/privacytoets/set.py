"""The labelled sentences and how the search does on them."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from wissel.privacytoets import keur

MAP = Path(__file__).parent / "zinnen"
SOORTEN = {
    "d": "diagnose", "m": "medicatie", "b": "behandeling", "z": "zorgverlener", "o": "onderzoek",
}  # fmt: skip
_MERK = re.compile(r"\[([^\]|]+)\|([dmbzo])\]")


@dataclass(frozen=True, slots=True)
class Gemerkt:
    """A sentence with the spans and kinds a person marked in it."""

    tekst: str
    merken: tuple[tuple[int, int, str], ...]


@dataclass(slots=True)
class Uitslag:
    """Per kind: marked, of those found, found, of those right. Per sentence: normal ones and false alarms."""

    gemerkt: Counter[str] = field(default_factory=Counter)
    geraakt: Counter[str] = field(default_factory=Counter)
    gevonden: Counter[str] = field(default_factory=Counter)
    juist: Counter[str] = field(default_factory=Counter)
    gewoon: int = 0
    vals: list[str] = field(default_factory=list)
    gemist: list[str] = field(default_factory=list)
    fout: list[str] = field(default_factory=list)

    def recall(self, soort: str = "") -> float:
        return _deel(self.geraakt, self.gemerkt, soort)

    def precision(self, soort: str = "") -> float:
        return _deel(self.juist, self.gevonden, soort)

    @property
    def vals_alarm(self) -> float:
        return len(self.vals) / self.gewoon if self.gewoon else 0.0


def _deel(part: Counter[str], whole: Counter[str], soort: str) -> float:
    total = whole[soort] if soort else whole.total()
    return (part[soort] if soort else part.total()) / total if total else 1.0


def read(name: str) -> list[Gemerkt]:
    """The sentences of a file."""
    lines = (MAP / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [_marked(line) for line in lines if line and not line.startswith("#")]


def _marked(line: str) -> Gemerkt:
    text, marks, last = "", [], 0
    for match in _MERK.finditer(line):
        text += line[last : match.start()]
        marks.append((len(text), len(text) + len(match[1]), SOORTEN[match[2]]))
        text, last = text + match[1], match.end()
    return Gemerkt(text + line[last:], tuple(marks))


def measure(deel: str) -> Uitslag:
    """How the search does on a half: `ontwikkel` or `apart`. A mark counts as found when a finding touches it."""
    result = Uitslag()
    for sentence in read(f"medisch_{deel}"):
        _score(result, sentence)
    for sentence in read(f"gewoon_{deel}"):
        result.gewoon += 1
        found = keur(sentence.tekst)
        result.gevonden.update(each.soort for each in found)
        if found:
            result.vals.append(f"{sentence.tekst} <- {', '.join(each.woord for each in found)}")
    return result


def _score(result: Uitslag, sentence: Gemerkt) -> None:
    found = keur(sentence.tekst)
    for begin, end, kind in sentence.merken:
        result.gemerkt[kind] += 1
        if any(each.begin < end and begin < each.eind for each in found):
            result.geraakt[kind] += 1
        else:
            result.gemist.append(f"{sentence.tekst[begin:end]} | {sentence.tekst}")
    for each in found:
        result.gevonden[each.soort] += 1
        if any(each.begin < end and begin < each.eind for begin, end, _kind in sentence.merken):
            result.juist[each.soort] += 1
        else:
            result.fout.append(f"{each.woord} | {sentence.tekst}")
