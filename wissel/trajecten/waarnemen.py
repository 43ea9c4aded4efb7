"""Who stands in for whom on a day, for every room that shows or reminds people."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.trajecten.models import Waarneming


def live(day: dt.date) -> QuerySet[Waarneming]:
    """Whoever stands in on this day."""
    return Waarneming.objects.filter(van__lte=day, tot__gte=day, ingetrokken_op__isnull=True)


def stand_ins(
    bureau_id: uuid.UUID, personen: Iterable[uuid.UUID | None], rol: str, day: dt.date
) -> dict[uuid.UUID, list[uuid.UUID]]:
    """Of each of these people who is away on this day: who stands in."""
    found: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    wanted = {each for each in personen if each}
    rows = live(day).filter(bureau_id=bureau_id, voor_id__in=wanted, rol=rol)
    for voor, door in rows.values_list("voor_id", "door_id"):
        found[voor].append(door)
    return found


def stand_in(bureau_id: uuid.UUID, persoon_id: uuid.UUID | None, rol: str, day: dt.date) -> Waarneming | None:
    """Who handles the cases of this person on this day, or None when the person is there."""
    if persoon_id is None:
        return None
    return live(day).filter(bureau_id=bureau_id, voor_id=persoon_id, rol=rol).select_related("door").first()


def of_dossier(dossier: Dossier, day: dt.date) -> list[Waarneming]:
    """Who handles this dossier for its coach or jobhunter on this day."""
    people = Q(rol=Rol.COACH, voor_id=dossier.coach_id) | Q(rol=Rol.JOBHUNTER, voor_id=dossier.jobhunter_id)
    return list(live(day).filter(people, bureau_id=dossier.bureau_id).select_related("door"))


def absent_of(bureau_id: uuid.UUID, persoon_id: uuid.UUID, rol: str, day: dt.date) -> list[uuid.UUID]:
    """Whose cases this person handles in this role on this day."""
    rows = live(day).filter(bureau_id=bureau_id, door_id=persoon_id, rol=rol)
    return list(rows.values_list("voor_id", flat=True))


def acts_for(by: Actor, dossier_id: Any) -> uuid.UUID | None:
    """For whom this person acts in a dossier: the one who is away, or None when it is an own case."""
    if not by.waarneemt or dossier_id is None:
        return None
    column = "coach_id" if by.rol == Rol.COACH else "jobhunter_id"
    rows = Dossier.objects.filter(bureau_id=by.bureau_id, pk=dossier_id)
    found: uuid.UUID | None = rows.values_list(column, flat=True).first()
    return found if found in by.waarneemt else None


def signature(by: Actor, dossier_id: Any) -> str:
    """The name under a note, with that it was written by a stand-in."""
    if acts_for(by, dossier_id) is None:
        return by.naam
    return _("%(naam)s (waarnemer)") % {"naam": by.naam}
