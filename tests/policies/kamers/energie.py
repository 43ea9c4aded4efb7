"""An agreed week, something planned, a day and a proposal, with words that stay between kandidaat and coach."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from tests.cast import Lid
from wissel.energie import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 4, 1)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    kanarie["weekactiviteit"] = f"KANARIE-weekactiviteit-{uuid.uuid4().hex[:8]}"
    given: dict[str, Any] = {
        "vanaf": dt.date(2026, 3, 30), "sollicitaties": 2, "bron": "eigen", "voorgesteld_op": NU,
        "voorgesteld_rol": "coach",
    }  # fmt: skip
    m.Weekafspraak.objects.create(**base, **given, sleutel=uuid.uuid4(), uren=Decimal(6), akkoord_op=NU)
    proposal = m.Weekafspraak.objects.create(**base, **given, sleutel=uuid.uuid4(), uren=Decimal(7))
    activity = m.Weekactiviteit.objects.create(
        **base, sleutel=uuid.uuid4(), soort="anders", titel=kanarie["weekactiviteit"], dag=DAG, minuten=60,
        uren=Decimal(1), gemaakt_op=NU, gemaakt_door=kandidaat.lidmaatschap,
    )  # fmt: skip
    m.Eigenlast.objects.create(**base, soort="bellen", minuten=40, zwaarte=2)
    m.Energiedag.objects.create(**base, dag=DAG, stand="minder", op=NU)
    m.Trenddeling.objects.create(**base, sinds=NU)
    return {"weekafspraak_id": proposal.pk, "activiteit_id": activity.pk}
