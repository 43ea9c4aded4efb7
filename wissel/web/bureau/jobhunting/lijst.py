"""The list of the network: searched, filtered, sorted and counted; everything of it stands in the address."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wissel.accounts.actor import Actor
from wissel.arbeidsmarkt.velden import fold
from wissel.jobhunting.models import Netwerkorganisatie, Uitkomst
from wissel.policies import visible

BLADZIJDE = 25
STIL = dt.timedelta(days=90)
KEUZES = (
    ("alles", _("Alles")), ("nu", _("Nu aan de beurt")), ("mijn", _("Mijn volgende stappen")),
    ("stil", _("Lang niet gesproken")), ("werk", _("Heeft werk")), ("weg", _("Weggehaald")),
)  # fmt: skip
SORTEER = {
    "volgende": (F("volgende_op").asc(nulls_last=True), "naam_plat", "pk"),
    "laatste": (F("laatste_contact_op").asc(nulls_first=True), "naam_plat", "pk"),
    "naam": ("naam_plat", "pk"),
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What the list is asked."""

    q: str = ""
    branche: str = ""
    keuze: str = "alles"
    sorteer: str = "volgende"

    @classmethod
    def of(cls, asked: Any) -> "Vraag":
        choice, sort = asked.get("keuze", ""), asked.get("sorteer", "")
        return cls(
            asked.get("q", "")[:100].replace("\x00", ""), asked.get("branche", "")[:80].replace("\x00", ""),
            choice if choice in dict(KEUZES) else "alles", sort if sort in SORTEER else "volgende",
        )  # fmt: skip

    def adres(self, **other: str) -> str:
        """The same question with something else, as part of an address."""
        values = {"q": self.q, "branche": self.branche, "keuze": self.keuze, "sorteer": self.sorteer, **other}
        return urlencode({name: value for name, value in values.items() if value})


@dataclass(frozen=True, slots=True)
class Filter:
    """One choice above the list, with how many there are."""

    label: str
    aantal: int
    nu: bool
    adres: str


def condition(key: str, actor: Actor, today: dt.date) -> Q:
    """Which employers belong to a choice. One that became part of another is in none."""
    here = Q(weg_op__isnull=True)
    talked = Q(regels__weg_op__isnull=True, regels__uitkomst=Uitkomst.WERK)
    return {
        "nu": here & Q(volgende_op__lte=today),
        "mijn": here & Q(volgende_op__isnull=False, volgende_voor_id=actor.lidmaatschap_id),
        "stil": here & (Q(laatste_contact_op__lt=today - STIL) | Q(laatste_contact_op__isnull=True)),
        "werk": here & talked,
        "weg": Q(weg_op__isnull=False, opgegaan_in__isnull=True),
    }.get(key, here)


def find(actor: Actor, vraag: Vraag, today: dt.date) -> QuerySet[Netwerkorganisatie]:
    """The employers that are asked for."""
    rows = _searched(actor, vraag).filter(condition(vraag.keuze, actor, today))
    rows = rows.select_related("volgende_voor__persoon").order_by(*SORTEER[vraag.sorteer])
    return rows.distinct() if vraag.keuze == "werk" else rows


def filters(actor: Actor, vraag: Vraag, today: dt.date) -> list[Filter]:
    """The choices with how many each has in this search, in one query."""
    from django.db.models import Count

    wanted = {key: Count("pk", filter=condition(key, actor, today), distinct=True) for key, _label in KEUZES}
    counted = _searched(actor, vraag).order_by().aggregate(**wanted)
    return [
        Filter(str(label), counted[key], key == vraag.keuze, vraag.adres(keuze=key)) for key, label in KEUZES
    ]


def branches(actor: Actor) -> list[str]:
    """The branches in use."""
    rows = visible(actor, Netwerkorganisatie).filter(weg_op__isnull=True).exclude(branche="")
    return list(rows.order_by("branche").values_list("branche", flat=True).distinct()[:100])


def _searched(actor: Actor, vraag: Vraag) -> QuerySet[Netwerkorganisatie]:
    rows = visible(actor, Netwerkorganisatie)
    for word in fold(vraag.q).split()[:6]:
        rows = rows.filter(zoektekst__contains=word)
    return rows.filter(branche=vraag.branche) if vraag.branche else rows
