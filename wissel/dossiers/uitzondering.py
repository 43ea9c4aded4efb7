"""While spoor 2 may wait: the recorded exception, the day it ends, and the duty to decide again (S2.56).

An exception is a decision on spoor 2 that says "not now" with a day to look again. Until that day the latest start does
not press; after it the latest start counts as before, and deciding again is late.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.dossiers.models import Dossier, Milestone, Spoor2Besluit

UITKOMSTEN = frozenset({"nu_niet_verplicht", "nu_niet_mogelijk", "wachten_toegestaan"})


@dataclass(frozen=True, slots=True)
class Uitzondering:
    """Which row of the decision table it rests on, and the last day it holds."""

    rij: str
    tot: dt.date

    def holds(self, today: dt.date) -> bool:
        return today <= self.tot


def last_day(besluit: Spoor2Besluit) -> dt.date | None:
    """The last day of the exception a decision makes; None when it makes none, or when that day is not known."""
    day = besluit.uitvoer.get("herbeoordelen_uiterlijk")
    return dt.date.fromisoformat(day) if day and besluit.uitkomst in UITKOMSTEN else None


def of_dossier(dossier: Dossier) -> Uitzondering | None:
    """The exception of the newest recorded decision; an older one no longer counts."""
    rows = Spoor2Besluit.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier)
    newest = rows.order_by("-op", "-id").first()
    day = last_day(newest) if newest else None
    return Uitzondering(newest.rij, day) if newest and day else None


def duties(dossier: Dossier, today: dt.date) -> Iterable[tuple[dt.date, str, str]]:
    """Decide again at the latest on the last day, unless spoor 2 began."""
    found = of_dossier(dossier)
    if found is None:
        return
    begun = Milestone.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, code="spoor2_start", done_on__isnull=False
    )
    if not begun.exists():
        yield found.tot, _("Besluit over spoor 2 opnieuw nemen"), ""
