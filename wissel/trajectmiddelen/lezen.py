"""What other rooms and the toets read of this room. The caller saw to it that the reader may."""

import uuid
from typing import Any

from wissel.trajecten.models import Onderdeel
from wissel.trajectmiddelen.models import Middelonderzoek, Uitzendinschrijving

ONDERDEEL = "uitzendbureaus"


def count(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> int | None:
    """With how many agencies the kandidaat is registered; None while nobody used the register."""
    rows = Uitzendinschrijving.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id)
    marks = list(rows.values_list("weg_op", flat=True))
    return sum(mark is None for mark in marks) if marks else None


def counted(part: Onderdeel) -> int | None:
    """What the register says of a part of a phase; None for a part it does not count."""
    return count(part.bureau_id, part.dossier_id) if part.sleutel == ONDERDEEL else None


def for_toets(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> dict[str, Any]:
    """`instrumenten_overwogen` in the shape of the contract, for PT-23: examined or not, each of the four."""
    rows = Middelonderzoek.objects.filter(bureau_id=bureau_id, dossier_id=dossier_id)
    known = set(rows.values_list("middel", flat=True))
    return {"instrumenten_overwogen": {key: key in known for key in Middelonderzoek.Middel.values}}
