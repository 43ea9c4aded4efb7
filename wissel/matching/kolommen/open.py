"""The index of a bureau as this process has it open, with what changed since it was built."""

import datetime as dt
import threading
import uuid
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.models import Count, Max, Sum

from wissel import klok
from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad, sheets
from wissel.arbeidsmarkt.models import Vacature
from wissel.logregels import get_log
from wissel.matching.kolommen import mappen
from wissel.matching.kolommen.bouwen import Bouwer
from wissel.matching.kolommen.segment import Kapot, Segment, open_folder
from wissel.matching.kolommen.vorm import Rij, edition, moment, row
from wissel.matching.score import Vak, occupations

# A change may be written down later than its time says, by so much (a transaction that takes long).
SPELING = dt.timedelta(minutes=10)
# So many changed vacancies are read beside an index; of more the newest, until the index is built again.
HOOGSTENS = 5000
_BUREAUS = 8
log = get_log("wissel.matching")
_NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


class Stand:
    """One bureau: the index on disk (none when it is missing or broken), and newer vacancies in memory."""

    def __init__(self, bureau_id: uuid.UUID, place: Path | None) -> None:
        self.bureau_id, self.place = bureau_id, place
        self.basis: Segment | None = None
        self.sinds = _NEVER
        self.gebouwd_op: dt.datetime | None = None
        self.nieuw: Segment | None = None
        self.volledig = True
        self._rows: dict[int, Rij] = {}
        self._seen: dict[int, int] = {}
        self._mark: tuple[Any, ...] | None = None
        self._lock = threading.Lock()
        if place is not None:
            self._open(place)

    def _open(self, place: Path) -> None:
        segment, meta = open_folder(place)
        if meta.get("bureau") != str(self.bureau_id) or meta.get("uitgave") != edition():
            raise Kapot("van een ander bureau of een andere uitgave")
        self.basis = segment
        self.sinds = dt.datetime.fromisoformat(meta["sinds"])
        self.gebouwd_op = dt.datetime.fromisoformat(meta["gebouwd_op"])

    def segments(self) -> list[Segment]:
        """What is searched: the index and what came after it."""
        return [each for each in (self.basis, self.nieuw) if each is not None]

    def follow(self) -> None:
        """Take in what changed since the last look. One small query when nothing did.

        What was written before a look was seen by it, so that the next one looks no further back than SPELING.
        """
        now = klok.now()
        rows = Vacature.objects.filter(bureau_id=self.bureau_id)
        if self.basis is None and not self._seen:
            rows = rows.filter(gesloten_op=None)
        recent = rows.filter(gewijzigd_op__gte=self.sinds - SPELING)
        newest, *mark = recent.aggregate(op=Max("gewijzigd_op"), n=Count("id"), v=Sum("versie")).values()
        if (newest, *mark) == self._mark:
            self.sinds = max(self.sinds, now)
            return
        with self._lock:
            ordered = recent.order_by("-gewijzigd_op", "id").values_list("id", "gewijzigd_op")
            self._take(ordered[: HOOGSTENS * 4])
            self._mark = (newest, *mark)
            self.sinds = max(self.sinds, now)

    def _take(self, found: Iterable[tuple[uuid.UUID, dt.datetime]]) -> None:
        changed = [pk for pk, when in found if self._known(pk.int) != moment(when)]
        self.volledig = self.volledig and len(changed) <= HOOGSTENS
        fresh = list(sheets(Vacature.objects.filter(bureau_id=self.bureau_id, pk__in=changed[:HOOGSTENS])))
        if not fresh:
            return
        jobs = occupations(blad.beroep_id for blad, _eisen in fresh)
        for blad, eisen in fresh:
            self._put(blad, eisen, jobs)
        bouwer = Bouwer()
        for each in self._rows.values():
            bouwer.add(each)
        self.nieuw = Segment(*bouwer.finish())

    def _put(self, blad: Vacatureblad, eisen: dict[str, Eis], jobs: dict[uuid.UUID, Vak]) -> None:
        if blad.bureau_id != self.bureau_id:
            raise ValueError("een vacature van een ander bureau")
        key = blad.id.int
        if self.basis is not None:
            self.basis.bury(key)
        self._seen[key] = moment(blad.gewijzigd_op)
        if blad.gesloten_op is not None:
            self._rows.pop(key, None)
        else:
            self._rows[key] = row(blad, eisen, jobs.get(blad.beroep_id) if blad.beroep_id else None)

    def _known(self, key: int) -> int | None:
        """The time of the change that is known of a vacancy."""
        if key in self._seen:
            return self._seen[key]
        at = self.basis.row_of(key) if self.basis is not None else None
        return int(self.basis.gewijzigd[at]) if self.basis is not None and at is not None else None


_open: OrderedDict[uuid.UUID, Stand] = OrderedDict()
_door = threading.Lock()


def opened(bureau_id: uuid.UUID) -> Stand:
    """The index of a bureau, opened again when another is served. A broken one is none, and is said in the log."""
    place = mappen.served(bureau_id)
    with _door:
        found = _open.get(bureau_id)
        if found is None or found.place != place:
            found = _try(bureau_id, place)
            _open[bureau_id] = found
        _open.move_to_end(bureau_id)
        while len(_open) > _BUREAUS:
            _open.popitem(last=False)
    return found


def forget(bureau_id: uuid.UUID) -> Stand:
    """Go on without the index on disk, because it turned out to be broken."""
    with _door:
        found = _open[bureau_id] = Stand(bureau_id, None)
        found.place = mappen.served(bureau_id)
    return found


def close_all() -> None:
    """Open everything again at the next question."""
    with _door:
        _open.clear()


def _try(bureau_id: uuid.UUID, place: Path | None) -> Stand:
    try:
        return Stand(bureau_id, place)
    except Kapot as error:
        log.warning("kolommen_kapot", bureau=str(bureau_id), fout=str(error))
        found = Stand(bureau_id, None)
        found.place = place
        return found
