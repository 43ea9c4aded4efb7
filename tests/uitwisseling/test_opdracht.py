"""The real command in a process of its own, as the worker role, on a database of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BUREAUS, ROOT, Databases, url
from tests.uitwisseling.conftest import EXAMPLES

Wissel = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wissel(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wissel]:
    name = databases.clone("uitwisseling")
    databases.run(*BUREAUS, database=name)
    environment = {
        **os.environ, "WISSEL_MAP": str(tmp_path_factory.mktemp("wissel")), "WISSEL_VANDAAG": "2026-06-16",
        "DATABASE_URL": url(databases.host, "wissel_web", name),
        "WISSEL_WERKER_URL": url(databases.host, "wissel_werker", name),
    }  # fmt: skip

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "wissel.cli", *arguments]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)

    yield run
    databases.drop(name)


def test_a_case_goes_in_and_out_again_by_the_command(wissel: Wissel, tmp_path: Path) -> None:
    done = wissel("importeer", str(EXAMPLES), "--bureau", "Spoorzicht")
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("2 bestanden: 2 nieuw.\n") and "2/2" in done.stderr
    done = wissel("importeer", str(EXAMPLES / "zorg.json"), "--bureau", "spoorzicht")
    assert done.returncode == 0 and "niets gewijzigd aan dossier 2026-0002" in done.stdout
    done = wissel("exporteer", "--bureau", "Spoorzicht", "--naar", str(tmp_path / "uit"))
    assert done.returncode == 0, done.stderr
    back: dict[str, Any] = json.loads((tmp_path / "uit" / "2026-0001.json").read_text("utf-8"))
    assert back["dossier"] == json.loads((EXAMPLES / "magazijn.json").read_text("utf-8"))["dossier"]


def test_what_is_wrong_is_exit_code_2_without_a_trace(wissel: Wissel, tmp_path: Path) -> None:
    (tmp_path / "half.json").write_text('{"formaat": "wissel-zaak", "kandidaat": {')
    done = wissel("importeer", str(tmp_path / "half.json"), "--bureau", "Spoorzicht")
    assert done.returncode == 2 and "houdt midden in de zaak op" in done.stderr and done.stdout == ""
    done = wissel("importeer", str(tmp_path / "half.json"), "--bureau", "Nergens")
    assert done.returncode == 2 and "Overkant (overkant), Spoorzicht (spoorzicht)" in done.stderr
    done = wissel("importeer")
    assert done.returncode == 2 and "dit ontbreekt: PAD, --bureau" in done.stderr
    assert "Traceback" not in done.stderr
    told = wissel("importeer", "--help").stdout
    assert "gebruik: wissel importeer" in told and "--proef" in told and "--settings" not in told
