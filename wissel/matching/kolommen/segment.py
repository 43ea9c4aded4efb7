"""An index that is open: columns in memory or mapped from a folder, and what a code in them stands for."""

import json
import uuid
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wissel.matching.kolommen.mappen import checksum
from wissel.matching.kolommen.vorm import Gezegd, groups, of_json

Reeks = NDArray[Any]
# So many judged columns are kept for the next question.
_KEPT = 4000
# Up to so many vacancies are looked up one by one.
_FEW = 200
KOLOMMEN = (
    "id_hoog", "id_laag", "op_id", "gewijzigd", "pc4", "vak", "titelwaarde", "woorden",
    "titel_begin", "titel_dicht", "titel_rijen",
    "titel_bits", "tekst_begin", "tekst_dicht", "tekst_rijen", "tekst_bits",
)  # fmt: skip


class Kapot(Exception):
    """An index that cannot be used: a file is missing, too short or of another kind."""


class Segment:
    """The columns of one index. Rows never change; `dood` marks the ones that no longer count."""

    id_hoog: Reeks
    id_laag: Reeks
    op_id: Reeks
    gewijzigd: Reeks
    pc4: Reeks
    vak: Reeks
    titelwaarde: Reeks
    woorden: Reeks
    titel_begin: Reeks
    titel_dicht: Reeks
    titel_rijen: Reeks
    titel_bits: Reeks
    tekst_begin: Reeks
    tekst_dicht: Reeks
    tekst_rijen: Reeks
    tekst_bits: Reeks

    def __init__(self, arrays: Mapping[str, Reeks], meta: Mapping[str, Any]) -> None:
        try:
            self.rijen = int(meta["rijen"])
            self.groepen: Mapping[str, list[Gezegd]] = meta["groepen"]
            self.vakken: list[tuple[str, str] | None] = meta["vakken"]
            for name in KOLOMMEN:
                setattr(self, name, arrays[name])
            self.codes = {
                group: arrays[f"g{at}"] for at, group in enumerate(groups()) if len(self.groepen[group]) > 1
            }
            self.tellingen = {group: arrays[f"n{list(groups()).index(group)}"] for group in self.codes}
        except (KeyError, TypeError, ValueError) as error:
            raise Kapot(str(error)) from error
        per_row = (
            self.id_hoog,
            self.id_laag,
            self.op_id,
            self.pc4,
            self.vak,
            self.titelwaarde,
            *self.codes.values(),
        )
        if any(len(column) != self.rijen for column in per_row):
            raise Kapot("kolommen van ongelijke lengte")
        self.dood: Reeks = np.zeros(self.rijen, np.bool_)
        self.doden = 0
        self._judged: OrderedDict[Any, Any] = OrderedDict()

    @cached_property
    def cellen(self) -> tuple[Reeks, Reeks]:
        """The postcode of each run of rows, and where the runs begin (with the end of the last)."""
        column = np.asarray(self.pc4)
        begin = (
            np.flatnonzero(np.r_[True, column[1:] != column[:-1]]) if self.rijen else np.zeros(0, np.int64)
        )
        return column[begin], np.r_[begin, self.rijen].astype(np.int64)

    @cached_property
    def beroepen(self) -> dict[str, list[int]]:
        """Occupation -> its codes."""
        by_key: dict[str, list[int]] = {}
        for code, vak in enumerate(self.vakken):
            if vak is not None:
                by_key.setdefault(vak[0], []).append(code)
        return by_key

    def judged(self, key: Any, make: Callable[[], Any]) -> Any:
        """What was judged before for the same limit, or judged now."""
        found = self._judged.get(key)
        if found is None:
            found = self._judged[key] = make()
            if len(self._judged) > _KEPT:
                self._judged.popitem(last=False)
        return found

    def rows_with(self, name: str, term: int) -> tuple[Reeks | None, Reeks | None]:
        """The rows that have a term in `titel` or `tekst`: as a list in order, or as bits; nothing when none has it."""
        at = int(np.searchsorted(self.woorden, np.uint64(term)))
        if at >= len(self.woorden) or int(self.woorden[at]) != term:
            return None, None
        dense = getattr(self, f"{name}_dicht")
        seat = int(np.searchsorted(dense, at))
        if seat < len(dense) and int(dense[seat]) == at:
            return None, getattr(self, f"{name}_bits")[seat]
        ends = getattr(self, f"{name}_begin")
        return getattr(self, f"{name}_rijen")[int(ends[at]) : int(ends[at + 1])], None

    def row_of(self, id_: int) -> int | None:
        """The row of a vacancy."""
        high, low = np.uint64(id_ >> 64), np.uint64(id_ & (2**64 - 1))
        left = int(np.searchsorted(self.id_hoog, high, sorter=self.op_id))
        while left < self.rijen:
            row = int(self.op_id[left])
            if self.id_hoog[row] != high:
                return None
            if self.id_laag[row] == low:
                return row
            left += 1
        return None

    def rows_of(self, ids: Collection[uuid.UUID]) -> Reeks:
        """The rows of these vacancies, in order; the ones that do not stand here are left out."""
        if len(ids) <= _FEW:
            found = (self.row_of(each.int) for each in ids)
            return np.array(sorted(row for row in found if row is not None), np.int64)
        wanted = np.frombuffer(b"".join(each.bytes for each in ids), "S16")
        at = np.minimum(np.searchsorted(self._by_id, wanted), max(0, self.rijen - 1))
        return np.sort(self.op_id[at[self._by_id[at] == wanted]].astype(np.int64)) if self.rijen else at[:0]

    @cached_property
    def _by_id(self) -> Reeks:
        """All ids as bytes, in order."""
        both = np.stack([self.id_hoog[self.op_id], self.id_laag[self.op_id]], axis=1)
        return np.frombuffer(both.astype(">u8").tobytes(), "S16")

    def bury(self, id_: int) -> None:
        """This vacancy no longer counts here: closed, or it changed and stands elsewhere."""
        row = self.row_of(id_)
        if row is not None and not self.dood[row]:
            self.dood[row] = True
            self.doden += 1


def open_folder(folder: Path) -> tuple[Segment, dict[str, Any]]:
    """The index in a folder, mapped. Raises Kapot."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
        for name, total in meta["bestanden"].items():
            if checksum(folder / name) != total:
                raise Kapot(f"{name} is niet zoals het is geschreven")
        arrays = {
            name.removesuffix(".npy"): np.asarray(np.load(folder / name, mmap_mode="r", allow_pickle=False))
            for name in meta["bestanden"]
        }
        meta["groepen"] = {group: [of_json(each) for each in book] for group, book in meta["groepen"].items()}
        meta["vakken"] = [None if each is None else tuple(each) for each in meta["vakken"]]
        return Segment(arrays, meta), meta
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Kapot(str(error)) from error
