"""The item list of belastbaarheid: read from lijsten/<versie>/*.toml, checked once, and then only read.

Pure: no Django models, no clock. A list that is wrong raises Lijstfout, which names file, line and item.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

MAP = Path(__file__).resolve().parent / "lijsten"
# The edition that new versions of a belastbaarheid are written in. An established one keeps its own.
HUIDIG = "2026-11"
RUBRIEKEN = ("persoonlijk", "sociaal", "fysieke_omgeving", "dynamisch", "statisch", "werktijden")
SOORTEN = ("trap", "soorten", "voorwaarde", "kenmerk", "uren")
_VELDEN = {"naam", "nummer", "nummer_cbbs", "soort", "eenheid", "niveaus"}


class Lijstfout(Exception):
    """An item list that cannot be used, in Dutch: which file, which line, which item, and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Niveau:
    """One level. `waarde` is what somebody surely can, `onder` the bound that is no longer reached, in the unit."""

    nummer: int
    woorden: str
    kan: str
    waarde: Decimal | None = None
    onder: Decimal | None = None
    niet: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that work can ask. Level 0 is the norm; of a `trap` every next level can less.

    `soorten` are kinds without an order, `voorwaarde` is a condition that holds or not, `kenmerk` says something
    without a norm (voorkeurshand), `uren` stands with the version itself.
    """

    sleutel: str
    rubriek: str
    naam: str
    nummer: str
    nummer_cbbs: str
    soort: str
    eenheid: str
    niveaus: tuple[Niveau, ...]

    @property
    def laatste(self) -> int:
        """The number of the last level."""
        return len(self.niveaus) - 1

    @property
    def ordent(self) -> bool:
        """Whether a next level can less, so that levels may be compared."""
        return self.soort in ("trap", "voorwaarde", "uren")

    def level_of(self, waarde: Decimal) -> int:
        """The level under which a stated number falls: the first whose own number is not above it."""
        fits = (level.nummer for level in self.niveaus if level.waarde is not None and level.waarde <= waarde)
        return next(fits, self.laatste)


@dataclass(frozen=True, slots=True)
class Rubriek:
    sleutel: str
    nummer: int
    naam: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Lijst:
    """One edition of the list."""

    versie: str
    naam: str
    bron: str
    rubrieken: tuple[Rubriek, ...]
    items: Mapping[str, Item]
    koppeling: Mapping[str, Mapping[str, tuple[Mapping[str, Any], ...]]]

    def describable(self) -> tuple[Item, ...]:
        """The items that are written per item; hours stand with the version."""
        return tuple(item for item in self.items.values() if item.soort != "uren")


@lru_cache(maxsize=8)
def load(versie: str = HUIDIG) -> Lijst:
    """An edition that came with the product. Raises Lijstfout."""
    return read(MAP / versie)


def read(folder: Path) -> Lijst:
    """The list in a folder, checked. Raises Lijstfout for the first thing that is wrong."""
    head = toml(folder / "lijst.toml")
    names = head.get("rubrieken")
    if not isinstance(names, dict) or tuple(names) != RUBRIEKEN:
        raise Lijstfout(f"lijst.toml: [rubrieken] moet precies deze zes hebben: {', '.join(RUBRIEKEN)}.")
    rubrieken, items = [], dict[str, Item]()
    for number, key in enumerate(RUBRIEKEN, 1):
        path = folder / f"{number}_{key}.toml"
        found = _items(path, key)
        for item in found:
            if item.sleutel in items:
                raise _wrong(path, item.sleutel, "deze sleutel staat al in een andere rubriek")
            items[item.sleutel] = item
        rubrieken.append(Rubriek(key, number, str(names[key]), found))
    koppeling = _koppeling(folder / "koppeling.toml", items)
    return Lijst(
        versie=str(head.get("versie", folder.name)), naam=str(head.get("naam", "")),
        bron=str(head.get("bron", "")), rubrieken=tuple(rubrieken), items=items, koppeling=koppeling,
    )  # fmt: skip


def toml(path: Path) -> dict[str, Any]:
    """A file of the list. Raises Lijstfout when it is not there, no UTF-8 or no TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        raise Lijstfout(f"{path.name}: dit bestand ontbreekt.") from None
    except UnicodeDecodeError:
        raise Lijstfout(f"{path.name}: bewaar dit bestand als UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise Lijstfout(f"{path.name}: geen geldige TOML ({error}).") from None


def _wrong(path: Path, key: str, what: str) -> Lijstfout:
    """What is wrong with an item, with the line at which it begins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if text.strip() == f"[{key}]"), None)
    place = f"{path.name}, regel {line}" if line else path.name
    return Lijstfout(f"{place}, punt “{key}”: {what}.")


def _items(path: Path, rubriek: str) -> tuple[Item, ...]:
    found = []
    for key, row in toml(path).items():
        if not isinstance(row, dict):
            raise Lijstfout(f"{path.name}: “{key}” staat buiten een punt. Zet elk punt onder [zijn sleutel].")
        unknown = sorted(set(row) - _VELDEN)
        if unknown:
            raise _wrong(path, key, f"onbekend veld {', '.join(unknown)}")
        if not row.get("naam"):
            raise _wrong(path, key, "de naam ontbreekt")
        soort = row.get("soort", "trap")
        if soort not in SOORTEN:
            raise _wrong(path, key, f"soort “{soort}” bestaat niet; kies uit {', '.join(SOORTEN)}")
        item = Item(
            sleutel=key, rubriek=rubriek, naam=row["naam"], nummer=str(row.get("nummer", "")), soort=soort,
            nummer_cbbs=str(row.get("nummer_cbbs", "")), eenheid=row.get("eenheid", ""),
            niveaus=_niveaus(path, key, row.get("niveaus")),
        )  # fmt: skip
        _check_values(path, item)
        found.append(item)
    return tuple(found)


def _niveaus(path: Path, key: str, rows: Any) -> tuple[Niveau, ...]:
    if not isinstance(rows, list) or len(rows) < 2:
        raise _wrong(path, key, "er zijn minstens twee niveaus nodig, de norm eerst")
    found = []
    for number, row in enumerate(rows):
        if not isinstance(row, dict) or not row.get("woorden") or not row.get("kan"):
            raise _wrong(path, key, f"niveau {number} heeft “woorden” en “kan” nodig")
        unknown = sorted(set(row) - {"woorden", "kan", "waarde", "onder", "niet"})
        if unknown:
            raise _wrong(path, key, f"niveau {number} heeft een onbekend veld {', '.join(unknown)}")
        found.append(
            Niveau(
                nummer=number, woorden=row["woorden"], kan=row["kan"], niet=row.get("niet", False),
                waarde=_number(path, key, number, row.get("waarde")),
                onder=_number(path, key, number, row.get("onder")),
            )
        )  # fmt: skip
    return tuple(found)


def _number(path: Path, key: str, level: int, value: Any) -> Decimal | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value < 0:
        raise _wrong(path, key, f"niveau {level}: “{value}” is geen getal van nul of hoger")
    return Decimal(value)


def _check_values(path: Path, item: Item) -> None:
    """Numbers stand at every level or at none, and a next level never can more."""
    filled = [level.waarde is not None for level in item.niveaus]
    if any(filled) != bool(item.eenheid) or (item.eenheid and not all(filled)):
        raise _wrong(
            path, item.sleutel, "een punt met een eenheid heeft bij elk niveau een waarde, anders bij geen"
        )
    if item.eenheid and not item.ordent:
        raise _wrong(path, item.sleutel, f"soort “{item.soort}” kan geen eenheid hebben")
    for before, after in pairwise(item.niveaus if item.eenheid else ()):
        top, reached = after.onder, before.waarde
        if after.waarde is None or reached is None:
            continue
        if after.waarde > reached or (after.waarde == reached and before.nummer > 0):
            raise _wrong(
                path, item.sleutel, f"niveau {after.nummer} kan niet meer dan niveau {before.nummer}"
            )
        if top is not None and not after.waarde < top <= reached:
            raise _wrong(
                path,
                item.sleutel,
                f"niveau {after.nummer}: “onder” ligt niet tussen dit niveau en het vorige",
            )
    if item.niveaus[0].onder is not None or item.niveaus[0].niet:
        raise _wrong(path, item.sleutel, "niveau 0 is de norm en kent geen “onder” of “niet”")


def _koppeling(path: Path, items: Mapping[str, Item]) -> dict[str, dict[str, tuple[Mapping[str, Any], ...]]]:
    """Per kind of demand and per field the items it speaks of."""
    found: dict[str, dict[str, tuple[Mapping[str, Any], ...]]] = {}
    for kind, fields in toml(path).items():
        found[kind] = {}
        for field, rows in fields.items():
            for row in rows:
                _check_link(f"{path.name}, {kind}.{field}", row, items)
            found[kind][field] = tuple(rows)
    return found


def _check_link(place: str, row: Mapping[str, Any], items: Mapping[str, Item]) -> None:
    item = items.get(row.get("punt", ""))
    if item is None:
        raise Lijstfout(f"{place}: punt “{row.get('punt', '')}” bestaat niet in deze lijst.")
    counted = bool({"ja", "getal", "stappen"} & set(row))
    if counted != bool(item.eenheid):
        words = "een getal nodig" if item.eenheid else "geen getal"
        raise Lijstfout(f"{place}: punt “{item.sleutel}” heeft {words}.")
    if "stappen" in row and len(row["stappen"]) != 5:
        raise Lijstfout(f"{place}: er zijn vijf stappen nodig.")
