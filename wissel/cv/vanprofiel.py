"""A cv that starts from the persoonsprofiel: what is there is offered, and the kandidaat chooses what goes in.

Limits, wishes and traits are never offered: they are for the profile, not for an employer.
"""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from wissel.cv import jsonresume
from wissel.profielen.lezen import Profiel

_NIVEAUS = {
    "nl": {"moedertaal": "moedertaal", "A1": "een beetje", "A2": "redelijk", "B1": "goed", "B2": "goed",
           "C1": "heel goed", "C2": "heel goed"},
    "en": {"moedertaal": "native", "A1": "a little", "A2": "fair", "B1": "good", "B2": "good", "C1": "fluent",
           "C2": "fluent"},
}  # fmt: skip
_RIJBEWIJS = {"nl": "Rijbewijs", "en": "Driving licence"}


@dataclass(frozen=True, slots=True)
class Aanbod:
    """One thing of the profile: the part of the cv it would stand in, and how it would be kept there."""

    sleutel: str
    deel: str
    tekst: str
    lijst: str
    rij: dict[str, Any]


def offers(profiel: Profiel | None, taal: str) -> list[Aanbod]:
    """Everything of the profile that can go into a cv, in the order of the cv."""
    if profiel is None:
        return []
    found: list[Aanbod] = []
    for job in profiel.ervaringen:
        free = job.soort in {"vrijwillig", "thuis"}
        row: dict[str, Any] = {
            "position": job.naam, "startDate": job.van, "endDate": "" if job.loopt else job.tot,
            "highlights": list(job.taken), "organization" if free else "name": job.waar,
        }  # fmt: skip
        where = ("vrijwillig", "volunteer") if free else ("werk", "work")
        found.append(_offer(job.id, where[0], _said(job.naam, job.waar), where[1], row))
    for course in profiel.opleidingen:
        row = {
            "area": course.naam, "studyType": course.niveau, "institution": course.waar, "startDate": course.van,
            "endDate": "" if course.loopt else course.tot,
        }  # fmt: skip
        found.append(_offer(course.id, "opleiding", _said(course.naam, course.waar), "education", row))
    for skill in profiel.vaardigheden:
        proof = [each.naam or each.tekst for each in skill.bewijs if each.naam or each.tekst]
        found.append(
            _offer(skill.id, "vaardigheden", skill.naam, "skills", {"name": skill.naam, "keywords": proof})
        )
    for tongue in profiel.talen:
        level = _NIVEAUS[taal].get(tongue.spreken, "")
        row = {"language": tongue.naam, "fluency": level}
        found.append(_offer(tongue.id, "talen", _said(tongue.naam, level), "languages", row))
    for code in profiel.vervoer.rijbewijzen:
        name = f"{_RIJBEWIJS[taal]} {code}"
        found.append(Aanbod(f"rijbewijs-{code}", "rijbewijs", name, "certificates", {"name": name}))
    return found


def content(
    found: list[Aanbod], chosen: Collection[str], basics: dict[str, Any], start: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A cv with the chosen things in it and these contact details."""
    made: dict[str, Any] = {**(start or jsonresume.empty())}
    made["basics"] = {**basics, **(made.get("basics") or {})}
    for each in found:
        if each.sleutel in chosen:
            made.setdefault(each.lijst, []).append({"_id": str(uuid.uuid4()), **each.rij})
    return made


def _offer(key: uuid.UUID, deel: str, tekst: str, lijst: str, rij: dict[str, Any]) -> Aanbod:
    return Aanbod(str(key), deel, tekst, lijst, {name: value for name, value in rij.items() if value})


def _said(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
