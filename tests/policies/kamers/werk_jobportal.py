"""What a kandidaat did with one vacancy: kept, hidden with own words, found and rated."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.arbeidsmarkt.models import Vacature
from wissel.jobportal import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    for name in ("lead_toelichting", "lead_contact"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    kanarie["verborgen_reden"] = f"KANARIE-verborgen-{uuid.uuid4().hex[:8]}"
    row = Vacature.objects.filter(bureau=base["bureau"]).order_by("-id").first()
    assert row is not None
    m.Bewaard.objects.create(**base, vacature=row, op=NU)
    m.Verborgen.objects.create(
        **base, vacature=row, reden="anders", toelichting=kanarie["verborgen_reden"], op=NU
    )
    m.EigenVondst.objects.create(**base, vacature=row, sleutel=uuid.uuid4(), op=NU)
    m.Vacaturebeoordeling.objects.create(**base, vacature=row, werk=4, op=NU)
    search = m.Zoekopdracht.objects.create(
        **base, woorden="planner", sleutel=uuid.uuid4(), gemaild_op=NU.date(), op=NU
    )
    lead = m.Werkgeverslead.objects.create(
        **base, vacature=row, organisatie="Van Dam", werk="Planner", toelichting=kanarie["lead_toelichting"],
        contact_naam=kanarie["lead_contact"], contact_hoe="010", sleutel=uuid.uuid4(), op=NU,
    )  # fmt: skip
    return {"opdracht_id": search.pk, "lead_id": lead.pk}
