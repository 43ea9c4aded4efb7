"""Cases of our own, worked out from the text of the contract by a second reading that counts day by day.

They stand beside the golden cases: other dates, other combinations, and what must be refused. The files in `examen/`
have the form of the contract's own cases.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from poortwachter.__main__ import _line, opdracht
from tests.law.test_gouden_gevallen import SCHEMA_OF, SCHEMAS, answer, compare

FOLDER = Path(__file__).parent / "examen"
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['id']}")
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))["gevallen"]
]
FOUTEN = json.loads((FOLDER / "fouten.json").read_text("utf-8"))["gevallen"]
GOED = {
    "tijdlijn": {"ziekteperioden": [{"eerste_dag": "2025-03-10"}]},
    "spoor2": {"arbeidsmogelijkheden": {"stand": "ja"}},
    "transitievergoeding": {"duur": {"volle_jaren": 2}},
}


def raw(case: dict[str, Any]) -> str:
    return case["rauw"] if "rauw" in case else json.dumps(case["invoer"])


def run(*arguments: str, text: str = "", **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "poortwachter", *arguments]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, **options)


def test_every_part_has_at_least_forty_cases_of_its_own() -> None:
    for path in FOLDER.glob("*.json"):
        assert len(json.loads(path.read_text("utf-8"))["gevallen"]) >= 40, path.name


@pytest.mark.parametrize("case", CASES)
def test_the_answer_is_what_a_second_reading_of_the_contract_says(case: dict[str, Any]) -> None:
    found = json.loads(_line(opdracht(case["opdracht"]), raw(case).encode()))
    compare(case["verwacht"], found)
    name = "fout" if "fout" in found else SCHEMA_OF[case["opdracht"]]
    jsonschema.validate(found, json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("command", sorted(GOED))
def test_a_stream_full_of_wrong_lines_answers_every_good_line_in_its_place(command: str) -> None:
    good = json.dumps(GOED[command])
    wrong = [case for case in FOUTEN if case["opdracht"] == command]
    done = run(command, "--jsonl", text="".join(f"{raw(case)}\n{good}\n" for case in wrong))
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0 and done.stderr == "" and len(lines) == 2 * len(wrong)
    alone = json.loads(run(command, text=good).stdout)
    for case, refused, answered in zip(wrong, lines[::2], lines[1::2], strict=True):
        compare(case["verwacht"], refused)
        assert case["verwacht"]["fout"]["veld"] in refused["fout"]["melding"]
        assert answered == alone


def test_help_is_dutch_and_asked_for_is_no_mistake() -> None:
    done = run("--help")
    assert done.returncode == 0 and done.stderr == ""
    assert all(
        word in done.stdout for word in ("tijdlijn", "spoor2", "transitievergoeding", "--jsonl", "Exitcode")
    )


def test_an_answer_that_cannot_be_written_is_one_line_and_exit_code_1() -> None:
    for arguments in (["tijdlijn"], ["tijdlijn", "--jsonl"]):
        with open("/dev/full", "w") as full:
            done = subprocess.run(
                [sys.executable, "-m", "poortwachter", *arguments], input=json.dumps(GOED["tijdlijn"]),
                stdout=full, stderr=subprocess.PIPE, text=True, check=False,
            )  # fmt: skip
        assert done.returncode == 1
        assert done.stderr.startswith("Fout: lezen of schrijven") and done.stderr.count("\n") == 1


def test_a_late_application_whose_protection_is_unknown_is_not_called_late() -> None:
    """Brief, melding and aanvraag: without the melding nobody can say how late (contract 3.6)."""
    case = {
        "opdracht": "tijdlijn",
        "invoer": {
            "ziekteperioden": [{"eerste_dag": "2024-01-22"}],
            "uwv_brief_wia": {"ontvangen_op": "2025-10-20"},
            "wia_aanvraag": {"ontvangen_op": "2025-11-18"},
        },
    }
    found = answer(case)
    assert found["mijlpalen"]["wia_aanvraag"]["dagen_te_laat"] is None
    assert found["mijlpalen"]["loondoorbetaling_laatste_dag"]["datum"] is None


@pytest.mark.parametrize(
    ("zwanger", "datum"),
    [
        ((False, True), "2027-12-13"),
        ((True, True), "2027-12-27"),
        ((False, None), None),
        ((False, False), "2027-06-02"),
    ],
)
def test_spells_from_pregnancy_before_the_leave_do_not_count_for_the_opzegverbod(
    zwanger: tuple[bool, bool | None], datum: str | None
) -> None:
    """Two spells before the leave, 7 days apart, then leave from 6 September to 26 December 2025."""
    spells = [
        {"eerste_dag": "2025-02-03", "laatste_dag": "2025-02-16", "door_zwangerschap": zwanger[0]},
        {"eerste_dag": "2025-02-24", "laatste_dag": "2025-09-05", "door_zwangerschap": zwanger[1]},
        {"eerste_dag": "2025-12-27"},
    ]
    leave = [{"eerste_dag": "2025-09-06", "laatste_dag": "2025-12-26", "zelfde_oorzaak": True}]
    found = answer({"opdracht": "tijdlijn", "invoer": {"ziekteperioden": spells, "verlof": leave}})
    assert found["mijlpalen"]["opzegverbod_eerste_vrije_dag"]["datum"] == datum
