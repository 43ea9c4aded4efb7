"""The content of a version as plain data: frozen and hashed, without items, and the part for the opdrachtgever."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from typing import Any

from wissel.trajecten.inhoud import plain
from wissel.zoekprofielen import bronnen
from wissel.zoekprofielen.models import Oordeel, Richting
from wissel.zoekprofielen.werkblad import HOOFDSTUKKEN, Richtingblad, Werkblad

VORM = 1
WERKVELDEN = (
    "plaats", "reistijd", "uren_van", "uren_tot", "loon_van", "loon_tot", "loon_per", "vacatures", "vacatures_bron",
    "vacatures_op", "vacatures_regio", "toegang", "trend",
)  # fmt: skip
RICHTINGVELDEN = (
    "naam", "beroep_sleutel", "beroep_naam", "isco", "soorten_werk", "herkomst", "waarom", *WERKVELDEN, "passend",
    "passend_reden", "haalbaar", "haalbaar_reden", "uitgesloten_om", "uitgesloten_reden",
)  # fmt: skip

# Left out because of what somebody can do: why tells of the items, as why work fits does.
OM_PUNTEN = (Richting.Om.BELASTBAARHEID.value,)


def content(blad: Werkblad, punten_sha256: str) -> dict[str, Any]:
    """Everything the kandidaat agrees with; of the items only their hash."""
    row = blad.profiel
    return {
        "vorm": VORM,
        "nummer": row.nummer,
        **{name: getattr(row, name) for name in HOOFDSTUKKEN},
        "geleerd": row.geleerd,
        "koers": row.koers,
        "koers_reden": row.koers_reden,
        "belastbaarheid": bronnen.source_of(blad.stand),
        "profiel_nummer": row.profiel_nummer,
        "punten_sha256": punten_sha256,
        "richtingen": [_direction(each) for each in blad.richtingen],
        "uitgesloten": [_direction(each) for each in blad.uitgesloten],
    }


def _direction(blad: Richtingblad) -> dict[str, Any]:
    row, done = blad.rij, blad.bevestiging
    found: dict[str, Any] = {name: plain(getattr(row, name)) for name in RICHTINGVELDEN}
    return {
        "reeks": str(row.reeks),
        **found,
        "soorten_werk": list(blad.soorten_werk),
        "invoer": sorted(blad.invoer),
        "bronnen": [
            {
                "soort": each.soort,
                "deel": each.deel,
                "naam": each.naam,
                "waar": each.waar,
                "datum": plain(each.datum),
            }
            for each in blad.bronnen
        ],
        "bevestigd": {"naam": done.naam, "rol": done.rol, "op": plain(done.op)} if done else None,
    }


def items(blad: Werkblad) -> dict[str, Any]:
    """The item tables of all directions, by series."""
    return {str(each.rij.reeks): each.tabel.content() for each in blad.alle}


def content_sha256(inhoud: Any) -> str:
    text = json.dumps(inhoud, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def paper(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    """What a document holds: why work fits or not stays on the page, since more people open papers than read items."""
    bare = [{**row, "passend_reden": ""} for row in inhoud["richtingen"]]
    gone = [{**row, "passend_reden": "", **_unsaid(row)} for row in inhoud["uitgesloten"]]
    return {**inhoud, "richtingen": bare, "uitgesloten": gone}


def _unsaid(row: Mapping[str, Any]) -> dict[str, str]:
    return {"uitgesloten_reden": ""} if row["uitgesloten_om"] in OM_PUNTEN else {}


def publication(inhoud: Mapping[str, Any], on: dt.date) -> dict[str, Any]:
    """What the opdrachtgever reads: an allow-list. No item, wish, reason why it fits, source line or order."""
    source = inhoud["belastbaarheid"] or {}
    return {
        "vorm": VORM,
        "nummer": inhoud["nummer"],
        "datum": on.isoformat(),
        **{name: inhoud[name] for name in HOOFDSTUKKEN},
        "belastbaarheid": {"bron": bronnen.source_words(source), "datum": source.get("datum")},
        "richtingen": [_published(row) for row in inhoud["richtingen"]],
        "uitgesloten": [{"naam": row["naam"], "om": row["uitgesloten_om"]} for row in inhoud["uitgesloten"]],
    }


def _published(row: Mapping[str, Any]) -> dict[str, Any]:
    names = ("naam", "beroep_naam", "soorten_werk", *WERKVELDEN, "passend", "haalbaar", "haalbaar_reden")
    return {name: row[name] for name in names}


def fact(inhoud: Mapping[str, Any], on: dt.date) -> dict[str, Any]:
    """This version in the shape of the contract (`zoekprofielen` of dossier.schema.json), for PT-08 and PT-18 to 21."""
    fits = {Oordeel.JA: True, Oordeel.VOORWAARDE: True, Oordeel.NEE: False}
    return {
        "versie": inhoud["nummer"],
        "datum": on.isoformat(),
        "onderdelen": [name for name in HOOFDSTUKKEN if inhoud[name].strip()],
        "richtingen": [
            {
                "naam": row["naam"],
                "herkomst": row["herkomst"] or None,
                "past_bij_belastbaarheid": fits.get(row["passend"]),
                "soorten_werk": row["soorten_werk"],
                "plaats": row["plaats"],
                "vacatures_gezien": row["vacatures"],
                "vacatures_gezien_op": row["vacatures_op"],
            }
            for row in inhoud["richtingen"]
        ],
    }


def om_words(om: str) -> str:
    """Why a direction was left out, in words."""
    return str(dict(Richting.Om.choices).get(om, ""))
