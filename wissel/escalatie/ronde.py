"""The daily look for dossiers that stand still, per bureau: in batches, writing only where something changed.

It may run twice, stop halfway or miss days: each run looks at what holds today, not at what an earlier run did.
"""

import datetime as dt
import uuid
from collections import defaultdict

from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.berichten.models import Dagronde
from wissel.database.context import als
from wissel.dossiers.models import Dossier
from wissel.escalatie import zaken
from wissel.escalatie.actions.stagnatie import notice, open_rows
from wissel.escalatie.models import Stagnatie
from wissel.escalatie.redenen import Drempels, Reden, reasons, thresholds
from wissel.fouten import DomainError
from wissel.logregels import get_log

RONDE = "stagnatie"
log = get_log("wissel.escalatie")
Vondst = tuple[uuid.UUID, tuple[Reden, ...]]


def daily(bureau: Bureau, today: dt.date) -> int:
    """The look of one day, once; how many dossiers it wrote to. A worker that was off catches up within the hour."""
    with als(bureau):
        if Dagronde.objects.filter(bureau=bureau, soort=RONDE, tot=today).exists():
            return 0
    changed = look(bureau, today)
    with als(bureau):
        Dagronde.objects.update_or_create(bureau=bureau, soort=RONDE, defaults={"tot": today})
    return changed


def look(bureau: Bureau, today: dt.date, drempels: Drempels | None = None) -> int:
    """Look at every dossier of a bureau that may stand still; says how many were written to."""
    limits, changed, place = drempels or thresholds(), 0, None
    while True:
        with als(bureau):
            found, place = changes(bureau, today, limits, place)
        for dossier_id, why in found:
            changed += _note(bureau, dossier_id, why, today, limits)
        if place is None:
            return changed


def changes(
    bureau: Bureau, today: dt.date, drempels: Drempels, after: uuid.UUID | None = None
) -> tuple[list[Vondst], uuid.UUID | None]:
    """The dossiers of one batch whose escalation is no longer right, with their reasons; where to go on from."""
    ids = zaken.candidates(bureau, today, drempels, after)
    facts = zaken.collect(bureau, ids, today, drempels)
    known: dict[uuid.UUID, list[Stagnatie]] = defaultdict(list)
    for row in open_rows(bureau.pk, ids):
        known[row.dossier_id].append(row)
    found = []
    for pk in ids:
        why = reasons(facts[pk], today, drempels, zaken.silenced(known[pk], today, drempels))
        if _differs(known[pk], why):
            found.append((pk, why))
    return found, ids[-1] if len(ids) == zaken.BATCH else None


def _differs(rows: list[Stagnatie], why: tuple[Reden, ...]) -> bool:
    now = next((row for row in rows if row.stand == Stagnatie.Stand.OPEN), None)
    return bool(why) if now is None else now.redenen != [each.as_json() for each in why]


def _note(
    bureau: Bureau, dossier_id: uuid.UUID, why: tuple[Reden, ...], today: dt.date, drempels: Drempels
) -> bool:
    """Write one dossier in a transaction of its own; one that refuses does not stop the others."""
    try:
        with als(bureau):
            dossier = Dossier.objects.get(bureau=bureau, pk=dossier_id)
            notice(dossier=dossier, redenen=why, today=today, drempels=drempels, by=Actor.systeem(bureau))
    except DomainError as error:
        log.warning("stagnation_refused", dossier=str(dossier_id), code=error.code)
        return False
    return True
