"""Whose agenda it is: the own one, that of who one stands in for, or of a coach the office chooses."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Persoon, Rol
from wissel.policies import visible
from wissel.web.bureau.dossiers.forms import mensen
from wissel.web.bureau.werkvoorraad.lijst import as_uuid

EIGEN_AGENDA = (Rol.COACH, Rol.JOBHUNTER)


@dataclass(frozen=True, slots=True)
class Wiens:
    """The person of the agenda, and the people one can choose from."""

    id: uuid.UUID | None
    naam: str
    keuzes: tuple[tuple[str, str], ...]

    @property
    def eigen(self) -> bool:
        return not self.keuzes


def whose(actor: Actor, asked: str) -> Wiens:
    """The person asked for when that is somebody whose agenda this actor may see; else the first choice."""
    people = _people(actor)
    if not people:
        return Wiens(actor.persoon_id, actor.naam, ())
    chosen = next((row for row in people if str(row.pk) == as_uuid(asked)), people[0])
    choices = tuple((str(row.pk), row.naam) for row in people) if len(people) > 1 or not own(actor) else ()
    return Wiens(chosen.pk, chosen.naam, choices)


def own(actor: Actor) -> bool:
    """Whether somebody has appointments of their own."""
    return actor.rol in EIGEN_AGENDA


def _people(actor: Actor) -> list[Any]:
    if not own(actor):
        return list(mensen(actor, Rol.COACH, Rol.JOBHUNTER))
    if not actor.waarneemt:
        return []
    rows = visible(actor, Persoon).filter(pk__in=[actor.persoon_id, *actor.waarneemt])
    return sorted(rows, key=lambda row: (row.pk != actor.persoon_id, row.sorteernaam))


def nobody(wiens: Wiens) -> str:
    """Words for a bureau without coaches; empty when there is somebody."""
    return "" if wiens.id else _("Er is nog geen coach. Nodig eerst een coach uit bij Medewerkers.")
