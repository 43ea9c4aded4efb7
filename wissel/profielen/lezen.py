"""The persoonsprofiel for other rooms, as frozen values: who someone is for work, with evidence."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wissel.profielen import inhoud as vorm
from wissel.profielen.models import Persoonsprofiel


@dataclass(frozen=True, slots=True)
class Opleiding:
    """`van` and `tot` are "2015" or "2015-03", empty when not known; `diploma` is ja, bezig, nee or empty."""

    id: uuid.UUID
    naam: str
    niveau: str
    waar: str
    van: str
    tot: str
    loopt: bool
    diploma: str
    geldig_tot: dt.date | None
    toelichting: str


@dataclass(frozen=True, slots=True)
class Ervaring:
    """A job or another experience; `naam` is the function, `taken` what was done, `kon` what the person could do."""

    id: uuid.UUID
    naam: str
    soort: str
    waar: str
    van: str
    tot: str
    loopt: bool
    taken: tuple[str, ...]
    kon: str


@dataclass(frozen=True, slots=True)
class Bewijsstuk:
    """Where a skill showed: `soort` is ervaring, document or voorbeeld."""

    soort: str
    naam: str
    tekst: str
    ervaring_id: uuid.UUID | None
    document_id: uuid.UUID | None


@dataclass(frozen=True, slots=True)
class Vaardigheid:
    """`soort` is vaardigheid, kwaliteit or competentie; `begrip` its key in our own word list, if it has one."""

    id: uuid.UUID
    naam: str
    soort: str
    toelichting: str
    begrip: str
    bewijs: tuple[Bewijsstuk, ...]
    bevestigd: bool


@dataclass(frozen=True, slots=True)
class Taal:
    """Levels are A1 to C2, moedertaal, geen, or empty."""

    id: uuid.UUID
    naam: str
    spreken: str
    lezen: str
    schrijven: str


@dataclass(frozen=True, slots=True)
class Wens:
    """Never leading for what is passend. `soort` is ambitie, wens or voorkeur."""

    id: uuid.UUID
    naam: str
    soort: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """A trait, or a limit in words of work with what helps."""

    id: uuid.UUID
    naam: str
    toelichting: str


@dataclass(frozen=True, slots=True)
class Vervoer:
    """`reistijd` is minutes for one way, None when not said."""

    rijbewijzen: tuple[str, ...]
    middelen: tuple[str, ...]
    reistijd: int | None
    toelichting: str


@dataclass(frozen=True, slots=True)
class Beschikbaarheid:
    """Hours a week, days (ma..zo) and parts of the day (ochtend, middag, avond, nacht)."""

    uren_van: str
    uren_tot: str
    dagen: tuple[str, ...]
    dagdelen: tuple[str, ...]
    vanaf: dt.date | None
    toelichting: str


@dataclass(frozen=True, slots=True)
class Profiel:
    """One persoonsprofiel. `nummer`, `sha256` and `vastgesteld_op` are empty for the working profile."""

    dossier_id: uuid.UUID
    nummer: int | None
    sha256: str
    vastgesteld_op: dt.datetime | None
    opleidingen: tuple[Opleiding, ...]
    ervaringen: tuple[Ervaring, ...]
    vaardigheden: tuple[Vaardigheid, ...]
    talen: tuple[Taal, ...]
    digitaal: Mapping[str, str]
    vervoer: Vervoer
    beschikbaarheid: Beschikbaarheid
    eigenschappen: tuple[Kenmerk, ...]
    belemmeringen: tuple[Kenmerk, ...]
    wensen: tuple[Wens, ...]
    kansen: Mapping[str, str]
    geen: frozenset[str]

    @property
    def vastgesteld(self) -> bool:
        """Whether the kandidaat agreed with exactly this."""
        return self.nummer is not None


def current(dossier_id: uuid.UUID) -> Profiel | None:
    """The newest version the kandidaat agreed with; None when there is none yet."""
    row = (
        Persoonsprofiel.objects.filter(dossier_id=dossier_id, stand="goedgekeurd").order_by("-nummer").first()
    )
    if row is None:
        return None
    return of_content(dossier_id, row.inhoud, row.nummer, row.inhoud_sha256, row.goedgekeurd_op)


def working(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> Profiel:
    """What kandidaat and coach have written up to now, agreed or not."""
    return of_content(dossier_id, vorm.content(vorm.load(bureau_id, dossier_id)))


def of_content(
    dossier_id: uuid.UUID,
    inhoud: Mapping[str, Any],
    nummer: int | None = None,
    sha256: str = "",
    op: dt.datetime | None = None,
) -> Profiel:
    """The values of one content, of a version or of the working profile."""
    lines: Mapping[str, Any] = inhoud["regels"]
    sheets: Mapping[str, Any] = inhoud["bladen"]
    return Profiel(
        dossier_id=dossier_id,
        nummer=nummer,
        sha256=sha256,
        vastgesteld_op=op,
        opleidingen=tuple(_education(row) for row in lines.get("opleiding", ())),
        ervaringen=tuple(_job(row) for row in lines.get("ervaring", ())),
        vaardigheden=tuple(_skill(row) for row in lines.get("vaardigheid", ())),
        talen=tuple(
            Taal(_id(row), row["naam"], row["spreken"], row["lezen"], row["schrijven"])
            for row in lines.get("taal", ())
        ),
        digitaal=dict(sheets.get("digitaal", {})),
        vervoer=_transport(sheets.get("vervoer", {})),
        beschikbaarheid=_availability(sheets.get("beschikbaarheid", {})),
        eigenschappen=_traits(lines.get("eigenschap", ())),
        belemmeringen=_traits(lines.get("belemmering", ())),
        wensen=tuple(
            Wens(_id(row), row["naam"], row["soort"], row["toelichting"]) for row in lines.get("wens", ())
        ),
        kansen=dict(sheets.get("kansen", {})),
        geen=frozenset(inhoud["geen"]),
    )


def _education(row: Mapping[str, Any]) -> Opleiding:
    until = row.get("geldig_tot")
    return Opleiding(
        _id(row), row["naam"], row["niveau"], row["waar"], row["van"], row["tot"], row["loopt"], row["diploma"],
        dt.date.fromisoformat(until) if until else None, row["toelichting"],
    )  # fmt: skip


def _job(row: Mapping[str, Any]) -> Ervaring:
    tasks = tuple(line.strip(" -•*\t") for line in row["taken"].splitlines() if line.strip(" -•*\t"))
    return Ervaring(
        _id(row),
        row["naam"],
        row["soort"],
        row["waar"],
        row["van"],
        row["tot"],
        row["loopt"],
        tasks,
        row["kon"],
    )


def _skill(row: Mapping[str, Any]) -> Vaardigheid:
    proof = tuple(
        Bewijsstuk(
            each["soort"],
            each["naam"],
            each["tekst"],
            _uuid(each.get("ervaring")),
            _uuid(each.get("document")),
        )
        for each in row.get("bewijs", ())
    )
    return Vaardigheid(
        _id(row), row["naam"], row["soort"], row["toelichting"], row.get("begrip", ""), proof,
        bool(row.get("bevestigd")),
    )  # fmt: skip


def _transport(sheet: Mapping[str, Any]) -> Vervoer:
    minutes = sheet.get("reistijd")
    return Vervoer(
        tuple(sheet.get("rijbewijzen", ())), tuple(sheet.get("middelen", ())),
        int(float(minutes)) if minutes is not None else None, sheet.get("toelichting", ""),
    )  # fmt: skip


def _availability(sheet: Mapping[str, Any]) -> Beschikbaarheid:
    since = sheet.get("vanaf")
    return Beschikbaarheid(
        sheet.get("uren_van") or "", sheet.get("uren_tot") or "", tuple(sheet.get("dagen", ())),
        tuple(sheet.get("dagdelen", ())), dt.date.fromisoformat(since) if since else None,
        sheet.get("toelichting", ""),
    )  # fmt: skip


def _traits(rows: Iterable[Mapping[str, Any]]) -> tuple[Kenmerk, ...]:
    return tuple(Kenmerk(_id(row), row["naam"], row["toelichting"]) for row in rows)


def _id(row: Mapping[str, Any]) -> uuid.UUID:
    return uuid.UUID(row["id"])


def _uuid(value: str | None) -> uuid.UUID | None:
    return uuid.UUID(value) if value else None
