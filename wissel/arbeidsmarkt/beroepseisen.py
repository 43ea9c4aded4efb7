"""What an occupation usually asks, as an inschatting: never more than a reason to ask on."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from wissel.arbeidsmarkt.lijsten.eigen import usual_demands
from wissel.arbeidsmarkt.models import Beroep, Beroepskenmerk, Beroepskoppeling

# The elements of O*NET (context 1-5, importance 1-5) that say the same as a column of our own table.
# Of several elements the highest counts. No element holds kilograms, so "tillen" has none.
ELEMENTEN = {
    "staan": ("4.C.2.d.1.b",),
    "zitten": ("4.C.2.d.1.a",),
    "lopen": ("4.C.2.d.1.d",),
    "klimmen": ("4.C.2.d.1.c",),
    "knielen": ("4.C.2.d.1.e",),
    "buigen": ("4.C.2.d.1.h",),
    "handen": ("4.C.2.d.1.g",),
    "toetsenbord": ("4.A.3.b.1",),
    "klanten": ("4.C.1.b.1.f",),
    "leidinggeven": ("4.C.1.b.1.g",),
    "samenwerken": ("4.C.1.b.1.e",),
    "conflicten": ("4.C.1.d.1", "4.C.1.d.3"),
    "deadlines": ("4.C.3.d.1",),
    "tempo": ("4.C.3.d.3",),
    "buiten": ("4.C.2.a.1.c", "4.C.2.a.1.d"),
    "temperatuur": ("4.C.2.b.1.b",),
    "geluid": ("4.C.2.b.1.a",),
    "stof": ("4.C.2.b.1.d",),
    "bescherming": ("4.C.2.e.1.d", "4.C.2.e.1.e"),
    "risico": ("4.C.2.c.1.c", "4.C.2.c.1.d", "4.C.2.c.1.e", "4.C.2.a.1.f"),
}
_SCHALEN = {"4.A.3.b.1": "IM"}
_PRECIES = ("exactMatch", "closeMatch")


@dataclass(frozen=True, slots=True)
class Beroepseis:
    """How much work of this kind usually asks of something: `stap` 1 (hardly ever) to 5 (nearly all the time).

    `kolom` is a column of the own table (gegevens/belasting.csv); `wissel.belastbaarheid.eisen.of_occupation` makes
    demands on items of it. `bron` says who estimated, `groep` of which group of ISCO-08, `datum` when. `onet` is the
    rating of O*NET beside it, when that was read in: American and averaged, so it only ever stands beside.
    """

    kolom: str
    stap: int
    bron: str
    groep: str
    datum: dt.date
    onet: Decimal | None = None


def eisen_van(beroep_id: uuid.UUID) -> dict[str, Beroepseis]:
    """The usual demands of an occupation by column, in the order of the table.

    Empty for an occupation that is not known, and for work of which the makers estimated nothing (defence).
    """
    isco = Beroep.objects.filter(pk=beroep_id).values_list("isco", flat=True).first()
    if isco is None:
        return {}
    beside = _onet(beroep_id)
    return {
        each.item: Beroepseis(
            each.item, each.waarde, each.bron, each.groep, each.datum, beside.get(each.item)
        )
        for each in usual_demands(isco)
    }


def _onet(beroep_id: uuid.UUID) -> dict[str, Decimal]:
    """Mean ratings of the nearest O*NET occupations: exact and close ones, or else the wider ones."""
    links = list(Beroepskoppeling.objects.filter(beroep_id=beroep_id).values_list("onet", "soort"))
    near = [code for code, kind in links if kind in _PRECIES] or [code for code, _ in links]
    if not near:
        return {}
    elements = {element for each in ELEMENTEN.values() for element in each}
    rows = Beroepskenmerk.objects.filter(onet__in=near, element__in=elements, schaal__in=("CX", "IM"))
    values: dict[str, list[Decimal]] = {}
    for element, scale, value in rows.values_list("element", "schaal", "waarde"):
        if scale == _SCHALEN.get(element, "CX"):
            values.setdefault(element, []).append(value)
    means = {element: _mean(found) for element, found in values.items()}
    return {
        column: max(means[each] for each in wanted if each in means)
        for column, wanted in ELEMENTEN.items()
        if any(each in means for each in wanted)
    }


def _mean(values: Iterable[Decimal]) -> Decimal:
    found = list(values)
    return round(sum(found, Decimal(0)) / len(found), 1)
