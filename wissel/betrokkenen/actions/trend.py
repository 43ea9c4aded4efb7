"""The bedrijfsarts reads by a link how many good and less good days there were, while the kandidaat shares that."""

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.betrokkenen.actions.taaklinks import SOORT, finish, lock_link
from wissel.betrokkenen.models import Taaklink
from wissel.energie.lezen import Trendweek, shares_trend, trend
from wissel.fouten import DomainError


def weeks(row: Taaklink) -> tuple[Trendweek, ...]:
    """Counts per week, no days and no words; empty once the kandidaat took the consent back."""
    if shares_trend(row.bureau_id, row.dossier_id) is None:
        return ()
    return trend(row.bureau_id, row.dossier_id, klok.today())


@transaction.atomic
def read(*, token: str) -> Taaklink:
    """Say that it was read; the link is spent. Raises DomainError when it is another link or no longer shared."""
    row = lock_link(token)
    if row.soort != SOORT.TREND:
        raise DomainError("weg", _("Deze link werkt niet meer."))
    finish(row)
    return row
