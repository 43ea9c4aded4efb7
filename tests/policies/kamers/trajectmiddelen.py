"""An agency, a course that waits for its payer, a place to work and what was examined, with words that stay inside."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from tests.cast import Lid
from wissel.trajectmiddelen import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 4, 1)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    for name in ("uitzendcontact", "scholingsgat", "baanintentie", "middeluitkomst"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    agency = m.Uitzendinschrijving.objects.create(
        **base, sleutel=uuid.uuid4(), naam="Werk Nu", naam_plat="werk nu", ingeschreven_op=DAG,
        contact=kanarie["uitzendcontact"], gemaakt_op=NU,
    )  # fmt: skip
    course = m.Scholing.objects.create(
        **base, sleutel=uuid.uuid4(), cursus="Heftruck", kosten=Decimal(300), betaler="opdrachtgever",
        gat=kanarie["scholingsgat"], stand="gevraagd", gevraagd_op=NU, gemaakt_op=NU,
    )  # fmt: skip
    m.Scholingsbesluit.objects.create(
        **base, scholing=course, akkoord=False, reden="Te duur", cursus="Heftruck", kosten=Decimal(400), op=NU
    )
    place = m.Werkplek.objects.create(
        **base, sleutel=uuid.uuid4(), vorm="werkervaringsplaats", organisatie="Loods BV", werk="Inpakken",
        intentie=kanarie["baanintentie"], getekend_door="T. Loods", getekend_op=DAG, gemaakt_op=NU,
    )  # fmt: skip
    m.Middelonderzoek.objects.create(
        **base, middel="scholing", onderzocht_op=DAG, uitkomst=kanarie["middeluitkomst"], op=NU
    )
    return {
        "inschrijving_id": agency.pk,
        "scholing_id": course.pk,
        "werkplek_id": place.pk,
        "middel": "scholing",
    }
