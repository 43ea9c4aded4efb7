"""The web as a process: CPU until its first answer, and memory per worker after many requests.

    python -m benchmarks.bench_server [--verzoeken 10000] [--json uit.json]

`wissel serve` starts on a database that is there already, with compiled Python files in place. CPU is that of the
web's own processes; PostgreSQL and the job worker are not counted. Memory is PSS: what
a worker has for itself and its share of the rest.
"""

import argparse
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

START_GRENS, PSS_GRENS, GROEI_GRENS = 1.6, 130.0, 5.0
TICK = os.sysconf("SC_CLK_TCK")
STARTS = 3


@contextmanager
def web(address: dict[str, str]) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`wissel serve` on a free port, ended by its own id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "wissel.cli", "serve", "--poort", str(port)],
        cwd=ROOT,
        env={**os.environ, **address},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        yield process, port
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def first_answer(port: int, process: subprocess.Popen[bytes]) -> None:
    """Wait for the first 200."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError("de web stopte voor het eerste antwoord")
        try:
            if get(port, "/inloggen/") == 200:
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("geen antwoord binnen een minuut")


def get(port: int, path: str, cookie: str = "", connection: http.client.HTTPConnection | None = None) -> int:
    link = connection or http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    link.request(
        "GET", path, headers={"Cookie": cookie, "Host": "localhost"} if cookie else {"Host": "localhost"}
    )
    answer = link.getresponse()
    answer.read()
    if connection is None:
        link.close()
    return answer.status


def family(pid: int) -> list[int]:
    """A process and everything it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += family(int(child))
    return found


def cpu_seconds(pids: list[int]) -> float:
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        # Own time and that of children that have ended, such as the step that looks at the static files.
        total += sum(int(fields[place]) for place in (11, 12, 13, 14))
    return total / TICK


def pss_mb(pid: int) -> float:
    line = next(
        row for row in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines() if row.startswith("Pss:")
    )
    return int(line.split()[1]) / 1024


def run(verzoeken: int = 10_000) -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept."""
    from benchmarks.bench_paginas import _cluster, _database, prepared_session
    from tests.conftest import url

    with _cluster() as host:
        name = _database(host, 1_000)
        cookie, paths = prepared_session(host, name)
        address = {"DATABASE_URL": url(host, "wissel_web", name), "WISSEL_ROL": "web"}
        starts = []
        for _ in range(STARTS + 1):
            with web(address) as (process, port):
                first_answer(port, process)
                starts.append(cpu_seconds(family(process.pid)))
        with web(address) as (process, port):
            first_answer(port, process)
            worker = family(process.pid)[-1]
            early = _load(port, cookie, paths, verzoeken // 10, worker)
            late = _load(port, cookie, paths, verzoeken - verzoeken // 10, worker)
    growth = (late - early) / early * 100
    # The first start may compile Python files; it is not counted.
    rows = [
        ("eerste antwoord van wissel serve", statistics.median(starts[1:]), "s CPU", START_GRENS),
        (f"geheugen per werker na {verzoeken} verzoeken", late, "MB PSS", PSS_GRENS),
        ("groei van het geheugen na een tiende van de verzoeken", growth, "%", GROEI_GRENS),
    ]
    return [
        {"naam": label, "waarde": round(value, 2), "eenheid": unit, "grens": limit, "gehaald": value <= limit}
        for label, value, unit, limit in rows
    ]


def _load(port: int, cookie: str, paths: list[str], amount: int, worker: int) -> float:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    for number in range(amount):
        path = paths[number % len(paths)]
        status = get(port, path, cookie, link)
        if status != 200:
            raise RuntimeError(f"{path} antwoordt {status}")
    link.close()
    return pss_mb(worker)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--verzoeken", type=int, default=10_000)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    text = json.dumps(run(arguments.verzoeken), ensure_ascii=False, indent=1)
    print(text)
    if arguments.json:
        arguments.json.write_text(text + "\n")


if __name__ == "__main__":
    main()
