"""The one door: the vacancies of a bureau that fit somebody, best first."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from wissel.logregels import get_log
from wissel.matching.kolommen import grens, kiezen, open
from wissel.matching.kolommen.kiezen import ALLES, Keuze, Treffer
from wissel.matching.score import WEGING
from wissel.matching.waarden import Verdict, Weging, Zoeker

log = get_log("wissel.matching")


@dataclass(frozen=True, slots=True)
class Gevonden:
    """A page of results. `per_verdict` counts all that no hard limit excludes; `bijna` broke one limit only.

    `uit_index` is False when the database answered; `volledig` is False when there were too many to look at all.
    """

    treffers: tuple[Treffer, ...]
    totaal: int
    per_verdict: dict[Verdict, int]
    bijna: tuple[Treffer, ...] = ()
    uit_index: bool = True
    volledig: bool = True

    @property
    def ids(self) -> tuple[uuid.UUID, ...]:
        """The vacancies in order."""
        return tuple(each.id for each in self.treffers)


def search(
    bureau_id: uuid.UUID,
    zoeker: Zoeker,
    *,
    limit: int = 20,
    offset: int = 0,
    bijna: int = 0,
    zonder: Collection[uuid.UUID] = (),
    alleen: Collection[uuid.UUID] | None = None,
    weging: Weging = WEGING,
) -> Gevonden:
    """The vacancies from `offset` on; `bijna` is how many near misses to look for.

    `zonder` are vacancies to leave out; with `alleen` only these are looked at (what a search in words found).

    The caller acts inside the bureau (row-level security), and loads what is shown from the database. Without a
    belastbaarheid nothing can be judged: empty. Raises ValueError for a seeker of another bureau.
    """
    if zoeker.bureau_id != bureau_id:
        raise ValueError("een zoeker van een ander bureau")
    if not zoeker.te_beoordelen:
        return Gevonden((), 0, {})
    keuze = Keuze(zonder, alleen) if zonder or alleen is not None else ALLES
    stand = open.opened(bureau_id)
    stand.follow()
    try:
        return _search(stand, zoeker, limit, offset, bijna, keuze, weging)
    except (IndexError, ValueError, OverflowError) as error:
        if stand.basis is None:
            raise
        log.warning("kolommen_kapot", bureau=str(bureau_id), fout=str(error))
    stand = open.forget(bureau_id)
    stand.follow()
    return _search(stand, zoeker, limit, offset, bijna, keuze, weging)


def _search(
    stand: open.Stand,
    zoeker: Zoeker,
    limit: int,
    offset: int,
    bijna: int,
    keuze: Keuze,
    weging: Weging,
) -> Gevonden:
    hits, counts, missed = [], [0] * len(grens.VERDICTS), []
    for segment in stand.segments():
        found, here = kiezen.best(zoeker, segment, offset + limit, weging, keuze)
        hits.append(found)
        counts = [one + other for one, other in zip(counts, here, strict=True)]
        missed.append(kiezen.just_missed(zoeker, segment, bijna, weging, keuze))
    return Gevonden(
        tuple(kiezen.merged(hits, offset + limit)[offset:]), sum(counts),
        dict(zip(grens.VERDICTS, counts, strict=True)), tuple(kiezen.merged(missed, bijna)),
        stand.basis is not None, stand.volledig,
    )  # fmt: skip
