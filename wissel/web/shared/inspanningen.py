"""What each party did, in three columns: every line stands in exactly one (S1.2). Who sees what follows the log."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Spoor1Actie
from wissel.dossiers.plichten.spoor1log import live
from wissel.policies import visible
from wissel.trajecten.actions.logboek import PER_SLEUTEL
from wissel.trajecten.models import Logboekregel
from wissel.web.shared.velden import read_date

MEEST = 200
KOLOMMEN = {
    "werkgever": gettext_lazy("Werkgever"),
    "werknemer": gettext_lazy("Werknemer"),
    "bureau": gettext_lazy("Bureau"),
}


@dataclass(frozen=True, slots=True)
class Inspanning:
    """One thing that was done: when, what, with which result, and who wrote it down."""

    id: uuid.UUID
    datum: dt.date
    soort: str
    wat: str
    resultaat: str
    door: str


@dataclass(frozen=True, slots=True)
class Kolom:
    """The efforts of one party, newest first; `aantal` counts all of them, also past the most that is shown."""

    sleutel: str
    titel: str
    regels: tuple[Inspanning, ...]
    aantal: int


@dataclass(frozen=True, slots=True)
class Inspanningen:
    """Three columns over a period; a day that cannot be read is left out of the filter and named."""

    kolommen: tuple[Kolom, ...]
    van: str
    tot: str
    fout: str
    aantal: int


def efforts(actor: Actor, dossier_id: uuid.UUID, van: str = "", tot: str = "") -> Inspanningen:
    """The lines of the log and of the employer's spoor-1 log that this reader may see, in two queries.

    An opdrachtgever sees of the guidance that it took place, never the words of a note: those stand in the reports.
    """
    first, last, wrong = _period(van, tot)
    logged = visible(actor, Logboekregel).filter(dossier_id=dossier_id, vervangen_door__isnull=True)
    own = live(visible(actor, Spoor1Actie).filter(dossier_id=dossier_id))
    per: dict[str, list[Inspanning]] = {key: [] for key in KOLOMMEN}
    for row in _between(own, first, last):
        per["werkgever"].append(
            Inspanning(row.pk, row.datum, str(row.get_optie_display()), row.wat, row.resultaat, row.door_naam)
        )
    for row in _between(logged, first, last):
        per[row.kolom].append(_line(row, words=not actor.is_opdrachtgever))
    columns = tuple(_column(key, str(label), per[key]) for key, label in KOLOMMEN.items())
    return Inspanningen(columns, van, tot, wrong, sum(each.aantal for each in columns))


def _column(key: str, label: str, rows: Iterable[Inspanning]) -> Kolom:
    ordered = sorted(rows, key=lambda row: (row.datum, row.id.hex), reverse=True)
    return Kolom(key, label, tuple(ordered[:MEEST]), len(ordered))


def _line(row: Logboekregel, *, words: bool) -> Inspanning:
    kind = PER_SLEUTEL.get(row.soort)
    label = str(kind.label) if kind else row.soort.capitalize()
    if not words:
        return Inspanning(row.pk, row.datum, "", label, "", "")
    return Inspanning(row.pk, row.datum, label, row.waarom, row.resultaat, row.door_naam)


def _between(rows: Any, first: dt.date | None, last: dt.date | None) -> Any:
    if first:
        rows = rows.filter(datum__gte=first)
    return rows.filter(datum__lte=last) if last else rows


def _period(van: str, tot: str) -> tuple[dt.date | None, dt.date | None, str]:
    found: list[dt.date | None] = []
    wrong = ""
    for text in (van, tot):
        try:
            found.append(read_date(text) if text.strip() else None)
        except ValidationError as error:
            found.append(None)
            wrong = " ".join(error.messages)
    return found[0], found[1], wrong
