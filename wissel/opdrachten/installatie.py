"""`wissel check --installatie`: does this installation stand as it should?"""

import os
from collections.abc import Callable

from wissel.opdrachten.bijwerken import has_command
from wissel.opdrachten.omgeving import prepare

OLDEST = 15


def check_installation() -> int:
    """Print a line per point; 1 when something is wrong."""
    prepare("web")
    import django

    django.setup()
    points: list[tuple[str, Callable[[], str]]] = [
        ("Database antwoordt, PostgreSQL 15 of nieuwer", _version),
        ("De rol van de web kan de afscherming niet omzeilen", _role),
        ("Alle migraties zijn gedaan", _migrations),
        ("De map voor bestanden en sleutels is alleen van u", _folder),
    ]
    wrong = 0
    for name, ask in points:
        said = ask()
        print(f"{'goed ' if not said else 'FOUT '} {name}{': ' + said if said else ''}")
        wrong += bool(said)
    if has_command("controleer"):
        wrong += _logbook()
    return 1 if wrong else 0


def _version() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000")
        major = cursor.fetchone()[0]
    return "" if major >= OLDEST else f"dit is {major}"


def _role() -> str:
    from wissel.database.startcontrole import UnsafeRole, refuse_unsafe_role

    try:
        refuse_unsafe_role()
    except UnsafeRole as error:
        return str(error)
    return ""


def _migrations() -> str:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    open_ = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(open_)} nog te doen; draai wissel migrate" if open_ else ""


def _folder() -> str:
    mode = os.stat(os.environ["WISSEL_MAP"]).st_mode & 0o077
    return f"anderen kunnen erin; draai chmod 700 {os.environ['WISSEL_MAP']}" if mode else ""


def _logbook() -> int:
    """Whether the seals of the logbook fit; says so itself."""
    from django.core.management import CommandError, call_command

    try:
        call_command("controleer")
    except CommandError as error:
        print(f"FOUT  {error}")
        return 1
    return 0
