"""Which vacancies a kandidaat may meet, and narrowing them by words, distance, hours and kind of work.

Everything is a filter in the database, so that it costs the same for a page and for a count.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from django.db.models import Q, QuerySet

from wissel.arbeidsmarkt import postcodes
from wissel.arbeidsmarkt.models import Initiatief, Vacature
from wissel.arbeidsmarkt.velden import fold
from wissel.jobportal.models import EigenVondst, Werkgeverslead
from wissel.jobportal.soorten import of_kind
from wissel.matching.models import Zoekinstelling

WOORDEN = 6
# As `Vacature.alleen_voor_een`: without a feed these were found for one kandidaat.
VOOR_EEN = (Initiatief.KANDIDAAT, Initiatief.WERKGEVER)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What somebody looks for. Empty or None = no matter; `km` in a straight line, `uren` a week at most."""

    woorden: str = ""
    plaats: str = ""
    km: int | None = None
    uren: int | None = None
    soort: str = ""


def may_meet(rows: QuerySet[Vacature], vondsten: Collection[uuid.UUID]) -> QuerySet[Vacature]:
    """All vacancies but what another kandidaat found or an employer named for one; `vondsten` are the own ones."""
    others = Q(toegevoegd_door_rol__in=(Initiatief.KANDIDAAT, Initiatief.WERKGEVER), bron__isnull=True)
    return rows.filter(~others | Q(pk__in=vondsten))


def narrow(rows: QuerySet[Vacature], vraag: Vraag, pc4: str = "") -> QuerySet[Vacature]:
    """The vacancies that answer a search. Without a home (`pc4`) a distance narrows nothing.

    A vacancy without hours or without a postcode stays: not said is no reason to leave it out.
    """
    for word in fold(vraag.woorden).split()[:WOORDEN]:
        rows = rows.filter(zoektekst__contains=word)
    if vraag.plaats:
        rows = rows.filter(plaats__istartswith=vraag.plaats)
    if vraag.uren:
        rows = rows.filter(Q(uren_min__lte=vraag.uren) | Q(uren_min__isnull=True))
    if vraag.soort:
        rows = rows.filter(of_kind(vraag.soort, "beroep__isco"))
    if vraag.km and (near := within(pc4, vraag.km)):
        rows = rows.filter(pc4__in=(*near, ""))
    return rows


def within(pc4: str, km: int) -> tuple[str, ...]:
    """The postcodes within so many km, by the same distance that a page shows: an estimate where it is one."""
    return _within(pc4, km, postcodes.table().versie)


@lru_cache(maxsize=64)
def _within(pc4: str, km: int, _versie: str) -> tuple[str, ...]:
    away, _margin = postcodes.distances(pc4)
    return tuple(f"{code:04d}" for code in np.flatnonzero(away <= km))


def homes(dossier_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The postcode of home of these kandidaten, as far as they said."""
    rows = Zoekinstelling.objects.filter(dossier_id__in=list(dossier_ids)).exclude(pc4="")
    return dict(rows.values_list("dossier_id", "pc4"))


def found_for_others(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """Open vacancies that were found for other kandidaten of the bureau: own finds and leads. Ids only."""
    found: set[uuid.UUID] = set()
    for model in (EigenVondst, Werkgeverslead):
        rows = model.objects.filter(bureau_id=bureau_id).exclude(dossier_id=dossier_id)
        rows = rows.filter(
            vacature__toegevoegd_door_rol__in=VOOR_EEN,
            vacature__bron__isnull=True,
            vacature__gesloten_op=None,
        )
        found |= set(rows.values_list("vacature_id", flat=True))
    return frozenset(found)
