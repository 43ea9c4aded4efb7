"""How far two postcodes of four digits are apart, in a straight line.

Three sources, the most exact first: the postcodes that were read in (`wissel postcodes importeer`), of a code that is
not among them the nearest lower one with the same first three digits, and the rough middle of the region of the first
two digits. The last two are estimates and are marked as such. Travel time is not known here.
"""

import csv
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from wissel.arbeidsmarkt.models import Beroepenlijst, Postcode

STREKEN = Path(__file__).resolve().parent / "gegevens" / "postcodestreken.csv"
# The name in the table of lists that were read in; its hash says which postcodes hold.
LIJST = "postcodes"
NIET, PRECIES, LAGER, STREEK = 0, 1, 2, 3
# How far off an estimate may be, in km: the size of three digits, and of a region.
MARGE = {PRECIES: 0.0, LAGER: 6.0, STREEK: 20.0}
_AARDE_KM = 6371.0
_SIZE = 10_000
_FRESH_S = 30.0


@dataclass(frozen=True, slots=True)
class Afstand:
    """Kilometres in a straight line. `geschat`: a code was not known; `marge` is how far off it may be."""

    km: float
    geschat: bool
    marge: float = 0.0


@dataclass(frozen=True)
class Tabel:
    """Every code from 0 to 9999: radians, and how it is known (NIET, PRECIES, LAGER, STREEK). Not to be changed."""

    versie: str
    breedte: NDArray[np.float64]
    lengte: NDArray[np.float64]
    soort: NDArray[np.uint8]

    @property
    def ingelezen(self) -> bool:
        """Whether postcodes were read in; else only regions are known."""
        return bool(self.versie)


def number(pc4: str) -> int:
    """The code as a number; 0, which no code is, for what is no code of four digits."""
    text = pc4.strip()[:4]
    return int(text) if len(text) == 4 and text.isascii() and text.isdigit() and text[0] != "0" else 0


def exists(pc4: str) -> bool | None:
    """Whether this code is among the ones that were read in; None when none were, and it looks like a code."""
    code, known = number(pc4), table()
    if not code:
        return False
    return bool(known.soort[code] == PRECIES) if known.ingelezen else None


def distance(a: str, b: str) -> Afstand | None:
    """How far two codes are apart, or None when one of them is no code."""
    one, other, known = number(a), number(b), table()
    kinds = int(known.soort[one]), int(known.soort[other])
    if NIET in kinds:
        return None
    if one == other:
        return Afstand(0.0, False)
    km = float(_row(known.versie, one)[other])
    return Afstand(round(km, 1), kinds != (PRECIES, PRECIES), sum(MARGE[kind] for kind in kinds))


def distances(pc4: str) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """From one code to every code (0 to 9999): km and margin, the numbers of `distance`; NaN = unknown."""
    code, known = number(pc4), table()
    return _row(known.versie, code), _margins(known.versie, code)


def coordinates(pc4: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, for a map; None for what is no code."""
    code, known = number(pc4), table()
    if not known.soort[code]:
        return None
    return float(np.degrees(known.breedte[code])), float(np.degrees(known.lengte[code]))


def table() -> Tabel:
    """What is known now. Looks at most every half minute whether other postcodes were read in."""
    now = time.monotonic()
    if now - _seen["at"] > _FRESH_S:
        row = Beroepenlijst.objects.filter(naam=LIJST, klaar=True).values_list("hash", flat=True).first()
        _seen.update(at=now, versie=row or "")
    return _table(_seen["versie"])


def forget() -> None:
    """Look again at the next question, because postcodes were read in."""
    _seen.update(at=float("-inf"))


_seen: dict = {"at": float("-inf"), "versie": ""}


@lru_cache(maxsize=2)
def _table(versie: str) -> Tabel:
    lat, lon = np.zeros(_SIZE), np.zeros(_SIZE)
    kind = np.zeros(_SIZE, np.uint8)
    for digits, (latitude, longitude) in regions().items():
        part = slice(digits * 100, digits * 100 + 100)
        lat[part], lon[part], kind[part] = latitude, longitude, STREEK
    if versie:
        for pc4, latitude, longitude in Postcode.objects.values_list("pc4", "breedte", "lengte"):
            code = int(pc4)
            lat[code], lon[code], kind[code] = latitude, longitude, PRECIES
        for code in range(1001, _SIZE):
            if code % 10 and kind[code] == STREEK and kind[code - 1] in (PRECIES, LAGER):
                lat[code], lon[code], kind[code] = lat[code - 1], lon[code - 1], LAGER
    table = Tabel(versie, np.radians(lat), np.radians(lon), kind)
    for each in (table.breedte, table.lengte, table.soort):
        each.flags.writeable = False
    return table


@lru_cache(maxsize=1)
def regions() -> dict[int, tuple[float, float]]:
    """The rough middle of every region, by the first two digits."""
    lines = (line for line in STREKEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {int(code): (float(lat), float(lon)) for code, _place, lat, lon in csv.reader(lines)}


@lru_cache(maxsize=256)
def _row(versie: str, code: int) -> NDArray[np.float32]:
    """Haversine from one code to all, in tenths of a km. One table answers one question and a million alike."""
    known = _table(versie)
    lat, lon = known.breedte, known.lengte
    half = (
        np.sin((lat - lat[code]) / 2) ** 2
        + np.cos(lat) * np.cos(lat[code]) * np.sin((lon - lon[code]) / 2) ** 2
    )
    km = np.round(2 * _AARDE_KM * np.arcsin(np.sqrt(half)), 1).astype(np.float32)
    km[known.soort == NIET] = np.nan
    if known.soort[code] == NIET:
        km[:] = np.nan
    km.flags.writeable = False
    return km


@lru_cache(maxsize=256)
def _margins(versie: str, code: int) -> NDArray[np.float32]:
    known = _table(versie)
    each = np.array([np.nan, MARGE[PRECIES], MARGE[LAGER], MARGE[STREEK]], np.float32)
    margin: NDArray[np.float32] = each[known.soort] + each[known.soort[code]]
    if known.soort[code] != NIET:
        margin[code] = 0.0
    margin.flags.writeable = False
    return margin
