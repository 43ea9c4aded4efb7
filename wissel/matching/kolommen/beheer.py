"""Building the index of a bureau from the database, and knowing when that is needed."""

import datetime as dt
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wissel import klok
from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad, sheets
from wissel.arbeidsmarkt.models import Beroep, Vacature
from wissel.database.context import als
from wissel.matching.kolommen import mappen
from wissel.matching.kolommen.bouwen import Bouwer
from wissel.matching.kolommen.segment import Kapot, open_folder
from wissel.matching.kolommen.vorm import edition, row
from wissel.matching.score import Vak

Bladen = Iterable[tuple[Vacatureblad, dict[str, Eis]]]
# Changes that may wait beside an index before it is built again.
_CHANGES, _SHARE = 2000, 0.02
_OLD = dt.timedelta(hours=24)
_TELL_S = 1.0


@dataclass(frozen=True, slots=True)
class Toestand:
    """The index of a bureau as a page shows it. `bezig` is (done, total) while a new one is built."""

    rijen: int | None
    gebouwd_op: dt.datetime | None
    bezig: tuple[int, int] | None

    @property
    def procent(self) -> int | None:
        return self.bezig and min(100, round(100 * self.bezig[0] / max(1, self.bezig[1])))


def status(bureau_id: uuid.UUID) -> Toestand:
    """How the index of a bureau stands."""
    meta, busy = mappen.read_meta(mappen.served(bureau_id)), mappen.told(bureau_id)
    if meta is None:
        return Toestand(None, None, busy)
    return Toestand(meta["rijen"], dt.datetime.fromisoformat(meta["gebouwd_op"]), busy)


def rebuild(bureau_id: uuid.UUID, progress: Callable[[int], object] = lambda done: None) -> int:
    """Build the index of one bureau from its open vacancies and serve it; the old one serves until then.

    Returns how many there are in it. Raises Bezig when somebody else is building it.
    """
    with als(bureau_id):
        rows = Vacature.objects.filter(bureau_id=bureau_id, gesloten_op=None)
        return build(bureau_id, sheets(rows), vakken(), total=rows.count(), progress=progress)


def build(
    bureau_id: uuid.UUID,
    bladen: Bladen,
    jobs: dict[uuid.UUID, Vak],
    *,
    total: int,
    progress: Callable[[int], object] = lambda done: None,
) -> int:
    """Build an index from these vacancies; all of them must belong to the bureau (ValueError)."""
    with mappen.making(bureau_id) as target:
        bouwer, start, told = Bouwer(target), klok.now(), 0.0
        for blad, eisen in bladen:
            if blad.bureau_id != bureau_id:
                raise ValueError("een vacature van een ander bureau")
            bouwer.add(row(blad, eisen, jobs.get(blad.beroep_id) if blad.beroep_id else None))
            progress(1)
            if time.monotonic() - told > _TELL_S:
                mappen.tell(bureau_id, len(bouwer), total)
                told = time.monotonic()
        _arrays, meta = bouwer.finish(target)
        mappen.write_meta(
            target,
            {
                **meta, "bureau": str(bureau_id), "uitgave": edition(), "sinds": start.isoformat(),
                "gebouwd_op": klok.now().isoformat(),
            },
        )  # fmt: skip
    return len(bouwer)


def vakken() -> dict[uuid.UUID, Vak]:
    """All occupations."""
    rows = Beroep.objects.values_list("pk", "sleutel", "naam", "isco")
    return {pk: Vak(key, name, isco) for pk, key, name, isco in rows}


def needed(bureau_id: uuid.UUID) -> bool:
    """Whether the index must be built again: none, another edition, broken, many changes or a day old."""
    rows = Vacature.objects.filter(bureau_id=bureau_id)
    place = mappen.served(bureau_id)
    try:
        meta = open_folder(place)[1] if place else None
    except Kapot:
        meta = None
    if meta is None or meta["uitgave"] != edition():
        return rows.filter(gesloten_op=None).exists()
    changed = rows.filter(gewijzigd_op__gt=dt.datetime.fromisoformat(meta["sinds"])).count()
    old = klok.now() - dt.datetime.fromisoformat(meta["gebouwd_op"]) > _OLD
    return changed > max(_CHANGES, _SHARE * meta["rijen"]) or bool(changed and old)
