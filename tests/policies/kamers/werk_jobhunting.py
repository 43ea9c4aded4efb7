"""An employer of the network with a person, a line and a vacancy; an approach and a proposal for the kandidaat."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.arbeidsmarkt.models import Vacature
from wissel.jobhunting import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 4, 1)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    for name in ("netwerkpersoon", "netwerkregel", "benadering", "voorstel"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    bureau = base["bureau"]
    vacature = Vacature.objects.filter(bureau=bureau).order_by("-id").first()
    assert vacature is not None
    firm = m.Netwerkorganisatie.objects.create(
        bureau=bureau, naam="Van Dam", naam_plat="van dam", plaats="Amersfoort", plaats_plat="amersfoort",
        sleutel=uuid.uuid4(), aangemaakt_op=NU, laatste_contact_op=DAG,
    )  # fmt: skip
    person = m.Netwerkpersoon.objects.create(
        bureau=bureau, organisatie=firm, sleutel=uuid.uuid4(), naam=kanarie["netwerkpersoon"], herkomst="zelf",
        bewaren_tot=DAG.replace(year=2028), aangemaakt_op=NU,
    )  # fmt: skip
    line = m.Netwerkregel.objects.create(
        bureau=bureau, organisatie=firm, persoon=person, sleutel=uuid.uuid4(), datum=DAG, kanaal="telefoon",
        uitkomst="denkt_mee", resultaat=kanarie["netwerkregel"], op=NU,
    )  # fmt: skip
    if not m.Netwerkvacature.objects.filter(vacature=vacature).exists():
        m.Netwerkvacature.objects.create(bureau=bureau, organisatie=firm, vacature=vacature, op=NU)
    approach = m.Benadering.objects.create(
        **base, sleutel=uuid.uuid4(), organisatie=firm, naam=kanarie["benadering"], naam_plat="van dam", datum=DAG,
        kanaal="telefoon", uitkomst="gesproken", initiatief="jobhunter", op=NU,
    )  # fmt: skip
    proposal = m.Vacaturevoorstel.objects.create(
        **base, vacature=vacature, waarom=kanarie["voorstel"], door_rol="jobhunter", op=NU
    )
    m.Matchstand.objects.create(**base, nieuw=[])
    return {
        "organisatie_in_netwerk": firm.pk, "netwerkpersoon_id": person.pk, "netwerkregel_id": line.pk,
        "benadering_id": approach.pk, "vacaturevoorstel_id": proposal.pk,
    }  # fmt: skip
