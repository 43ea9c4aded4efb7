"""What Samira can do at work by two IZP's of the bedrijfsarts, so that the difference has content; Koen's is old."""

import uuid
from decimal import Decimal
from typing import Any

from wissel.belastbaarheid.actions import PuntInvoer, begin, establish, save_hours, set_items
from wissel.demo.verteller.basis import DAG

SLEUTEL = uuid.UUID("5d0a1b2c-77aa-4a67-9f58-1c4a7f3f0002")
ARTS = "dr. E. Visser"
NORM = (
    "zien", "horen", "spreken", "schrijven", "lezen", "herinneren", "zelfstandig_handelen", "samenwerken", "klanten",
    "leidinggeven", "vervoer", "contact_collegas", "geluid", "tocht", "stof", "handen", "toetsenbord", "reiken",
    "hoofdbewegingen", "avond",
)  # fmt: skip
EERST = {
    "aandacht_vasthouden": PuntInvoer(1), "aandacht_verdelen": PuntInvoer(2), "deadlines": PuntInvoer(1),
    "storingen": PuntInvoer(1), "hoog_tempo": PuntInvoer(1), "conflicten": PuntInvoer(1),
    "tillen": PuntInvoer(3), "dragen": PuntInvoer(3), "buigen": PuntInvoer(1), "duwen_trekken": PuntInvoer(2),
    "lopen_achtereen": PuntInvoer(1), "lopen_totaal": PuntInvoer(2), "trappen": PuntInvoer(1), "klimmen": PuntInvoer(3),
    "knielen": PuntInvoer(2), "zitten_achtereen": PuntInvoer(2), "staan_achtereen": PuntInvoer(2),
    "staan_totaal": PuntInvoer(2), "afwisseling_houding": PuntInvoer(1), "nacht": PuntInvoer(1),
    "wisselende_diensten": PuntInvoer(1),
}  # fmt: skip
NU = {
    **EERST, "aandacht_vasthouden": PuntInvoer(0), "aandacht_verdelen": PuntInvoer(1),
    "tillen": PuntInvoer(None, Decimal("7.5"), (), "Dicht bij het lichaam"), "dragen": PuntInvoer(2),
    "lopen_achtereen": PuntInvoer(0), "lopen_totaal": PuntInvoer(1), "zitten_achtereen": PuntInvoer(1),
    "staan_achtereen": PuntInvoer(1), "staan_totaal": PuntInvoer(1), "klimmen": PuntInvoer(2),
    "leidinggeven": PuntInvoer(0, None, (), "Kleine groep, vaste mensen"),
}  # fmt: skip


def tell_belastbaarheid(story: Any) -> None:
    """Two versions for Samira, one that got old for Koen."""
    if story.rol.sleutel == "samira":
        _version(story, 150, EERST, Decimal(2), Decimal(10), "Orders nakijken", [])
        steps = [(story.today + 21 * DAG, Decimal(24)), (story.today + 49 * DAG, Decimal(28))]
        _version(story, 24, NU, Decimal(4), Decimal(20), "Roosters maken en orders nakijken", steps)
    elif story.rol.sleutel == "pauze":
        _version(story, 210, EERST, Decimal(3), Decimal(12), "Deeg afwegen", [])


def _version(
    story: Any, days: int, items: dict[str, PuntInvoer], per_day: Decimal, per_week: Decimal, tasks: str, steps: Any
) -> None:  # fmt: skip
    day = story._back(days)
    key = uuid.uuid5(SLEUTEL, f"{story.dossier.pk} {days}")
    with story._on(max(day + 3 * DAG, story.opened_on), 9):
        row = begin(
            dossier=story.dossier, by=story.coach, sleutel=key, soort="izp", datum=day, auteur_naam=ARTS,
            auteur_rol="bedrijfsarts", bron="IZP op papier, bij de stukken van de arbodienst", overnemen=False,
        )  # fmt: skip
        levels = {**dict.fromkeys(NORM, PuntInvoer(0)), **items}
        set_items(belastbaarheid=row, by=story.coach, punten=levels)
        row.refresh_from_db()
        save_hours(
            belastbaarheid=row, by=story.coach, versie=row.versie, uren_per_dag=per_day, uren_per_week=per_week,
            taken=tasks, opbouw=steps,
        )  # fmt: skip
        row.refresh_from_db()
        establish(belastbaarheid=row, by=story.coach, versie=row.versie)
