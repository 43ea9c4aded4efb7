"""An instrument with a version, a result that waits, a private measure, a conclusion and a profile in concept."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Lid
from wissel.orientatie.models import (
    Afname,
    Antwoordblad,
    Instrument,
    Orientatieprofiel,
    Orientatieregel,
    Testbestand,
    Testconclusie,
    Testuitslag,
    Validatiebewijs,
    Vragenlijstversie,
)

NU = dt.datetime(2026, 4, 1, 9, 0, tzinfo=dt.UTC)
DAG = dt.date(2026, 3, 16)
BESTAND: dict[str, Any] = {
    "pad": "x", "bestandsnaam": "x.pdf", "mime": "application/pdf", "grootte": 1, "sha256": "0" * 64,
    "toegevoegd_op": NU,
}  # fmt: skip
NAMEN = ("test_antwoord", "test_uitslag", "meting_uitslag", "testconclusie", "orientatie_concept")


def plant(base: dict[str, Any], kandidaat: Lid, kanarie: dict[str, str]) -> dict[str, Any]:
    """One row of every model; the canaries say what they are."""
    kanarie |= {name: f"KANARIE-{name}-{uuid.uuid4().hex[:8]}" for name in NAMEN}
    bureau = {"bureau": base["bureau"]}
    instrument = Instrument.objects.create(
        **bureau, sleutel=str(uuid.uuid4()), naam="Beroepentest", meet="Interesse", soort="test", waar="extern",
        bewijs="COTAN", geldig_tot=dt.date(2030, 1, 1), gemaakt_op=NU,
    )  # fmt: skip
    bewijs = Validatiebewijs.objects.create(**bureau, instrument=instrument, **BESTAND)
    eigen = Instrument.objects.create(
        **bureau, sleutel=str(uuid.uuid4()), naam="Onze meting", meet="Iets", soort="eigen_meting", waar="wissel",
        gemaakt_op=NU,
    )  # fmt: skip
    versie = Vragenlijstversie.objects.create(
        **bureau, instrument=eigen, nummer=1, stand="vast", inhoud=inhoud(), gemaakt_op=NU, vastgesteld_op=NU
    )
    test = afname(base, instrument, None, prive=False, ingevuld_op=NU, afgenomen_op=DAG, besproken_op=DAG)
    meting = afname(base, eigen, versie, prive=True, bespreken=False, ingevuld_op=NU, afgenomen_op=DAG)
    open_ = afname(base, eigen, versie, prive=False)
    Antwoordblad.objects.create(
        **base, afname=meting, antwoorden={"a1": kanarie["test_antwoord"]}, bewaard_op=NU
    )
    for row, name in ((test, "test_uitslag"), (meting, "meting_uitslag")):
        score = {"schaal": kanarie[name], "score": "7", "eenheid": "stanine"}
        Testuitslag.objects.create(
            **base, afname=row, inhoud={"scores": [score], "schalen": [], "toelichting": ""}, vastgelegd_op=NU
        )
    bestand = Testbestand.objects.create(**base, afname=test, **BESTAND)
    Testconclusie.objects.create(**base, afname=test, tekst=kanarie["testconclusie"], geschreven_op=NU)
    profiel = Orientatieprofiel.objects.create(**base, nummer=1, stand="concept", gemaakt_op=NU)
    regel = Orientatieregel.objects.create(
        **base, profiel=profiel, volgorde=1, deel="drijfveren", tekst=kanarie["orientatie_concept"], bron="gesprek",
        bron_op=DAG, bron_woorden="Gesprek", op=NU,
    )  # fmt: skip
    return {
        "instrument_id": instrument.pk, "bewijs_id": bewijs.pk, "afname_id": open_.pk, "testafname_id": test.pk,
        "testbestand_id": bestand.pk, "orientatieregel_id": regel.pk, "vraag": 1,
    }  # fmt: skip


def afname(
    base: dict[str, Any], instrument: Instrument, versie: Vragenlijstversie | None, **velden: Any
) -> Afname:
    return Afname.objects.create(
        **base, instrument=instrument, versie=versie, sleutel=uuid.uuid4(), naam=instrument.naam,
        soort=instrument.soort, geldig_tot=instrument.geldig_tot, toegewezen_op=NU, **velden,
    )  # fmt: skip


def inhoud() -> dict[str, Any]:
    """The smallest questionnaire."""
    return {
        "naam": "Onze meting", "meet": "Iets", "minuten": 2, "marge": 10, "bespreken": True, "prive": False,
        "antwoorden": [{"waarde": 1, "label": "Nee"}, {"waarde": 2, "label": "Ja"}],
        "schalen": [{"sleutel": "a", "naam": "A", "uitleg": "", "minimum": 1}],
        "items": [{"sleutel": "a1", "tekst": "Een", "schaal": "a"}],
    }  # fmt: skip
