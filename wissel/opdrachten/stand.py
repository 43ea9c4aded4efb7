"""What was last done to a database, kept as its comment so that it can never be about another one."""

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from wissel.opdrachten.omgeving import CHECKOUT

_READ = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()"
_CODE = CHECKOUT / "wissel"


class Stand:
    """A few marks on the database: the migrations it has, and whether it holds demo data."""

    def __init__(self, url: str) -> None:
        self._url = url

    def read(self) -> dict[str, Any]:
        with psycopg.connect(self._url, connect_timeout=10) as connection:
            row = connection.execute(_READ).fetchone()
        try:
            found = json.loads(row[0]) if row and row[0] else {}
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def write(self, **marks: Any) -> None:
        """Add or replace marks; None takes one away."""
        merged = {k: v for k, v in {**self.read(), **marks}.items() if v is not None}
        with psycopg.connect(self._url, connect_timeout=10) as connection:
            name = sql.Identifier(connection.info.dbname)
            connection.execute(sql.SQL("COMMENT ON DATABASE {} IS {}").format(name, json.dumps(merged)))

    def holds_people(self) -> bool:
        """Whether some bureau stands in it already."""
        with psycopg.connect(self._url, connect_timeout=10) as connection:
            try:
                row = connection.execute("SELECT EXISTS (SELECT FROM accounts_bureau)").fetchone()
            except psycopg.errors.UndefinedTable:
                return False
        return bool(row and row[0])


def migrations_print() -> str:
    """A fingerprint of everything that `wissel migrate` looks at."""
    files = [*_CODE.glob("*/migrations/*.py"), *_CODE.glob("*/models.py"), *_CODE.glob("*/models/*.py")]
    files += [
        *_CODE.glob("database/*.py"),
        *_CODE.glob("database/*.toml"),
        *_CODE.glob("database/functies/*.sql"),
    ]
    return _fingerprint([*files, _CODE / "settings.py", CHECKOUT / "requirements.lock"])


def static_print() -> str:
    """A fingerprint of the files that browsers get."""
    files = [path for path in _CODE.glob("static/**/*") if path.is_file()]
    return _fingerprint([*files, _CODE / "settings.py", CHECKOUT / "requirements.lock"])


def _fingerprint(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        if path.exists():
            digest.update(os.fsencode(path.relative_to(CHECKOUT)) + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
