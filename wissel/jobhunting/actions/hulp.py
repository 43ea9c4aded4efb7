"""What the verbs of this room share: who may, the lock on an employer, and days that can be."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.jobhunting.models import Netwerkorganisatie

SCHRIJVERS = frozenset({Rol.COACH, Rol.JOBHUNTER})
OUDSTE = dt.timedelta(days=5 * 366)
VERSTE = dt.timedelta(days=2 * 366)


def check_role(by: Actor) -> None:
    """Only coach and jobhunter write here."""
    if by.rol not in SCHRIJVERS:
        raise DomainError("niet_van_u", _("Coach en jobhunter houden het netwerk bij."))


def hold(row: Netwerkorganisatie, by: Actor, *, weg: bool = False) -> Netwerkorganisatie:
    """The employer, held. Raises DomainError when it was put away (unless `weg`) or is one with another."""
    check_role(by)
    rows = Netwerkorganisatie.objects.select_for_update(of=("self",))
    held = rows.get(bureau_id=by.bureau_id, pk=row.pk)
    if held.opgegaan_in_id is not None:
        raise DomainError("opgegaan", _("Deze organisatie is samengevoegd met een andere. Werk daar verder."))
    if held.weg_op is not None and not weg:
        raise DomainError("weg", _("Deze organisatie is weggehaald. Zet haar eerst terug."))
    return held


def hold_dossier(dossier_id: Any, by: Actor) -> Dossier:
    """The dossier, held, for coach and jobhunter. Raises DomainError when it is closed."""
    check_role(by)
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("bureau", "kandidaat")
    row = rows.get(bureau_id=by.bureau_id, pk=dossier_id)
    if row.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. U kunt alles nog lezen."))
    return row


def check_day(day: dt.date, veld: str = "datum") -> None:
    """Refuse a day to come or long ago, at its field."""
    today = klok.today()
    if day > today:
        raise DomainError("later", _("Deze dag moet nog komen. Vul in wanneer het was."), veld=veld)
    if day < today - OUDSTE:
        raise DomainError("lang_geleden", _("Deze dag is heel lang geleden. Controleer het jaar."), veld=veld)


def check_next(day: dt.date | None, veld: str = "volgende_op") -> None:
    """The next time is today or later, and not years away."""
    if day is None:
        return
    today = klok.today()
    if day < today:
        raise DomainError("voorbij", _("Deze dag is al voorbij. Kies vandaag of een latere dag."), veld=veld)
    if day > today + VERSTE:
        raise DomainError("ver", _("Deze dag is heel ver weg. Controleer het jaar."), veld=veld)
