"""Indexes of vacancies, built again in the background while the old one serves."""

import uuid
from typing import Any

from wissel.accounts.models import Bureau
from wissel.jobs import enqueue, job, ronde
from wissel.matching.kolommen import beheer, mappen


@ronde("kolommen.ronde", "*/10 * * * *")
def look(timestamp: Any = None) -> None:
    """One look for each bureau; the index of a bureau that is gone goes too."""
    bureaus = list(Bureau.objects.values_list("pk", flat=True))
    mappen.sweep(bureaus)
    for pk in bureaus:
        enqueue(check, bureau_id=pk, key=f"kolommen kijken {pk}")


@job("kolommen.kijken")
def check(*, bureau_id: str) -> None:
    """Queue building when the index of a bureau is missing, of another edition, or far behind."""
    if beheer.needed(uuid.UUID(bureau_id)):
        queue(bureau_id)


def queue(bureau_id: Any) -> None:
    """Build the index of a bureau soon."""
    enqueue(build, bureau_id=bureau_id, key=f"kolommen {bureau_id}")


@job("kolommen.bouwen", eigen_transacties=True)
def build(*, bureau_id: str) -> None:
    """Build and serve. May run twice without harm; when somebody else is building, that one is enough."""
    try:
        beheer.rebuild(uuid.UUID(bureau_id))
    except mappen.Bezig:
        return
