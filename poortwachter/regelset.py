"""The rule files as values, with the version and hash that go with every result."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

VERSIE = "2026.11"
MAP = Path(__file__).parent / "regels"


@dataclass(frozen=True, slots=True)
class Regel:
    """One milestone rule: its words, sum, who it binds and how, source, certainty, and since when it was checked."""

    id: str
    volgorde: int
    label: str
    sum: str
    responsible: str
    binding: str
    source: tuple[str, ...]
    certainty: str
    valid_from: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of the decision table on spoor 2."""

    id: str
    uitkomst: str
    binding: str
    label: str
    source: tuple[str, ...]


@cache
def bestanden() -> dict[str, Any]:
    """All rule files by name, parsed."""
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(MAP.glob("*.toml"))}


@cache
def receipt() -> dict[str, str]:
    """Version and sha256 of the rule files: which rules gave this answer."""
    digest = hashlib.sha256()
    for path in sorted(MAP.glob("*.toml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return {"versie": VERSIE, "sha256": digest.hexdigest()}


@cache
def mijlpalen() -> tuple[Regel, ...]:
    """The milestone rules in the order of the contract."""
    rows = [row for file in bestanden().values() for row in file.get("mijlpaal", ())]
    made = [
        Regel(
            row["id"], row["volgorde"], row["label"], row["sum"], row["responsible"], row["binding"],
            tuple(row["source"]), row["certainty"], str(row["valid_from"]), str(row["checked_on"]),
        )
        for row in rows
    ]  # fmt: skip
    return tuple(sorted(made, key=lambda regel: regel.volgorde))


@cache
def rijen() -> dict[str, Rij]:
    """The rows of the decision table."""
    return {
        row["id"]: Rij(row["id"], row["uitkomst"], row["binding"], row["label"], tuple(row["source"]))
        for row in bestanden()["beslistabel"]["rij"]
    }


@cache
def parameters() -> dict[str, Any]:
    """The standard values of the parameters (contract 2.3)."""
    return {row["id"]: row.get("value") for row in bestanden()["parameters"]["parameter"]}


def with_parameters(own: dict[str, Any] | None) -> dict[str, Any]:
    """The standard values, with those of one case on top."""
    standard = parameters()
    if not own:
        return standard
    return {**standard, **{name: value for name, value in own.items() if value is not None}}
