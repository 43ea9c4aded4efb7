"""The persoonsprofiel in the walk: lines, evidence, a version, an answer, and a share that was withdrawn."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.profielen.models import (
    Persoonsprofiel,
    Profieldeel,
    Profieldeling,
    Profielregel,
    Profielstandpunt,
    Vaardigheidsbewijs,
)

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
NAMEN = ("profiel_ervaring", "profiel_belemmering", "profiel_wens", "profiel_bewijs", "profiel_kansen",
         "profiel_versie", "profiel_antwoord", "profiel_gedeeld_voorbij")  # fmt: skip


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """A working profile with a version that was read, and a share that no longer holds."""
    kanarie |= {name: f"KANARIE-{name}-{uuid.uuid4().hex[:8]}" for name in NAMEN}
    by = {"gewijzigd_op": NU, "gewijzigd_rol": "kandidaat"}
    line = {**base, **by, "herkomst": "kandidaat", "geschreven_op": NU, "volgorde": 1}
    werk = Profielregel.objects.create(
        **line, deel="ervaring", soort="betaald", naam=kanarie["profiel_ervaring"]
    )
    Profielregel.objects.create(**line, deel="belemmering", naam=kanarie["profiel_belemmering"])
    Profielregel.objects.create(**line, deel="wens", soort="wens", naam=kanarie["profiel_wens"])
    kan = Profielregel.objects.create(**line, deel="vaardigheid", soort="vaardigheid", naam="Plannen")
    bewijs = Vaardigheidsbewijs.objects.create(
        **base,
        regel=kan,
        soort="voorbeeld",
        tekst=kanarie["profiel_bewijs"],
        gemaakt_op=NU,
        gemaakt_rol="coach",
    )
    Profieldeel.objects.create(**base, **by, deel="kansen", inhoud={"vinden": kanarie["profiel_kansen"]})
    inhoud = {
        "vorm": 1,
        "geen": [],
        "bladen": {},
        "regels": {"wens": [_wish(werk, kanarie["profiel_versie"])]},
    }
    versie = Persoonsprofiel.objects.create(
        **base, nummer=1, stand="goedgekeurd", inhoud=inhoud, inhoud_sha256="0" * 64, aangeboden_op=NU,
        goedgekeurd_op=NU,
    )  # fmt: skip
    Profielstandpunt.objects.create(
        **base, profiel=versie, antwoord="akkoord_met_opmerking", tekst=kanarie["profiel_antwoord"],
        inhoud_sha256="0" * 64, gegeven_op=NU,
    )  # fmt: skip
    gedeeld = {"vorm": 1, "geen": [], "bladen": {}, "regels": {}}
    gedeeld["regels"] = {"wens": [_wish(werk, kanarie["profiel_gedeeld_voorbij"])]}
    deling = Profieldeling.objects.create(
        **base, profiel=versie, delen=["wens"], inhoud=gedeeld, tekst_versie="1", van=NU, tot=NU,
        gegeven_door=kandidaat.lidmaatschap,
    )  # fmt: skip
    return {
        "profielregel_id": werk.pk, "vaardigheid_id": kan.pk, "bewijs_id": bewijs.pk, "profiel_id": versie.pk,
        "profieldeling_id": deling.pk, "profieldeel": "ervaring",
    }  # fmt: skip


def _wish(row: Profielregel, naam: str) -> dict[str, Any]:
    return {"id": str(row.pk), "herkomst": "kandidaat", "naam": naam, "soort": "wens", "toelichting": ""}
