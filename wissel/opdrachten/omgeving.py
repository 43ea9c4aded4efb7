"""Where the data is and which database is used; all of it is decided before Django is imported."""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from wissel.database.embedded import Cluster

CHECKOUT = Path(__file__).resolve().parents[2]
DATABASE = "wissel"


class Refused(Exception):
    """The command cannot go on; the message is one Dutch line that says the way out."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def data_folder() -> Path:
    """The folder for files, keys and the embedded database: WISSEL_MAP, else `.wissel` in the checkout."""
    given = os.environ.get("WISSEL_MAP")
    home = CHECKOUT if (CHECKOUT / "pyproject.toml").exists() else Path.cwd()
    folder = (Path(given).expanduser() if given else home / ".wissel").resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not given:
        folder.chmod(0o700)
    probe = folder / f".proef.{os.getpid()}"
    try:
        probe.write_bytes(b"x" * 4096)
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)
    os.environ["WISSEL_MAP"] = str(folder)
    return folder


def uses_server() -> bool:
    """Whether DATABASE_URL names a database server; without it Wissel starts its own PostgreSQL."""
    return bool(os.environ.get("DATABASE_URL"))


def prepare(rol: str) -> "Cluster | None":
    """Choose folder, database and role for the rest of this process; returns the own server when one is used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wissel.settings")
    os.environ["WISSEL_ROL"] = rol
    folder = data_folder()
    if uses_server():
        if rol == "eigenaar" and not os.environ.get("WISSEL_EIGENAAR_URL"):
            raise Refused(
                "Hiervoor is de eigenaar van de database nodig. Zet WISSEL_EIGENAAR_URL op "
                "postgresql://wissel_eigenaar:…@server/wissel (zie docs/beheer.md)."
            )
        return None
    return own_server(folder)


def own_server(folder: Path) -> "Cluster":
    """Start (or find) the PostgreSQL of this data folder and point the environment at it."""
    from wissel.database.embedded import Cluster, cluster_folder

    cluster = Cluster(cluster_folder(folder)).ensure_started()
    cluster.ensure_database(DATABASE)
    os.environ |= {
        "DATABASE_URL": cluster.url("wissel_web", DATABASE),
        "WISSEL_WERKER_URL": cluster.url("wissel_werker", DATABASE),
        "WISSEL_EIGENAAR_URL": cluster.url("wissel_eigenaar", DATABASE),
        "WISSEL_BEHEER_URL": cluster.url("postgres", DATABASE),
    }
    return cluster


def database_name() -> str:
    """The name of the database in the addresses given."""
    url = os.environ.get("WISSEL_EIGENAAR_URL") or os.environ.get("DATABASE_URL") or ""
    return unquote(urlsplit(url).path.lstrip("/")) or DATABASE


def shown(url: str) -> str:
    """An address without its password, for messages."""
    parts = urlsplit(url)
    if parts.password is None:
        return url
    return parts._replace(netloc=f"{parts.username}:…@{parts.netloc.rpartition('@')[2]}").geturl()
