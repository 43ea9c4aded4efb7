"""The one list of checks: `wissel check`, `make check`, `make test` and the build server all run this."""

import hashlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wissel.opdrachten.omgeving import CHECKOUT, Refused

if TYPE_CHECKING:
    from wissel.database.embedded import Cluster

CODE = ["poortwachter", "wissel"]

CHECKS: list[tuple[str, list[str]]] = [
    ("stijl", ["ruff", "check", "."]),
    ("opmaak", ["ruff", "format", "--check", "--quiet", "."]),
    ("html", ["djade", "--target-version", "5.2", "--check", "*.html"]),
    ("typen", ["mypy"]),
    ("importregels", ["lint-imports", "--no-cache"]),
    ("veiligheid", ["bandit", "--configfile", "pyproject.toml", "--quiet", "--recursive", *CODE]),
    ("afhankelijkheden", ["deptry", "."]),
    ("django", ["django-admin", "check", "--fail-level", "WARNING"]),
    ("migraties", ["django-admin", "makemigrations", "--check", "--dry-run", "-v1"]),
]
# One file stays in one process, so that its database is made once. One process more than there are cores: a journey
# in a browser waits now and then.
TESTS = (
    "tests",
    ["pytest", "-n", str(min(os.cpu_count() or 1, 4) + 1), "--dist", "loadfile", "--durations=10"],
)


def run_checks(*, with_tests: bool) -> int:
    """Run every check, also after one failed; 1 when something is wrong, with a summary at the end."""
    if not (CHECKOUT / "pyproject.toml").exists() or not _program("ruff").exists():
        raise Refused(
            "De controles horen bij de broncode en haar testgereedschap. Draai `make check` in een clone, "
            "of `wissel check --installatie` voor deze installatie."
        )
    from wissel.database.embedded import Cluster, cluster_folder
    from wissel.opdrachten.omgeving import data_folder

    failed = []
    # Data of one version of PostgreSQL cannot be read by another.
    other = hashlib.sha256(os.environ.get("WISSEL_PG_BIN", "").encode()).hexdigest()[:6]
    with (
        Cluster(cluster_folder(data_folder() / f"test-{other}")) as cluster,
        tempfile.TemporaryDirectory() as scratch,
    ):
        environment = _environment(cluster, Path(scratch))
        if with_tests:
            _begin_database(environment)
        for name, command in [*CHECKS, *([TESTS] if with_tests else [])]:
            if not _run(name, command, environment):
                failed.append(name)
    if failed:
        print(f"\nNiet in orde: {', '.join(failed)}.")
        return 1
    print("\nAlles in orde.")
    return 0


def _begin_database(environment: Mapping[str, str]) -> None:
    """Migrate the database of the tests beside the other checks; the first test waits for it, and says what failed."""
    subprocess.Popen(
        [sys.executable, "-m", "tests.sjabloon"], cwd=CHECKOUT, env=environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _environment(cluster: "Cluster", scratch: Path) -> dict[str, str]:
    """A database for the checks, never the one somebody works with; one server for all test processes."""
    ours = {
        "DATABASE_URL",
        "WISSEL_MAP",
        "WISSEL_GEHEIM",
        "WISSEL_VANDAAG",
        "WISSEL_NU",
        "WISSEL_WERKER_URL",
        "WISSEL_DEMO",
    }
    return {
        **{name: value for name, value in os.environ.items() if name not in ours},
        "DJANGO_SETTINGS_MODULE": "wissel.settings",
        "PYTHONPATH": str(CHECKOUT),
        "WISSEL_MAP": str(scratch),
        "WISSEL_ROL": "eigenaar",
        "WISSEL_EIGENAAR_URL": cluster.url("wissel_eigenaar", "postgres"),
        "WISSEL_TEST_PG": str(cluster.socket_folder),
    }


def _run(name: str, command: list[str], environment: Mapping[str, str]) -> bool:
    print(f"\n── {name} " + "─" * (60 - len(name)), flush=True)
    started = time.monotonic()
    done = subprocess.run(
        [_program(command[0]), *_arguments(command)], cwd=CHECKOUT, env=environment, check=False
    )
    seconds = f"{time.monotonic() - started:.1f} s".replace(".", ",")
    print(f"{name}: {'goed' if done.returncode == 0 else 'FOUT'} ({seconds})", flush=True)
    return done.returncode == 0


def _program(name: str) -> Path:
    return Path(sys.executable).with_name(name)


def _arguments(command: list[str]) -> list[str]:
    """A pattern becomes the files of ours that match it."""
    if "*.html" not in command:
        return command[1:]
    return [*command[1:-1], *(str(path) for path in sorted((CHECKOUT / "wissel").rglob("*.html")))]
