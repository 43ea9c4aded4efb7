"""Cases for these tests: the two of examples/, and small changes of them."""

import copy
import json
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.cast import Cast
from wissel.database.context import als

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Json = dict[str, Any]


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-16")


@pytest.fixture
def magazijn() -> Json:
    return json.loads((EXAMPLES / "magazijn.json").read_text("utf-8"))


@pytest.fixture
def zorg() -> Json:
    return json.loads((EXAMPLES / "zorg.json").read_text("utf-8"))


class Uitkomst:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def alles(self) -> str:
        return self.out + self.err


def command(name: str, *arguments: str) -> Uitkomst:
    out, err = StringIO(), StringIO()
    code = 0
    try:
        call_command(name, *arguments, stdout=out, stderr=err, skip_checks=True)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return Uitkomst(code, out.getvalue(), err.getvalue())


@pytest.fixture
def importeer(cast: Cast, tmp_path: Path) -> Callable[..., Uitkomst]:
    """Write a case (or raw bytes) to a file and read it into the bureau of the cast."""

    def run(zaak: Any, *options: str, bureau: str = "spoorzicht", naam: str = "zaak.json") -> Uitkomst:
        path = tmp_path / naam
        path.write_bytes(zaak if isinstance(zaak, bytes) else json.dumps(zaak, ensure_ascii=False).encode())
        return command("importeer", str(path), "--bureau", bureau, *options)

    return run


@pytest.fixture
def exporteer(cast: Cast) -> Callable[..., Json]:
    """One case as it is written out."""

    def run(nummer: str, *options: str, bureau: str = "spoorzicht") -> Json:
        done = command("exporteer", "--dossier", nummer, "--bureau", bureau, *options)
        assert done.code == 0, done.alles
        return json.loads(done.out)

    return run


@pytest.fixture
def overkant(cast: Cast) -> Iterator[None]:
    """Look at the other bureau, where nobody of the cast works."""
    with als(cast.ander_bureau):
        yield


def changed(zaak: Json, **paths: Any) -> Json:
    """A copy with other values: `changed(zaak, kandidaat__telefoon="1")`; None takes a field away."""
    copied = copy.deepcopy(zaak)
    for path, value in paths.items():
        *steps, last = path.split("__")
        part = copied
        for step in steps:
            part = part[step]
        if value is None:
            part.pop(last, None)
        else:
            part[last] = value
    return copied
