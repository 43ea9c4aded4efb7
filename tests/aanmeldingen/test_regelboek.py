"""docs/wet shows every rule with its source, and is never older than the rules."""

import datetime as dt
import tomllib
from pathlib import Path

import pytest

from poortwachter import regelpagina, regelset
from wissel.aanmeldingen import regelboek
from wissel.aanmeldingen.regelboek import WISSEL, markdown, tables

WET = WISSEL.parent / "docs" / "wet"
REGELS = (WET / "regels.md").read_text()


def cells(page: str, start: str) -> list[str]:
    line = next(each for each in page.splitlines() if each.startswith(start))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_both_pages_are_made_from_the_rules_of_now() -> None:
    assert regelpagina.markdown() == REGELS, "python -m poortwachter regels > docs/wet/regels.md"
    assert (WET / "werkregels.md").read_text() == markdown(), "wissel django regelboek"


def test_every_milestone_row_and_parameter_shows_what_a_jurist_checks() -> None:
    for rule in regelset.mijlpalen():
        shown = cells(REGELS, f"| {rule.label} (`{rule.id}`)")
        assert shown[1] == rule.sum and shown[4] == "; ".join(rule.source)
        assert shown[3] in {"wet", "beleid", "praktijk"} and shown[5] in {"C", "K", "P"}
        assert dt.date.fromisoformat(shown[6]) < dt.date.fromisoformat(shown[7])
    for row in regelset.bestanden()["beslistabel"]["rij"]:
        shown = cells(REGELS, f"| {row['id']} |")
        assert shown[4] == "; ".join(row["source"]) and shown[3] == row["binding"]
        assert dt.date.fromisoformat(shown[7]) == row["checked_on"]
    for parameter in regelset.bestanden()["parameters"]["parameter"]:
        shown = cells(REGELS, f"| `{parameter['id']}` |")
        assert shown[4] == parameter["source"] and dt.date.fromisoformat(shown[6]) == parameter["checked_on"]
    for year in regelset.bestanden()["transitievergoeding"]["maximum"]:
        assert f"| {year} | € " in REGELS


def test_no_formula_points_to_a_place_the_reader_does_not_have() -> None:
    import re

    signs = {sign for sign, _meaning in regelpagina.TEKENS}
    for rule in regelset.mijlpalen():
        assert set(re.findall(r"zie \d\.\d+", rule.sum)) <= signs
        for letter in re.findall(r"\b([A-Z])[+-]\d", rule.sum):
            assert letter in signs, rule.sum


def test_every_rule_with_a_source_in_the_product_stands_on_the_page() -> None:
    page, seen = markdown(), {file for file, _name, _rows in tables()}
    for path in sorted(WISSEL.rglob("*.toml")):
        text = path.read_text()
        if isinstance(tomllib.loads(text).get("bron"), str):
            continue  # The source of a whole list, such as the items of belastbaarheid: no rules.
        if "sjablonen" not in path.parts and "\nbron = " in text:
            assert str(path.relative_to(WISSEL)) in seen, path.name
    assert {"dossiers/transitieregels.toml", "aanmeldingen/kennisbank/weken.toml"} <= seen
    assert "Tot 2020: 2 jaar" in page and "2015-07-01 – 2019-12-31" in page and "week 88 – 93" in page


def test_a_new_rule_falls_in_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new = tmp_path / "kamer" / "nieuw.toml"
    new.parent.mkdir()
    new.write_text(
        '[[grens]]\nnaam = "Nieuwe grens"\nwaarde = 3\nbron = "BW 7:1 | lid 2"\n'
        'binding = "wet"\nchecked_on = 2026-11-25\n'
    )
    monkeypatch.setattr(regelboek, "WISSEL", tmp_path)
    shown = markdown().splitlines()[-1]
    assert shown == "| Nieuwe grens | waarde: 3 | – | wet | BW 7:1 / lid 2 | 2026-11-25 |"
    assert tomllib.loads(new.read_text())["grens"]
