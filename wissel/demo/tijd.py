"""Let the product live at another moment while the demo is told, so that history is made by the product itself."""

import datetime as dt
import os
from collections.abc import Iterator
from contextlib import contextmanager

from poortwachter.kalender import werkdag_op_of_na
from wissel.klok import NEDERLAND


@contextmanager
def at(day: dt.date, hour: int = 10, minute: int = 0) -> Iterator[dt.datetime]:
    """Everything in the block happens on this day at this Dutch time."""
    moment = dt.datetime.combine(day, dt.time(hour, minute), NEDERLAND)
    before = {name: os.environ.pop(name, None) for name in ("WISSEL_NU", "WISSEL_VANDAAG")}
    os.environ["WISSEL_NU"] = moment.isoformat()
    try:
        yield moment
    finally:
        del os.environ["WISSEL_NU"]
        os.environ.update({name: value for name, value in before.items() if value is not None})


def workday(day: dt.date) -> dt.date:
    """This day, or the first working day after it."""
    return werkdag_op_of_na(day)
