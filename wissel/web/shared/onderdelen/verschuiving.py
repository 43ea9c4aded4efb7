"""Old and new dates side by side, in words, for everyone who may see them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.dossiers.simulator import Oordeel, Regel, Vergelijking
from wissel.dossiers.vragen import Vraag
from wissel.web.shared.uitkomsten import UITKOMSTEN, binding

Namen = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Datumrij:
    """One date that moves; without a date the words say whether it does not apply or is unknown."""

    naam: str
    was: dt.date | None
    was_woorden: str
    wordt: dt.date | None
    wordt_woorden: str
    verschil: str
    uitleg: str
    formule: str
    bron: str
    binding: str


@dataclass(frozen=True, slots=True)
class Besluitrij:
    """What is said about spoor 2, before or after."""

    uitkomst: str
    rij: str
    reden: str


@dataclass(frozen=True, slots=True)
class Verschuiving:
    """Everything the comparison shows: what moves, what stays, spoor 2 and the weeks left for it."""

    rijen: tuple[Datumrij, ...]
    gelijk: tuple[Datumrij, ...]
    besluit_was: Besluitrij | None
    besluit_wordt: Besluitrij | None
    weken: tuple[int, int] | None
    over: tuple[int, int] | None
    vragen: tuple[Vraag, ...]


def verschuiving(found: Vergelijking, namen: Namen | None = None) -> Verschuiving:
    """The comparison in words; `namen` gives dates other names for this reader, and leaves the others out."""
    own = [row for row in found.regels if namen is None or row.code in namen]
    return Verschuiving(
        rijen=tuple(_row(row, namen) for row in own if row.verschoven),
        gelijk=tuple(_row(row, namen) for row in own if not row.verschoven and row.wordt),
        besluit_was=_decision(found.oordeel_was) if found.ander_oordeel else None,
        besluit_wordt=_decision(found.oordeel_wordt) if found.ander_oordeel else None,
        weken=_pair(found.ruimte_was.weken, found.ruimte_wordt.weken),
        over=_pair(found.ruimte_was.over, found.ruimte_wordt.over),
        vragen=found.vragen,
    )


def _row(row: Regel, namen: Namen | None) -> Datumrij:
    return Datumrij(
        naam=str(namen[row.code]) if namen else row.naam, was=row.was, was_woorden=_words(row.gold),
        wordt=row.wordt, wordt_woorden=_words(row.geldt), verschil=_moved(row), uitleg=row.uitleg,
        formule=row.formule, bron=row.bron, binding=binding(row.binding),
    )  # fmt: skip


def _words(applies: bool | None) -> str:
    return _("geldt niet") if applies is False else _("nog onbekend")


def _moved(row: Regel) -> str:
    days = row.dagen
    if days is None:
        if row.wordt is not None:
            return _("komt erbij")
        return _("vervalt") if row.was is not None else ""
    later = ngettext("%(n)s dag later", "%(n)s dagen later", days)
    sooner = ngettext("%(n)s dag eerder", "%(n)s dagen eerder", -days)
    return (later if days > 0 else sooner) % {"n": abs(days)} if days else ""


def _decision(found: Oordeel | None) -> Besluitrij:
    if found is None:
        return Besluitrij(str(UITKOMSTEN["onbekend"]), "", "")
    return Besluitrij(str(UITKOMSTEN.get(found.uitkomst, found.uitkomst)), found.rij, found.reden)


def _pair(before: int | None, after: int | None) -> tuple[int, int] | None:
    return None if before is None or after is None else (before, after)
