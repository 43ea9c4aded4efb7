"""The daily round over many dossiers: CPU of the worker, memory, and that a second run finds nothing to do.

    python -m benchmarks.bench_ronde [--dossiers 100000] [--json uit.json]

Uses the database of bench_paginas for that size in a copy that is thrown away. CPU is that of this process and of
the database's process for it; memory is the growth of the process during the round.
"""

import argparse
import datetime as dt
import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CPU_SECONDEN, GEHEUGEN_MB, FEIT_MS = 60, 64, 50


def run(amount: int = 100_000) -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept."""
    from benchmarks.bench_paginas import _cluster, _database

    with _cluster() as host:
        return _measure(host, _database(host, amount), amount)


def _measure(host: str, name: str, amount: int) -> list[dict[str, Any]]:
    from benchmarks.bench_paginas import _django
    from tests.conftest import Databases, close_all

    databases, copy = Databases(host), name + "_ronde"
    close_all_if_ready()
    databases.run(
        f"drop database if exists {copy} with (force)",
        f"create database {copy} template {name} owner wissel_eigenaar",
    )
    try:
        _django(host, copy)
        rows = _rounds(amount)
        close_all()
    finally:
        databases.drop(copy)
    return rows


def close_all_if_ready() -> None:
    """Connections of an earlier part would keep the template busy."""
    django = sys.modules.get("django.apps")
    if django is not None and django.apps.ready:
        from tests.conftest import close_all

        close_all()


def _rounds(amount: int) -> list[dict[str, Any]]:
    from wissel import klok
    from wissel.accounts.models import Bureau
    from wissel.berichten.models import Dagronde, Herinnering
    from wissel.berichten.ronde import remind, send_overviews
    from wissel.database.context import als

    bureau, today = Bureau.objects.get(slug="spoorzicht"), klok.today()
    before = _memory()
    first = _timed(lambda: remind(bureau, today))
    grown = _memory() - before
    with als(bureau):
        made = Herinnering.objects.filter(bureau=bureau).count()
    again = _timed(lambda: remind(bureau, today))
    with als(bureau):
        twice = Herinnering.objects.filter(bureau=bureau).count() - made
    with als(bureau):
        Dagronde.objects.create(bureau=bureau, soort="herinneringen", tot=today)
    tomorrow = _timed(lambda: remind(bureau, today + dt.timedelta(days=1)))
    overview = _timed(lambda: send_overviews(bureau, today))
    quiet = _timed(lambda: _look(bureau, today))
    fact = _fact(bureau)
    label = f"{amount} dossiers"
    return [
        _row(f"dagronde, een gewone dag, {label}: CPU met database", tomorrow["cpu"], "s", CPU_SECONDEN),
        _row(f"dagronde, een gewone dag, {label}: hele tijd", tomorrow["klok"], "s", None),
        _row(f"dagronde, de eerste keer, {label}: CPU met database", first["cpu"], "s", CPU_SECONDEN),
        _row(f"dagronde, de eerste keer, {label}: hele tijd", first["klok"], "s", None),
        _row(f"dagronde, herinneringen gemaakt, {label}", made, "rijen", None),
        _row(f"dagronde, groei van het geheugen, {label}", grown, "MB", GEHEUGEN_MB),
        _row(f"dagronde, nog een keer, {label}: CPU met database", again["cpu"], "s", CPU_SECONDEN),
        _row(f"dagronde, nog een keer, {label}: nieuwe herinneringen", twice, "rijen", 0),
        _row(f"overzicht van de dag, {label}: CPU met database", overview["cpu"], "s", CPU_SECONDEN),
        _row(f"kijken wat stilstaat, {label}: CPU met database", quiet["cpu"], "s", CPU_SECONDEN),
        _row(f"een feit vastleggen met alle datums erna, {label}: CPU met database", fact, "ms", FEIT_MS),
    ]


def _look(bureau: Any, today: dt.date) -> None:
    """Every batch of the look for what stands still, as on a day on which nothing is to be written."""
    from wissel.database.context import als
    from wissel.escalatie.redenen import thresholds
    from wissel.escalatie.ronde import changes

    limits, place = thresholds(), None
    while True:
        with als(bureau):
            _found, place = changes(bureau, today, limits, place)
        if place is None:
            return


def _fact(bureau: Any, times: int = 40) -> float:
    """Milliseconds to record another first sick day and compute every date again, over some dossiers."""
    from wissel.accounts.actor import Actor
    from wissel.database.context import als
    from wissel.dossiers.actions.feiten import record_feit
    from wissel.dossiers.models import Dossier

    by = Actor.systeem(bureau)
    with als(bureau):
        found = Dossier.objects.filter(bureau=bureau, eerste_ziektedag__isnull=False).order_by("id")[:times]
        rows = [(row, row.eerste_ziektedag) for row in found if row.eerste_ziektedag]

    def record() -> None:
        for row, first in rows:
            day = (first - dt.timedelta(days=1)).isoformat()
            with als(bureau):
                record_feit(dossier=row, pad="ziekteperioden", waarde=[{"eerste_dag": day}], by=by)

    return round(_timed(record)["cpu"] / len(rows) * 1000, 1)


def _timed(work: Any) -> dict[str, float]:
    """Seconds of CPU of this process and of the database's process that served it, and of the clock."""
    cpu, clock = time.process_time() + _database_cpu(), time.perf_counter()
    work()
    used = time.process_time() + _database_cpu() - cpu
    return {"cpu": round(used, 2), "klok": round(time.perf_counter() - clock, 1)}


def _database_cpu() -> float:
    """CPU so far of the server process of our connection; 0 where that cannot be read."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory() -> int:
    """The most this process held so far, in MB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1024 * 1024 if sys.platform == "darwin" else 1024)


def _row(name: str, value: float, unit: str, limit: float | None) -> dict[str, Any]:
    kept = limit is None or value <= limit
    return {"naam": name, "waarde": value, "eenheid": unit, "grens": limit, "gehaald": kept}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dossiers", type=int, default=100_000)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    rows = run(arguments.dossiers)
    for row in rows:
        print(row["naam"], row["waarde"], row["eenheid"], "" if row["gehaald"] else f"NIET: {row['grens']}")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main()
