"""Who may log in to the database and with which rights.

| role            | what it is for                                                                    |
|-----------------|-----------------------------------------------------------------------------------|
| wissel_eigenaar | owns the database: migrate, restore, tests. Not a superuser, so FORCE holds for it |
| wissel_web      | the web processes; owns nothing                                                   |
| wissel_werker   | the job workers; the rights of the web                                            |
| wissel_zoek     | owns the search functions; nobody can log in with it                              |

Every statement may run twice. Rights per table come after each migrate (`wissel.database.rls.secure_all`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

LOGINS = ("wissel_eigenaar", "wissel_web", "wissel_werker")
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")

_CREATE = """DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') THEN
    CREATE ROLE {role} {login};
  ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}' AND (rolsuper OR rolbypassrls)) THEN
    RAISE EXCEPTION 'rol {role} is superuser of heeft BYPASSRLS: dan beschermt row-level security niets';
  END IF;
END $$"""

# Who makes a database for another role must be a member of it, unless superuser.
_JOIN_OWNER = """DO $$ BEGIN
  IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
    EXECUTE format('GRANT wissel_eigenaar TO %I', current_user);
  END IF;
END $$"""

# The owner makes the search functions as wissel_zoek, and must ask for that: a member that inherits would see by itself
# what wissel_zoek sees, past every bureau's wall. PostgreSQL 15 knows that per role only.
_ZOEK_TO_OWNER = """DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    EXECUTE 'GRANT wissel_zoek TO wissel_eigenaar WITH INHERIT FALSE';
  ELSE
    EXECUTE 'GRANT wissel_zoek TO wissel_eigenaar';
    EXECUTE 'ALTER ROLE wissel_eigenaar NOINHERIT';
  END IF;
END $$"""

_LATER = "ALTER DEFAULT PRIVILEGES FOR ROLE wissel_eigenaar IN SCHEMA public"


def role_statements(*, embedded: bool = False) -> list[str]:
    """Statements that make the four roles; run by a role that may create roles.

    With `embedded` the owner may also make databases, which tests do.
    """
    statements = [_CREATE.format(role=role, login="LOGIN") for role in LOGINS]
    statements.append(_CREATE.format(role="wissel_zoek", login="NOLOGIN"))
    statements.append(_ZOEK_TO_OWNER)
    if embedded:
        statements.append("ALTER ROLE wissel_eigenaar CREATEDB")
    else:
        statements.append(_JOIN_OWNER)
    return statements


def database_statements(database: str) -> list[str]:
    """Statements for inside the database: extensions, who may enter, and rights on tables made later."""
    statements = [f"CREATE EXTENSION IF NOT EXISTS {name}" for name in EXTENSIONS]
    return [
        *statements,
        f'REVOKE ALL ON DATABASE "{database}" FROM PUBLIC',
        f'GRANT CONNECT ON DATABASE "{database}" TO wissel_web, wissel_werker',
        # By name: a role that inherits nothing (see _ZOEK_TO_OWNER) has no part in pg_database_owner.
        "ALTER SCHEMA public OWNER TO wissel_eigenaar",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        "GRANT USAGE, CREATE ON SCHEMA public TO wissel_eigenaar",
        "GRANT USAGE ON SCHEMA public TO wissel_web, wissel_werker, wissel_zoek",
        f"{_LATER} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO wissel_web, wissel_werker",
        f"{_LATER} GRANT USAGE, SELECT ON SEQUENCES TO wissel_web, wissel_werker",
    ]


def script(database: str) -> str:
    """All of it for psql, to be read and run by the administrator of a database server."""
    _refuse_odd_name(database)
    lines = [
        "-- Rollen en rechten van Wissel. Draai dit met psql als beheerder van de databaseserver;",
        "-- het mag vaker. Zet daarna de wachtwoorden: \\password wissel_web (en wissel_werker, wissel_eigenaar).",
        *(f"{sql};" for sql in role_statements()),
        f"SELECT 'CREATE DATABASE \"{database}\" OWNER wissel_eigenaar ENCODING ''UTF8'' TEMPLATE template0'",
        f"  WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '{database}') \\gexec",  # nosec B608
        f'\\connect "{database}"',
        *(f"{sql};" for sql in database_statements(database)),
    ]
    return "\n".join(lines) + "\n"


def run(connection: Any, statements: Iterable[str]) -> None:
    """Run statements on a psycopg connection that commits each by itself."""
    for statement in statements:
        connection.execute(statement)


def create_database(connection: Any, database: str) -> bool:
    """Make the database for the owner; True when it was not there yet."""
    _refuse_odd_name(database)
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        return False
    connection.execute(
        f"CREATE DATABASE \"{database}\" OWNER wissel_eigenaar ENCODING 'UTF8' TEMPLATE template0"
    )
    return True


def _refuse_odd_name(database: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,62}", database):
        raise ValueError(f"{database!r} is geen naam voor een database: gebruik letters, cijfers, _ en -.")


def set_passwords(connection: Any, passwords: Mapping[str, str]) -> None:
    """Give logins the passwords that stand in the addresses Wissel is started with."""
    from psycopg import sql

    for role, password in passwords.items():
        if role in LOGINS:
            connection.execute(
                sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(password))
            )
