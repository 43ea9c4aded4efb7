"""Makes an index: rows come in one by one, columns and lists of rows per term go out, in memory or in a folder."""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wissel.arbeidsmarkt import postcodes
from wissel.matching.kolommen.vorm import NIETS, Gezegd, Rij, groups

Reeks = NDArray[Any]
# A term in more than one of so many rows is kept as bits, one for each row; others as a list of rows.
DICHT = 32
_CHUNK = 65_536
_SPILL = 4_000_000
_CODES = 65_536


class Stapel:
    """The terms of all rows, one after the other; on disk when there is a file for them."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.nummers, self.lengtes = array("I"), array("H")

    def add(self, numbers: list[int]) -> None:
        """The terms of the next row."""
        self.nummers.extend(numbers)
        self.lengtes.append(len(numbers))
        if self.path is not None and len(self.nummers) >= _SPILL:
            self._spill()

    def all(self) -> tuple[Reeks, Reeks]:
        """The numbers of all terms, and where each row begins (with the end of the last)."""
        starts = np.zeros(len(self.lengtes) + 1, np.int64)
        np.cumsum(np.frombuffer(self.lengtes, np.uint16), out=starts[1:])
        if self.path is None or not self.path.exists():
            return np.frombuffer(self.nummers, np.uint32), starts
        self._spill()
        return np.memmap(self.path, np.uint32, mode="r"), starts

    def _spill(self) -> None:
        if self.path is not None and len(self.nummers):
            with self.path.open("ab") as file:
                self.nummers.tofile(file)
            self.nummers = array("I")


class Bouwer:
    """Collects rows. `folder` keeps what does not fit in memory; without it everything stays in memory."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.ids = array("Q"), array("Q")
        self.pc4, self.vak, self.waarde, self.gewijzigd = array("H"), array("I"), array("H"), array("q")
        self.codes = [array("H") for _ in groups()]
        self.boeken: list[dict[Gezegd, int]] = [{NIETS: 0} for _ in groups()]
        self.vakken: dict[tuple[str, str] | None, int] = {None: 0}
        self.woorden: dict[int, int] = {}
        self.titel = Stapel(folder / "titel.tmp" if folder else None)
        self.tekst = Stapel(folder / "tekst.tmp" if folder else None)

    def __len__(self) -> int:
        return len(self.pc4)

    def add(self, row: Rij) -> None:
        """One vacancy."""
        self.ids[0].append(row.id >> 64)
        self.ids[1].append(row.id & (2**64 - 1))
        self.pc4.append(row.pc4)
        self.gewijzigd.append(row.gewijzigd)
        self.waarde.append(min(row.waarde, 65_535))
        self.vak.append(self.vakken.setdefault(row.vak, len(self.vakken)))
        for at, group in enumerate(groups()):
            value = row.gezegd.get(group)
            code = 0 if value is None else self._code(at, value)
            self.codes[at].append(code)
        known = self.woorden
        self.titel.add([known.setdefault(term, len(known)) for term in row.titel])
        self.tekst.add([known.setdefault(term, len(known)) for term in row.tekst])

    def _code(self, at: int, value: Gezegd) -> int:
        """The code of what is said; columns grow wider when there are more than two bytes can tell apart."""
        book = self.boeken[at]
        code = book.get(value)
        if code is None:
            code = book[value] = len(book)
            if code == _CODES:
                self.codes[at] = array("I", self.codes[at])
        return code

    def finish(self, target: Path | None = None) -> tuple[dict[str, Reeks], dict[str, Any]]:
        """All columns by name and what stands with them; written to `target` as they are made, if given."""
        keep = _Keeper(target)
        high, low = (np.frombuffer(each, np.uint64) for each in self.ids)
        pc4 = np.frombuffer(self.pc4, np.uint16)
        order = np.lexsort((low, high, cell_order()[pc4]))
        keep("id_hoog", high[order])
        keep("id_laag", low[order])
        keep("op_id", np.lexsort((low[order], high[order])).astype(np.int32))
        keep("pc4", pc4[order])
        keep("gewijzigd", np.frombuffer(self.gewijzigd, np.int64)[order])
        keep("vak", _small(np.frombuffer(self.vak, np.uint32)[order], len(self.vakken)))
        keep("titelwaarde", np.frombuffer(self.waarde, np.uint16)[order])
        for at, (codes, book) in enumerate(zip(self.codes, self.boeken, strict=True)):
            if len(book) > 1:
                column = np.frombuffer(codes, np.uint16 if codes.typecode == "H" else np.uint32)[order]
                keep(f"g{at}", _small(column, len(book)))
                keep(f"n{at}", np.bincount(column, minlength=len(book)))
        hashes = np.fromiter(self.woorden, np.uint64, len(self.woorden))
        by_hash = np.argsort(hashes)
        rank = np.empty(len(hashes), np.uint32)
        rank[by_hash] = np.arange(len(hashes), dtype=np.uint32)
        keep("woorden", hashes[by_hash])
        for name, stapel in (("titel", self.titel), ("tekst", self.tekst)):
            _lists(keep, name, stapel, order, rank)
        meta = {
            "rijen": len(self),
            "groepen": {group: list(book) for group, book in zip(groups(), self.boeken, strict=True)},
            "vakken": list(self.vakken),
        }
        return keep.arrays, meta


class _Keeper:
    """Keeps columns in memory, or writes each to a folder and forgets it."""

    def __init__(self, target: Path | None) -> None:
        self.target = target
        self.arrays: dict[str, Reeks] = {}

    def __call__(self, name: str, column: Reeks) -> None:
        if self.target is None:
            self.arrays[name] = column
        else:
            np.save(self.target / f"{name}.npy", column)

    def empty(self, name: str, shape: tuple[int, ...], kind: type) -> Reeks:
        """A column to be filled in pieces."""
        if self.target is None or not np.prod(shape):
            self(name, np.zeros(shape, kind))
            return self.arrays.get(name, np.zeros(shape, kind))
        return np.lib.format.open_memmap(self.target / f"{name}.npy", "w+", kind, shape)


def cell_order() -> Reeks:
    """The place of each postcode on a line that keeps neighbours together (Morton); what is no postcode comes first."""
    known = postcodes.table()
    bits = np.zeros(known.soort.shape, np.uint32)
    for axis, column in enumerate((known.breedte, known.lengte)):
        low, high = column[known.soort > 0].min(), column[known.soort > 0].max()
        grid = np.clip((column - low) / (high - low) * 1023, 0, 1023).astype(np.uint32)
        for bit in range(10):
            bits |= ((grid >> np.uint32(bit)) & np.uint32(1)) << np.uint32(2 * bit + axis)
    bits[known.soort == postcodes.NIET] = 0
    place: Reeks = np.empty(bits.shape, np.uint16)
    place[np.lexsort((np.arange(len(bits)), bits, known.soort > 0))] = np.arange(len(bits), dtype=np.uint16)
    return place


def _small(column: Reeks, kinds: int) -> Reeks:
    """The column in as few bytes as its codes need."""
    if kinds > _CODES:
        return column.astype(np.uint32)
    return column.astype(np.uint8 if kinds <= 256 else np.uint16)


def _lists(keep: _Keeper, name: str, stapel: Stapel, order: Reeks, rank: Reeks) -> None:
    """For each term the rows that have it, in their new order: bits for terms that many have, a list for others."""
    numbers, starts = stapel.all()
    rows, size = len(order), len(rank)
    many = np.zeros(size, np.int64)
    for at in range(0, len(numbers), _SPILL):
        many += np.bincount(rank[numbers[at : at + _SPILL]], minlength=size)
    dense = np.flatnonzero(many * DICHT > max(rows, DICHT * 64))
    place = np.full(size, -1, np.int32)
    place[dense] = np.arange(len(dense), dtype=np.int32)
    many[dense] = 0
    ends = np.zeros(size + 1, np.int64)
    np.cumsum(many, out=ends[1:])
    keep(f"{name}_begin", ends)
    keep(f"{name}_dicht", dense.astype(np.uint32))
    out = keep.empty(f"{name}_rijen", (int(ends[-1]),), np.uint32)
    bits = keep.empty(f"{name}_bits", (len(dense), -(-rows // 8)), np.uint8)
    free = ends[:-1].copy()
    for first, terms, where in _chunks(numbers, starts, order, rank):
        seat = place[terms]
        if len(dense):
            flags = np.zeros((len(dense), min(_CHUNK, rows - first)), np.uint8)
            flags[seat[seat >= 0], where[seat >= 0] - first] = 1
            bits[:, first // 8 : first // 8 + -(-flags.shape[1] // 8)] = np.packbits(flags, axis=1)
        terms, where = terms[seat < 0], where[seat < 0]
        sort = np.argsort(terms, kind="stable")
        terms, where = terms[sort], where[sort]
        found, begin, count = np.unique(terms, return_index=True, return_counts=True)
        out[np.repeat(free[found] - begin, count) + np.arange(len(terms))] = where
        free[found] += count


def _chunks(numbers: Reeks, starts: Reeks, order: Reeks, rank: Reeks) -> Iterator[tuple[int, Reeks, Reeks]]:
    """In the new order and in pieces: the first row, and for all terms of the piece the term and its row."""
    for first in range(0, len(order), _CHUNK):
        part = order[first : first + _CHUNK]
        begin, length = starts[part], starts[part + 1] - starts[part]
        ends = np.cumsum(length)
        at = np.repeat(begin - (ends - length), length) + np.arange(int(ends[-1]) if len(ends) else 0)
        where = np.repeat(np.arange(first, first + len(part), dtype=np.int32), length)
        yield first, rank[numbers[at]], where
