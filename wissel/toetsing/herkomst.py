"""What a file said the last time, as keyed hashes: so that the same file changes nothing, and a changed file only what
changed in it. What people changed in Wissel since then stays, unless the file itself says something new there.
"""

from typing import Any

from wissel.accounts.actor import Actor
from wissel.accounts.sleutels import blind_index
from wissel.dossiers.models import Dossier
from wissel.toetsing import bewaren

NOOIT, GELIJK, ANDERS = "nooit", "gelijk", "anders"


class Herkomst:
    """The memory of one dossier.

    `rijen` links ids in the file to rows in Wissel; `vast` holds what has no other place.
    """

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.bureau_id = dossier.bureau_id
        known = bewaren.kept(dossier, bewaren.HERKOMST) or {}
        self.ingelezen: dict[str, str] = dict(known.get("ingelezen", {}))
        self.uitgevoerd: dict[str, str] = dict(known.get("uitgevoerd", {}))
        self.rijen: dict[str, dict[str, str]] = {k: dict(v) for k, v in known.get("rijen", {}).items()}
        self.vast: dict[str, Any] = dict(known.get("vast", {}))
        self._now: dict[str, str] = {}

    def compare(self, pad: str, waarde: Any) -> str:
        """Whether the file says at this path what it said before; None is saying nothing.

        What it says now is remembered for the next time.
        """
        mark = None if waarde is None else self.mark(pad, waarde)
        if mark is not None:
            self._now[pad] = mark
        said = self._said(pad)
        if mark in said:
            return GELIJK
        return ANDERS if said - {None} else NOOIT

    def is_ours(self, pad: str, waarde: Any) -> bool:
        """Whether a value in Wissel is still the one that the file said."""
        return waarde is not None and self.mark(pad, waarde) in self._said(pad)

    def _said(self, pad: str) -> set[str | None]:
        """What was said at this path before: the last time a file was read, and the last time one was written."""
        return {marks.get(pad) for marks in (self.ingelezen, self.uitgevoerd) if marks}

    def mark(self, pad: str, waarde: Any) -> str:
        context = f"herkomst {self.dossier.pk} {pad}"
        return blind_index(bewaren.canonical(waarde), context=context).hex()[:32]

    def was_in_file(self, pad: str) -> bool:
        return pad in self.ingelezen

    def read_in(self, by: Actor) -> None:
        """The file was read: what it says now is what it said last."""
        self.uitgevoerd = {pad: mark for pad, mark in self.uitgevoerd.items() if self._now.get(pad) == mark}
        self.ingelezen = self._now
        self._store(by)

    def written_out(self, marks: dict[str, Any], by: Actor) -> None:
        """The case was written to a file: reading that file back is no change."""
        self.uitgevoerd = {pad: self.mark(pad, value) for pad, value in marks.items() if value is not None}
        self._store(by)

    def _store(self, by: Actor) -> None:
        value = {
            "ingelezen": self.ingelezen, "uitgevoerd": self.uitgevoerd, "rijen": self.rijen, "vast": self.vast
        }  # fmt: skip
        bewaren.keep(dossier=self.dossier, sectie=bewaren.HERKOMST, inhoud=value, by=by)
