"""What an instrument may be called on a day: a test only with proof that still holds (S0.14). Pure."""

import datetime as dt
import re

from django.utils.translation import gettext as _

from wissel.opmaak import lange_datum
from wissel.orientatie.models import Soort

# Words in which "test" stands without meaning one.
_GEEN_TEST = frozenset({"attest", "contest", "protest", "getest"})
_WOORD = re.compile(r"[^\W\d_]+")


def is_test(soort: str, geldig_tot: dt.date | None, on: dt.date) -> bool:
    """Whether it may be called a test on this day; the last day of the proof counts."""
    return soort == Soort.TEST and geldig_tot is not None and on <= geldig_tot


def label(soort: str, geldig_tot: dt.date | None, on: dt.date) -> str:
    """What stands beside the name everywhere: on pages, in documents and in the profile."""
    if is_test(soort, geldig_tot, on):
        return _("Gevalideerde test")
    if soort == Soort.TEST and geldig_tot is not None:
        return _("Vragenlijst, bewijs van validatie verlopen op %(dag)s") % {"dag": lange_datum(geldig_tot)}
    if soort == Soort.EIGEN:
        return _("Eigen meting, niet gevalideerd")
    return _("Vragenlijst, niet gevalideerd")


def calls_itself_a_test(naam: str) -> bool:
    """Whether a name says "test", on its own or in a compound such as beroepentest."""
    words = [word.lower() for word in _WOORD.findall(naam)]
    return any(
        (word.startswith("test") or word.removesuffix("en").removesuffix("s").endswith("test"))
        and word not in _GEEN_TEST
        for word in words
    )
