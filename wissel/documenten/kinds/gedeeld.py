"""What every document shares: letterhead, footer and the people of a dossier, as plain text in Dutch.

Only what stands in these dataclasses can reach a template; a new field of a model never does so by itself.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import override

from wissel import opmaak
from wissel.accounts.models import Bureau, BureauInstelling, Rol
from wissel.documenten.render import Logo
from wissel.dossiers.models import Dossier


@dataclass(frozen=True, slots=True)
class Briefhoofd:
    """Who sends the document."""

    bureau: str
    adres: str
    contact: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voet:
    """What stands at the foot of each page: which document, which version, and the hash of its content."""

    titel: str
    versie: int
    sha256: str
    datum: str
    datum_iso: str
    concept: bool = False


@dataclass(frozen=True, slots=True)
class Gegeven:
    label: str
    waarde: str


@dataclass(frozen=True, slots=True)
class PartijRegel:
    rol: str
    naam: str
    organisatie: str


def letterhead(bureau_id: Any) -> Briefhoofd:
    """Name and contact details of the bureau."""
    naam = Bureau.objects.values_list("naam", flat=True).get(pk=bureau_id)
    row = BureauInstelling.objects.filter(bureau_id=bureau_id).defer("logo").first()
    if row is None:
        return Briefhoofd(naam, "", ())
    kvk = f"KvK {row.kvk_nummer}" if row.kvk_nummer else ""
    return Briefhoofd(naam, row.adres, tuple(line for line in (row.telefoon, row.email, kvk) if line))


def logo_of(bureau_id: Any) -> Logo | None:
    """The picture of the bureau with its name as alternative, or None."""
    row = BureauInstelling.objects.filter(bureau_id=bureau_id, logo__isnull=False).first()
    soort = {"image/png": "png", "image/svg+xml": "svg"}.get(row.logo_soort, row.logo_soort) if row else ""
    if row is None or not row.logo or soort not in {"png", "svg"}:
        return None
    naam = Bureau.objects.values_list("naam", flat=True).get(pk=bureau_id)
    return Logo(bytes(row.logo), soort, f"Logo van {naam}")


def parties(dossier: Dossier) -> tuple[PartijRegel, ...]:
    """The people and organisations of a dossier, by name only. The payer is named when it is another."""
    rows = [
        PartijRegel("Kandidaat", dossier.kandidaat.naam, ""),
        PartijRegel("Werkgever", dossier.werkgever.naam, ""),
    ]
    if dossier.opdrachtgever_id != dossier.werkgever_id:
        rows.append(PartijRegel("Opdrachtgever", dossier.opdrachtgever.naam, ""))
    if dossier.betaler_id not in {dossier.opdrachtgever_id, dossier.werkgever_id}:
        rows.append(PartijRegel("Betaler", dossier.betaler.naam, ""))
    people = (
        ("Casemanager", dossier.casemanager, ""),
        ("Bedrijfsarts", dossier.bedrijfsarts, dossier.arbodienst.naam if dossier.arbodienst else ""),
        ("Coach", dossier.coach, Bureau.objects.values_list("naam", flat=True).get(pk=dossier.bureau_id)),
        ("Jobhunter", dossier.jobhunter, ""),
    )
    rows += [PartijRegel(rol, person.naam, place) for rol, person, place in people if person]
    return tuple(rows)


def with_people(dossier_id: Any, bureau_id: Any) -> Dossier:
    """The dossier with everyone a document names, in one query."""
    return Dossier.objects.select_related(
        "kandidaat", "werkgever", "opdrachtgever", "betaler", "coach", "jobhunter", "arbodienst", "bedrijfsarts",
        "casemanager",
    ).get(bureau_id=bureau_id, pk=dossier_id)  # fmt: skip


def role(key: str) -> str:
    """A role as a word with a capital."""
    with override("nl"):
        word = str(dict(Rol.choices).get(key, key))
    return word[:1].upper() + word[1:]


def day(value: dt.date | dt.datetime | None) -> str:
    """`11 december 2026`"""
    with override("nl"):
        return opmaak.lange_datum(value)


def moment(value: dt.datetime | None) -> str:
    """`11 december 2026, 14.00 uur`"""
    if value is None:
        return ""
    with override("nl"):
        return f"{opmaak.lange_datum(value)}, {opmaak.tijd(value)}"


def span(first: dt.date | None, last: dt.date | None) -> str:
    """`16 maart tot en met 13 september 2026`, or what is known of it."""
    if first and last:
        begin = day(first).removesuffix(f" {last.year}")
        return day(last) if first == last else f"{begin} tot en met {day(last)}"
    if first:
        return f"vanaf {day(first)}"
    return f"tot en met {day(last)}" if last else ""


def hours(value: Decimal | None) -> str:
    """`12,5 uur`"""
    if value is None:
        return ""
    number = f"{value.normalize():f}".replace(".", ",")
    return f"{number} uur"


def weeks(count: int) -> str:
    return f"{count} week" if count == 1 else f"{count} weken"


def money(value: Decimal | None) -> str:
    return opmaak.euro(value)


def addressee(to: Any, dossier: Dossier) -> PartijRegel:
    """One line of the list of people a document goes to."""
    if to.rol == Rol.KANDIDAAT:
        return PartijRegel("Kandidaat", dossier.kandidaat.naam, "")
    place = dossier.opdrachtgever
    if to.persoon is None:
        return PartijRegel(role(to.rol), place.naam, "")
    own = to.persoon.organisatie
    return PartijRegel(role(to.rol), to.persoon.naam, (own or place).naam)
