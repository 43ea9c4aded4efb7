"""Who looked into the dossier or did something in it, per day and in plain words."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.logbook.actions import split_reason
from wissel.logbook.models import LogbookEntry
from wissel.policies import visible
from wissel.web.kandidaat import daden, woorden

PAGINA = 200


@dataclass(frozen=True, slots=True)
class Daad:
    """One kind of look or deed on one day, counted, with the first time."""

    wat: str
    keer: int
    eerste: dt.datetime
    reden: str
    soort: str


@dataclass(frozen=True, slots=True)
class Inzagepersoon:
    """One person in one role, with what this person did that day."""

    wie: str
    rol: str
    daden: tuple[Daad, ...]


@dataclass(frozen=True, slots=True)
class Inzagedag:
    dag: dt.date
    personen: tuple[Inzagepersoon, ...]


@dataclass(frozen=True, slots=True)
class Inzage:
    """A page of days, newest first; `eerder` leads to what came before."""

    dagen: tuple[Inzagedag, ...]
    eerder: int | None


def looks(actor: Actor, dossier_id: uuid.UUID, before: int | None = None) -> Inzage:
    """Everybody's looks and deeds. The kandidaat's own looks are left out, since those are no news."""
    rows = visible(actor, LogbookEntry).filter(dossier_id=dossier_id).select_related("persoon")
    own = Q(soort=LogbookEntry.Soort.GELEZEN) | Q(actie__in=daden.GEVOLG)
    rows = rows.exclude(own & Q(persoon_id=actor.persoon_id))
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.order_by("-pk")[: PAGINA + 1])
    days: dict[dt.date, dict[tuple[object, str], list[LogbookEntry]]] = {}
    for row in found[:PAGINA]:
        day = row.at.astimezone(klok.NEDERLAND).date()
        days.setdefault(day, {}).setdefault((row.persoon_id, row.rol), []).append(row)
    return Inzage(
        tuple(
            Inzagedag(day, tuple(_person(rows, actor) for rows in people.values()))
            for day, people in sorted(days.items(), reverse=True)
        ),
        found[PAGINA - 1].pk if len(found) > PAGINA else None,
    )


def _person(rows: list[LogbookEntry], actor: Actor) -> Inzagepersoon:
    first = rows[0]
    own = first.persoon_id == actor.persoon_id
    who = _("U") if own else first.persoon.naam if first.persoon else _nameless(first.rol)
    role = "" if own or not first.persoon else str(woorden.ROLLEN.get(first.rol, first.rol))
    if role and any(split_reason(row.reden)[1] for row in rows):
        role = _("%(rol)s, vervangt uw vaste begeleider") % {"rol": role}
    kinds: dict[tuple[str, str], list[LogbookEntry]] = {}
    for row in rows:
        reason = split_reason(row.reden)[0] if row.actie in daden.MET_REDEN else ""
        kinds.setdefault((what(row.actie, row.soort), reason), []).append(row)
    return Inzagepersoon(
        who, role,
        tuple(
            Daad(words, len(same), same[-1].at, reason, same[0].soort) for (words, reason), same in kinds.items()
        ),
    )  # fmt: skip


def _nameless(rol: str) -> str:
    """Who came for one task by a link has a role and no account; the product itself has neither."""
    if rol in {Rol.BEDRIJFSARTS, Rol.ARBEIDSDESKUNDIGE}:
        return _("Uw %(rol)s") % {"rol": woorden.ROLLEN[rol]}
    return _("De computer")


def what(actie: str, soort: str) -> str:
    """A deed in plain words; one that is not in the list is said by its kind."""
    if soort == LogbookEntry.Soort.GEWEIGERD:
        return _("wilde iets openen. Dat mocht niet. Deze persoon zag niets")
    if actie in daden.DADEN:
        return str(daden.DADEN[actie])
    return _("las iets in uw dossier") if soort == LogbookEntry.Soort.GELEZEN else _("werkte in uw dossier")
