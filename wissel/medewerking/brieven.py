"""The words of an employer's letter: a first text with the data filled in, and the content that is frozen.

Free text stays data: places between braces are filled in one pass, so that braces in somebody's words mean nothing.
"""

import datetime as dt
import re
from typing import Any

from django.utils.translation import override

from wissel import klok
from wissel.dossiers.models import Dossier
from wissel.medewerking import ladder
from wissel.medewerking.feitblad import FeitBlad
from wissel.medewerking.models import Werkgeversstap
from wissel.opmaak import lange_datum, tijd

_PLEK = re.compile(r"\{(\w+)\}")
NOG_IN_TE_VULLEN = "…"


def first_text(stap: Werkgeversstap, dossier: Dossier) -> str:
    """The text a letter begins with; empty for a step without a letter."""
    if not ladder.soorten()[stap.soort].brief:
        return ""
    _subject, text = ladder.brief(stap.soort)
    with override("nl"):
        known = {
            "naam": dossier.kandidaat.naam, "werkgever": dossier.werkgever.naam, "instructie": stap.instructie,
            "termijn": lange_datum(stap.termijn), "per": lange_datum(stap.per), "datum": lange_datum(stap.datum),
        }  # fmt: skip
    return _PLEK.sub(lambda place: known.get(place[1], "") or NOG_IN_TE_VULLEN, text)


def content(
    stap: Werkgeversstap, dossier: Dossier, feiten: tuple[FeitBlad, ...], ondertekenaar: str
) -> dict[str, Any]:
    """Everything that stands in a letter, as plain data; what its hash is taken over."""
    subject, _text = ladder.brief(stap.soort)
    with override("nl"):
        return {
            "soort": stap.soort,
            "onderwerp": subject,
            "werkgever": dossier.werkgever.naam,
            "kandidaat": dossier.kandidaat.naam,
            "nummer": dossier.nummer,
            "datum": stap.datum.isoformat(),
            "datum_woorden": lange_datum(stap.datum),
            "tekst": stap.tekst,
            "feiten": [_fact(feit) for feit in feiten],
            "ondertekenaar": ondertekenaar,
        }


def _fact(feit: FeitBlad) -> dict[str, Any]:
    return {
        "dag": lange_datum(feit.dag),
        "afgesproken": feit.afgesproken,
        "gebeurd": feit.gebeurd,
        "bron": feit.bron,
        "antwoorden": [{"tekst": each.tekst, "op": _moment(each.op)} for each in feit.antwoorden],
        "stilte": feit.stilte,
    }


def _moment(value: dt.datetime) -> str:
    local = value.astimezone(klok.NEDERLAND)
    return f"{lange_datum(local)}, {tijd(local)}"
