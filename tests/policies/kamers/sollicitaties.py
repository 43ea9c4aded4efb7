"""An application with a stage, proof and a rejection, and a contact of the network."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.sollicitaties import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 4, 1)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One row of every model of the room."""
    for name in ("sollicitatie", "sollicitatie_les", "sollicitatie_bewijs", "netwerkcontact"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    lid, who = kandidaat.lidmaatschap, kanarie["sollicitatie"]
    row = m.Sollicitatie.objects.create(
        **base, sleutel=uuid.uuid4(), werkgever=who, functie="Planner", werkgever_plat=who.lower(),
        functie_plat="planner", initiatief="kandidaat", stand="afgewezen", stand_op=DAG, aangemaakt_op=NU,
        aangemaakt_door=lid, tekst=who,
    )  # fmt: skip
    step = m.Sollicitatiestap.objects.create(
        **base, sollicitatie=row, sleutel=uuid.uuid4(), stand="afgewezen", op=DAG, opgeschreven_op=NU, door=lid,
        door_rol="kandidaat",
    )  # fmt: skip
    proof = m.Sollicitatiebewijs.objects.create(
        **base, sollicitatie=row, soort="hand", datum=DAG, aan=kanarie["sollicitatie_bewijs"], sha256="0" * 64, op=NU,
        door=lid, door_rol="kandidaat",
    )  # fmt: skip
    lesson = m.Afwijzing.objects.create(
        **base,
        sollicitatie=row,
        reden="ander",
        les=kanarie["sollicitatie_les"],
        voorstel="Iets",
        op=NU,
        door=lid,
    )
    contact = m.Netwerkcontact.objects.create(
        **base, sleutel=uuid.uuid4(), initiatief="kandidaat", wie=kanarie["netwerkcontact"], kanaal="gesprek",
        datum=DAG, op=NU, door=lid,
    )  # fmt: skip
    return {
        "sollicitatie_id": row.pk, "sollicitatiestap_id": step.pk, "sollicitatiebewijs_id": proof.pk,
        "netwerkcontact_id": contact.pk, "afwijzing_id": lesson.pk, "overzichtvorm": "pdf",
    }  # fmt: skip
