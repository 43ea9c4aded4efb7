"""Everything the zoekprofiel takes from other rooms, in one place: belastbaarheid, persoonsprofiel and occupations."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wissel.arbeidsmarkt.lijsten.eigen import usual_demands as inschattingen
from wissel.arbeidsmarkt.models import Beroep
from wissel.belastbaarheid import lezen as belastbaarheden
from wissel.belastbaarheid.eisen import of_occupation
from wissel.belastbaarheid.stand import Eis, Stand
from wissel.profielen import lezen as profielen
from wissel.profielen.lezen import Profiel


@dataclass(frozen=True, slots=True)
class Profielregel:
    """A line of the persoonsprofiel that may carry a direction."""

    id: uuid.UUID
    deel: str
    naam: str


def stand_of(dossier_id: uuid.UUID) -> Stand | None:
    """The established belastbaarheid that holds."""
    return belastbaarheden.current(dossier_id)


def source_of(stand: Stand | None) -> dict[str, Any] | None:
    """Which belastbaarheid a version rests on, as it is frozen: never an item."""
    if stand is None:
        return None
    return {
        "id": str(stand.id), "soort": stand.soort, "datum": stand.datum.isoformat(), "bron": stand.bron_naam,
        "auteur": stand.auteur, "auteur_rol": stand.auteur_rol,
    }  # fmt: skip


def profile_of(bureau_id: uuid.UUID, dossier_id: uuid.UUID) -> Profiel:
    """The newest profile the kandidaat agreed with; else what is written up to now."""
    return profielen.current(dossier_id) or profielen.working(bureau_id, dossier_id)


def profile_lines(profiel: Profiel) -> tuple[Profielregel, ...]:
    """The lines that can carry a direction, in the order of the profile."""
    groups: tuple[tuple[str, Any], ...] = (
        ("ervaring", profiel.ervaringen),
        ("opleiding", profiel.opleidingen),
        ("vaardigheid", profiel.vaardigheden),
        ("taal", profiel.talen),
        ("eigenschap", profiel.eigenschappen),
        ("wens", profiel.wensen),
    )
    return tuple(Profielregel(row.id, deel, row.naam) for deel, rows in groups for row in rows)


def occupation(beroep_id: uuid.UUID) -> tuple[str, str, str] | None:
    """Key, name and ISCO-08 code of an occupation."""
    return Beroep.objects.filter(pk=beroep_id).values_list("sleutel", "naam", "isco").first()


def occupation_ids(sleutels: set[str]) -> dict[str, uuid.UUID]:
    """The occupations of these keys that are still in a list."""
    wanted = sleutels - {""}
    if not wanted:
        return {}
    return dict(Beroep.objects.filter(sleutel__in=wanted).values_list("sleutel", "pk"))


def usual_demands(isco: str) -> dict[str, Eis]:
    """What work of an ISCO-08 code usually asks on items, always an inschatting; of two on one item the heavier."""
    found: dict[str, Eis] = {}
    for row in inschattingen(isco):
        for eis in of_occupation(row.item, row.waarde, bron=row.bron, datum=row.datum):
            known = found.get(eis.punt)
            if known is None or _heavier(eis, known):
                found[eis.punt] = eis
    return found


def _heavier(a: Eis, b: Eis) -> bool:
    if a.waarde is not None and b.waarde is not None:
        return a.waarde > b.waarde
    if a.niveau is not None and b.niveau is not None:
        return a.niveau < b.niveau
    return False


def source_words(source: Mapping[str, Any] | None) -> str:
    """A source of belastbaarheid for people who may not read its items: which paper and of which day."""
    if not source:
        return ""
    kind, name = str(source["soort"]).upper(), str(source["bron"])
    return name if name.upper().startswith(kind) else f"{kind} {name}".strip()
