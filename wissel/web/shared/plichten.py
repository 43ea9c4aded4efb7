"""The calendar of duties as plain values for every audience: the duty, what proves it, and who recorded what when."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.dossiers.models import Feit, Milestone, Plichtstand
from wissel.dossiers.plichten.bewijs import SOORTEN_VAN, STUKKEN
from wissel.dossiers.plichten.kalender import BINDINGEN, Partij, Plicht, Toestand, calendar, oldest_first
from wissel.policies import visible
from wissel.web.shared.uitkomsten import binding

PARTIJEN = {
    Partij.WERKGEVER: gettext_lazy("werkgever"),
    Partij.WERKNEMER: gettext_lazy("werknemer"),
    Partij.BUREAU: gettext_lazy("bureau"),
    Partij.BEDRIJFSARTS: gettext_lazy("bedrijfsarts"),
    Partij.UWV: gettext_lazy("UWV"),
}
GROEPEN = {
    "wet": gettext_lazy("Wet"),
    "beleid": gettext_lazy("Beleid van UWV"),
    "rechtspraak": gettext_lazy("Rechtspraak"),
    "praktijk": gettext_lazy("Praktijk"),
}
UITLEG = {
    "wet": gettext_lazy("Dit staat in een wet of regeling. Het moet."),
    "beleid": gettext_lazy("Zo kijkt UWV ernaar. Wie afwijkt, legt vast waarom."),
    "rechtspraak": gettext_lazy("Zo oordeelde een rechter."),
    "praktijk": gettext_lazy("Zo is het gebruikelijk of afgesproken. Het is geen wet."),
}
# The fact, and its part, that says a duty was done.
FEITEN = {each.code: (each.feit, each.deel) for each in reversed(STUKKEN) if each.feit} | {
    "melding_42e_week": ("melding_42e_week", "gedaan_op"),
    "spoor2_start": ("spoor2", "start_op"),
    "uwv_brief_wia": ("uwv_brief_wia", "ontvangen_op"),
    "reintegratieverslag": ("reintegratieverslag", "ingediend_op"),
    "wia_aanvraag": ("wia_aanvraag", "ontvangen_op"),
}


@dataclass(frozen=True, slots=True)
class Stukje:
    """A paper that proves a duty, for who may open it."""

    id: uuid.UUID
    titel: str
    datum: dt.date
    ondertekend: str


@dataclass(frozen=True, slots=True)
class Vastgelegd:
    """Who recorded a fact, when and from what."""

    door: str
    op: dt.datetime
    bron: str


@dataclass(frozen=True, slots=True)
class Plichtrij:
    """One duty on a page: the duty itself, its parties in words, its papers and the fact behind it."""

    plicht: Plicht
    wie: str
    binding: str
    stukken: tuple[Stukje, ...]
    feit: Vastgelegd | None

    @property
    def laat(self) -> bool:
        return self.plicht.toestand == Toestand.LAAT


@dataclass(frozen=True, slots=True)
class Groep:
    """The duties that bind in one way."""

    sleutel: str
    titel: str
    uitleg: str
    rijen: tuple[Plichtrij, ...]


def duty_rows(actor: Actor, dossier_id: uuid.UUID, opened: dt.date, today: dt.date) -> tuple[Plichtrij, ...]:
    """Every duty of one dossier by date, in four queries, with only what this reader may see."""
    miles = oldest_first(visible(actor, Milestone).filter(dossier_id=dossier_id))
    said = visible(actor, Plichtstand).filter(dossier_id=dossier_id)
    facts = _facts(actor, dossier_id)
    papers = newest_papers(actor, dossier_id)
    per_kind: dict[str, list[Document]] = defaultdict(list)
    for row in papers:
        per_kind[row.soort].append(row)
    per_id = {row.pk: row for row in papers}
    found = []
    for duty in calendar(miles, said, opened=opened, today=today):
        rows = [row for kind in SOORTEN_VAN.get(duty.code, ()) for row in per_kind[kind]]
        own = per_id.get(duty.document_id) if duty.document_id else None
        if own is not None and own not in rows:
            rows.insert(0, own)
        fact = facts.get(FEITEN.get(duty.code, ("", ""))[0]) if duty.feit else None
        found.append(Plichtrij(duty, parties(duty.partijen), binding(duty.binding), _papers(rows), fact))
    return tuple(found)


def newest_papers(actor: Actor, dossier_id: uuid.UUID) -> list[Document]:
    """The newest version of each paper this reader may open, newest first."""
    rows = visible(actor, Document).filter(dossier_id=dossier_id).defer("inhoud").order_by("-versie")
    series: dict[Any, Document] = {}
    for row in rows:
        series.setdefault(row.reeks, row)
    return sorted(series.values(), key=lambda row: (row.datum, row.gemaakt_op), reverse=True)


def _papers(rows: Iterable[Document]) -> tuple[Stukje, ...]:
    return tuple(Stukje(row.pk, row.titel, row.datum, row.ondertekend) for row in rows)


def _facts(actor: Actor, dossier_id: uuid.UUID) -> dict[str, Vastgelegd]:
    rows = visible(actor, Feit).filter(
        dossier_id=dossier_id, vervangen_door__isnull=True, pad__in={pad for pad, _part in FEITEN.values()}
    )
    return {
        row.pad: Vastgelegd(row.door.persoon.naam if row.door else "", row.op, row.bron)
        for row in rows.select_related("door__persoon")
    }


def parties(found: Iterable[Partij]) -> str:
    """`werkgever en werknemer`"""
    names = [str(PARTIJEN[each]) for each in found]
    if len(names) < 2:
        return "".join(names)
    return _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(names[:-1]), "laatste": names[-1]}


def of_party(rows: Iterable[Plichtrij], partij: str) -> tuple[Plichtrij, ...]:
    """The duties of one party; every duty when it is no party."""
    return tuple(row for row in rows if partij not in PARTIJEN or partij in row.plicht.partijen)


def grouped(rows: Iterable[Plichtrij]) -> tuple[Groep, ...]:
    """Law, policy and practice apart; a group without duties is left out."""
    per: dict[str, list[Plichtrij]] = defaultdict(list)
    for row in rows:
        per[row.plicht.binding].append(row)
    return tuple(
        Groep(key, str(GROEPEN[key]), str(UITLEG[key]), tuple(per[key])) for key in BINDINGEN if per[key]
    )
