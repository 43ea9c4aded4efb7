"""Which dates of a dossier people were reminded of, and when."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _l

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.berichten.models import Herinnering
from wissel.dossiers.models import Milestone
from wissel.policies import visible

HOOGSTENS = 30
# What comes from the guidance itself has no name of the law.
SOORTEN = {"afspraak": _l("Afspraak"), "rapport": _l("Voortgangsrapportage"), "taak": _l("Taak")}
_ROLLEN = dict(Rol.choices)


@dataclass(frozen=True, slots=True)
class Gegeven:
    """One date, on one day, to these parties."""

    naam: str
    due_on: dt.date
    op: dt.date
    wie: str


def given(actor: Actor, dossier_id: uuid.UUID) -> tuple[Gegeven, ...]:
    """The newest reminders of a dossier; one line for all parties of one date and day."""
    names = visible(actor, Milestone).filter(dossier_id=OuterRef("dossier_id"), code=OuterRef("code"))
    rows = visible(actor, Herinnering).filter(dossier_id=dossier_id)
    rows = rows.annotate(naam=Subquery(names.values("naam")[:1])).order_by(
        "-op", "-due_on", "code", "dagen", "rol"
    )
    lines: dict[tuple[str, dt.date, dt.date], list[str]] = {}
    for row in rows[: HOOGSTENS * 3]:
        words = str(_ROLLEN.get(row.rol, row.rol))
        name = row.naam or str(SOORTEN.get(row.code.partition(":")[0], row.code))
        parties = lines.setdefault((name, row.due_on, row.op), [])
        if words not in parties:
            parties.append(words)
    found = [Gegeven(naam, due, op, ", ".join(parties)) for (naam, due, op), parties in lines.items()]
    return tuple(found[:HOOGSTENS])
