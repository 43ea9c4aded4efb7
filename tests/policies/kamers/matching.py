"""A match kept as proof, its lines for fewer people, and the limits of the search."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.arbeidsmarkt.models import Vacature
from wissel.matching.models import Matchbewijs, Matchpunten, Zoekinstelling

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """A proof with words of the vacancy, and beside it the lines with what the kandidaat can."""
    for name in ("match_vacature", "match_kan"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    row = Vacature.objects.create(
        bureau=base["bureau"], titel="Planner", sleutel=uuid.uuid4().hex, toegevoegd_op=NU, gezien_op=NU,
        gewijzigd_op=NU,
    )  # fmt: skip
    content = {
        "vorm": 1, "datum": "2026-04-01", "verdict": "bespreken", "score": 0.5,
        "weging": {"versie": "2026-11", "gewichten": {"beroep": 0.45}},
        "delen": [{"sleutel": "beroep", "naam": "Beroep", "punten": 0.5, "gewicht": 0.45, "gevonden": [], "mist": []}],
        "vacature": {"id": str(row.pk), "versie": 1, "titel": "Planner", "werkgever": kanarie["match_vacature"],
                     "plaats": "", "pc4": "", "url": "", "beroep": "", "tekst": "", "gezien_op": NU.isoformat()},
        "gevraagd": [], "vragen": [], "profiel": 1, "zoekprofiel": 1, "belastbaarheid": None,
        "punten_sha256": "0" * 64,
    }  # fmt: skip
    bewijs = Matchbewijs.objects.create(
        **base, vacature=row, vacature_versie=1, verdict="bespreken", inhoud=content, sha256="0" * 64, op=NU,
        door_rol="coach",
    )  # fmt: skip
    line = {
        "sleutel": "tillen", "naam": "Tillen", "rubriek": "dynamisch", "oordeel": "onbekend",
        "gevraagd": "staat er niet in", "kan": kanarie["match_kan"], "woorden": "", "herkomst": "", "hard": True,
        "let_op": False,
    }  # fmt: skip
    Matchpunten.objects.create(**base, bewijs=bewijs, regels=[line], sha256="0" * 64, op=NU)
    Zoekinstelling.objects.create(**base, pc4="3812", reis_km=25, gewijzigd_op=NU, versie=1)
    return {"matchbewijs_id": bewijs.pk}
