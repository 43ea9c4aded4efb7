"""Start, find again and stop one PostgreSQL server of our own."""

import atexit
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

import psycopg

from wissel.database import rollen
from wissel.database.embedded import proces
from wissel.database.embedded.aanmaken import initialise
from wissel.database.embedded.fouten import DatabaseUnavailable, from_os_error, from_output
from wissel.database.embedded.gebruik import Gebruik
from wissel.database.embedded.gebruiker import ServerUser
from wissel.database.embedded.plaats import reachable_folder, socket_folder
from wissel.database.embedded.programmas import Programs

PORT = 5432
LOG_BYTES = 5_000_000
LEFTOVER_SECONDS = 10
# jit and the seeks of spinning disks make short queries dear. Failing statements would carry names into the log.
SERVER_SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "128MB",
    "jit": "off",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}


class Cluster:
    """One PostgreSQL server with its data in one folder.

    Several processes may use the same folder: the first starts the server, the others find it, and the last one
    to leave stops it. A server left behind by a killed process is found again the same way.
    """

    def __init__(self, folder: Path) -> None:
        self._user = ServerUser.current()
        self.folder = reachable_folder(Path(folder).resolve(), self._user)
        self.data = self.folder / "data"
        self.log = self.folder / "postgres.log"
        self.socket_folder = self.folder / "socket"
        self._server: subprocess.Popen[bytes] | None = None
        self._gebruik = Gebruik(self.folder)
        self._owner_pid = os.getpid()

    def __enter__(self) -> Self:
        return self.ensure_started()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def ensure_started(self) -> Self:
        """A running server with the roles of Wissel; raises DatabaseUnavailable with a line for people."""
        try:
            self._prepare_folder()
            with self._gebruik.slot():
                self._gebruik.hold()
                if not self._adopt():
                    initialise(self.folder, self.data, self._user)
                    self._launch()
                with self.connect() as connection:
                    rollen.run(connection, rollen.role_statements(embedded=True))
        except OSError as error:
            self.stop()
            raise from_os_error(error, self.folder) from error
        except DatabaseUnavailable:
            self.stop()
            raise
        atexit.register(self.stop)
        return self

    def running(self) -> bool:
        """Whether the server process lives now."""
        if self._server is not None and self._server.poll() is None:
            return True
        return proces.postmaster(self.data) is not None

    def stop(self) -> None:
        """Let go of the server; the last one out stops it. Safe to call twice."""
        if not self._gebruik.held or os.getpid() != self._owner_pid:
            return
        atexit.unregister(self.stop)
        with self._gebruik.slot():
            if self._gebruik.is_last():
                pid = proces.postmaster(self.data)
                if pid:
                    proces.stop_server(pid, lambda: not self.running())
            self._gebruik.let_go()

    def url(self, role: str, database: str) -> str:
        """The address for one role, to be used as DATABASE_URL and the like."""
        host = quote(str(self.socket_folder), safe="/")
        return f"postgresql://{quote(role)}@/{quote(database)}?host={host}&port={PORT}"

    def connect(self, database: str = "postgres", role: str = "postgres") -> "psycopg.Connection[Any]":
        """A connection as superuser (or `role`), each statement its own transaction."""
        return psycopg.connect(
            host=str(self.socket_folder),
            port=PORT,
            user=role,
            dbname=database,
            autocommit=True,
            connect_timeout=10,
        )

    def ensure_database(self, name: str) -> bool:
        """A database of wissel_eigenaar with the extensions Wissel uses; True when it was made now."""
        with self.connect() as connection:
            made = rollen.create_database(connection, name)
        with self.connect(name) as connection:
            rollen.run(connection, rollen.database_statements(name))
        return made

    def drop_database(self, name: str) -> None:
        """Throw a database away, with everything in it."""
        with self.connect() as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def psql(self, *arguments: str, role: str = "postgres", database: str = "postgres") -> int:
        """Run psql of the same version on this server; returns its exit code."""
        programs = Programs.find(self._user)
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        return subprocess.run(
            [programs["psql"], self.url(role, database), *arguments], env=environment, check=False
        ).returncode

    # Finding a server again

    def _prepare_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._user.own(self.folder)
        self.socket_folder = socket_folder(self.folder, self._user)

    def _adopt(self) -> bool:
        """Take over a server that still runs; clear away what a killed one left behind."""
        pid = proces.postmaster(self.data)
        if pid:
            if proces.wait_until(
                lambda: self._answers() or not proces.alive(pid), 60, step=0.05
            ) and proces.alive(pid):
                return True
            proces.stop_server(pid, lambda: not proces.alive(pid))
        proces.end_orphans(self.data)
        for leftover in (
            self.data / "postmaster.pid",
            self.socket_folder / f".s.PGSQL.{PORT}",
            self.socket_folder / f".s.PGSQL.{PORT}.lock",
        ):
            leftover.unlink(missing_ok=True)
        return False

    def _answers(self) -> bool:
        if not (self.socket_folder / f".s.PGSQL.{PORT}").exists():
            return False
        try:
            with self.connect() as connection:
                row = connection.execute("show data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and row[0] == str(self.data)

    # Making and starting one

    def _launch(self) -> None:
        programs = Programs.find(self._user)
        made_by = int((self.data / "PG_VERSION").read_text())
        if made_by != programs.major:
            raise DatabaseUnavailable(
                f"De gegevens in {self.data} zijn van PostgreSQL {made_by}, maar {programs.folder} is versie "
                f"{programs.major}. Kies met WISSEL_PG_BIN versie {made_by}, of met WISSEL_MAP een andere map."
            )
        end = time.monotonic() + LEFTOVER_SECONDS
        while (said := self._try_launch(programs)) is not None:
            # A backend of a killed server may hold its memory a little longer.
            leftover = "still in use" in said or "already exists" in said
            if not leftover or time.monotonic() > end:
                raise from_output(said, self.folder)
            proces.end_orphans(self.data)
            time.sleep(0.3)

    def _try_launch(self, programs: Programs) -> str | None:
        """None when the server answers, else what it said."""
        settings = SERVER_SETTINGS | {"unix_socket_directories": str(self.socket_folder), "port": str(PORT)}
        log = self._gebruik.open("postgres.log", os.O_WRONLY | os.O_APPEND)
        try:
            if os.fstat(log).st_size > LOG_BYTES:
                os.ftruncate(log, 0)
            before = os.fstat(log).st_size
            # A session of its own: Ctrl-C at the keyboard is for us, we stop the server when its users are gone.
            self._server = subprocess.Popen(
                [programs["postgres"], "-D", str(self.data), *(f"--{k}={v}" for k, v in settings.items())],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._user.popen_options(),
            )
        finally:
            os.close(log)
        told = time.monotonic() + 3
        while not self._answers():
            if self._server.poll() is not None:
                with self.log.open("rb") as written:
                    written.seek(before)
                    return written.read().decode(errors="replace") or "leeg"
            if time.monotonic() > told:
                print("PostgreSQL herstelt na een onderbreking; dit kan even duren …", file=sys.stderr)
                told = float("inf")
            time.sleep(0.01)
        return None
