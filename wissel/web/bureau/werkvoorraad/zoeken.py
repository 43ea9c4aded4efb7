"""Searching people and log lines, by the functions of wissel_zoek and then through visible()."""

import datetime as dt
import unicodedata
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.logbook.actions import record_look
from wissel.policies import can, visible
from wissel.policies.action import Action
from wissel.trajecten.models import Logboekregel
from wissel.web.bureau.werkvoorraad import lijst
from wissel.web.bureau.werkvoorraad.lijst import Rij

MOST = 25
AROUND = 80


@dataclass(frozen=True, slots=True)
class Vondst:
    """A log line that holds the words."""

    dossier_id: str
    naam: str
    nummer: str
    datum: dt.date
    tekst: str


@dataclass(frozen=True, slots=True)
class Uitkomst:
    mensen: tuple[Rij, ...]
    regels: tuple[Vondst, ...]


def search(actor: Actor, term: str, today: dt.date) -> Uitkomst:
    """At most 25 people and 25 log lines. A search on a name is written in the logbook, without the words."""
    wanted = plain(term)
    if not wanted:
        return Uitkomst((), ())
    own = None
    if actor.persoon_id and actor.rol in {Rol.COACH, Rol.JOBHUNTER}:
        own = [actor.persoon_id, *actor.waarneemt]
    people = _people(actor, wanted, own, today)
    lines = _lines(actor, wanted, own) if len(wanted) > 2 and can(actor, Action.LOGBOEK_LEZEN) else ()
    record_look(actor, "zoeken", categorie="A")
    return Uitkomst(people, lines)


def _people(actor: Actor, wanted: str, own: list[UUID] | None, today: dt.date) -> tuple[Rij, ...]:
    order = {row_id: place for place, row_id in enumerate(_ids("zoek_dossiers", wanted, own))}
    if not order:
        return ()
    values = visible(actor, Dossier).filter(pk__in=list(order)).values(*lijst.COLUMNS)
    return tuple(lijst.to_rows(sorted(values, key=lambda row: order[row["id"]]), today))


def _lines(actor: Actor, wanted: str, own: list[UUID] | None) -> tuple[Vondst, ...]:
    ids = _ids("zoek_logboek", wanted, own)
    if not ids:
        return ()
    rows = (
        visible(actor, Logboekregel)
        .filter(pk__in=ids)
        .select_related("dossier__kandidaat")
        .order_by("-datum")
    )
    return tuple(
        Vondst(str(r.dossier_id), r.dossier.kandidaat.naam, r.dossier.nummer, r.datum, _excerpt(r, wanted))
        for r in rows
    )


def _ids(function: str, wanted: str, own: list[UUID] | None) -> list[UUID]:
    statements = {
        "zoek_dossiers": "select id from zoek_dossiers(%s, %s, %s)",
        "zoek_logboek": "select id from zoek_logboek(%s, %s, %s)",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[function], [wanted, own, MOST])
        return [row[0] for row in cursor.fetchall()]


def _excerpt(row: Logboekregel, wanted: str) -> str:
    text = " ".join(part for part in (row.waarom, row.resultaat, row.vervolg) if part)
    place = max(plain(text).find(wanted.split()[0]), 0)
    start = max(0, place - AROUND)
    piece = text[start : place + AROUND]
    return ("… " if start else "") + piece + (" …" if place + AROUND < len(text) else "")


def plain(text: str) -> str:
    """Lower case without accents, the form in which names and notes are stored for searching."""
    folded = unicodedata.normalize("NFKD", text.lower().strip())
    return "".join(c for c in folded if not unicodedata.combining(c))[:100]
