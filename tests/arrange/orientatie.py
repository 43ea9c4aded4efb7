"""Instruments, answered questionnaires and a filled orientatieprofiel, made the way the product makes them."""

import datetime as dt
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.arrange.escalatie import file_of, paper
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.orientatie.actions import afnemen, profiel, register
from wissel.orientatie.models import Afname, Instrument, Orientatieprofiel, Orientatieregel

GELDIG = dt.date(2028, 1, 1)


def proof(naam: str = "cotan.pdf") -> SimpleUploadedFile:
    return file_of(paper("Bewijs"), naam)


def external_test(cast: Cast, **over: Any) -> Instrument:
    """A validated test of a supplier."""
    values: dict[str, Any] = {
        "naam": "Beroepentest Noord", "leverancier": "Testhuis", "versie": "3.1", "meet": "Interesse", "soort": "test",
        "waar": "extern", "bewijs": "COTAN 2024", "geldig_tot": GELDIG, "normgroep": "Werkenden 2023", "talen": ["nl"],
        "bestand": proof(), **over,
    }  # fmt: skip
    return register.add_instrument(by=cast.mo.actor, sleutel=uuid.uuid4(), **values)


def built_in(cast: Cast, sleutel: str = "interesse") -> Instrument:
    return register.ensure_built_in(sleutel=sleutel, by=cast.anna.actor).instrument


def assigned(cast: Cast, dossier: Dossier, instrument: Instrument) -> Afname:
    return afnemen.assign(dossier=dossier, instrument=instrument, by=cast.anna.actor, sleutel=uuid.uuid4())


def answered(cast: Cast, afname: Afname, waarden: dict[str, Any] | int = 4) -> Afname:
    """Every question answered, by one value or by a map of question to value, and handed in."""
    for place, item in enumerate(afnemen.questions(afname).items, 1):
        value = waarden if isinstance(waarden, int) else waarden.get(item.sleutel)
        if item.soort == "open":
            value = "Eigen woorden"
        afnemen.answer(afname=afname, vraag=item.sleutel, waarde=value, plaats=place, by=cast.samira.actor)
    return afnemen.finish(afname=afname, by=cast.samira.actor)


def filled_profile(cast: Cast, dossier: Dossier) -> Orientatieprofiel:
    """All five parts with one line each."""
    for part in Orientatieregel.Deel:
        profiel.add_line(
            dossier=dossier, by=cast.anna.actor, deel=part.value, tekst=f"Over {part.label}", bron="gesprek"
        )
    found = profiel.latest(dossier.bureau_id, dossier.pk)
    assert found is not None
    return found
