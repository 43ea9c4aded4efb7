"""Vacancies and seekers as plain values, to match without a database."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad
from wissel.arbeidsmarkt.models import Stand
from wissel.matching.waarden import Zoekberoep, Zoeker

OP = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)
BUREAU = uuid.UUID(int=1)


def blad(titel: str, tekst: str = "", **over: Any) -> Vacatureblad:
    given: dict[str, Any] = {
        "id": uuid.uuid4(), "bureau_id": BUREAU, "titel": titel, "werkgever_naam": "Van Dam", "plaats": "Amersfoort",
        "pc4": "3812", "uren_min": None, "uren_max": None, "dagen": (), "diensten": (), "loon_van": None,
        "loon_tot": None, "loon_per": "", "beroep_id": None, "tekst": tekst, "url": "", "bron_id": None,
        "toegevoegd_door_rol": "", "gezien_op": OP, "gesloten_op": None, "gewijzigd_op": OP, "versie": 1,
    }  # fmt: skip
    return Vacatureblad(**{**given, **over})


def eis(veld: str, waarde: Any) -> dict[str, Eis]:
    return {veld: Eis(veld, Stand.NIET if waarde is False else Stand.GESTELD, waarde, "", "", "tekst")}


def zoeker(*beroepen: str, isco: str = "4323", **over: Any) -> Zoeker:
    wanted = tuple(Zoekberoep(f"k{at}", naam, isco, 1.0) for at, naam in enumerate(beroepen))
    return Zoeker(uuid.UUID(int=2), BUREAU, beroepen=wanted, **over)


UREN: dict[str, Any] = {"uren_van": Decimal(20), "uren_tot": Decimal(24)}
