"""Where the server keeps its data and its socket."""

import hashlib
import os
import secrets
import sys
import tempfile
from functools import cache
from pathlib import Path

from wissel.database.embedded.fouten import DatabaseUnavailable, from_os_error
from wissel.database.embedded.gebruiker import ServerUser

ROOT_FOLDER = Path("/var/lib/wissel")
# The address of a socket has room for 107 characters, of which the name takes some twenty.
LONGEST_SOCKET_FOLDER = 80


@cache
def root_folder() -> Path:
    """The folder of root's servers, or a temporary one (said aloud) when it cannot be made."""
    try:
        ROOT_FOLDER.mkdir(parents=True, exist_ok=True)
        ROOT_FOLDER.chmod(0o755)
        probe = ROOT_FOLDER / f".proef.{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError:
        folder = Path(tempfile.mkdtemp(prefix="wissel-"))
        folder.chmod(0o755)
        print(
            f"Let op: {ROOT_FOLDER} kan niet worden gebruikt. De database staat nu in {folder} en is tijdelijk.",
            file=sys.stderr,
        )
        return folder
    return ROOT_FOLDER


def cluster_folder(data_folder: Path) -> Path:
    """The folder of the server that belongs to this data folder.

    An ordinary user has it inside the data folder. Root has it in /var/lib/wissel, since `nobody` may not read
    root's own folders. A mark in the data folder is part of the name there: a fresh clone on an old place must
    not find the database of the clone before it.
    """
    if not ServerUser.current().switch:
        return data_folder / "postgres"
    mark = data_folder / "postgres-merk"
    try:
        data_folder.mkdir(parents=True, exist_ok=True)
        if not mark.exists():
            mark.write_text(secrets.token_hex(8) + "\n")
        name = hashlib.sha256(f"{data_folder.resolve()} {mark.read_text().strip()}".encode()).hexdigest()[:16]
    except OSError as error:
        raise from_os_error(error, data_folder) from error
    return root_folder() / name


def reachable_folder(folder: Path, user: ServerUser) -> Path:
    """`folder` itself, or when the server's user cannot reach it a folder of root with a name made from it."""
    if user.can_enter(folder.parent):
        return folder
    return root_folder() / hashlib.sha256(str(folder).encode()).hexdigest()[:16]


def socket_folder(folder: Path, user: ServerUser) -> Path:
    """A closed folder for the socket: in the server's folder, or a short one when that path is too long."""
    wanted = folder / "socket"
    if len(str(wanted).encode()) > LONGEST_SOCKET_FOLDER:
        runtime = os.environ.get("XDG_RUNTIME_DIR", "")
        # Who owns the folder is checked below.
        shared = Path("/tmp")  # nosec B108
        base = Path(runtime) if runtime and not user.switch and len(runtime) < 40 else shared
        name = hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        wanted = base / f"wissel-{user.uid}-{name}"
    wanted.mkdir(mode=0o700, exist_ok=True)
    # In a shared folder somebody else may have been first.
    status = wanted.lstat()
    if wanted.is_symlink() or status.st_uid not in {user.uid, os.geteuid()}:
        raise DatabaseUnavailable(
            f"De map {wanted} is van iemand anders. Verwijder die map en start opnieuw."
        )
    user.own(wanted)
    return wanted
