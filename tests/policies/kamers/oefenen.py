"""A training with one participant, and one row of everything that is practised, with words that stay inside."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.oefenen import models as m

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 3, 16)
NAMEN = (
    "spanning", "pitch", "pitchantwoord", "oefentip", "eigen_kijk", "kaart", "voorwaarde", "belscript", "belgesprek",
)  # fmt: skip


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    for name in NAMEN:
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    door = kandidaat.lidmaatschap
    training = m.Training.objects.create(
        bureau=base["bureau"], sleutel=uuid.uuid4(), titel="Bellen", plaats="Utrecht", gemaakt_op=NU
    )
    dag = m.Trainingsdag.objects.create(bureau=base["bureau"], training=training, begint_op=NU)
    deelname = m.Deelname.objects.create(**base, training=training, stand="komt", uitgenodigd_op=NU)
    m.Opkomst.objects.create(**base, deelname=deelname, dag=dag, aanwezig=True, op=NU)
    gesprek = m.Oefengesprek.objects.create(
        **base, sleutel=uuid.uuid4(), soort="rollenspel", scenario="nabellen", titel="Nabellen", datum=DAG, op=NU,
        punten=[{"punt": "Rustig", "ging": "goed", "tekst": ""}] * 3, tip=kanarie["oefentip"],
        eigen_woorden=kanarie["eigen_kijk"],
    )  # fmt: skip
    kaart = m.Gesprekskaart.objects.create(
        **base, sleutel=uuid.uuid4(), titel="Transport BV", begint_op=NU, vertel=kanarie["kaart"], gemaakt_op=NU,
        gewijzigd_op=NU,
    )  # fmt: skip
    m.Spanning.objects.create(
        **base, kaart=kaart, moment="voor", cijfer=8, woorden=kanarie["spanning"], op=NU, door=door
    )
    voorwaarde = m.Voorwaarde.objects.create(
        **base,
        sleutel=uuid.uuid4(),
        soort="vervoer",
        wat=kanarie["voorwaarde"],
        eigenaar="kandidaat",
        gemaakt_op=NU,
    )
    m.Zoekstart.objects.create(**base, op=NU)
    m.Gereedpunt.objects.create(**base, lijst="gereed", punt="cv", gedaan_op=NU)
    m.Belscript.objects.create(**base, opening=kanarie["belscript"], gewijzigd_op=NU)
    m.Belgesprek.objects.create(
        **base, sleutel=uuid.uuid4(), werkgever="Transport BV", dag=DAG, uitkomst="nee", tekst=kanarie["belgesprek"],
        op=NU, door=door,
    )  # fmt: skip
    pitch = m.Pitch.objects.create(
        **base,
        sleutel=uuid.uuid4(),
        nummer=1,
        tekst=kanarie["pitch"],
        op=NU,
        door=door,
        pad="weg",
        mime="audio/wav",
    )
    m.Pitchantwoord.objects.create(
        **base, pitch=pitch, tekst=kanarie["pitchantwoord"], op=NU, door_naam="Anna"
    )
    return {
        "training_id": training.pk, "dag_id": dag.pk, "oefengesprek_id": gesprek.pk, "kaart_id": kaart.pk,
        "voorwaarde_id": voorwaarde.pk, "pitch_id": pitch.pk,
    }  # fmt: skip
