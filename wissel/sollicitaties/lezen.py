"""Applications as plain values: the numbers of a report, each with the rows it counts, apart by initiative (S0.29)."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wissel.arbeidsmarkt.models import Initiatief
from wissel.sollicitaties.actions.hulp import live
from wissel.sollicitaties.models import Netwerkcontact, Sollicitatie, Sollicitatiestap, Stand

GETELD = (Stand.VERSTUURD, Stand.GESPREK, Stand.AANBOD, Stand.AANGENOMEN, Stand.AFGEWEZEN)
NETWERK, NETWERKGESPREK = "netwerk", "netwerkgesprek"


@dataclass(frozen=True, slots=True)
class Telling:
    """What happened in a period, for one initiative. `rijen` has under each name the ids that were counted."""

    initiatief: str
    rijen: Mapping[str, tuple[uuid.UUID, ...]]

    def aantal(self, naam: str) -> int:
        return len(self.rijen.get(naam, ()))


def counts(*, bureau_id: uuid.UUID, dossier_id: uuid.UUID, van: dt.date, tot: dt.date) -> tuple[Telling, ...]:
    """Stages reached and contacts made from `van` up to and including `tot`, for each initiative.

    An application counts once per stage, also when it had two talks; a stage taken back and what was thrown away count
    nowhere. Keys: the stages of `GETELD`, `netwerk` and `netwerkgesprek`.
    """
    own = {"bureau_id": bureau_id, "dossier_id": dossier_id}
    rows = Sollicitatiestap.objects.filter(**own, sollicitatie__weg_op__isnull=True).select_related(
        "sollicitatie"
    )
    contacts = Netwerkcontact.objects.filter(**own, weg_op__isnull=True, datum__range=(van, tot))
    return add_up(live(rows), contacts, van, tot)


def add_up(
    stappen: Iterable[Sollicitatiestap], contacten: Iterable[Netwerkcontact], van: dt.date, tot: dt.date
) -> tuple[Telling, ...]:
    """The sums over rows that were read already."""
    found: dict[str, dict[str, dict[Any, None]]] = defaultdict(lambda: defaultdict(dict))
    for step in stappen:
        if step.stand in GETELD and van <= step.op <= tot:
            found[step.sollicitatie.initiatief][step.stand][step.sollicitatie_id] = None
    for each in contacten:
        found[each.initiatief][NETWERK][each.pk] = None
        if each.netwerkgesprek:
            found[each.initiatief][NETWERKGESPREK][each.pk] = None
    return tuple(
        Telling(who, {name: tuple(ids) for name, ids in found[who].items()}) for who in Initiatief.values
    )


def last_effort(*, bureau_id: uuid.UUID, dossier_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, dt.date]:
    """Per dossier the last day on which an application moved, for who watches silence."""
    rows = Sollicitatie.objects.filter(
        bureau_id=bureau_id, dossier_id__in=list(dossier_ids), weg_op__isnull=True
    )
    newest: dict[uuid.UUID, dt.date] = {}
    for dossier_id, day in rows.values_list("dossier_id", "stand_op"):
        newest[dossier_id] = max(day, newest.get(dossier_id, day))
    return newest
