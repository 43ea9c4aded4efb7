"""Samira's dossier on Monday 9 March 2026, with what the verbs need."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.belastbaarheid.actions import begin
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier

TWEE_MAART = dt.date(2026, 3, 2)


@pytest.fixture
def dossier(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-09")
    row = open_samira(cast)
    set_context(bureau_id=cast.bureau.pk)
    return row


@pytest.fixture
def concept(cast: Cast, dossier: Dossier) -> Callable[..., Belastbaarheid]:
    """Anna begins a version that she copies from the IZP of dr. Visser of 2 March 2026."""

    def make(**changes: Any) -> Belastbaarheid:
        values: dict[str, Any] = {
            "soort": "izp", "datum": TWEE_MAART, "auteur_naam": "dr. Visser", "auteur_rol": "bedrijfsarts",
            "bron": "IZP, kast van de arbodienst", "sleutel": uuid.uuid4(), "by": cast.anna.actor, **changes,
        }  # fmt: skip
        return begin(dossier=dossier, **values)

    return make
