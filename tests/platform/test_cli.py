"""The wissel command: Dutch help, exit codes, and one clear line for what people can mend themselves."""

import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wissel.cli import DELEGATED, main, parser
from wissel.database import rollen
from wissel.opdrachten import nederlands, omgeving

Run = Callable[..., subprocess.CompletedProcess[str]]


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    return lines[0]


def test_the_help_is_dutch_and_names_every_command(wissel: Run) -> None:
    done = wissel("--help")
    assert done.returncode == 0
    for word in (
        "gebruik:",
        "opdrachten:",
        "opties:",
        "demo",
        "serve",
        "worker",
        "migrate",
        "psql",
        "check",
        *DELEGATED,
    ):
        assert word in done.stdout
    for word in ("usage", "show this help", "optional", "positional"):
        assert word not in done.stdout


@pytest.mark.parametrize("command", ["demo", "serve", "worker", "migrate", "psql", "check"])
def test_every_command_explains_itself_in_dutch(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert f"gebruik: wissel {command}" in told
    assert "toon deze uitleg" in told
    assert "show this" not in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "dit ontbreekt: opdracht"),
        (["dmeo"], "bestaat niet; kies uit"),
        (["demo", "--poort", "acht"], "geen geldige waarde"),
        (["demo", "--poort", "70000"], "geen geldige waarde"),
        (["demo", "--dossiers", "0"], "geen geldige waarde"),
        (["demo", "--dossier"], "hier hoort een waarde achter"),
        (["serve", "--turbo"], "onbekend: --turbo"),
    ],
)
def test_a_slip_of_the_keyboard_gets_a_dutch_line_and_exit_2(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_every_word_of_argparse_that_we_translate_still_exists() -> None:
    import argparse
    import inspect

    source = inspect.getsource(argparse)
    unknown = [word for word in nederlands.WORDS if word.encode("unicode_escape").decode() not in source]
    assert not [word for word in unknown if not word.startswith("unknown parser")]


def test_a_taken_port_gets_one_line_with_a_free_one(wissel: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = wissel("demo", "--poort", str(port))
    line = one_line(done)
    assert done.returncode == 1
    assert f"Poort {port} is al in gebruik" in line
    assert "--poort" in line


def test_a_folder_that_cannot_be_written_gets_one_line(folder: Path, as_ordinary_user: Run) -> None:
    folder.chmod(0o555)
    done = as_ordinary_user("sys.exit(wissel.cli.main(['demo', '--poort', '8765']))")
    folder.chmod(0o755)
    line = one_line(done)
    assert done.returncode == 1
    assert str(folder / "data") in line
    assert "WISSEL_MAP" in line


def test_a_file_in_the_place_of_the_folder_gets_one_line(wissel: Run, folder: Path) -> None:
    (folder / "data").write_text("geen map")
    done = wissel("psql")
    assert done.returncode == 1
    assert "kan Wissel niet schrijven" in one_line(done)


def test_a_full_disk_gets_one_line(wissel: Run) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    import errno

    from wissel.database.embedded.fouten import from_os_error, from_output

    with full.open("wb", buffering=0) as device, pytest.raises(OSError, match="space") as refused:
        device.write(b"x")
    assert refused.value.errno == errno.ENOSPC
    for told in (
        from_os_error(refused.value, Path("/tmp")),
        from_output("FATAL: No space left on device", Path("/tmp")),
    ):
        assert "De schijf is vol" in str(told)
        assert "Maak ruimte" in str(told)


def test_a_database_that_does_not_answer_gets_one_line_without_the_password(wissel: Run) -> None:
    url = "postgresql://wissel_web:heel-geheim@127.0.0.1:9/wissel"
    done = wissel("migrate", env={"DATABASE_URL": url, "WISSEL_EIGENAAR_URL": url})
    assert done.returncode == 1
    assert "De database antwoordt niet" in one_line(done)
    assert "heel-geheim" not in done.stderr + done.stdout


def test_migrating_a_server_needs_the_owner(wissel: Run) -> None:
    done = wissel("migrate", env={"DATABASE_URL": "postgresql://wissel_web@/wissel"})
    assert done.returncode == 1
    assert "WISSEL_EIGENAAR_URL" in one_line(done)


def test_the_role_statements_are_shown_without_touching_anything(wissel: Run, folder: Path) -> None:
    done = wissel("migrate", "--rollen")
    assert done.returncode == 0
    for role in ("wissel_eigenaar", "wissel_web", "wissel_werker", "wissel_zoek"):
        assert f"CREATE ROLE {role}" in done.stdout
    assert "ALTER DEFAULT PRIVILEGES" in done.stdout
    assert "PASSWORD '" not in done.stdout
    assert not (folder / "data").exists()


def test_the_script_for_a_server_runs_twice_in_psql(wissel: Run) -> None:
    script = wissel("migrate", "--rollen").stdout
    for _ in range(2):
        done = wissel("psql", "--rol", "beheer", "-v", "ON_ERROR_STOP=1", "-q", input=script)
        assert done.returncode == 0, done.stderr


def test_a_role_that_may_see_everything_is_refused(cluster: Any) -> None:
    import psycopg

    with cluster.connect() as connection:
        connection.execute("alter role wissel_web bypassrls")
        with pytest.raises(psycopg.errors.RaiseException, match="BYPASSRLS"):
            rollen.run(connection, rollen.role_statements())


def test_an_unknown_management_command_is_exit_2(wissel: Run) -> None:
    done = wissel("django", "bestaat_niet")
    assert done.returncode == 2
    assert "bestaat niet in deze versie" in one_line(done)


def test_an_address_is_shown_without_its_password() -> None:
    assert omgeving.shown("postgresql://web:geheim@server:5432/w") == "postgresql://web:…@server:5432/w"
    assert omgeving.shown("postgresql://web@/w?host=/s") == "postgresql://web@/w?host=/s"


def test_help_comes_without_loading_django() -> None:
    import sys

    code = "import sys, wissel.cli; wissel.cli.parser(); sys.exit('django' in sys.modules or 'psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=omgeving.CHECKOUT, check=False).returncode == 0
    assert parser().prog == "wissel"
