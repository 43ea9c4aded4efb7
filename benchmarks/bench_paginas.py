"""CPU time, queries and weight of the main pages, signed in, at two sizes of the database.

    python -m benchmarks.bench_paginas [--dossiers 1000 100000] [--rondes 60] [--json uit.json]

Each size gets a database of its own (kept for the next run). Requests go through the whole WSGI stack in this process,
so process CPU time is that of the web process; PostgreSQL is not counted. The median of the rounds is printed.
"""

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

BUDGETS = {
    "lijst (25 rijen)": (25, 8, 60_000),
    "lijst, pagina 40": (25, 8, 60_000),
    "lijst van een coach": (25, 8, 60_000),
    "dossier": (22, 12, None),
    "zoeken op naam": (25, None, None),
    "zoeken op nummer": (25, None, None),
    "zoeken op woord in notities": (25, None, None),
    "vandaag (coach)": (20, 10, None),
    "vandaag (manager)": (20, 10, None),
}

RATIO = 1.25
# The sizes take turns: a machine that is slower for a minute is so for both.
BEURTEN = 3


def run(sizes: Iterable[int] = (1_000, 100_000), rounds: int = 60) -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept, for each size, and how the sizes compare."""
    sizes = list(sizes)
    with _cluster() as host:
        names = {amount: _database(host, amount) for amount in sizes}
        turns = [
            {amount: _measure(host, names[amount], rounds // BEURTEN) for amount in sizes}
            for _turn in range(BEURTEN)
        ]
    found = {amount: _together([turn[amount] for turn in turns]) for amount in sizes}
    rows = [row for amount in sizes for row in _rows(amount, found[amount])]
    if len(sizes) > 1:
        small, large = found[sizes[0]], found[sizes[-1]]
        for label in BUDGETS:
            ratio = round(large[label]["cpu_ms"] / small[label]["cpu_ms"], 2)
            name = f"{label}: CPU bij {sizes[-1]} tegen {sizes[0]} dossiers"
            rows.append(_row(name, ratio, "keer", RATIO))
    return rows


def _together(turns: list[dict[str, dict[str, float]]]) -> dict[str, dict[str, float]]:
    """One figure for each page: the median of its turns."""
    first = turns[0]
    return {
        label: {
            **first[label],
            "cpu_ms": round(statistics.median(turn[label]["cpu_ms"] for turn in turns), 2),
        }
        for label in first
    }


def _rows(amount: int, pages: dict[str, dict[str, float]]) -> Iterator[dict[str, Any]]:
    for label, page in pages.items():
        limits = zip(
            ("cpu_ms", "queries", "bytes"), ("ms CPU", "vragen", "bytes"), BUDGETS[label], strict=True
        )
        for key, unit, limit in limits:
            if page["status"] != 200:
                raise RuntimeError(f"{label} antwoordt {page['status']}")
            yield _row(f"{label}, {amount} dossiers", page[key], unit, limit)


def _row(name: str, value: float, unit: str, limit: float | None) -> dict[str, Any]:
    return {
        "naam": name,
        "waarde": value,
        "eenheid": unit,
        "grens": limit,
        "gehaald": limit is None or value <= limit,
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dossiers", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--rondes", type=int, default=60)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = run(arguments.dossiers, arguments.rondes)
    for row in rows:
        print(row["naam"], row["waarde"], row["eenheid"], "" if row["gehaald"] else f"NIET: {row['grens']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


def _cluster() -> Any:
    import contextlib

    import tests.omgeving  # noqa: F401  the environment of the tests: a data folder of its own

    if os.environ.get("WISSEL_TEST_PG"):
        return contextlib.nullcontext(os.environ["WISSEL_TEST_PG"])
    from tests.cluster import running_cluster

    return running_cluster(ROOT / ".wissel" / "meting")


def _database(host: str, amount: int) -> str:
    """A filled database for this size; made once per state of the migrations."""
    from tests.conftest import BUREAUS, Databases, schema_hash

    databases = Databases(host)
    name = f"wissel_meting_{amount}_{schema_hash()}"
    if databases.exists(name):
        return name
    template = databases.template()
    work = name + "_bouw"
    databases.run(
        f"drop database if exists {work}", f"create database {work} template {template} owner wissel_eigenaar"
    )
    databases.run(*BUREAUS, database=work)
    _django(host, work)
    from django.db import connections

    from tests.cast import make_cast
    from wissel.accounts.models import Bureau
    from wissel.database.context import als
    from wissel.demo.massa import fill

    with als(Bureau.objects.get(slug="spoorzicht")):
        make_cast()
    began = time.time()
    fill(Bureau.objects.get(slug="spoorzicht"), amount, progress=lambda n: print(".", end="", flush=True))
    print(f"\n{amount} dossiers in {time.time() - began:.0f} s")
    connections.close_all()
    databases.run(f"alter database {work} rename to {name}")
    return name


def _django(host: str, name: str) -> None:
    """Point Django at a database, as the web role."""
    from tests.conftest import point_at, url

    if "django.apps" not in sys.modules or not __import__("django.apps").apps.apps.ready:
        os.environ["DATABASE_URL"] = url(host, "wissel_web", name)
        os.environ["WISSEL_ROL"] = "web"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wissel.settings")
        import django

        django.setup()
    from django.db import connections

    point_at(connections["default"], host, name)


def _measure(host: str, name: str, rounds: int) -> dict[str, dict[str, float]]:
    _django(host, name)
    from django.test import Client

    from tests.cast import sign_in
    from wissel.accounts.models import Bureau
    from wissel.database.context import als

    with als(Bureau.objects.get(slug="spoorzicht")):
        anna, mo = _member("coach"), _member("bureaumanager")
        pages = _pages(anna)
    clients = {
        name: sign_in(Client(SERVER_NAME="localhost"), lid) for name, lid in (("anna", anna), ("mo", mo))
    }
    return {label: _one(clients[who], path, rounds) for label, (who, path) in pages.items()}


def _member(rol: str) -> Any:
    from tests.cast import Lid
    from wissel.accounts.actor import Actor
    from wissel.accounts.models import Lidmaatschap

    rows = Lidmaatschap.objects.select_related("user", "persoon", "bureau", "organisatie")
    row = rows.filter(rol=rol, bureau__slug="spoorzicht").order_by("id").first()
    assert row is not None
    return Lid(row, row.persoon, row.user, Actor.of(row))


def prepared_session(host: str, name: str) -> tuple[str, list[str]]:
    """A cookie of a signed-in coach of this database, and the pages she opens."""
    _django(host, name)
    from django.conf import settings
    from django.db import connections
    from django.test import Client

    from tests.cast import sign_in
    from wissel.accounts.models import Bureau
    from wissel.database.context import als

    with als(Bureau.objects.get(slug="spoorzicht")):
        anna = _member("coach")
        paths = [path for who, path in _pages(anna).values() if who == "anna"]
    client = sign_in(Client(SERVER_NAME="localhost"), anna)
    connections.close_all()
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}", paths


def _pages(anna: Any) -> dict[str, tuple[str, str]]:
    from wissel.dossiers.models import Dossier
    from wissel.trajecten.models import Logboekregel

    dossier = Dossier.objects.filter(coach=anna.persoon).order_by("volgende_op", "id").first()
    assert dossier is not None
    person = dossier.kandidaat
    word = Logboekregel.objects.filter(dossier=dossier).values_list("waarom", flat=True).first() or "planning"
    from wissel import klok
    from wissel.web.bureau.werkvoorraad import lijst

    rows, key = Dossier.objects.all(), None
    for _ in range(40):
        page = lijst.page(rows, sort="naam", after=key, before=None, today=klok.today())
        if page.volgende is None:
            break
        key = page.volgende
    return {
        "lijst (25 rijen)": ("mo", "/dossiers/"),
        "lijst, pagina 40": ("mo", f"/dossiers/?volgorde=naam&na={key}"),
        "lijst van een coach": ("anna", "/dossiers/"),
        "dossier": ("anna", f"/dossiers/{dossier.pk}/"),
        "zoeken op naam": ("mo", f"/zoeken/?q={person.achternaam}"),
        "zoeken op nummer": ("mo", f"/zoeken/?q={dossier.nummer}"),
        "zoeken op woord in notities": ("mo", f"/zoeken/?q={word.split()[0]}"),
        "vandaag (coach)": ("anna", "/vandaag/"),
        "vandaag (manager)": ("mo", "/vandaag/"),
    }


def _one(client: Any, path: str, rounds: int) -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(5):
        response = client.get(path)
        if response.status_code != 200:
            return {"status": response.status_code, "cpu_ms": -1, "queries": -1, "bytes": -1}
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    skip = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
    queries = sum(not each["sql"].startswith(skip) for each in captured.captured_queries)
    times = []
    for _ in range(rounds):
        before = time.process_time()
        client.get(path)
        times.append((time.process_time() - before) * 1000)
    return {
        "status": 200,
        "cpu_ms": round(statistics.median(times), 2),
        "queries": queries,
        "bytes": len(response.content),
    }


if __name__ == "__main__":
    main()
