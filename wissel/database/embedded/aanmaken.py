"""Making the data of a new server."""

import shutil
import subprocess
from pathlib import Path

from wissel.database.embedded.fouten import disk_full, from_output
from wissel.database.embedded.gebruiker import ServerUser
from wissel.database.embedded.programmas import Programs

NEEDED_BYTES = 200_000_000


def initialise(folder: Path, data: Path, user: ServerUser) -> None:
    """initdb beside the real place, then one rename: a killed initdb leaves nothing that looks finished."""
    if data.exists():
        return
    if shutil.disk_usage(folder).free < NEEDED_BYTES:
        raise disk_full(folder)
    programs = Programs.find(user)
    building = folder / "data.nieuw"
    shutil.rmtree(building, ignore_errors=True)
    done = subprocess.run(
        [
            programs["initdb"],
            f"--pgdata={building}",
            "--username=postgres",
            "--encoding=UTF8",
            "--auth-local=trust",
            "--auth-host=reject",
            "--data-checksums",
            *programs.initdb_options(),
        ],
        capture_output=True,
        text=True,
        check=False,
        **user.popen_options(),
    )
    if done.returncode:
        shutil.rmtree(building, ignore_errors=True)
        raise from_output(done.stdout + done.stderr, folder)
    building.rename(data)
