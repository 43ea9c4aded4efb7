"""These tests start real servers in folders of their own; they need no model and no Django."""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from wissel.database.embedded import Cluster, cluster_folder

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder() -> Iterator[Path]:
    """An empty folder that `nobody` can reach, with a short path."""
    made = Path(tempfile.mkdtemp(prefix="wissel-p-", dir="/tmp"))
    made.chmod(0o755)
    yield made
    if (made / "data" / "postgres-merk").exists():
        # Root's servers live elsewhere.
        shutil.rmtree(cluster_folder(made / "data"), ignore_errors=True)
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    """A started server that stops after the test."""
    with Cluster(folder / "pg") as started:
        yield started


@pytest.fixture
def as_ordinary_user(folder: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Run Python code as somebody who is not root. Modules are loaded first: root's own may be closed to others."""

    def run(code: str) -> subprocess.CompletedProcess[str]:
        entry = pwd.getpwnam("nobody")
        drop = f"os.setgroups([]); os.setgid({entry.pw_gid}); os.setuid({entry.pw_uid})"
        lines = [
            "import os, sys, encodings.idna, wissel.cli, wissel.opdrachten.demo, wissel.database.embedded as embedded",
            drop if os.geteuid() == 0 else "",
            code,
        ]
        return subprocess.run(
            [sys.executable, "-B", "-c", "\n".join(lines)],
            env=environment(folder / "data"),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def wissel(folder: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command with its data in the test's folder: `wissel("demo", "--poort", "1")`."""

    def run(
        *arguments: str, env: dict[str, str] | None = None, **options: Any
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "wissel.cli", *arguments],
            env=environment(folder / "data") | (env or {}),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            **options,
        )

    return run


def environment(data: Path) -> dict[str, str]:
    """A bare environment: nothing of the test run's own database."""
    return {
        "PATH": os.environ["PATH"],
        "WISSEL_MAP": str(data),
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
