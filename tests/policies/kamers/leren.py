"""An own item and module, and one step that was handed in and answered, each with words that stay inside."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.leren.models import Inlevering, Leerantwoord, Leeritem, Leeritemversie, Leermodule, Leerstap

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    for name in ("inlevering", "reflectie", "leerantwoord", "leerwaarom"):
        kanarie[name] = f"KANARIE-{name}-{uuid.uuid4().hex[:8]}"
    bureau = base["bureau"]
    les, module = f"eigen-les-{bureau.slug}", f"eigen-module-{bureau.slug}"
    item, _made = Leeritem.objects.get_or_create(
        bureau=bureau, sleutel=les,
        defaults={"soort": "werkopdracht", "titel": "Eigen les", "gewijzigd_op": NU, "verborgen_op": NU},
    )  # fmt: skip
    text = {"tekst": "# Begin\n\nLees dit.", "oefening": "Schrijf iets.", "reflectie": "Wat leerde u?"}
    version, _made = Leeritemversie.objects.get_or_create(
        bureau=bureau, item=item, versie=1,
        defaults={"titel": item.titel, "inhoud": text, "op": NU, "pad": "weg", "mime": "video/mp4", "grootte": 10},
    )  # fmt: skip
    Leermodule.objects.get_or_create(
        bureau=bureau, sleutel=module,
        defaults={"titel": "Eigen module", "items": [les], "gewijzigd_op": NU},
    )  # fmt: skip
    stap = Leerstap.objects.create(
        **base, item=les, soort="werkopdracht", titel="Eigen les", minuten=10, waarom=kanarie["leerwaarom"],
        toegewezen_op=NU, laatste_op=NU, ingeleverd_op=NU, begonnen_op=NU,
    )  # fmt: skip
    inlevering = Inlevering.objects.create(
        **base, stap=stap, sleutel=uuid.uuid4(), nummer=1, tekst=kanarie["inlevering"], reflectie=kanarie["reflectie"],
        versie=1, vraag="Schrijf iets.", op=NU, door=kandidaat.lidmaatschap,
    )  # fmt: skip
    Leerantwoord.objects.create(
        **base, inlevering=inlevering, tekst=kanarie["leerantwoord"], op=NU, door_naam="Anna"
    )
    return {
        "leeritem": les, "leermodule": module, "leerstap_id": stap.pk, "film_id": version.pk,
        "nummer": 1,
    }  # fmt: skip
