"""Bring database and static files up to date, and do nothing when nothing changed."""

import os
import subprocess
import sys
import time
from pathlib import Path

from wissel.opdrachten.omgeving import Refused, data_folder
from wissel.opdrachten.stand import Stand, migrations_print, static_print


def bring_up_to_date() -> None:
    """Migrate as the owner and collect static files when their fingerprints say so."""
    stand = Stand(os.environ["WISSEL_EIGENAAR_URL"])
    wanted = migrations_print()
    if stand.read().get("migraties") != wanted:
        step("De database bijwerken", "migrate", "-v0", "--skip-checks", rol="eigenaar")
        stand.write(migraties=wanted)
    collect_static()


def collect_static() -> None:
    """Put the files for browsers in their folder when they changed."""
    target = Path(os.environ.get("WISSEL_STATIC") or data_folder() / "static")
    mark = target / ".stand"
    wanted = static_print()
    if not mark.exists() or mark.read_text() != wanted:
        step("De bestanden voor de browser klaarzetten", "collectstatic", "--noinput", "--clear", "-v0")
        target.mkdir(parents=True, exist_ok=True)
        mark.write_text(wanted)


def step(what: str, command: str, *arguments: str, rol: str = "werker") -> None:
    """Run one management command as a step of the start, with a line that says how long it took."""
    print(f"{what} …", end=" ", flush=True)
    started = time.monotonic()
    environment = {**os.environ, "WISSEL_ROL": rol, "DJANGO_SETTINGS_MODULE": "wissel.settings"}
    done = subprocess.run([sys.executable, "-m", "django", command, *arguments], env=environment, check=False)
    if done.returncode:
        print()
        raise Refused(
            f"{what} is niet gelukt; de reden staat hierboven. Er is niets half opgeslagen, start daarna opnieuw."
        )
    print(f"{time.monotonic() - started:.1f} s".replace(".", ","), flush=True)


def has_command(name: str) -> bool:
    """Whether this version has the management command; asked of the files, so that Django need not start."""
    folder = Path(__file__).resolve().parent.parent
    return any(folder.glob(f"*/management/commands/{name}.py")) or any(
        folder.glob(f"*/*/management/commands/{name}.py")
    )
