"""Facts, objections and steps for tests, made the way the product makes them."""

import datetime as dt
import uuid
from typing import Any

from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.medewerking.actions import feiten, stappen, tegenwerpingen
from wissel.medewerking.models import Medewerkingsfeit, Tegenwerping, Werkgeversstap

AFGESPROKEN = "Gesprek op kantoor om 10.00 uur"
GEBEURD = "Samira is niet gekomen en heeft niet afgezegd"
INSTRUCTIE = "Kom naar het gesprek bij uw coach"


def write_fact(cast: Cast, dossier: Dossier, wie: str = "anna", **changes: Any) -> Medewerkingsfeit:
    """A described fact by Anna, unless said otherwise."""
    values: dict[str, Any] = {
        "sleutel": uuid.uuid4(), "soort": "afspraak", "dag": dt.date(2026, 5, 11), "afgesproken": AFGESPROKEN,
        "gebeurd": GEBEURD, "bron": "beschreven", "bron_tekst": "agenda van de coach", **changes,
    }  # fmt: skip
    return feiten.record_fact(dossier=dossier, by=getattr(cast, wie).actor, **values)


def object_to(cast: Cast, dossier: Dossier, **changes: Any) -> Tegenwerping:
    """Samira finds something not fitting."""
    values: dict[str, Any] = {
        "sleutel": uuid.uuid4(), "soort": "niet_passend", "over": "Meelopen in een magazijn",
        "reden": "Het is te ver reizen", **changes,
    }  # fmt: skip
    return tegenwerpingen.make_tegenwerping(dossier=dossier, by=cast.samira.actor, **values)


def prepare(
    cast: Cast, dossier: Dossier, soort: str = "waarschuwing", *, wie: str = "piet", **changes: Any
) -> Werkgeversstap:
    """A concept of a step by Piet with everything it can ask for."""
    values: dict[str, Any] = {
        "sleutel": uuid.uuid4(), "instructie": INSTRUCTIE, "termijn": dt.date(2026, 6, 12), "per": dt.date(2026, 6, 8),
        **changes,
    }  # fmt: skip
    return stappen.prepare_step(dossier=dossier, by=getattr(cast, wie).actor, soort=soort, **values)


def decide(cast: Cast, stap: Werkgeversstap, **changes: Any) -> Werkgeversstap:
    """Piet decides, having read every warning, unless said otherwise."""
    values: dict[str, Any] = {
        "versie": stap.versie, "aanvaard": [each.sleutel for each in stappen.warnings_of(stap)], **changes,
    }  # fmt: skip
    return stappen.decide_step(stap=stap, by=cast.piet.actor, **values)
