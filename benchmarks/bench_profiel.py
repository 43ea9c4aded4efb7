"""Saving in a persoonsprofiel: wall time of the whole request, since half of it is PostgreSQL.

    python -m benchmarks profiel

A profile of eighty lines with evidence, in a database that is thrown away. Each save changes the words of one line, as
the page does by itself while somebody types, and as the button does.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RONDES, BEWAREN_MS = 200, 150


def run() -> list[dict[str, Any]]:
    """The 95th percentile of saving by itself, saving by the button, and the two pages that show the whole profile."""
    from benchmarks.bench_paginas import _cluster, _django
    from tests.conftest import BUREAUS, Databases

    with _cluster() as host:
        databases = Databases(host)
        name = databases.clone("bench_profiel")
        try:
            databases.run(*BUREAUS, database=name)
            _django(host, name)
            return _measure()
        finally:
            from django.db import connections

            connections.close_all()
            databases.drop(name)


def _measure() -> list[dict[str, Any]]:
    from django.db import transaction
    from django.test import Client

    from tests.arrange import profielen as arrange
    from tests.arrange.dossiers import open_samira
    from tests.cast import make_cast, sign_in
    from wissel.database.context import als

    with transaction.atomic():
        cast = make_cast()
    with transaction.atomic(), als(cast.bureau):
        dossier = open_samira(cast)
        row = arrange.confirmed(cast, dossier)["werk"]
        for number in range(70):
            arrange.add(dossier, cast.samira.actor, "vaardigheid", naam=f"Iets {number}", soort="vaardigheid")
    samira, anna = (sign_in(Client(SERVER_NAME="localhost"), lid) for lid in (cast.samira, cast.anna))
    path, state = f"/mijn/profiel/regel/{row.pk}/", {"versie": row.versie}

    def type_on(turn: int) -> Any:
        sent = {"bewaren": "concept", "kon": f"Woorden {turn}", **state}
        state["versie"] += 1
        return samira.post(path, sent)

    def press(turn: int) -> Any:
        sent = {**arrange.WERK, "loopt": "on", "kon": f"Andere woorden {turn}", **state}
        state["versie"] += 1
        return samira.post(path, sent)

    whole = _get(anna, f"/dossiers/{dossier.pk}/profiel/")
    return [
        _row("bewaren terwijl iemand typt, p95", _p95(type_on, 200), BEWAREN_MS),
        _row("bewaren met de knop, p95", _p95(press, 302), BEWAREN_MS),
        _row("het hele profiel op één bladzijde (coach), p95", _p95(whole), None),
        _row("mijn profiel (kandidaat), p95", _p95(_get(samira, "/mijn/profiel/")), None),
    ]  # fmt: skip


def _get(client: Any, path: str) -> Callable[[int], Any]:
    return lambda turn: client.get(path)


def _p95(ask: Callable[[int], Any], status: int = 200) -> float:
    times = []
    for turn in range(RONDES):
        begin = time.perf_counter()
        answer = ask(turn)
        times.append(time.perf_counter() - begin)
        if answer.status_code != status:
            raise RuntimeError(f"antwoordt {answer.status_code}: {answer.content[:300]!r}")
    return round(sorted(times)[int(RONDES * 0.95)] * 1000, 1)


def _row(name: str, value: float, limit: float | None) -> dict[str, Any]:
    return {
        "naam": name,
        "waarde": value,
        "eenheid": "ms",
        "grens": limit,
        "gehaald": limit is None or value <= limit,
    }
