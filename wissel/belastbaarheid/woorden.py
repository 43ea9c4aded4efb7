"""The words of the list for who it is about: plain Dutch, or another language where somebody wrote it.

A language that is not there, or misses an item, falls back on Dutch: nothing is lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from wissel.belastbaarheid.lijst import MAP, Item, Lijst, Lijstfout, load, toml


@dataclass(frozen=True, slots=True)
class Woorden:
    """Names of rubrieken and items, and one sentence per level."""

    rubrieken: Mapping[str, str]
    namen: Mapping[str, str]
    kan: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=32)
def words(versie: str, taal: str) -> Woorden:
    """The words of an edition in a language. Raises Lijstfout for a translation that does not fit the list."""
    lijst = load(versie)
    folder = MAP / versie / "taal"
    names = {item.sleutel: item.naam for item in lijst.items.values()}
    sentences = {item.sleutel: tuple(level.kan for level in item.niveaus) for item in lijst.items.values()}
    rubrieken = {rubriek.sleutel: rubriek.naam for rubriek in lijst.rubrieken}
    for code in dict.fromkeys(("nl", taal)):
        path = folder / f"{code}.toml"
        if path.exists():
            raw = toml(path)
            rubrieken |= raw.get("rubrieken", {})
            for key, row in raw.get("punten", {}).items():
                names[key], *rest = _checked(path, lijst, key, row)
                sentences[key] = tuple(rest)
    return Woorden(rubrieken, names, sentences)


def _checked(path: Path, lijst: Lijst, key: str, row: Any) -> list[str]:
    """A name and as many sentences as there are levels, with the same places for numbers."""
    item: Item | None = lijst.items.get(key)
    if item is None:
        raise Lijstfout(f"{path.name}: punt “{key}” bestaat niet in de lijst.")
    if (
        not isinstance(row, list)
        or len(row) != len(item.niveaus) + 1
        or not all(isinstance(w, str) and w for w in row)
    ):
        raise Lijstfout(f"{path.name}, punt “{key}”: een naam en {len(item.niveaus)} zinnen zijn nodig.")
    for level, sentence in zip(item.niveaus, row[1:], strict=True):
        if ("{waarde}" in level.kan) != ("{waarde}" in sentence):
            raise Lijstfout(
                f"{path.name}, punt “{key}”, niveau {level.nummer}: “{{waarde}}” ontbreekt of hoort er niet."
            )
    return [str(word) for word in row]
