"""Who stands in for whom on a day, for every room that shows or reminds people."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from wissel.trajecten.models import Waarneming


def live(day: dt.date) -> QuerySet[Waarneming]:
    """Whoever stands in on this day."""
    return Waarneming.objects.filter(van__lte=day, tot__gte=day, ingetrokken_op__isnull=True)


def stand_ins(
    bureau_id: uuid.UUID, personen: Iterable[uuid.UUID | None], rol: str, day: dt.date
) -> dict[uuid.UUID, list[Waarneming]]:
    """Of each of these people who is away on this day: who stands in, with the person."""
    found: dict[uuid.UUID, list[Waarneming]] = defaultdict(list)
    wanted = {each for each in personen if each}
    rows = live(day).filter(bureau_id=bureau_id, voor_id__in=wanted, rol=rol).select_related("door")
    for row in rows:
        found[row.voor_id].append(row)
    return found


def stand_in(bureau_id: uuid.UUID, persoon_id: uuid.UUID | None, rol: str, day: dt.date) -> Waarneming | None:
    """Who handles the cases of this person on this day, or None when the person is there."""
    if persoon_id is None:
        return None
    return live(day).filter(bureau_id=bureau_id, voor_id=persoon_id, rol=rol).select_related("door").first()
