"""Vacancies for one seeker: building the index, asking it, and whether it says the same as looking at each.

    python -m benchmarks matching

Made-up vacancies (`wissel demo --vacatures N` makes the same) and seekers of 17 terms with 7 hard limits, always the
same. In the environment:
  WISSEL_VACATURES  how many in the index (20,000; the figures of docs/snelheid.md are of 1,000,000)
  WISSEL_IN_DATABASE  how many through PostgreSQL (5,000; of a normal bureau 50,000)
  WISSEL_PROFIELEN  seekers with limits by chance whose results are judged again, one by one (300; in full 10,000)
  WISSEL_GEGEVENS   a folder with pc4/4pp.csv, melo_dev and vacancy_demands_examples; what is not there is not measured
CPU is of the process with all its threads. Each process that measures starts anew; the index is warm after one round.
"""

import csv
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

VRAGEN = 400
GEMIDDELD_MS, P95_MS, GEHEUGEN_MB, BOUWEN_S, ZICHTBAAR_S, BLADZIJDE_MS = 5, 12, 1024, 300, 10, 200
Cijfers = list[dict[str, Any]]


def run() -> Cijfers:
    """Every figure with its limit and whether it was kept."""
    from benchmarks import matching_kwaliteit
    from benchmarks.bench_paginas import _cluster
    from tests.conftest import BUREAUS, Databases

    given = os.environ.get("WISSEL_GEGEVENS")
    with _cluster() as host, tempfile.TemporaryDirectory() as folder:
        databases = Databases(host)
        name = databases.clone("matching")
        databases.run(*BUREAUS, database=name)
        try:
            _postcodes(host, name, Path(folder), given)
            rows = _columns(host, name, folder)
            rows += _part(host, name, folder, "database", _number("WISSEL_IN_DATABASE", 5000))
        finally:
            from benchmarks.bench_ronde import close_all_if_ready

            close_all_if_ready()
            databases.drop(name)
    return rows + matching_kwaliteit.rows(Path(given) if given else None)


def _columns(host: str, name: str, folder: str) -> Cijfers:
    """At the asked size: build, ask, and a search engine beside it. Small: whether everything is exact."""
    amount = _number("WISSEL_VACATURES", 20_000)
    small = min(amount, 20_000)
    rows = _part(host, name, folder, "bouwen", amount)
    asked = _part(host, name, folder, "vragen", amount)
    beside = _part(host, name, folder, "tantivy", amount)
    rows += asked + beside
    ours = next(row["waarde"] for row in asked if "gemiddeld" in row["naam"])
    theirs = next(row["waarde"] for row in beside if "gemiddeld" in row["naam"])
    rows.append(
        row(f"{_n(amount)}: tantivy tegen Wissel, CPU per vraag", round(theirs / ours, 1), "keer", None)
    )
    if amount > small:
        rows += _part(host, name, folder, "nameten", amount)
        _part(host, name, folder, "bouwen", small)
    return rows + _part(host, name, folder, "nameten", small) + _part(host, name, folder, "grenzen", small)


def _part(host: str, name: str, folder: str, part: str, amount: int) -> Cijfers:
    """One part in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.matching_delen", part, host, name, str(amount)]
    environment = {**os.environ, "WISSEL_MAP": folder, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    found: Cijfers = json.loads(done.stdout.splitlines()[-1])
    for each in found:
        print(f"  {each['naam']}: {each['waarde']} {each['eenheid']}", file=sys.stderr, flush=True)
    return found


def _postcodes(host: str, name: str, folder: Path, given: str | None) -> None:
    """Read postcodes in as an owner would; made-up places in their region when there is no list."""
    from tests.conftest import url

    path = Path(given) / "pc4" / "4pp.csv" if given else folder / "pc4.csv"
    if not path.exists():
        path = folder / "pc4.csv"
        _made_up(path)
    owner = url(host, "wissel_eigenaar", name)
    environment = {
        **os.environ, "WISSEL_ROL": "eigenaar", "WISSEL_EIGENAAR_URL": owner, "DATABASE_URL": owner,
        "DJANGO_SETTINGS_MODULE": "wissel.settings", "WISSEL_MAP": str(folder),
    }  # fmt: skip
    command = [sys.executable, "-m", "django", "postcodes", "importeer", str(path)]
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _made_up(path: Path) -> None:
    """Every second code, scattered around the middle of its region."""
    lines = (ROOT / "wissel/arbeidsmarkt/gegevens/postcodestreken.csv").read_text().splitlines()
    chance = random.Random(2)
    with path.open("w", newline="") as file:
        out = csv.writer(file)
        out.writerow(("postcode", "woonplaats", "gemeente", "provincie", "latitude", "longitude"))
        for digits, place, lat, lon in csv.reader(line for line in lines if not line.startswith("#")):
            for code in range(0, 100, 2):
                where = float(lat) + chance.uniform(-0.1, 0.1), float(lon) + chance.uniform(-0.12, 0.12)
                out.writerow((f"{digits}{code:02}", place, "", "", f"{where[0]:.4f}", f"{where[1]:.4f}"))


def _number(name: str, otherwise: int) -> int:
    return int(os.environ.get(name) or otherwise)


def row(
    name: str, value: float, unit: str, limit: float | None, *, kept: bool | None = None
) -> dict[str, Any]:
    """One figure; kept when it is not above the limit, unless said otherwise."""
    good = (limit is None or value <= limit) if kept is None else kept
    return {"naam": name, "waarde": value, "eenheid": unit, "grens": limit, "gehaald": good}


def _n(amount: int) -> str:
    return f"{amount:,} vacatures".replace(",", ".")


def per_second(times: list[float]) -> tuple[float, float, float]:
    """Mean, middle and 95 % of times in ms."""
    ordered = sorted(times)
    return (
        round(sum(ordered) / len(ordered), 2), round(ordered[len(ordered) // 2], 2),
        round(ordered[int(len(ordered) * 0.95)], 2),
    )  # fmt: skip


def cpu() -> float:
    return time.process_time()
