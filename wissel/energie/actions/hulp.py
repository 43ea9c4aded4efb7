"""What the verbs of this room share: holding the dossier for who may, and everything that counts in its weeks."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.energie.lezen import posts, room
from wissel.energie.weekplan import Post, Ruimte
from wissel.fouten import DomainError

DOENERS = frozenset({Rol.KANDIDAAT, Rol.COACH})
VOORUIT = dt.timedelta(days=84)


def hold(dossier_id: Any, by: Actor, *, alleen_kandidaat: bool = False) -> Dossier:
    """The dossier, held. Raises DomainError when it is closed, or for a role that plans nothing here."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("bureau", "kandidaat", "coach")
    row = rows.get(bureau_id=by.bureau_id, pk=dossier_id)
    own = by.is_kandidaat and by.persoon_id == row.kandidaat_id
    if by.rol not in DOENERS or (by.is_kandidaat and not own) or (alleen_kandidaat and not own):
        raise DomainError("niet_van_u", _("Alleen de kandidaat kan dit doen."))
    if row.stand == Dossier.Stand.GESLOTEN:
        text = _("Uw traject is klaar. U kunt alles nog lezen, maar niets meer sturen.")
        closed = _("Dit dossier is gesloten. U kunt alles nog lezen.")
        raise DomainError("gesloten", text if by.is_kandidaat else closed)
    return row


def all_posts(dossier: Dossier, around: dt.date) -> list[Post]:
    """What stands in the weeks around a day, far enough ahead to find another place."""
    return posts(dossier.bureau_id, dossier.pk, around - dt.timedelta(days=7), around + VOORUIT)


def room_on(dossier: Dossier, day: dt.date) -> Ruimte:
    """What fits in the week of this day."""
    return room(dossier.bureau_id, dossier.pk, day)


def check_day(day: dt.date, veld: str = "dag") -> None:
    """Refuse a day that is past, or far away, at its field."""
    today = klok.today()
    if day < today:
        raise DomainError("voorbij", _("Deze dag is voorbij. Kies vandaag of een latere dag."), veld=veld)
    if day > today + VOORUIT:
        text = _("Deze dag is nog ver weg. Kies een dag in de komende twaalf weken.")
        raise DomainError("ver_weg", text, veld=veld)
