"""Which vacancies stand in the Jobportal for one kandidaat, in which order: read once, a page at a time."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.models import Vacature
from wissel.jobhunting.models import Vacaturevoorstel
from wissel.jobportal.models import Bewaard, EigenVondst, Vacaturebeoordeling, Verborgen, Werkgeverslead
from wissel.jobportal.rangorde import GEEN, Cijfers, place
from wissel.jobportal.zoeken import Vraag, found_for_others, may_meet, narrow
from wissel.matching import lezen
from wissel.matching.lezen import Bladzijde, Resultaat
from wissel.matching.waarden import Verdict, Zoeker
from wissel.policies import visible
from wissel.sollicitaties.models import Sollicitatie
from wissel.web.kandidaat.weergave import MijnDossier

PER_PAGINA, BIJNA, NIEUWSTE, EIGEN = 20, 12, 60, 200
BEWAARD, VERBORGEN = "bewaard", "verborgen"
GEDAAN: tuple[Any, ...] = (Bewaard, Verborgen, Vacaturevoorstel, Sollicitatie)
STANDAARD = (Verdict.PAST, Verdict.PAST_MET_AANPASSING, Verdict.BESPREKEN, Verdict.NIET_TE_BEOORDELEN)


@dataclass(frozen=True, slots=True)
class Eigen:
    """What this kandidaat did with vacancies, by vacancy.

    `leads` are what the employer knew of, `voorgesteld` says which role of the bureau put one before the kandidaat.
    """

    bewaard: frozenset[uuid.UUID]
    verborgen: Mapping[uuid.UUID, str]
    vondsten: frozenset[uuid.UUID]
    leads: frozenset[uuid.UUID]
    voorgesteld: Mapping[uuid.UUID, str]
    cijfers: Mapping[uuid.UUID, Cijfers]

    @property
    def van_mij(self) -> frozenset[uuid.UUID]:
        """What this kandidaat meets whoever it was found for."""
        return self.vondsten | self.leads | frozenset(self.voorgesteld)


@dataclass(frozen=True, slots=True)
class Keuze:
    """What was asked for: a search, one verdict or an own list, what is newer than an id, and which page."""

    vraag: Vraag = Vraag()
    verdict: str = ""
    lijst: str = ""
    na: uuid.UUID | None = None
    pagina: int = 1

    @property
    def gefilterd(self) -> bool:
        return self.vraag != Vraag() or self.na is not None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """A page: the results, how many there are of each verdict, how many in all of what was asked, near misses."""

    resultaten: tuple[Resultaat, ...]
    aantallen: Mapping[Verdict, int]
    totaal: int
    bijna: tuple[Resultaat, ...] = ()
    volledig: bool = True

    @property
    def niet(self) -> int:
        """How many do not fit, when they were counted."""
        return self.aantallen.get(Verdict.PAST_NIET, 0)

    @property
    def paginas(self) -> int:
        return max(1, -(-self.totaal // PER_PAGINA))


def own(actor: Actor, dossier: MijnDossier) -> Eigen:
    """What the kandidaat kept, hid, found and rated, and what the employer named."""

    def rows(model: Any) -> Any:
        return visible(actor, model).filter(dossier_id=dossier.id)

    rated = {each.vacature_id: _marks(each) for each in rows(Vacaturebeoordeling)}
    return Eigen(
        frozenset(rows(Bewaard).values_list("vacature_id", flat=True)),
        {each.vacature_id: each.get_reden_display() for each in rows(Verborgen).filter(terug_op=None)},
        frozenset(rows(EigenVondst).values_list("vacature_id", flat=True)),
        frozenset(rows(Werkgeverslead).values_list("vacature_id", flat=True)),
        dict(rows(Vacaturevoorstel).filter(ingetrokken_op=None).values_list("vacature_id", "door_rol")), rated,
    )  # fmt: skip


def _marks(row: Vacaturebeoordeling) -> Cijfers:
    return Cijfers(row.werk, row.sfeer, row.reis, row.energie)


def vacancies(actor: Actor, mine: Eigen) -> QuerySet[Vacature]:
    """The vacancies this kandidaat may meet: open ones, but nothing that was found for somebody else."""
    return may_meet(visible(actor, Vacature), mine.van_mij)


def read(actor: Actor, zoeker: Zoeker, mine: Eigen, keuze: Keuze, per: int = PER_PAGINA) -> Gelezen:
    """One page of what was asked, best first; `per` is how many stand on it."""
    if keuze.lijst in {BEWAARD, VERBORGEN}:
        return _own_list(actor, zoeker, mine, keuze)
    rows = narrow(vacancies(actor, mine), keuze.vraag, zoeker.pc4)
    if keuze.na:
        rows = rows.filter(pk__gt=keuze.na)
    others = found_for_others(zoeker.bureau_id, zoeker.dossier_id) - mine.van_mij
    zonder = frozenset(mine.verborgen) | others
    if keuze.verdict == Verdict.PAST_NIET:
        return _does_not_fit(zoeker, rows, zonder, mine, keuze)
    return _fits(zoeker, rows, zonder, mine, keuze, per)


def _fits(
    zoeker: Zoeker, rows: QuerySet[Vacature], zonder: frozenset[uuid.UUID], mine: Eigen, keuze: Keuze, per: int
) -> Gelezen:  # fmt: skip
    """What is not excluded, or one verdict of it: these follow each other, so a verdict is a stretch of the whole."""
    wanted = [each for each in STANDAARD if not keuze.verdict or each == keuze.verdict]
    begin = (max(1, keuze.pagina) - 1) * per
    page = _best(zoeker, rows, zonder, keuze, begin, per)
    counts = page.per_verdict
    total = sum(counts.get(each, 0) for each in wanted)
    before = sum(counts.get(each, 0) for each in STANDAARD[: STANDAARD.index(wanted[0])]) if wanted else 0
    left = min(per, total - begin)
    if before and left > 0:
        again = _best(zoeker, rows, zonder, keuze, before + begin, left)
        page = Bladzijde(again.resultaten, page.totaal, counts, page.bijna, page.weging, page.volledig)
    here = [each for each in page.resultaten if each.match.verdict in wanted][: max(0, left)]
    near = () if keuze.verdict or begin else page.bijna
    return Gelezen(_sorted(here, mine), counts, total, near, page.volledig)


def _best(
    zoeker: Zoeker, rows: QuerySet[Vacature], zonder: frozenset[uuid.UUID], keuze: Keuze, offset: int, limit: int
) -> Bladzijde:  # fmt: skip
    near = BIJNA if not offset else 0
    return lezen.best(
        zoeker, rows, limit=limit, offset=offset, bijna=near, zonder=zonder, gefilterd=keuze.gefilterd
    )


def _does_not_fit(
    zoeker: Zoeker, rows: QuerySet[Vacature], zonder: frozenset[uuid.UUID], mine: Eigen, keuze: Keuze
) -> Gelezen:
    """Near misses first, then what else does not fit among the newest."""
    page = lezen.best(zoeker, rows, limit=1, bijna=BIJNA, zonder=zonder, gefilterd=keuze.gefilterd)
    near = {each.blad.id: each for each in page.bijna}
    newest = rows.exclude(pk__in={*zonder, *near}).order_by("-gezien_op", "id")[:NIEUWSTE]
    found = [each for each in lezen.assess(zoeker, newest) if each.match.verdict is Verdict.PAST_NIET]
    every = (*_sorted(near.values(), mine), *found)
    counts = {
        **page.per_verdict,
        Verdict.PAST_NIET: max(len(every), page.per_verdict.get(Verdict.PAST_NIET, 0)),
    }
    begin = (max(1, keuze.pagina) - 1) * PER_PAGINA
    return Gelezen(every[begin : begin + PER_PAGINA], counts, len(every))


def _own_list(actor: Actor, zoeker: Zoeker, mine: Eigen, keuze: Keuze) -> Gelezen:
    """What was kept or hidden, closed ones too: they come with the row that says so."""
    model: Any = Bewaard if keuze.lijst == BEWAARD else Verborgen
    rows = visible(actor, model).filter(dossier_id=zoeker.dossier_id).select_related("vacature")
    if model is Verborgen:
        rows = rows.filter(terug_op=None)
    found = lezen.assess(zoeker, [row.vacature for row in rows.order_by("-op", "id")[:EIGEN]])
    counts = {each: sum(one.match.verdict is each for one in found) for each in Verdict}
    if keuze.verdict:
        found = [each for each in found if each.match.verdict == keuze.verdict]
    begin = (max(1, keuze.pagina) - 1) * PER_PAGINA
    return Gelezen(_sorted(found, mine)[begin : begin + PER_PAGINA], counts, len(found))


def _sorted(found: Iterable[Resultaat], mine: Eigen) -> tuple[Resultaat, ...]:
    """By verdict, then score, which the own ratings move a little."""
    return tuple(sorted(found, key=lambda each: place(each.match, mine.cijfers.get(each.blad.id, GEEN))))


def find(actor: Actor, dossier: MijnDossier, mine: Eigen, vacature_id: uuid.UUID) -> Vacature | None:
    """One vacancy this kandidaat may meet; one that has closed stays readable for who did something with it."""
    row = vacancies(actor, mine).filter(pk=vacature_id).first()
    if row is not None:
        return row
    for model in GEDAAN:
        done = visible(actor, model).filter(dossier_id=dossier.id, vacature_id=vacature_id)
        found = done.select_related("vacature").first()
        if found is not None:
            vacature: Vacature = found.vacature
            return vacature
    return None
