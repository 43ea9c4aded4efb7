"""Any case that the contract allows comes back as it went in, and the second time nothing changes."""

import datetime as dt
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cast import Cast
from tests.uitwisseling.conftest import EXAMPLES, Json, command
from wissel.toetsing.vorm import bundled_schema, contract_schema, fact_names, sections

ROOT = Path(__file__).resolve().parents[2]
TEKSTEN = ("", "a", 'é"\\<b>{% x %}', "\u202eRTL", "x" * 300, "🙂", "regel\nregel")
# Facts that contradict each other when drawn at random; their own tests are elsewhere.
ZONDER = {
    "ziekmelding", "terugrekenen", "verlof", "vrijwillige_verlenging", "verkorte_wachttijd", "pauzes", "loonsanctie",
    "einde_dienstverband", "werkhervattingen", "geaccepteerde_redenen", "wia_aanvraag",
}  # fmt: skip


class Trekking:
    """Draws a value that fits a schema."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.defs = contract_schema()["$defs"]

    def dossier(self) -> Json:
        properties = contract_schema()["properties"]
        found = {
            name: self.value(part)
            for name, part in properties.items()
            if name not in ZONDER and self.random.random() < 0.5
        }
        found["peildatum"] = "2026-06-01"
        found["ziekteperioden"] = [{"eerste_dag": "2023-01-02"}]
        found["spoor1"] = self.random.choice(
            [{}, {"vooruitzicht": None}, {"vooruitzicht": "geen_of_onduidelijk"}]
        )
        found["spoor2"] = self.random.choice(
            [{}, {"gestart": None}, {"start_op": "2024-02-05", "gestart": True}]
        )
        return found

    def value(self, node: Json) -> Any:
        if "$ref" in node:
            return self.value(self.defs[node["$ref"].rsplit("/", 1)[1]])
        if "anyOf" in node:
            return None if self.random.random() < 0.12 else self.value(node["anyOf"][0])
        if "enum" in node:
            return self.random.choice(node["enum"])
        return getattr(self, node["type"])(node)

    def object(self, node: Json) -> Json:
        needed = node.get("required", ())
        return {
            name: self.value(part)
            for name, part in node["properties"].items()
            if name in needed or self.random.random() < 0.6
        }

    def array(self, node: Json) -> list[Any]:
        return [self.value(node["items"]) for _ in range(self.random.randint(node.get("minItems", 0), 3))]

    def string(self, node: Json) -> str:
        if node.get("format") == "date":
            return (dt.date(2024, 1, 1) + dt.timedelta(self.random.randint(0, 800))).isoformat()
        return self.random.choice(TEKSTEN)

    def integer(self, node: Json) -> int:
        return self.random.randint(0, 90)

    def number(self, node: Json) -> float:
        return self.random.choice([0, 1, 50, 33.3, 64.90, 99.999, 0.1])

    def boolean(self, node: Json) -> bool:
        return self.random.random() < 0.5


@pytest.mark.parametrize("seed", range(8))
def test_a_dossier_drawn_from_the_contract_comes_back_as_it_was(
    seed: int, cast: Cast, importeer: Callable[..., Any], exporteer: Callable[..., Json]
) -> None:
    zaak = {
        "formaat": "wissel-zaak", "versie": 1, "kenmerk": f"T-{seed}", "opdrachtgever": {"naam": "Bedrijf T"},
        "kandidaat": {"voornaam": "T", "achternaam": "Test"}, "dossier": Trekking(seed).dossier(),
    }  # fmt: skip
    done = importeer(zaak)
    assert done.code == 0, done.alles
    assert exporteer(f"T-{seed}")["dossier"] == zaak["dossier"]
    assert "niets gewijzigd" in importeer(zaak).out


def test_every_section_of_the_contract_has_its_place() -> None:
    assert len(sections()) > 45 and set(fact_names()) < set(sections())


def test_the_schema_in_the_docs_is_the_one_that_is_used() -> None:
    path = ROOT / "docs" / "zaak.schema.json"
    assert json.loads(path.read_text("utf-8")) == bundled_schema()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.json")), ids=lambda path: path.stem)
def test_the_examples_fit_the_schema_in_the_docs(path: Path) -> None:
    jsonschema.validate(json.loads(path.read_text("utf-8")), bundled_schema())


def test_what_is_written_out_fits_the_schema_too(
    magazijn: Json, importeer: Callable[..., Any], exporteer: Callable[..., Json]
) -> None:
    importeer(magazijn)
    jsonschema.validate(exporteer("HZT-2025-014"), bundled_schema())


def test_the_help_is_dutch_and_shows_own_options_only() -> None:
    from wissel.toetsing.management.commands.exporteer import Command as Exporteer
    from wissel.toetsing.management.commands.importeer import Command as Importeer

    for kind, name in ((Importeer, "importeer"), (Exporteer, "exporteer")):
        told = kind().create_parser("wissel", name).format_help()
        assert "--bureau" in told and "docs/uitwisseling.md" in told
        assert "--pythonpath" not in told and "Show program" not in told


def test_a_document_of_the_command_reads_back(
    cast: Cast, importeer: Callable[..., Any], magazijn: Json
) -> None:
    importeer(magazijn)
    done = command(
        "exporteer", "--dossier", "2026-0001", "--bureau", "Spoorzicht", "--peildatum", "2026-06-30"
    )
    assert json.loads(done.out)["dossier"]["peildatum"] == "2026-06-30"
