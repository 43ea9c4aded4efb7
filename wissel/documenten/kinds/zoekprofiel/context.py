"""What a zoekprofiel shows: one frozen version, for the kandidaat whole, for the opdrachtgever only its own part.

It shows what stands in the given content and nothing else: no item of belastbaarheid is in either.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wissel.documenten.kinds.gedeeld import (
    Briefhoofd,
    Gegeven,
    Voet,
    day,
    hours,
    letterhead,
    money,
    with_people,
)

TITEL = "Zoekprofiel"
HOOFDSTUKKEN = (
    ("arbeidsmogelijkheden", "Arbeidsmogelijkheden", "Welk werk iemand kan doen."),
    ("verwervingsmogelijkheden", "Verwervingsmogelijkheden", "Of dat werk te krijgen is."),
    ("hervattingsmogelijkheden", "Hervattingsmogelijkheden", "Of iemand er echt mee kan beginnen."),
)
OORDELEN = {"ja": "Ja", "voorwaarde": "Onder voorwaarde", "nee": "Nee", "onbekend": "Nog niet bekend"}
OM = {
    "belastbaarheid": "past niet bij wat iemand kan in werk",
    "markt": "er is te weinig werk",
    "afstand": "te ver weg",
    "toegang": "vraagt een opleiding of papier dat niet op tijd te halen is",
    "inkomen": "loon of uren zijn niet genoeg",
    "keuze": "na overleg niet gekozen",
}


@dataclass(frozen=True, slots=True)
class Hoofdstuk:
    titel: str
    uitleg: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Richting:
    naam: str
    werk: str
    gegevens: tuple[Gegeven, ...]
    teksten: tuple[Gegeven, ...]
    bronnen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Afgevallen:
    naam: str
    om: str
    reden: str


@dataclass(frozen=True, slots=True)
class ZoekprofielContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    hoofdstukken: tuple[Hoofdstuk, ...]
    richtingen: tuple[Richting, ...]
    afgevallen: tuple[Afgevallen, ...]
    geleerd: str
    koers_reden: str


def build(
    profiel: Any, *, on: dt.date, inhoud: Mapping[str, Any], sha256: str, lezer: str, op: dt.datetime
) -> ZoekprofielContext:
    """One version as `lezer` (kandidaat or opdrachtgever) reads it, from the content meant for that reader."""
    dossier = with_people(profiel.dossier_id, profiel.bureau_id)
    source = inhoud.get("belastbaarheid") or {}
    rows = (
        ("Dossier", dossier.nummer),
        ("Vastgesteld op" if lezer == "opdrachtgever" else "Klaar om te lezen op", day(op)),
        ("Versie", str(profiel.nummer)),
        ("Coach", dossier.coach.naam if dossier.coach else ""),
        ("Belastbaarheid volgens", _source(source)),
    )
    return ZoekprofielContext(
        briefhoofd=letterhead(profiel.bureau_id),
        voet=Voet(TITEL, profiel.nummer, sha256, day(on), on.isoformat(), concept=lezer == "kandidaat"),
        kandidaat=dossier.kandidaat.naam,
        kenmerken=_filled(rows),
        hoofdstukken=tuple(Hoofdstuk(title, why, inhoud[key]) for key, title, why in HOOFDSTUKKEN),
        richtingen=tuple(_direction(row, source) for row in inhoud["richtingen"]),
        afgevallen=tuple(
            Afgevallen(
                row["naam"],
                OM.get(row.get("uitgesloten_om") or row.get("om", ""), ""),
                row.get("uitgesloten_reden", ""),
            )
            for row in inhoud["uitgesloten"]
        ),
        geleerd=inhoud.get("geleerd", ""),
        koers_reden=inhoud.get("koers_reden", ""),
    )


def _source(source: Mapping[str, Any]) -> str:
    if not source:
        return "nog niet bekend"
    name = source["bron"]
    kind = str(source.get("soort", "")).upper()
    words = name if not kind or name.upper().startswith(kind) else f"{kind}: {name}"
    return f"{words}, {day(dt.date.fromisoformat(source['datum']))}" if source.get("datum") else words


def _direction(row: Mapping[str, Any], source: Mapping[str, Any]) -> Richting:
    facts = (
        ("Waar", row["plaats"]),
        ("Reistijd", f"{row['reistijd']} minuten enkele reis" if row["reistijd"] is not None else ""),
        ("Uren per week", _span(row["uren_van"], row["uren_tot"], hours)),
        ("Loon", _wage(row)),
        ("Vacatures", _vacancies(row)),
        ("Passend", _fits(row, source)),
        ("Haalbaar", OORDELEN[row["haalbaar"]]),
    )
    texts = (
        ("Waarom deze richting", row.get("waarom", "")),
        ("Waarom passend", row.get("passend_reden", "")),
        ("Waarom haalbaar", row["haalbaar_reden"]),
        ("Wat dit werk vraagt om te beginnen", row["toegang"]),
        ("Hoe het met dit werk gaat", row["trend"]),
    )
    return Richting(
        row["naam"], ", ".join(row["soorten_werk"]), _filled(facts), _filled(texts),
        tuple(_line(each) for each in row.get("bronnen", ())),
    )  # fmt: skip


def _fits(row: Mapping[str, Any], source: Mapping[str, Any]) -> str:
    """`past` with its source and day, so that no item has to be named."""
    word = OORDELEN[row["passend"]]
    return f"{word}, volgens {_source(source)}" if source and row["passend"] != "onbekend" else word


def _span(low: str | None, high: str | None, words: Any) -> str:
    first, last = (Decimal(value) if value is not None else None for value in (low, high))
    if first is not None and last is not None and first != last:
        return f"{words(first).removesuffix(' uur')} tot {words(last)}"
    return str(words(last if first is None else first))


def _wage(row: Mapping[str, Any]) -> str:
    text = _span(row["loon_van"], row["loon_tot"], money)
    return f"{text} bruto per {row['loon_per']}" if text and row["loon_per"] else text


def _vacancies(row: Mapping[str, Any]) -> str:
    if row["vacatures"] is None:
        return "nog niet geteld"
    found = f"{row['vacatures']} gezien"
    place = ", ".join(part for part in (row["vacatures_bron"], row["vacatures_regio"]) if part)
    when = day(dt.date.fromisoformat(row["vacatures_op"])) if row["vacatures_op"] else ""
    return ", ".join(part for part in (found, place, when) if part)


def _line(each: Mapping[str, Any]) -> str:
    when = day(dt.date.fromisoformat(each["datum"])) if each.get("datum") else ""
    return ", ".join(part for part in (each["naam"], each["waar"], when) if part)


def _filled(rows: Any) -> tuple[Gegeven, ...]:
    return tuple(Gegeven(label, value) for label, value in rows if value)
