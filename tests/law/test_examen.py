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


SANCTIE = {"opgelegd": True, "besluit_op": "2025-06-16", "bekorting_besluit_op": "2025-11-24"}


@pytest.mark.parametrize(
    ("eerste", "laatste", "vraagt"),
    [
        ("2025-11-25", "2025-12-01", True),
        ("2026-01-05", "2026-02-01", False),
        ("2025-11-01", "2025-11-23", False),
    ],
)
def test_leave_around_a_shortening_is_a_question_only_when_it_matters(
    eerste: str, laatste: str, vraagt: bool
) -> None:
    """The decision of 24 November 2025 ends the sanction on 5 January 2026, the first day after 42 days."""
    facts = {
        "ziekteperioden": [{"eerste_dag": "2023-08-07"}], "loonsanctie": SANCTIE,
        "verlof": [{"eerste_dag": eerste, "laatste_dag": laatste}],
    }  # fmt: skip
    found = answer({"opdracht": "tijdlijn", "invoer": facts})
    asked = [row["code"] for row in found["handmatig_besluit_nodig"]]
    assert ("bekorting_tijdens_verlof" in asked) is vraagt
    assert found["loonsanctie"]["einde_exclusief"] == (None if vraagt else "2026-01-05")


@pytest.mark.parametrize(
    ("feit", "datum"),
    [
        (
            {"einde_dienstverband": {"laatste_werkdag": "2025-05-31", "laatste_dag_contract": "2025-05-31"}},
            "2025-05-31",
        ),
        ({"aow_datum": "2025-05-01"}, "2025-06-11"),
        ({"einde_dienstverband": {"laatste_werkdag": "2025-12-31", "laatste_dag_contract": "2025-12-31"}}, None),
        ({"aow_datum": "2025-12-01"}, None),
    ],
)  # fmt: skip
def test_an_end_of_the_wages_that_is_certain_does_not_wait_for_an_open_question(
    feit: dict[str, Any], datum: str | None
) -> None:
    """The sanction has an unknown end after 3 August 2025; what ends the wages before that day is sure."""
    sanction = {"opgelegd": True, "besluit_op": "2025-06-16", "bekorting_toegekend": True}
    facts = {"ziekteperioden": [{"eerste_dag": "2023-08-07"}], "loonsanctie": sanction, **feit}
    found = answer({"opdracht": "tijdlijn", "invoer": facts})
    assert found["mijlpalen"]["loondoorbetaling_laatste_dag"]["datum"] == datum
