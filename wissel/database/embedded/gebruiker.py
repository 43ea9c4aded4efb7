"""PostgreSQL refuses to run as root; started by root it runs as `nobody`."""

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wissel.database.embedded.fouten import DatabaseUnavailable


@dataclass(frozen=True)
class ServerUser:
    """Who the server runs as. `switch` is false when that is simply the user who runs Wissel."""

    uid: int
    gid: int
    switch: bool

    @classmethod
    def current(cls) -> "ServerUser":
        if os.geteuid() != 0:
            return cls(os.geteuid(), os.getegid(), switch=False)
        try:
            entry = pwd.getpwnam("nobody")
        except KeyError:
            return cls(65534, 65534, switch=True)
        return cls(entry.pw_uid, entry.pw_gid, switch=True)

    def popen_options(self) -> dict[str, Any]:
        """Options for subprocess: as this user, from a folder everybody may enter, with a bare environment.

        A stray PGHOST or LANG of the person at the keyboard must not change how the server behaves.
        """
        options: dict[str, Any] = {
            "cwd": "/",
            "umask": 0o077,
            "env": {"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        }
        if self.switch:
            options |= {"user": self.uid, "group": self.gid, "extra_groups": []}
        return options

    def own(self, folder: Path) -> None:
        """Make `folder` this user's alone."""
        if self.switch:
            try:
                os.chown(folder, self.uid, self.gid)
            except OSError as error:
                raise DatabaseUnavailable(
                    "PostgreSQL mag niet als root draaien en overstappen op de gebruiker nobody lukt hier niet. "
                    "Start Wissel als gewone gebruiker, of wijs met DATABASE_URL een andere PostgreSQL aan."
                ) from error
        folder.chmod(0o700)

    def can_enter(self, folder: Path) -> bool:
        """Whether every folder above and including `folder` lets this user through."""
        if not self.switch:
            return True
        return all(self._may_pass(part) for part in (folder, *folder.parents))

    def _may_pass(self, folder: Path) -> bool:
        try:
            status = folder.stat()
        except FileNotFoundError:
            return True
        needed = stat.S_IXUSR if status.st_uid == self.uid else stat.S_IXOTH
        return bool(status.st_mode & needed)

    def can_run(self, program: Path) -> bool:
        """Whether the program starts as this user; asked by trying."""
        try:
            done = subprocess.run(
                [program, "--version"], capture_output=True, timeout=20, check=False, **self.popen_options()
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return done.returncode == 0
