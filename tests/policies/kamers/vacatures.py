"""A vacancy of the bureau with a feed, a confirmed demand and a row that failed; it holds nothing on a person."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.arbeidsmarkt.models import Bronbestand, Importfout, Vacature, Vacaturebron, VacatureEis

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    kanarie["vacature_eis"] = f"KANARIE-vacature-eis-{uuid.uuid4().hex[:8]}"
    bureau = base["bureau"]
    bron, _made = Vacaturebron.objects.get_or_create(
        bureau=bureau,
        naam="Bank",
        defaults={"soort": "rss", "url": "https://bank.example/rss", "actief": False},
    )
    row = Vacature.objects.create(
        bureau=bureau, titel="Planner", werkgever_naam="Van Dam", plaats="Amersfoort", bron=bron, toegevoegd_op=NU,
        gezien_op=NU, gewijzigd_op=NU, sleutel=uuid.uuid4().hex, zoektekst="planner van dam amersfoort",
    )  # fmt: skip
    VacatureEis.objects.create(
        bureau=bureau, vacature=row, veld="lift_kg", stand="gesteld", waarde=5, woorden=kanarie["vacature_eis"],
        bevestigd_op=NU,
    )  # fmt: skip
    Importfout.objects.create(bureau=bureau, bron=bron, rij=3, fout="Geen functie", op=NU)
    Bronbestand.objects.update_or_create(
        bureau=bureau,
        bron=bron,
        defaults={"naam": "lijst.csv", "inhoud": b"functie;plaats\nKok;Ede\n", "op": NU},
    )
    return {"vacature_id": row.pk, "veld": "lift_kg", "bron_id": bron.pk}
