"""Occupations near an occupation, with the reasons why: where to look when the first wish cannot be."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from wissel.arbeidsmarkt.lijsten.eigen import usual_demands
from wissel.arbeidsmarkt.lijsten.isco import group_name
from wissel.arbeidsmarkt.models import Beroep
from wissel.arbeidsmarkt.taal.kennis import kennis
from wissel.arbeidsmarkt.taal.splitsen import Splitter
from wissel.arbeidsmarkt.taal.woorden import plain

# How much each reason weighs, together 1 (docs/matching.md).
GROEP, WOORDEN, EISEN, DADEN = 0.4, 0.25, 0.2, 0.15
# Candidates looked at closely.
_MOST = 600
_SHARED_AT_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class Buur:
    """A near occupation; `waarom` holds one sentence per reason, the weightiest first."""

    id: uuid.UUID
    naam: str
    isco: str
    groep: str
    waarom: tuple[str, ...]


def neighbours(beroep_id: uuid.UUID, k: int = 8) -> list[Buur]:
    """The k nearest occupations, nearest first; without the occupation itself and others of the same name.

    Near is: the same group of work, words in common, demands alike, and (after an import of O*NET) groups in which
    people do the same things. Gender, age and a person play no part.
    """
    own = Beroep.objects.filter(pk=beroep_id).values_list("naam", "isco").first()
    if own is None:
        return []
    weigher = _Weigher(*own)
    seen = {plain(own[0])}
    found = []
    for worth, pk, name, isco in sorted(
        weigher.near(beroep_id), key=lambda row: (-row[0], row[2], str(row[1]))
    ):
        if worth <= 0 or plain(name) in seen:
            continue
        seen.add(plain(name))
        found.append(Buur(pk, name, isco, group_name(isco), tuple(weigher.reasons(name, isco))))
        if len(found) == k:
            break
    return found


class _Weigher:
    """One occupation, to hold others against."""

    def __init__(self, name: str, isco: str) -> None:
        known = kennis()
        self.isco = isco
        self.splitter = Splitter(known.words)
        self.parts = set(self.splitter.analyse(name))
        self.demands = {each.item: each.waarde for each in usual_demands(isco)}
        self.deeds = known.neighbours.get(isco[:3], {})

    def near(self, beroep_id: uuid.UUID) -> list[tuple[float, uuid.UUID, str, str]]:
        groups = {self.isco[:2], *(group[:3] for group in self.deeds)}
        wanted = Q()
        for group in groups:
            wanted |= Q(isco__startswith=group)
        for part in self.parts:
            if len(part) > 3:
                wanted |= Q(naam__icontains=part)
        rows = Beroep.objects.filter(wanted).exclude(pk=beroep_id).order_by("isco", "naam")
        columns = rows.values_list("pk", "naam", "isco")[:_MOST]
        return [(self._worth(name, isco), pk, name, isco) for pk, name, isco in columns]

    def reasons(self, name: str, isco: str) -> list[str]:
        told: list[tuple[float, str]] = []
        if isco[:3] == self.isco[:3]:
            told.append(
                (GROEP, _("Hoort bij hetzelfde soort werk: %(groep)s.") % {"groep": group_name(isco)})
            )
        elif isco[:2] == self.isco[:2]:
            told.append((GROEP / 2, _("Ligt in hetzelfde vakgebied.")))
        if shared := self.parts & set(self.splitter.analyse(name)):
            told.append(
                (WOORDEN, _("De naam lijkt erop: %(woorden)s.") % {"woorden": ", ".join(sorted(shared))})
            )
        alike, lighter = self._alike(isco), self._lighter(isco)
        if alike > 0.8:
            told.append((EISEN * alike, _("Vraagt meestal ongeveer hetzelfde van het lichaam en het hoofd.")))
        if lighter:
            told.append((EISEN, _("Vraagt meestal minder: %(wat)s.") % {"wat": ", ".join(lighter[:3])}))
        if isco[:3] in self.deeds and isco[:3] != self.isco[:3]:
            told.append((DADEN, _("Mensen doen er vaak dezelfde dingen.")))
        return [text for _weight, text in sorted(told, key=lambda each: -each[0])]

    def _worth(self, name: str, isco: str) -> float:
        same = next((length for length in (4, 3, 2) if isco[:length] == self.isco[:length]), 0)
        parts = set(self.splitter.analyse(name))
        shared = len(parts & self.parts) / (len(parts | self.parts) or 1)
        worth = (
            GROEP * {4: 1.0, 3: 0.75, 2: 0.4, 0: 0.0}[same]
            + WOORDEN * shared
            + DADEN * self.deeds.get(isco[:3], 0.0)
        )
        return worth + EISEN * self._alike(isco) if worth > _SHARED_AT_LEAST else 0.0

    def _alike(self, isco: str) -> float:
        """1 when both usually ask the same, 0 when they differ as much as the table can."""
        others = {each.item: each.waarde for each in usual_demands(isco)}
        if not self.demands or not others:
            return 0.0
        far = sum(abs(value - others.get(item, value)) for item, value in self.demands.items())
        return max(0.0, 1 - far / (1.5 * len(self.demands)))

    def _lighter(self, isco: str) -> list[str]:
        words = demand_words()
        others: dict[str, Any] = {each.item: each.waarde for each in usual_demands(isco)}
        return [words[item] for item, value in self.demands.items() if value - others.get(item, value) >= 2]


def demand_words() -> dict[str, str]:
    """The columns of the table of usual demands in words."""
    return {
        "tillen": _("tillen of dragen"),
        "staan": _("staan"),
        "zitten": _("zitten"),
        "lopen": _("lopen"),
        "klimmen": _("klimmen"),
        "knielen": _("knielen of hurken"),
        "buigen": _("buigen of draaien"),
        "handen": _("handen en vingers"),
        "toetsenbord": _("toetsenbord en muis"),
        "klanten": _("contact met klanten"),
        "leidinggeven": _("leidinggeven"),
        "samenwerken": _("samenwerken"),
        "conflicten": _("omgaan met conflicten"),
        "deadlines": _("tijdsdruk en deadlines"),
        "tempo": _("tempo van een machine of lijn"),
        "buiten": _("buiten werken"),
        "temperatuur": _("hitte of kou"),
        "geluid": _("lawaai"),
        "stof": _("stof, rook of damp"),
        "bescherming": _("beschermende kleding of middelen"),
        "risico": _("gevaar: hoogte, machines, verkeer"),
    }
