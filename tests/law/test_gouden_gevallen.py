"""Every golden case of the contract, through the command as well as the library.

The cases of the poortwachtertoets, and the two about its input in x_fouten, belong to a later version and are not here.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from poortwachter.__main__ import _line, opdracht

FOLDER = Path(__file__).parent / "cases"
SCHEMAS = Path(__file__).resolve().parents[2] / "poortwachter" / "schemas"
SCHEMA_OF = {"tijdlijn": "tijdlijn", "spoor2": "besluit", "transitievergoeding": "transitievergoeding-uit"}
CASES = [
    pytest.param(case, id=f"{path.stem}-{case['id']}")
    for path in sorted(FOLDER.glob("*.json"))
    for case in json.loads(path.read_text("utf-8"))["gevallen"]
]


def answer(case: dict[str, Any]) -> dict[str, Any]:
    function = opdracht(case["opdracht"])
    assert function is not None
    raw = case.get("rauw") or json.dumps(case["invoer"])
    return json.loads(_line(function, raw.encode()))


def compare(wanted: Any, found: Any, path: str = "$") -> None:
    """Whether an answer holds what a case expects; what a case does not name may be anything."""
    if isinstance(wanted, dict) and "$bevat" in wanted:
        for part in wanted["$bevat"]:
            assert any(fits(part, each) for each in found), (path, part, found)
    elif isinstance(wanted, dict) and "$ongeveer" in wanted:
        assert abs(float(found) - wanted["$ongeveer"]) <= wanted["tolerantie"], (path, found)
    elif isinstance(wanted, dict):
        assert isinstance(found, dict), (path, found)
        for name, part in wanted.items():
            assert name in found, (path, name, sorted(found))
            compare(part, found[name], f"{path}.{name}")
    elif isinstance(wanted, list):
        assert len(wanted) == len(found), (path, wanted, found)
        for place, part in enumerate(wanted):
            compare(part, found[place], f"{path}[{place}]")
    else:
        assert wanted == found, (path, wanted, found)


def fits(wanted: Any, found: Any) -> bool:
    try:
        compare(wanted, found)
    except AssertionError:
        return False
    return True


def test_there_are_cases() -> None:
    assert len(CASES) > 90


@pytest.mark.parametrize("case", CASES)
def test_the_answer_is_what_the_case_says(case: dict[str, Any]) -> None:
    compare(case["verwacht"], answer(case))


@pytest.mark.parametrize("case", CASES)
def test_the_answer_has_the_shape_of_the_contract(case: dict[str, Any]) -> None:
    found = answer(case)
    name = "fout" if "fout" in found else SCHEMA_OF[case["opdracht"]]
    jsonschema.validate(found, json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


@pytest.mark.parametrize("case", [each for each in CASES if each.values[0].get("los")])
def test_called_alone_it_exits_as_promised(case: dict[str, Any]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "poortwachter", case["opdracht"]],
        input=json.dumps(case["invoer"]),
        capture_output=True,
        text=True,
        check=False,
    )
    if "fout" in case["verwacht"]:
        assert done.returncode == 2 and done.stdout == ""
        assert done.stderr.count("\n") == 1 and case["verwacht"]["fout"]["veld"] in done.stderr
    else:
        assert done.returncode == 0
        compare(case["verwacht"], json.loads(done.stdout))
