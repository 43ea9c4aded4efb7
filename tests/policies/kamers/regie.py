"""The own direction in the walk: answers to papers, own papers and the envelope, requests, the own plan."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.documenten.models import Document
from wissel.regie.models import Documentstem, EigenStuk, Gegevensverzoek, Toekomstplan, Toekomststap

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
NAMEN = (
    "stem_dicht",
    "stem_gedeeld",
    "envelop",
    "eigen_dicht",
    "eigen_gedeeld",
    "verzoek",
    "toekomst",
    "toekomststap",
)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One of each: shared and not shared."""
    kanarie |= {name: f"KANARIE-{name}-{uuid.uuid4().hex[:8]}" for name in NAMEN}
    by = kandidaat.lidmaatschap
    paper = Document.objects.filter(dossier=base["dossier"], publiek="allen").first() or _paper(base)
    voice = {**base, "document": paper, "gegeven_door": by}
    Documentstem.objects.create(
        **voice, antwoord="vraag", tekst=kanarie["stem_dicht"], gegeven_op=NU - dt.timedelta(days=1)
    )
    stem = Documentstem.objects.create(
        **voice, antwoord="niet_akkoord", tekst=kanarie["stem_gedeeld"], gegeven_op=NU, gedeeld_op=NU
    )
    file = {**base, "bestandsnaam": "stuk.pdf", "mime": "application/pdf", "grootte": 9, "sha256": "0" * 64,
            "toegevoegd_op": NU, "pad": "nergens"}  # fmt: skip
    EigenStuk.objects.create(**file, envelop=True, titel=kanarie["envelop"])
    EigenStuk.objects.create(**file, titel=kanarie["eigen_dicht"])
    own = EigenStuk.objects.create(**file, titel=kanarie["eigen_gedeeld"], gedeeld_op=NU)
    ask = Gegevensverzoek.objects.create(
        **base, sleutel=uuid.uuid4(), soort="beperking", over="Verslag 1", tekst=kanarie["verzoek"], gedaan_op=NU,
        gedaan_door=by, antwoord_uiterlijk=dt.date(2026, 5, 1),
    )  # fmt: skip
    plan = Toekomstplan.objects.create(**base, doel=kanarie["toekomst"], geschreven_op=NU)
    Toekomststap.objects.create(**base, plan=plan, wat=kanarie["toekomststap"], volgorde=0)
    return {"documentstem_id": stem.pk, "eigenstuk_id": own.pk, "gegevensverzoek_id": ask.pk}


def _paper(base: dict[str, Any]) -> Document:
    return Document.objects.create(
        **base, soort="brief", titel="Brief", reeks=uuid.uuid4(), datum=dt.date(2026, 4, 1), publiek="allen",
        pad="nergens", bestandsnaam="brief.pdf", grootte=9, sha256="0" * 64, gemaakt_op=NU,
    )  # fmt: skip
