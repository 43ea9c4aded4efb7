"""Letters as data: which blocks each kind has, a proposal for each, and the sheet that becomes a file."""

import datetime as dt
import string
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from wissel.cv.blad import newest_first
from wissel.cv.briefvragen import VRAGEN
from wissel.opmaak import MAANDEN


@dataclass(frozen=True, slots=True)
class Blok:
    """One block of a letter: its key, what is asked, a line of help, and a proposal ("" when too little is known)."""

    sleutel: str
    vraag: str
    uitleg: str
    voorstel: str


@dataclass(frozen=True, slots=True)
class Briefblad:
    """A letter as it is shown; the PDF, its pictures and the Word file are made of it."""

    naam: str
    contact: tuple[str, ...]
    taal: str
    layout: str
    titel: str
    bladzijde: str
    geadresseerde: tuple[str, ...]
    datum: str
    onderwerp: str
    aanhef: str
    blokken: tuple[str, ...]
    groet: str

    def plain(self) -> dict[str, Any]:
        """Everything a template may show."""
        return asdict(self)

    def texts(self) -> list[str]:
        """All words in the order in which they are read."""
        rows = [self.naam, *self.contact, *self.geadresseerde, self.datum, self.onderwerp, self.aanhef]
        return [text for text in (*rows, *self.blokken, self.groet, self.naam) if text]


def keys(soort: str) -> tuple[str, ...]:
    """The blocks of a kind, in order."""
    return tuple(_data()[soort]["blokken"])


def blocks(soort: str, taal: str, known: dict[str, str]) -> list[Blok]:
    """The blocks of a kind with their proposals, filled with what is known."""
    found = []
    for key in keys(soort):
        row = _data()["blok"][key]
        question, help_ = VRAGEN[key]
        found.append(Blok(key, str(question), str(help_), _filled(row[taal], known)))
    return found


def known_words(inhoud: dict[str, Any], *, taal: str, functie: str, werkgever: str) -> dict[str, str]:
    """What proposals are filled with: from the cv what someone is good at and did last, from the letter the rest."""
    skills = [_text(row.get("name")) for row in inhoud.get("skills") or [] if isinstance(row, dict)]
    jobs = newest_first([row for row in inhoud.get("work") or [] if isinstance(row, dict)])
    last = next((text for row in jobs if (text := _text(row.get("position")))), "")
    place = next((_text(row.get("name")) for row in jobs if _text(row.get("position"))), "")
    said = [text[:1].lower() + text[1:] for text in skills if text][:2]
    and_, at = (" and ", " at ") if taal == "en" else (" en ", " bij ")
    return {
        "functie": functie.strip(), "werkgever": werkgever.strip(), "sterk": and_.join(said),
        "laatste": last[:1].lower() + last[1:] + (f"{at}{place}" if place and last else ""),
    }  # fmt: skip


def subject(soort: str, taal: str, known: dict[str, str]) -> str:
    """The line above a letter; empty when the words for it are not known."""
    return _filled(_data()[soort]["onderwerp"][taal], known)


def sheet(
    inhoud: dict[str, Any], *, soort: str, taal: str, layout: str, basics: dict[str, Any], werkgever: str, functie: str,
    on: dt.date,
) -> Briefblad:  # fmt: skip
    """The sheet of a letter. The name and contact details come from the cv it goes with, or were written with it."""
    said = _data()["woorden"][taal]
    blocks_ = inhoud.get("blokken") or {}
    contact = [(basics.get("location") or {}).get("city"), basics.get("phone"), basics.get("email")]
    person = _text(inhoud.get("contactpersoon"))
    to = [werkgever.strip(), person, *(_text(inhoud.get("adres"))).splitlines()]
    known = {"functie": functie.strip(), "werkgever": werkgever.strip()}
    title = _text(inhoud.get("onderwerp")) or subject(soort, taal, known)
    greeting = said["aanhef_naam"].format(naam=person) if person else said["aanhef"]
    place = _text((basics.get("location") or {}).get("city"))
    name = _text(basics.get("name"))
    return Briefblad(
        naam=name, contact=tuple(text for each in contact if (text := _text(each))), taal=taal, layout=layout,
        titel=" ".join(filter(None, (title or said["brief"], name))), bladzijde=said["bladzijde"],
        geadresseerde=tuple(each for each in to if each.strip()),
        datum=", ".join(filter(None, (place, _day(on, taal)))), onderwerp=title,
        aanhef=_text(inhoud.get("aanhef")) or greeting,
        blokken=tuple(text for key in keys(soort) if (text := _text(blocks_.get(key)))), groet=said["groet"],
    )  # fmt: skip


def _filled(pattern: str, known: dict[str, str]) -> str:
    """The proposal with its words; empty when one of them is not known."""
    names = {name for _before, name, _spec, _conv in string.Formatter().parse(pattern) if name}
    return pattern.format_map(known) if all(known.get(name) for name in names) else ""


def _day(on: dt.date, taal: str) -> str:
    return f"{on.day} {MAANDEN[taal][on.month - 1]} {on.year}"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "soorten.toml").read_text())


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
