"""What the pages of vacancies show: a list that can be searched, and one vacancy with every demand in three values."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.arbeidsmarkt.eisnamen import GROEPEN
from wissel.arbeidsmarkt.lezen import Eis, merge
from wissel.arbeidsmarkt.models import Per, Stand, Vacature, VacatureEis
from wissel.arbeidsmarkt.velden import fold
from wissel.opmaak import euro, getal

BLADZIJDE = 50
HERKOMST = {
    "mens": gettext_lazy("bevestigd"), "veld": gettext_lazy("veld van de vacature"),
    "tekst": gettext_lazy("gelezen in de tekst"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """What the list is filtered on."""

    woorden: str = ""
    plaats: str = ""
    stand: str = "open"
    uren: int | None = None
    bron: str = ""

    @classmethod
    def of(cls, asked: Any) -> "Zoekvraag":
        uren = asked.get("uren", "").strip()
        return cls(
            asked.get("q", "")[:100], asked.get("plaats", "")[:60],
            "gesloten" if asked.get("stand") == "gesloten" else "open",
            int(uren) if uren.isdigit() and 0 < int(uren) <= 60 else None, asked.get("bron", "")[:40],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Eisregel:
    """One demand on screen. `toon` colours the state."""

    veld: str
    naam: str
    stand: str
    stand_woorden: str
    waarde: str
    woorden: str
    herkomst: str
    bevestigd: bool
    toon: str


@dataclass(frozen=True, slots=True)
class Eisgroep:
    """Demands of one kind: those that are stated or were looked at, and those nobody said anything about."""

    naam: str
    regels: tuple[Eisregel, ...]
    onbekend: tuple[Eisregel, ...]


def find(rows: QuerySet[Vacature], vraag: Zoekvraag) -> QuerySet[Vacature]:
    """The vacancies that hold every word, newest seen first."""
    rows = rows.filter(gesloten_op__isnull=vraag.stand == "open")
    for word in fold(vraag.woorden).split()[:6]:
        rows = rows.filter(zoektekst__contains=word)
    if place := fold(vraag.plaats):
        rows = rows.filter(Q(zoektekst__contains=place) if not place.isdigit() else Q(pc4__startswith=place))
    if vraag.uren is not None:
        rows = rows.filter(
            Q(uren_min__lte=vraag.uren) | Q(uren_min=None), Q(uren_max__gte=vraag.uren) | Q(uren_max=None)
        )
    if vraag.bron == "hand":
        rows = rows.filter(bron__isnull=True)
    elif vraag.bron:
        rows = rows.filter(bron_id=_uuid(vraag.bron))
    return rows.order_by("-gezien_op", "id")


def demand_groups(row: Vacature, confirmed: Sequence[VacatureEis]) -> tuple[Eisgroep, ...]:
    """Every field there is: stated, stated not, or not stated, with its words."""
    known = merge(row, confirmed)
    asked_open = {each.veld for each in confirmed if each.stand == Stand.ONBEKEND}
    groups = []
    for name, fields in GROEPEN:
        lines = [
            _line(veld, str(label), known.get(veld), veld in asked_open) for veld, label in fields.items()
        ]
        silent = tuple(line for line in lines if line.stand == Stand.ONBEKEND and not line.bevestigd)
        groups.append(Eisgroep(str(name), tuple(line for line in lines if line not in silent), silent))
    return tuple(groups)


def hours(row: Any) -> str:
    """Hours a week in words; empty when not stated."""
    low, high = row.uren_min, row.uren_max
    if low is None and high is None:
        return ""
    if low is not None and high is not None and low != high:
        return _("%(van)s tot %(tot)s uur") % {"van": getal(low), "tot": getal(high)}
    return _("%(uren)s uur") % {"uren": getal(low if low is not None else high)}


def wage(row: Any) -> str:
    """The wage with its period, as stated."""
    low, high = row.loon_van, row.loon_tot
    if low is None and high is None:
        return ""
    period = str(Per(row.loon_per).label) if row.loon_per else ""
    numbers = [euro(each) for each in dict.fromkeys((low, high)) if each is not None]
    return f"{' – '.join(numbers)} {period}".strip()


def _line(veld: str, naam: str, eis: Eis | None, looked: bool) -> Eisregel:
    if eis is None:
        words = _("nagevraagd, nog niet bekend") if looked else ""
        return Eisregel(veld, naam, Stand.ONBEKEND, str(Stand.ONBEKEND.label), "", "", words, looked, "")
    value = (
        ""
        if isinstance(eis.waarde, bool) or eis.waarde is None
        else f"{_shown(eis.waarde)} {eis.eenheid}".strip()
    )
    tone = "ok" if eis.herkomst == "mens" else "warn"
    words = str(HERKOMST[eis.herkomst])
    return Eisregel(
        veld, naam, eis.stand, str(eis.stand.label), value, eis.woorden, words, eis.herkomst == "mens", tone
    )


def _shown(value: object) -> str:
    return getal(value) if isinstance(value, int | float) else str(value)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
