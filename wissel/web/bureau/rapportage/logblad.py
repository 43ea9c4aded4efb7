"""The log as a page shows it: plain values, one page per walk along the index, in a fixed number of queries."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Value
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.policies import Action, can, visible
from wissel.trajecten.actions.logboek import PER_SLEUTEL, SOORTEN, VERVOLG, may_correct
from wissel.trajecten.models import Afspraak, Logboekregel, Taak
from wissel.web.bureau.werkvoorraad.lijst import Beyond

PER_PAGE = 25
FILTERS = (
    ("alles", gettext_lazy("Alles")), ("gesprek", gettext_lazy("Gesprekken")),
    ("inspanning", gettext_lazy("Inspanningen")),
)  # fmt: skip
GEDEELD = {Logboekregel.Publiek.KANDIDAAT, Logboekregel.Publiek.ALLEN}


@dataclass(frozen=True, slots=True)
class Eerder:
    """What a line said before it was corrected."""

    op: dt.datetime
    door: str
    datum: dt.date
    kop: str
    resultaat: str
    vervolg: str
    publiek: str


@dataclass(frozen=True, slots=True)
class Regel:
    id: uuid.UUID
    datum: dt.date
    kop: str
    waarom: str
    resultaat: str
    vervolg: str
    vervolg_op: dt.date | None
    feiten: tuple[str, ...]
    publiek: str
    gedeeld: bool
    door: str
    op: dt.datetime
    eerder: tuple[Eerder, ...]
    correctie_url: str
    gezocht: bool


@dataclass(frozen=True, slots=True)
class Vervolg:
    """Something that was agreed for a day and is still open."""

    taak_id: uuid.UUID
    regel_url: str
    tekst: str
    due_on: dt.date


@dataclass(frozen=True, slots=True)
class Logblad:
    regels: tuple[Regel, ...]
    ouder_url: str
    begin_url: str
    filters: tuple[tuple[str, str, bool], ...]
    filter: str


def build(actor: Actor, dossier: Dossier, *, soort: str, na: str, regel: str) -> Logblad:
    """One page, newest first. `na` is the key of the line before it, `regel` a line to begin with.

    Anything that cannot be read begins at the newest line.
    """
    chosen = soort if soort in dict(FILTERS) else "alles"
    rows = visible(actor, Logboekregel).filter(dossier=dossier, vervangen_door__isnull=True)
    if chosen != "alles":
        rows = rows.filter(soort__in=[s.sleutel for s in SOORTEN if s.groep == chosen])
    first = _live(actor, dossier, regel) if regel else None
    key = (first.datum, first.pk) if first else _read_key(na)
    if key:
        rows = rows.filter(Beyond(F("datum"), F("id"), Value(key[0]), Value(key[1]), back=True))
    room = PER_PAGE - (first is not None)
    found = list(rows.select_related("door").order_by("-datum", "-id")[: room + 1])
    more = len(found) > room
    shown = ([first] if first else []) + found[:room]
    base = reverse("bureau:logboek", args=[dossier.pk])
    return Logblad(
        _lines(actor, dossier, shown, first.pk if first else None),
        _older(base, chosen, shown[-1]) if more else "",
        base if key else "",
        tuple((_filtered(base, name), str(label), name == chosen) for name, label in FILTERS),
        chosen,
    )  # fmt: skip


def follow_ups(actor: Actor, dossier: Dossier) -> tuple[Vervolg, ...]:
    """What was agreed next and is not done yet, for those who may do it; first day first."""
    if not can(actor, Action.TAAK_DOEN):
        return ()
    tasks = visible(actor, Taak, Action.TAAK_DOEN).filter(
        dossier=dossier, soort=VERVOLG, klaar_op__isnull=True, vervallen_op__isnull=True
    )
    open_ones = {_line_of(taak): taak for taak in tasks.order_by("due_on")[:8]}
    lines = visible(actor, Logboekregel).filter(pk__in=[key for key in open_ones if key])
    words = {line.pk: line.vervolg for line in lines}
    base = reverse("bureau:logboek", args=[dossier.pk])
    return tuple(
        Vervolg(taak.pk, f"{base}?regel={key}#regel-{key}", words[key], taak.due_on)
        for key, taak in open_ones.items()
        if key in words and taak.due_on
    )


def appointment(actor: Actor, dossier: Dossier, key: str) -> Afspraak | None:
    """The appointment a note is asked about."""
    wanted = as_uuid(key)
    if wanted is None or not can(actor, Action.AFSPRAAK_LEZEN):
        return None
    return visible(actor, Afspraak).filter(dossier=dossier, pk=wanted).first()


def as_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _line_of(taak: Taak) -> uuid.UUID | None:
    return as_uuid(taak.sleutel.removeprefix(f"{VERVOLG} "))


def _live(actor: Actor, dossier: Dossier, text: str) -> Logboekregel | None:
    """The line of an address as it stands now, also when it was corrected since."""
    wanted = as_uuid(text)
    if wanted is None:
        return None
    rows = visible(actor, Logboekregel).filter(dossier=dossier).select_related("door", "vervangen_door__door")
    row = rows.filter(pk=wanted).first()
    if row is None or row.vervangen_door is None:
        return row
    return rows.filter(pk=row.vervangen_door.pk).first()


def _read_key(text: str) -> tuple[dt.date, uuid.UUID] | None:
    day, _sep, row_id = text.partition(".")
    try:
        return dt.date.fromisoformat(day), uuid.UUID(row_id)
    except ValueError:
        return None


def _filtered(base: str, name: str) -> str:
    return base if name == "alles" else f"{base}?soort={name}"


def _older(base: str, chosen: str, last: Logboekregel) -> str:
    values = {"na": f"{last.datum.isoformat()}.{last.pk}"}
    if chosen != "alles":
        values["soort"] = chosen
    return f"{base}?{urlencode(values)}"


def _lines(
    actor: Actor, dossier: Dossier, rows: list[Logboekregel], wanted: uuid.UUID | None
) -> tuple[Regel, ...]:
    older: dict[Any, list[Eerder]] = {}
    replaced = visible(actor, Logboekregel).filter(vervangen_door__in=[row.pk for row in rows])
    for row in replaced.order_by("-op"):
        older.setdefault(row.vervangen_door_id, []).append(_before(row))
    base = reverse("bureau:logboek", args=[dossier.pk])
    return tuple(_line(actor, row, tuple(older.get(row.pk, ())), base, wanted) for row in rows)


def _line(
    actor: Actor, row: Logboekregel, older: tuple[Eerder, ...], base: str, wanted: uuid.UUID | None
) -> Regel:
    allowed = can_correct(actor, row)
    return Regel(
        id=row.pk, datum=row.datum, kop=heading(row), waarom=row.waarom, resultaat=row.resultaat, vervolg=row.vervolg,
        vervolg_op=row.vervolg_op, feiten=_facts(row), publiek=str(row.get_publiek_display()),
        gedeeld=row.publiek in GEDEELD, door=row.door_naam, op=row.op, eerder=older,
        correctie_url=f"{base}{row.pk}/" if allowed else "", gezocht=row.pk == wanted,
    )  # fmt: skip


def can_correct(actor: Actor, row: Logboekregel) -> bool:
    return may_correct(by=actor, door_persoon_id=row.door.persoon_id if row.door else None)


def heading(row: Logboekregel) -> str:
    """`Gesprek met Samira Yilmaz`, as the first words of a line."""
    kind = PER_SLEUTEL.get(row.soort)
    return f"{kind.label if kind else row.soort.capitalize()} · {row.wie}"


def _facts(row: Logboekregel) -> tuple[str, ...]:
    """The small print of a line: how long, and whose effort when it is not the bureau's."""
    found = [f"{row.minuten} min"] if row.minuten else []
    if row.kolom != Logboekregel.Kolom.BUREAU:
        found.append(_("inspanning van %(wie)s") % {"wie": str(row.get_kolom_display()).lower()})
    return tuple(found)


def _before(row: Logboekregel) -> Eerder:
    return Eerder(
        row.op, row.door_naam, row.datum, f"{heading(row)}: {row.waarom}", row.resultaat, row.vervolg,
        str(row.get_publiek_display()),
    )  # fmt: skip
