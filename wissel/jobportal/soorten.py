"""Kinds of work as a kandidaat knows them, each by the ISCO-08 groups of its occupations.

A group belongs to the kind with the longest prefix of it. An occupation that is not known has no kind, so a search
by kind does not find it; a search by words does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Soort:
    """One kind: its key, its name, and the beginnings of its ISCO codes."""

    sleutel: str
    naam: Any
    groepen: tuple[str, ...]


SOORTEN: tuple[Soort, ...] = (
    Soort("kantoor", _("Kantoor en administratie"), ("4", "24", "33")),
    Soort("zorg", _("Zorg"), ("22", "32", "53")),
    Soort("onderwijs", _("Onderwijs en kinderen"), ("23", "5311", "5312")),
    Soort("sociaal", _("Hulp, recht en cultuur"), ("26", "34")),
    Soort("ict", _("Computers en internet"), ("25", "35")),
    Soort("techniek", _("Techniek"), ("21", "31", "72", "74")),
    Soort("bouw", _("Bouw"), ("71", "931")),
    Soort("productie", _("Productie en fabriek"), ("73", "75", "81", "82", "932")),
    Soort("vervoer", _("Vervoer en magazijn"), ("83", "933")),
    Soort("winkel", _("Winkel en verkoop"), ("52",)),
    Soort("horeca", _("Horeca"), ("512", "513", "94")),
    Soort("schoon", _("Schoonmaak, gebouwen en beveiliging"), ("515", "54", "91", "96")),
    Soort("groen", _("Groen en dieren"), ("6", "92", "5164")),
    Soort("leiding", _("Leiding geven"), ("1",)),
)  # fmt: skip
KEUZES = tuple((each.sleutel, each.naam) for each in SOORTEN)


def kind_of(isco: str) -> str:
    """The key of the kind of an ISCO code; empty when there is none."""
    table = _prefixes()
    return next((table[isco[:n]] for n in range(len(isco), 0, -1) if isco[:n] in table), "")


def name_of(sleutel: str) -> str:
    """The name of a kind; empty for a key that is none."""
    return next((str(each.naam) for each in SOORTEN if each.sleutel == sleutel), "")


def of_kind(sleutel: str, field: str = "isco") -> Q:
    """The rows whose ISCO code is of this kind. `field` is the path to the code."""
    own = next((each.groepen for each in SOORTEN if each.sleutel == sleutel), ())
    others = [other for other in _prefixes() if other not in own]
    deeper = [other for other in others if other.startswith(own)] if own else []
    return _starts(own, field) & ~_starts(deeper, field) if deeper else _starts(own, field)


def _starts(prefixes: Iterable[str], field: str) -> Q:
    found = Q(pk__in=())
    for prefix in prefixes:
        found |= Q(**{f"{field}__startswith": prefix})
    return found


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {prefix: each.sleutel for each in SOORTEN for prefix in each.groepen}
