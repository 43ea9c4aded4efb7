"""Belastbaarheid in the walk of every address: an established version with items, and a draft."""

import uuid
from decimal import Decimal
from typing import Any

from tests.cast import Lid
from wissel import klok
from wissel.belastbaarheid.models import Belastbaarheid, Belastbaarheidspunt


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """Words that only the coach and the kandidaat may read, and words of a draft that only the coach may."""
    kanarie |= {
        "belastbaarheid": "kanarie-belastbaarheid-rustige-hoek",
        "belastbaarheid_concept": "kanarie-belastbaarheid-concept",
    }
    now, today = klok.now(), klok.today()
    common = {
        **base, "soort": "izp", "datum": today, "bron": "IZP op papier", "auteur_naam": "D. Visser",
        "auteur_rol": "bedrijfsarts", "lijst": "2026-11", "gemaakt_op": now,
    }  # fmt: skip
    held = Belastbaarheid.objects.create(
        **common, nummer=1, sleutel=uuid.uuid4(), taken=kanarie["belastbaarheid"], uren_per_week=Decimal(16),
        stand="vastgesteld", vastgesteld_op=now, inhoud_sha256="0" * 64,
    )  # fmt: skip
    draft = Belastbaarheid.objects.create(
        **common, nummer=2, sleutel=uuid.uuid4(), taken=kanarie["belastbaarheid_concept"]
    )
    for version, word in ((held, "belastbaarheid"), (draft, "belastbaarheid_concept")):
        Belastbaarheidspunt.objects.create(
            **base, belastbaarheid=version, item="tillen", niveau=1, opmerking=kanarie[word], auteur_naam="D. Visser",
            auteur_rol="bedrijfsarts", datum=today, ingevoerd_op=now,
        )  # fmt: skip
    return {"belastbaarheid_id": draft.pk, "rubriek": "dynamisch"}
