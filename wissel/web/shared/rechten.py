"""Rights and duties of a week of sickness, for the home pages: the same texts as on the public site."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wissel.aanmeldingen import kennis
from wissel.aanmeldingen.kennis import Weekregel


@dataclass(frozen=True, slots=True)
class Kolom:
    """What one party may and must do this week."""

    titel: str
    regels: tuple[Weekregel, ...]


@dataclass(frozen=True, slots=True)
class Weekrechten:
    """The week, and a column for each party that is shown. Empty columns are left out."""

    week: int
    kolommen: tuple[Kolom, ...]


def rights_in(week: int | None, *partijen: str) -> Weekrechten | None:
    """The texts of a week for these parties; None when the week is not known or the texts do not reach that far."""
    if week is None or not 1 <= week <= kennis.WEKEN:
        return None
    names = {"kandidaat": _("De werknemer"), "werkgever": _("De werkgever")}
    columns = [Kolom(names[each], tuple(kennis.in_week(week, each))) for each in partijen]
    return Weekrechten(week, tuple(each for each in columns if each.regels))
