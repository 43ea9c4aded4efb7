"""The one place where production reads the clock.

`WISSEL_VANDAAG` (a date) moves `today` only, so that a demonstration can stand on a chosen day; sessions,
one-time codes, link expiry and audit keep the real clock. `WISSEL_NU` (date and time, or `@` and a file that holds
them) exists for tests.
"""

import datetime as dt
import os
from pathlib import Path
from zoneinfo import ZoneInfo

NEDERLAND = ZoneInfo("Europe/Amsterdam")


def now() -> dt.datetime:
    """The moment, aware, in UTC."""
    fixed = os.environ.get("WISSEL_NU", "")
    if fixed.startswith("@"):
        fixed = Path(fixed[1:]).read_text().strip()
    if fixed:
        moment = dt.datetime.fromisoformat(fixed)
        return (
            moment.astimezone(dt.UTC)
            if moment.tzinfo
            else moment.replace(tzinfo=NEDERLAND).astimezone(dt.UTC)
        )
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    """The calendar day in the Netherlands, or the day set by `WISSEL_VANDAAG`."""
    fixed = os.environ.get("WISSEL_VANDAAG")
    if fixed:
        return dt.date.fromisoformat(fixed)
    return now().astimezone(NEDERLAND).date()
