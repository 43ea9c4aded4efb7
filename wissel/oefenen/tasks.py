"""Nightly tidying: films and recordings that no row knows, left by a form that failed halfway."""

from typing import Any

from wissel import klok
from wissel.accounts.models import Bureau
from wissel.documenten import opslag
from wissel.jobs import enqueue, job, ronde
from wissel.leren.film import FOLDER as FILMS
from wissel.leren.models import Leeritemversie
from wissel.oefenen.actions.bellen import FOLDER as PITCHES
from wissel.oefenen.models import Pitch


@ronde("oefenen.ronde", "50 3 * * *")
def sweep_all(timestamp: Any = None) -> None:
    """One job for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(sweep_bureau, bureau_id=pk, key=f"films {pk}")


@job("oefenen.veeg")
def sweep_bureau(*, bureau_id: str) -> None:
    """Remove the films and recordings of one bureau that no row knows and that are older than a day."""
    sweep(bureau_id)


def sweep(bureau_id: Any) -> int:
    """Says how many files went."""
    gone = 0
    models: tuple[tuple[str, Any], ...] = ((FILMS, Leeritemversie), (PITCHES, Pitch))
    for folder, model in models:
        known = set(model.objects.filter(bureau_id=bureau_id).values_list("pad", flat=True))
        for path in list(opslag.orphans(f"{bureau_id}/{folder}", known, klok.now())):
            opslag.remove(path)
            gone += 1
    return gone
