"""What the pages about occupations show."""

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.arbeidsmarkt.beroepseisen import Beroepseis, eisen_van
from wissel.arbeidsmarkt.buren import Buur, demand_words, neighbours
from wissel.arbeidsmarkt.lezen import Beroepsblad, describe, lists
from wissel.arbeidsmarkt.zoeken import Gevonden

__all__ = ["lists", "occupation", "result"]
NEAR = 8


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What was found, with a sentence about how."""

    rijen: tuple[Gevonden, ...]
    zin: str


@dataclass(frozen=True, slots=True)
class Eisregel:
    """One usual demand in words."""

    wat: str
    stap: int
    hoe_vaak: str
    onet: Decimal | None


@dataclass(frozen=True, slots=True)
class Blad:
    """A page about one occupation."""

    beroep: Beroepsblad
    eisen: tuple[Eisregel, ...]
    bron: str
    groep: str
    datum: dt.date | None
    met_onet: bool
    buren: tuple[Buur, ...]


def result(term: str, found: Sequence[Gevonden]) -> Uitkomst:
    """The sentence says when what was found is not quite what was asked."""
    if not found:
        return Uitkomst((), "")
    how = found[0].hoe
    if how == "gespeld":
        text = _("Er is geen beroep met “%(term)s”. Dit lijkt erop:") % {"term": term}
    elif how == "ruim":
        text = _("Er is geen beroep met al deze woorden. Dit heeft er een deel van:")
    else:
        n = len(found)
        text = ngettext("%(n)s beroep gevonden", "%(n)s beroepen gevonden", n) % {"n": n}
    return Uitkomst(tuple(found), text)


def occupation(beroep_id: uuid.UUID) -> Blad | None:
    """None when it does not exist."""
    beroep = describe(beroep_id)
    if beroep is None:
        return None
    demands = list(eisen_van(beroep_id).values())
    first: Beroepseis | None = demands[0] if demands else None
    words, often = demand_words(), how_often()
    rows = [Eisregel(words[each.kolom], each.stap, often[each.stap], each.onet) for each in demands]
    return Blad(
        beroep,
        tuple(sorted(rows, key=lambda row: -row.stap)),
        first.bron if first else "",
        first.groep if first else "",
        first.datum if first else None,
        any(each.onet for each in demands),
        tuple(neighbours(beroep_id, NEAR)),
    )


def how_often() -> dict[int, str]:
    """The five steps of an inschatting in words."""
    return {1: _("vrijwel nooit"), 2: _("soms"), 3: _("regelmatig"), 4: _("vaak"), 5: _("bijna steeds")}
