"""One migrated template database, cloned per run, so that tests meet the real roles and the real walls.

Tests connect as `wissel_web`. Arranging goes through `als(bureau)`. `WISSEL_TEST_PG` names the socket folder of a
running PostgreSQL (superuser `postgres`, trust); without it an embedded one is started.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from wissel.database.rollen import database_statements

ROOT = Path(__file__).resolve().parent.parent


def schema_hash() -> str:
    """Changes whenever the migrated database would."""
    files = sorted((ROOT / "wissel").glob("*/migrations/*.py"))
    files += sorted((ROOT / "wissel" / "database").rglob("*.py")) + [ROOT / "wissel/database/globaal.toml"]
    files += sorted((ROOT / "wissel" / "database" / "functies").glob("*.sql")) + [ROOT / "requirements.lock"]
    digest = hashlib.sha256()
    for file in files:
        digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def url(host: str, role: str, name: str) -> str:
    return f"postgresql://{role}@/{name}?host={host}"


# The web role may not make a bureau, so the two of the cast stand in every clone.
BUREAUS = (
    (
        "insert into accounts_bureau (id, slug, naam, soort) values "
        "('0190a000-0000-7000-8000-000000000001', 'spoorzicht', 'Spoorzicht', 'bureau'), "
        "('0190a000-0000-7000-8000-000000000002', 'overkant', 'Overkant', 'bureau')"
    ),
)


class Databases:
    """Makes and drops databases as superuser of the test cluster."""

    def __init__(self, host: str) -> None:
        self.host = host

    def run(self, *statements: str, database: str = "postgres") -> None:
        with psycopg.connect(host=self.host, user="postgres", dbname=database, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def exists(self, name: str) -> bool:
        with psycopg.connect(host=self.host, user="postgres", dbname="postgres") as connection:
            return bool(connection.execute("select 1 from pg_database where datname = %s", [name]).fetchone())

    def template(self) -> str:
        """The migrated database that clones are made of; made once per state of the migrations."""
        name = f"wissel_t_{schema_hash()}"
        with psycopg.connect(host=self.host, user="postgres", dbname="postgres", autocommit=True) as lock:
            lock.execute("select pg_advisory_lock(424242)")
            if not self.exists(name):
                self._build(name)
        return name

    def _build(self, name: str) -> None:
        work = name + "_bouw"
        self.run(f"drop database if exists {work}", f"create database {work} owner wissel_eigenaar")
        self.run(*database_statements(work), database=work)
        owner = url(self.host, "wissel_eigenaar", work)
        environment = {
            **os.environ,
            "WISSEL_ROL": "eigenaar",
            "WISSEL_EIGENAAR_URL": owner,
            "DATABASE_URL": owner,
        }
        subprocess.run(
            [sys.executable, "-m", "django", "migrate", "-v0", "--skip-checks"],
            check=True,
            env=environment,
            cwd=ROOT,
            timeout=300,
        )
        self.run(f"alter database {work} rename to {name}")

    def clone(self, suffix: str) -> str:
        name = f"wissel_c_{os.getpid()}_{suffix}"
        template = self.template()
        self.run(
            f"drop database if exists {name}",
            f"create database {name} template {template} owner wissel_eigenaar",
        )
        return name

    def drop(self, name: str) -> None:
        self.run(f"drop database if exists {name} with (force)")


def pytest_configure(config: Any) -> None:
    host = os.environ.get("WISSEL_TEST_PG")
    if host:
        os.environ["DATABASE_URL"] = url(host, "wissel_web", "postgres")


@pytest.fixture(scope="session")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    host = os.environ.get("WISSEL_TEST_PG")
    if host:
        yield Databases(host)
        return
    from tests.cluster import running_cluster

    with running_cluster() as host:
        yield Databases(host)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """The name of the clone is set by django_db_setup."""


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: Any) -> Iterator[None]:
    from django.db import connections

    name = databases.clone("suite")
    databases.run(*BUREAUS, database=name)
    point_at(connections["default"], databases.host, name)
    yield
    with django_db_blocker.unblock():
        close_all()
    databases.drop(name)


def point_at(connection: Any, host: str, name: str, role: str = "wissel_web") -> None:
    """Let Django's connection use another database or role."""
    close_all()
    connection.settings_dict.update(NAME=name, USER=role, HOST=host, PORT="")
    connection.settings_dict["OPTIONS"].pop("pool", None)


def close_all() -> None:
    from django.db import connections

    for connection in connections.all(initialized_only=True):
        connection.close()
        if connection.settings_dict["OPTIONS"].get("pool"):
            connection.close_pool()


@pytest.fixture
def cast(db: None) -> Any:
    """The fixed people of every test; see tests/cast.py. No index of vacancies of another test stays open."""
    from tests.cast import make_cast
    from wissel.matching.kolommen import open as kolommen

    kolommen.close_all()
    return make_cast()


@pytest.fixture
def inloggen(client: Any) -> Any:
    """Sign a member of the cast in on a test client: `inloggen(cast.anna).get(...)`."""
    from tests.cast import sign_in

    def use(lid: Any) -> Any:
        from django.test import Client

        return sign_in(Client(), lid)

    return use
