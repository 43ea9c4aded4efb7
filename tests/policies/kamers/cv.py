"""A cv and a letter with versions, where they went, a tip, and no consent for the opdrachtgever."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.cv.models import Brief, Briefversie, Cv, Cvtip, Cvversie, Inzending
from wissel.documenten.models import Document

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 4, 1)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One row of every model of the room."""
    for name in ("cv", "brief", "inzending", "cvtip"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    lid = kandidaat.lidmaatschap
    row = uuid.uuid4()
    content = {
        "basics": {"name": "Samira", "label": kanarie["cv"]},
        "work": [{"_id": str(row), "name": "Bedrijf", "position": kanarie["cv"]}],
    }
    concept = {
        **base, "naam": kanarie["cv"], "aangemaakt_op": NU, "gewijzigd_op": NU, "aangemaakt_door": lid,
        "gewijzigd_door": lid,
    }  # fmt: skip
    cv = Cv.objects.create(**concept, sleutel=uuid.uuid4(), inhoud=content)
    letter = {"blokken": {"opening": kanarie["brief"]}}
    brief = Brief.objects.create(
        **{**concept, "naam": kanarie["brief"]},
        sleutel=uuid.uuid4(),
        soort="sollicitatie",
        cv=cv,
        inhoud=letter,
    )
    frozen = {
        **base,
        "nummer": 1,
        "taal": "nl",
        "layout": "rustig",
        "inhoud_sha256": "0" * 64,
        "op": NU,
        "door": lid,
    }
    versie = Cvversie.objects.create(
        **frozen, cv=cv, naam=cv.naam, inhoud=content, document=_paper(base, kanarie["cv"])
    )
    briefversie = Briefversie.objects.create(
        **frozen, brief=brief, naam=brief.naam, inhoud=letter, document=_paper(base, kanarie["brief"])
    )
    inzending = Inzending.objects.create(
        **base, sleutel=uuid.uuid4(), cvversie=versie, briefversie=briefversie, werkgever=kanarie["inzending"],
        datum=DAG, hoe="mail", op=NU, door=lid,
    )  # fmt: skip
    tip = Cvtip.objects.create(**base, cv=cv, deel="werk", tekst=kanarie["cvtip"], op=NU, door=lid)
    return {
        "cv_id": cv.pk, "brief_id": brief.pk, "cvversie_id": versie.pk, "briefversie_id": briefversie.pk,
        "inzending_id": inzending.pk, "cvtip_id": tip.pk, "cvregel_id": row, "cvdeel": "werk", "cvvorm": "docx",
        "cvblad": 1, "briefblok": "opening",
    }  # fmt: skip


def _paper(base: dict[str, Any], title: str) -> Document:
    return Document.objects.create(
        **base, soort="cv", titel=title, reeks=uuid.uuid4(), datum=DAG, publiek="kandidaat", pad="x",
        bestandsnaam="cv.pdf", grootte=1, sha256="0" * 64, gemaakt_op=NU,
    )  # fmt: skip
