"""What other rooms read: who seeks, the best vacancies for somebody, and whom one vacancy fits."""

import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from django.db.models import QuerySet

from wissel.arbeidsmarkt import postcodes
from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad, merge, sheet
from wissel.arbeidsmarkt.models import Vacature, VacatureEis
from wissel.belastbaarheid.stand import Eis as Puntels
from wissel.matching import kolommen, score
from wissel.matching.oordeel import judge
from wissel.matching.waarden import Match, Verdict, Weging, Zoeker
from wissel.matching.weging import weights
from wissel.matching.zoekers import zoeker, zoekers
from wissel.zoekprofielen.bronnen import usual_demands

__all__ = [
    "Bladzijde",
    "Geschikt",
    "Resultaat",
    "assess",
    "best",
    "best_of",
    "best_of",
    "one",
    "who_fits",
    "zoeker",
    "zoekers",
]

VOLGORDE = tuple(Verdict)
ZONDER_SCORE = (Verdict.PAST_NIET, Verdict.NIET_TE_BEOORDELEN)
# Up to so many vacancies of a filter are judged one by one; more go through the index.
MEESTE_LOS = 120


@dataclass(frozen=True, slots=True)
class Resultaat:
    """One vacancy with its match. `beroep` is the name of its occupation, empty when it has none."""

    blad: Vacatureblad
    match: Match
    beroep: str = ""


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """A page of results, best first. `per_verdict` counts all of them, `bijna` broke one limit only.

    `volledig` is False when there were too many to look at all of them.
    """

    resultaten: tuple[Resultaat, ...]
    totaal: int
    per_verdict: Mapping[Verdict, int] = field(default_factory=dict)
    bijna: tuple[Resultaat, ...] = ()
    weging: str = ""
    volledig: bool = True


@dataclass(frozen=True, slots=True)
class Geschikt:
    """One kandidaat beside one vacancy."""

    zoeker: Zoeker
    match: Match


def best(
    zoeker: Zoeker,
    rows: QuerySet[Vacature],
    *,
    limit: int = 20,
    offset: int = 0,
    bijna: int = 0,
    zonder: Collection[uuid.UUID] = (),
    gefilterd: bool = False,
) -> Bladzijde:
    """The vacancies for somebody: hard limits first, then score.

    `rows` are the open vacancies the reader may see, and nothing else is ever returned; say `gefilterd` when it is
    not all of the bureau but a search in it (then what does not fit comes too, last, when there are few). `zonder`
    are vacancies to leave out, such as hidden ones and own finds of others: give them, so that pages stay whole.
    """
    weging = weights()
    rows = rows.filter(gesloten_op=None)
    if not zoeker.te_beoordelen:
        rows = rows.exclude(pk__in=zonder) if zonder else rows
        page = assess(zoeker, rows.order_by("-gezien_op", "id")[offset : offset + limit], weging)
        total = rows.count()
        return Bladzijde(tuple(page), total, {Verdict.NIET_TE_BEOORDELEN: total}, weging=weging.versie)
    if gefilterd:
        return _filtered(zoeker, rows, limit, offset, bijna, zonder, weging)
    found = kolommen.search(
        zoeker.bureau_id, zoeker, limit=limit, offset=offset, bijna=bijna, zonder=zonder, weging=weging
    )
    return _page(zoeker, rows, found.ids, found, weging)


def best_of(
    zoeker: Zoeker,
    rows: QuerySet[Vacature],
    uitkomst: Verdict,
    *,
    limit: int = 20,
    offset: int = 0,
    zonder: Collection[uuid.UUID] = (),
    gefilterd: bool = False,
) -> Bladzijde:
    """As `best`, of one verdict only: the list is in order of verdict, so it is a piece of it."""
    per = best(zoeker, rows, limit=1, zonder=zonder, gefilterd=gefilterd).per_verdict
    before = sum(
        number for verdict, number in per.items() if VOLGORDE.index(verdict) < VOLGORDE.index(uitkomst)
    )
    left = max(0, min(limit, per.get(uitkomst, 0) - offset))
    page = best(zoeker, rows, limit=left, offset=before + offset, zonder=zonder, gefilterd=gefilterd)
    return replace(page, totaal=per.get(uitkomst, 0))


def _page(
    zoeker: Zoeker,
    rows: QuerySet[Vacature],
    ids: Iterable[uuid.UUID],
    found: kolommen.Gevonden,
    weging: Weging,
) -> Bladzijde:
    """The rows of an index as they are now: the index chooses, the verdict is made anew from the database."""
    wanted, near = list(ids), [each.id for each in found.bijna]
    here = {each.blad.id: each for each in assess(zoeker, rows.filter(pk__in={*wanted, *near}), weging)}
    return Bladzijde(
        tuple(here[pk] for pk in wanted if pk in here), found.totaal, found.per_verdict,
        tuple(here[pk] for pk in near if pk in here and here[pk].match.bijna), weging.versie, found.volledig,
    )  # fmt: skip


def _filtered(
    zoeker: Zoeker,
    rows: QuerySet[Vacature],
    limit: int,
    offset: int,
    bijna: int,
    zonder: Collection[uuid.UUID],
    weging: Weging,
) -> Bladzijde:
    ids = set(rows.order_by().values_list("pk", flat=True)) - set(zonder)
    if len(ids) > MEESTE_LOS:
        return _through_index(zoeker, rows, ids, limit, offset, bijna, weging)
    found = sorted(assess(zoeker, rows.filter(pk__in=ids), weging), key=_place)
    counts = {verdict: sum(each.match.verdict is verdict for each in found) for verdict in VOLGORDE}
    near = [each for each in found if each.match.bijna][:bijna]
    shown = tuple(found[offset : offset + limit])
    return Bladzijde(shown, len(found), counts, tuple(near), weging.versie)


def _through_index(
    zoeker: Zoeker,
    rows: QuerySet[Vacature],
    ids: set[uuid.UUID],
    limit: int,
    offset: int,
    bijna: int,
    weging: Weging,
) -> Bladzijde:
    found = kolommen.search(
        zoeker.bureau_id, zoeker, limit=limit, offset=offset, bijna=bijna, alleen=ids, weging=weging
    )
    return _page(zoeker, rows, found.ids, found, weging)


def assess(zoeker: Zoeker, rows: Iterable[Vacature], weging: Weging | None = None) -> list[Resultaat]:
    """These vacancies with verdict and score, in the order they came. Three queries."""
    weging = weging or weights()
    shown = list(rows)
    said = _confirmed(shown)
    jobs = score.occupations(row.beroep_id for row in shown)
    found = []
    for row in shown:
        vak = jobs.get(row.beroep_id) if row.beroep_id else None
        match = _match(zoeker, sheet(row), merge(row, said.get(row.pk, ())), vak, weging)
        found.append(Resultaat(sheet(row), match, vak.naam if vak else ""))
    return found


def one(zoeker: Zoeker, row: Vacature) -> Resultaat:
    """One vacancy with verdict and score."""
    return assess(zoeker, [row])[0]


def who_fits(row: Vacature, seekers: Iterable[Zoeker], weging: Weging | None = None) -> list[Geschikt]:
    """Whom one vacancy fits, best first, by the same rules. What does not fit or cannot be judged comes last."""
    weging = weging or weights()
    blad, eisen = sheet(row), merge(row, _confirmed([row]).get(row.pk, ()))
    vak = score.occupations([row.beroep_id]).get(row.beroep_id) if row.beroep_id else None
    found = [Geschikt(each, _match(each, blad, eisen, vak, weging)) for each in seekers]
    return sorted(found, key=lambda each: (*_order(each.match), each.zoeker.dossier_id.int))


def _match(
    zoeker: Zoeker, blad: Vacatureblad, eisen: Mapping[str, Eis], vak: score.Vak | None, weging: Weging
) -> Match:
    afstand = postcodes.distance(zoeker.pc4, blad.pc4) if zoeker.pc4 and blad.pc4 else None
    match = judge(zoeker, blad, eisen, afstand, usual(vak.isco) if vak else {})
    if match.verdict in ZONDER_SCORE:
        return match
    return replace(match, delen=score.parts(zoeker, blad, eisen, afstand, vak=vak, weging=weging))


@lru_cache(maxsize=1000)
def usual(isco: str) -> Mapping[str, Puntels]:
    """What an occupation usually asks, by item: always an inschatting."""
    return usual_demands(isco)


def _confirmed(rows: Iterable[Vacature]) -> dict[uuid.UUID, list[VacatureEis]]:
    found: dict[uuid.UUID, list[VacatureEis]] = {}
    for each in VacatureEis.objects.filter(vacature_id__in=[row.pk for row in rows]):
        found.setdefault(each.vacature_id, []).append(each)
    return found


def _order(match: Match) -> tuple[int, float]:
    return VOLGORDE.index(match.verdict), -match.score


def _place(each: Resultaat) -> tuple[int, float, int]:
    return (*_order(each.match), each.blad.id.int)
