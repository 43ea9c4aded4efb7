"""`wissel migrate` and `wissel psql`."""

import os
import shutil
import subprocess
import sys
from urllib.parse import unquote, urlsplit

from wissel.database import rollen
from wissel.opdrachten.omgeving import (
    DATABASE,
    Refused,
    data_folder,
    database_name,
    own_server,
    prepare,
    uses_server,
)
from wissel.opdrachten.stand import Stand, migrations_print


def migrate(arguments: list[str]) -> int:
    """Bring the schema up to date as the owner of the database."""
    prepare("eigenaar")
    import django
    from django.core.management import ManagementUtility

    django.setup()
    ManagementUtility(["wissel", "migrate"]).fetch_command("migrate").run_from_argv(
        ["wissel", "migrate", *arguments]
    )
    if not arguments:
        Stand(os.environ["WISSEL_EIGENAAR_URL"]).write(migraties=migrations_print())
    return 0


def make_roles(*, execute: bool) -> int:
    """Show the statements that make roles, database and rights, or run them as administrator."""
    if not execute:
        try:
            print(rollen.script(database_name()), end="")
        except ValueError as error:
            raise Refused(str(error)) from error
        return 0
    if not uses_server():
        own_server(data_folder())
        print("De rollen en rechten van de eigen database staan goed.")
        return 0
    administrator = os.environ.get("WISSEL_BEHEER_URL")
    if not administrator:
        raise Refused(
            "Om rollen te maken is een beheerder van de databaseserver nodig. Zet WISSEL_BEHEER_URL op "
            "postgresql://postgres:…@server/postgres, of voer zelf uit wat `wissel migrate --rollen` toont."
        )
    _run_as(administrator)
    print(f"Rollen, database {database_name()} en rechten staan goed. Nu: wissel migrate")
    return 0


def _run_as(administrator: str) -> None:
    import psycopg

    name = database_name()
    with psycopg.connect(administrator, autocommit=True, connect_timeout=10) as connection:
        rollen.run(connection, rollen.role_statements())
        rollen.set_passwords(connection, _passwords())
        rollen.create_database(connection, name)
    with psycopg.connect(administrator, dbname=name, autocommit=True, connect_timeout=10) as connection:
        rollen.run(connection, rollen.database_statements(name))


def _passwords() -> dict[str, str]:
    found = {}
    for variable in ("DATABASE_URL", "WISSEL_WERKER_URL", "WISSEL_EIGENAAR_URL"):
        parts = urlsplit(os.environ.get(variable, ""))
        if parts.username and parts.password:
            found[unquote(parts.username)] = unquote(parts.password)
    return found


def open_psql(rol: str, arguments: list[str]) -> int:
    """Open psql on the database of this installation."""
    if not uses_server():
        roles = {
            "eigenaar": "wissel_eigenaar",
            "web": "wissel_web",
            "werker": "wissel_werker",
            "beheer": "postgres",
        }
        cluster = own_server(data_folder())
        return cluster.psql(*arguments, role=roles[rol], database=DATABASE)
    variables = {
        "eigenaar": "WISSEL_EIGENAAR_URL",
        "werker": "WISSEL_WERKER_URL",
        "beheer": "WISSEL_BEHEER_URL",
    }
    url = os.environ.get(variables.get(rol, "DATABASE_URL")) or (
        os.environ["DATABASE_URL"] if rol != "beheer" else ""
    )
    program = shutil.which("psql")
    if not url or not program:
        raise Refused(
            "psql is niet geïnstalleerd; installeer het pakket postgresql-client."
            if url
            else "Zet eerst WISSEL_BEHEER_URL."
        )
    sys.stdout.flush()
    # The password travels in the environment: what stands on a command line can be read by others.
    parts = urlsplit(url)
    environment = {**os.environ}
    if parts.password:
        environment["PGPASSWORD"] = unquote(parts.password)
        url = parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl()
    return subprocess.run([program, url, *arguments], env=environment, check=False).returncode
