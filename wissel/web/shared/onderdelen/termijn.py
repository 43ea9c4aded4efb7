"""The chip of a term: words first, colour last."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wissel.opmaak import korte_datum

SOON_DAYS = 7
WEEKS_FROM = 28


@dataclass(frozen=True, slots=True)
class Termijn:
    """Words, kind (`late`, `warn`, `ok`, `done`, `rest`), icon, and the date itself."""

    tekst: str
    soort: str
    icoon: str
    datum: str
    iso: str


def termijn(
    due_on: dt.date | None, today: dt.date, *, done: bool = False, paused: bool = False
) -> Termijn | None:
    """The chip for a date as it looks today; None without a date."""
    if due_on is None:
        return None
    text, kind, icon = _words((due_on - today).days)
    if done:
        text, kind, icon = _("Klaar"), "done", "check"
    elif paused:
        text, kind, icon = _("Onderbroken"), "rest", "clock"
    return Termijn(text, kind, icon, korte_datum(due_on), due_on.isoformat())


def _words(days: int) -> tuple[str, str, str]:
    if days < 0:
        return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", -days) % {"n": -days}, "late", "alert"
    if days == 0:
        return _("Vandaag"), "warn", "clock"
    if days == 1:
        return _("Morgen"), "warn", "clock"
    if days < WEEKS_FROM:
        kind = "warn" if days < SOON_DAYS else "ok"
        return _("Nog %(n)s dagen") % {"n": days}, kind, "clock" if kind == "warn" else "calendar"
    return _("Nog %(n)s weken") % {"n": days // 7}, "ok", "calendar"
