"""The next duty of a dossier, stored with it so that lists need no other table.

Rooms above this one register where their duties come from; a source gives (due_on, words, who is waited for).
"""

import datetime as dt
from collections.abc import Callable, Iterable

from wissel.dossiers import uitzondering
from wissel.dossiers.models import Dossier, Milestone
from wissel.dossiers.plichten.kalender import without_waived

Plicht = tuple[dt.date, str, str]
Bron = Callable[[Dossier, dt.date], Iterable[Plicht]]
_BRONNEN: list[Bron] = []

# Milestones that are a date to know, not something to do.
GEEN_PLICHT = frozenset(
    {
        "ziekmelding", "vangnetmelding", "probleemanalyse_einde_week_6", "verkorte_wachttijd_aanvraag_vanaf",
        "verkorte_wachttijd_aanvraag", "eerstejaarsevaluatie_vanaf", "minimumloon_laatste_dag", "spoor2_vroegste_start",
        "wachttijd_81_weken", "eindevaluatie_vanaf", "uwv_brief_wia", "uwv_besluit_loonsanctie",
        "wachttijd_laatste_dag", "wia_eerste_dag", "loondoorbetaling_laatste_dag", "opzegverbod_eerste_vrije_dag",
    }
)  # fmt: skip


def register(bron: Bron) -> None:
    """Let a room add its duties; once, when its app is ready."""
    if bron not in _BRONNEN:
        _BRONNEN.append(bron)


def milestones(dossier: Dossier, today: dt.date) -> Iterable[Plicht]:
    """Duties of the law that are open. What lay long before the dossier was opened is not pressed on the coach."""
    opened = dossier.aangemaakt_op.date()
    rows = Milestone.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, geldt=True, done_on__isnull=True, due_on__isnull=False
    ).exclude(code__in=GEEN_PLICHT)
    waiting = uitzondering.of_dossier(dossier)
    if waiting is not None and waiting.holds(today):
        rows = rows.exclude(code="spoor2_start")
    for row in without_waived(rows):
        if row.due_on is not None and row.due_on >= opened:
            yield row.due_on, row.naam, ""


def duties(dossier: Dossier, today: dt.date) -> list[Plicht]:
    """Every open duty of this dossier, first one first; on one day the law comes before what people agreed."""
    if dossier.stand == Dossier.Stand.GESLOTEN:
        return []
    found = [*milestones(dossier, today)]
    for bron in _BRONNEN:
        found += bron(dossier, today)
    return sorted(found, key=lambda duty: duty[0])


def refresh(dossier: Dossier, today: dt.date) -> None:
    """Store the next duty and who is waited for."""
    open_duties = duties(dossier, today)
    first = open_duties[0] if open_duties else None
    waiting = next((duty[2] for duty in open_duties if duty[2]), "")
    dossier.volgende_op = first[0] if first else None
    dossier.volgende_wat = first[1][:200] if first else ""
    if waiting != dossier.wacht_op:
        dossier.wacht_op, dossier.wacht_sinds = waiting, today if waiting else None
    dossier.save(update_fields=["volgende_op", "volgende_wat", "wacht_op", "wacht_sinds"])
