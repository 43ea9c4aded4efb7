"""What an overview of applications shows: numbers apart by initiative, then every application and contact."""

import datetime as dt
from collections.abc import Sized
from dataclasses import dataclass
from typing import Any

from wissel.documenten.kinds.gedeeld import Briefhoofd, Gegeven, Voet, day, letterhead, span, with_people

TITEL = "Sollicitatieoverzicht"


@dataclass(frozen=True, slots=True)
class Bewijsregel:
    wat: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class Regel:
    naam: str
    gegevens: tuple[Gegeven, ...]
    stappen: tuple[tuple[str, str, str], ...]
    bewijzen: tuple[Bewijsregel, ...]


@dataclass(frozen=True, slots=True)
class OverzichtContext:
    briefhoofd: Briefhoofd
    voet: Voet
    kandidaat: str
    kenmerken: tuple[Gegeven, ...]
    telkop: tuple[str, ...]
    aantallen: tuple[tuple[str, ...], ...]
    regels: tuple[Regel, ...]
    contacten: tuple[tuple[str, ...], ...]


def build(overzicht: Any, *, on: dt.date, dossier: Any, sha256: str) -> OverzichtContext:
    """The overview of a period; the column of the employer is there only when an employer took the initiative."""
    people = with_people(dossier.pk, dossier.bureau_id)
    employer = any(each.werkgever for each in overzicht.aantallen)
    facts = (
        ("Dossier", people.nummer),
        ("Periode", span(overzicht.van, overzicht.tot)),
        ("Gemaakt op", day(on)),
        ("Coach", people.coach.naam if people.coach else ""),
        ("Jobhunter", people.jobhunter.naam if people.jobhunter else ""),
    )
    return OverzichtContext(
        briefhoofd=letterhead(dossier.bureau_id),
        voet=Voet(TITEL, 1, sha256, day(on), on.isoformat()),
        kandidaat=people.kandidaat.naam,
        kenmerken=tuple(Gegeven(label, value) for label, value in facts if value),
        telkop=("", "Kandidaat", "Bureau", *(("Werkgever",) if employer else ())),
        aantallen=tuple(
            (each.naam, str(each.kandidaat), str(each.bureau), *((str(each.werkgever),) if employer else ()))
            for each in overzicht.aantallen
        ),
        regels=tuple(map(_row, overzicht.regels)),
        contacten=tuple(map(_contact, overzicht.contacten)),
    )


def _row(row: Any) -> Regel:
    facts = (
        ("Soort", row.soort),
        ("Initiatief", row.initiatief),
        ("Hoe ver", row.stand),
        ("Bewijs", _count(row.bewijzen)),
    )
    return Regel(
        f"{row.functie}, {row.werkgever}" if row.functie else row.werkgever,
        tuple(Gegeven(*each) for each in facts),
        tuple((day(each.op), each.naam, _note(each.toelichting, each.achteraf)) for each in row.stappen),
        tuple(Bewijsregel(_proof(each), each.sha256) for each in row.bewijzen),
    )


def _count(rows: Sized) -> str:
    return {0: "geen", 1: "1 stuk"}.get(len(rows), f"{len(rows)} stukken")


def _note(text: str, late: bool) -> str:
    return ". ".join(part.rstrip(".") for part in (text, "Achteraf opgeschreven" if late else "") if part)


def _proof(row: Any) -> str:
    to = f"aan {row.aan}" if row.aan else ""
    about = f"over {row.onderwerp}" if row.onderwerp else ""
    return ", ".join(part for part in (row.soort, day(row.datum), to, about, row.hoe) if part)


def _contact(row: Any) -> tuple[str, ...]:
    kind = f"{row.kanaal} (netwerkgesprek)" if row.netwerkgesprek else row.kanaal
    return (day(row.datum), row.wie, kind, row.initiatief, _note(row.resultaat, row.achteraf))
