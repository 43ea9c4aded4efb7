"""Dossiers for tests, opened the way the product opens them."""

import datetime as dt
from typing import Any

from tests.cast import EERSTE_ZIEKTEDAG, Cast
from wissel.dossiers.actions import openen, spoor1
from wissel.dossiers.models import Dossier


def open_samira(cast: Cast, **changes: Any) -> Dossier:
    """Samira's dossier at De Vries Logistiek with Anna as coach; first sick day Monday 3 March 2025."""
    values: dict[str, Any] = {
        "kandidaat": cast.samira.persoon, "opdrachtgever": cast.werkgever, "coach": cast.anna.persoon,
        "jobhunter": cast.joris.persoon, "eerste_ziektedag": EERSTE_ZIEKTEDAG, "arbodienst": cast.arbodienst,
        "functie": "Magazijnmedewerker", "uren_per_week": 36, **changes,
    }  # fmt: skip
    return openen.open_dossier(by=cast.anna.actor, **values)


def conclude_spoor1(
    cast: Cast, dossier: Dossier, conclusie: str = "loopt_door", on: dt.date = dt.date(2026, 2, 20)
) -> None:
    spoor1.conclude(
        dossier=dossier, conclusie=conclusie, getrokken_door="R. de Wit, arbeidsdeskundige", getrokken_op=on,
        by=cast.anna.actor,
    )  # fmt: skip


def record_consult(cast: Cast, dossier: Dossier, on: dt.date = dt.date(2026, 2, 10)) -> None:
    spoor1.record_advies(
        dossier=dossier, van="bedrijfsarts", datum=on, soort="spreekuur", by=cast.anna.actor, naam="dr. Visser",
        wat_kan="Licht werk, twintig uur per week",
    )  # fmt: skip
