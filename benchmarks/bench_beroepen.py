"""Reading lists of occupations in, and searching them: wall time, since most of it is PostgreSQL.

    python -m benchmarks beroepen

3,000 made-up occupations with 25,000 names in the form of ESCO, in a database that is thrown away. Set
`WISSEL_BEROEPEN` to a folder with the official files of ESCO and O*NET to measure reading those in as well.
A quarter of the questions has a slip of the pen. Every question asks 50 answers.
"""

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

BEROEPEN, NAMEN, VRAGEN, HOOGSTENS = 3000, 25_000, 240, 50
ZOEK_MS, INLEES_S, GEHEUGEN_MB = 50, 60, 500
PLAATSEN = [
    "magazijn",
    "keuken",
    "kantoor",
    "tuin",
    "haven",
    "ziekenhuis",
    "school",
    "winkel",
    "fabriek",
    "bouw",
    "zorg",
    "transport",
    "metaal",
    "hout",
]
WERK = [
    "medewerker",
    "chauffeur",
    "monteur",
    "leider",
    "bediener",
    "verkoper",
    "adviseur",
    "controleur",
    "planner",
    "schilder",
]
DINGEN = [
    "dieren",
    "machines",
    "voertuigen",
    "systemen",
    "voeding",
    "kleding",
    "boeken",
    "planten",
    "wegen",
    "gebouwen",
]


def run() -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept."""
    from benchmarks.bench_paginas import _cluster

    with _cluster() as host, tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "occupations_nl.csv"
        with made.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(occupations())
        rows = _with_database(host, made, Path(folder), "nagemaakt", search=True)
        if given := os.environ.get("WISSEL_BEROEPEN"):
            rows += _with_database(host, Path(given), Path(folder), "ESCO en O*NET", search=True)
    return rows


def occupations() -> Iterator[list[str]]:
    """Rows of a list in the form of ESCO, always the same."""
    draw = random.Random(4)
    yield ["conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description", "modifiedDate"]
    each = NAMEN // BEROEPEN
    for number in range(BEROEPEN):
        place, kind, thing = draw.choice(PLAATSEN), draw.choice(WERK), draw.choice(DINGEN)
        main = f"{place}{kind} {thing} {number % 97}"
        others = [
            f"{draw.choice(PLAATSEN)}{kind} {draw.choice(DINGEN)} {number % 89} {no}" for no in range(each)
        ]
        isco = draw.choice(("9333", "5223", "7233", "4110", "2221"))
        yield [
            f"http://voorbeeld.invalid/occupation/{number}",
            isco,
            main,
            "\n".join(others),
            f"Werkt met {thing}.",
            "",
        ]


def questions() -> list[str]:
    draw = random.Random(5)
    found = []
    for number in range(VRAGEN):
        place, kind, thing = draw.choice(PLAATSEN), draw.choice(WERK), draw.choice(DINGEN)
        text = draw.choice(
            (place, f"{place}{kind}", f"{kind} {place}", f"{place} {thing}", kind, "verkoopster")
        )
        if number % 4 == 0:
            at = draw.randrange(1, len(text) - 1)
            text = text[:at] + text[at + 1 :]
        found.append(text)
    return found


def _with_database(host: str, path: Path, folder: Path, label: str, *, search: bool) -> list[dict[str, Any]]:
    from benchmarks.bench_paginas import _django
    from benchmarks.bench_ronde import close_all_if_ready
    from tests.conftest import Databases, close_all

    databases = Databases(host)
    close_all_if_ready()
    name = databases.clone("beroepen")
    try:
        first, again = _import(host, name, path, folder), _import(host, name, path, folder)
        rows = [
            _row(f"inlezen, {label}: hele tijd", first["tijd"], "s", INLEES_S),
            _row(f"inlezen, {label}: geheugen", first["geheugen"], "MB", GEHEUGEN_MB),
            _row(f"inlezen, {label}, nog een keer: hele tijd", again["tijd"], "s", INLEES_S),
        ]
        if search:
            _django(host, name)
            rows += _search(label)
            close_all()
    finally:
        databases.drop(name)
    return rows


def _import(host: str, name: str, path: Path, folder: Path) -> dict[str, float]:
    """One import in a process of its own: seconds and the most memory it held."""
    from tests.conftest import url

    owner = url(host, "wissel_eigenaar", name)
    given = {"WISSEL_ROL": "eigenaar", "WISSEL_EIGENAAR_URL": owner, "DATABASE_URL": owner}
    environment = {
        **os.environ,
        **given,
        "WISSEL_MAP": str(folder),
        "DJANGO_SETTINGS_MODULE": "wissel.settings",
    }
    command = [sys.executable, "-m", "django", "beroepen", "importeer", str(path)]
    start = time.perf_counter()
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError(f"beroepen importeer {path}: {status}")
    return {"tijd": round(time.perf_counter() - start, 2), "geheugen": round(used.ru_maxrss / 1024, 1)}


def _search(label: str) -> list[dict[str, Any]]:
    from wissel.arbeidsmarkt.models import Beroep, Beroepsnaam
    from wissel.arbeidsmarkt.zoeken import search

    times, before = [], resource.getrusage(resource.RUSAGE_SELF).ru_utime
    search("warm")
    for text in questions():
        start = time.perf_counter()
        search(text, HOOGSTENS)
        times.append((time.perf_counter() - start) * 1000)
    cpu = (resource.getrusage(resource.RUSAGE_SELF).ru_utime - before) * 1000 / len(times)
    times.sort()
    names = f"{label}: {Beroep.objects.count()} beroepen, {Beroepsnaam.objects.count()} namen"
    return [
        _row(f"zoeken, {names}: helft binnen", round(times[len(times) // 2], 1), "ms", None),
        _row(f"zoeken, {names}: 95 % binnen", round(times[int(len(times) * 0.95)], 1), "ms", ZOEK_MS),
        _row(f"zoeken, {label}: CPU van Wissel, gemiddeld", round(cpu, 1), "ms", None),
    ]


def _row(name: str, value: float, unit: str, limit: float | None) -> dict[str, Any]:
    kept = limit is None or value <= limit
    return {"naam": name, "waarde": value, "eenheid": unit, "grens": limit, "gehaald": kept}
