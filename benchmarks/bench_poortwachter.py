"""CPU time of the law: one call in a program, a stream of cases, and the memory of a long stream.

    python -m benchmarks.bench_poortwachter [--regels 1000000] [--json uit.json]

CPU time only, so that a busy machine does not count. A stream runs in a process of its own, as it does for a user; its
answers go to the null device. Memory is the high-water mark of that process, after a tenth of the lines and after all.
"""

import argparse
import contextlib
import datetime as dt
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

# Name of the figure: its unit, its limit, and whether a figure should be at least (True) or at most (False) that.
GRENZEN: dict[str, tuple[str, float, bool]] = {
    "tijdlijn van alleen een eerste ziektedag, per aanroep": ("µs CPU", 50, False),
    # As text a call is a line of the stream: 8,000 lines in a second.
    "tijdlijn als tekst, per aanroep": ("µs CPU", 125, False),
    "tijdlijn als waarden, per aanroep": ("µs CPU", 50, False),
    "besluit over spoor 2, per aanroep": ("µs CPU", 50, False),
    "tijdlijn --jsonl": ("zaken per CPU-seconde", 8_000, True),
    "spoor2 --jsonl": ("zaken per CPU-seconde", 8_000, True),
    "geheugen erbij van een tiende naar alle regels": ("KiB", 1_024, False),
}
STROOM = 40_000
DAGEN = 3_650

# Runs the command as `python -m poortwachter` does, and says how much memory it had at most.
MET_GEHEUGEN = """
import resource, sys
from poortwachter.__main__ import main
code = main(sys.argv[1:])
try:
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmHWM")), file=sys.stderr)
except FileNotFoundError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def zaak(number: int) -> dict[str, Any]:
    """An ordinary case, different for each number: some interrupted, some with facts of the first and second year."""
    first = dt.date(2016, 1, 4) + dt.timedelta(days=number * 37 % DAGEN)

    def day(later: int) -> str:
        return (first + dt.timedelta(days=later)).isoformat()

    case: dict[str, Any] = {"zaak": f"zaak-{number}", "peildatum": day(number * 13 % 700)}
    case["ziekteperioden"] = [{"eerste_dag": first.isoformat()}]
    if number % 4 == 0:
        case["ziekteperioden"] = [{"eerste_dag": day(0), "laatste_dag": day(90)}, {"eerste_dag": day(105)}]
    if number % 2 == 0:
        case["vangnet"] = "nee"
        case["probleemanalyse"] = {"oordeel_op": day(40)}
        case["plan_van_aanpak"] = {"opgesteld_op": day(52)}
    case["arbeidsmogelijkheden"] = {"stand": "ja", "bron": "bedrijfsarts"}
    case["spoor1"] = {"vooruitzicht": "geen_of_onduidelijk"}
    if number % 3 == 0:
        case["eerstejaarsevaluatie"] = {"gehouden_op": day(350)}
    return case


def per_aanroep() -> dict[str, float]:
    """The median CPU time of one call, in microseconds, over rounds of different cases."""
    from poortwachter import spoor2, tijdlijn

    def alone(case: dict[str, Any]) -> Any:
        return tijdlijn({"ziekteperioden": case["ziekteperioden"][-1:]}).as_dict()

    calls = {
        "tijdlijn van alleen een eerste ziektedag, per aanroep": alone,
        "tijdlijn als tekst, per aanroep": lambda case: tijdlijn(case).as_json(),
        "tijdlijn als waarden, per aanroep": lambda case: tijdlijn(case).as_dict(),
        "besluit over spoor 2, per aanroep": spoor2,
    }
    cases = [zaak(number) for number in range(2_000)]
    found = {}
    for label, call in calls.items():
        times = []
        for _ in range(12):
            before = time.process_time()
            for case in cases:
                call(case)
            times.append((time.process_time() - before) / len(cases) * 1_000_000)
        found[label] = round(statistics.median(times[2:]), 1)
    return found


@contextlib.contextmanager
def invoer(amount: int) -> Iterator[Path]:
    """A file with so many cases, one on a line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "in.jsonl"
        with path.open("w") as target:
            for number in range(amount):
                target.write(json.dumps(zaak(number)) + "\n")
        yield path


def stroom(command: str, amount: int = STROOM) -> float:
    """Cases per second of CPU time of the process, starting up included."""
    with invoer(amount) as path, path.open("rb") as source:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "poortwachter", command, "--jsonl"],
            stdin=source,
            stdout=subprocess.DEVNULL,
            check=True,
            cwd=ROOT,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return round(amount / used)


def geheugen(amount: int) -> int:
    """The most memory a stream of so many cases took, in KiB; every line is answered."""
    with subprocess.Popen(
        [sys.executable, "-c", MET_GEHEUGEN, "tijdlijn", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stdin is not None and process.stderr is not None
        for number in range(amount):
            process.stdin.write(json.dumps(zaak(number)).encode() + b"\n")
        process.stdin.close()
        words = process.stderr.read().decode()
    if process.returncode:
        raise RuntimeError(words)
    return int(words.split()[-1])


def run(regels: int = 1_000_000) -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept."""
    found: dict[str, float] = per_aanroep()
    for command in ("tijdlijn", "spoor2"):
        found[f"{command} --jsonl"] = statistics.median(stroom(command) for _ in range(3))
    tenth, whole = geheugen(regels // 10), geheugen(regels)
    found["geheugen erbij van een tiende naar alle regels"] = whole - tenth
    rows = []
    for label, (unit, limit, least) in GRENZEN.items():
        value = found[label]
        kept = value >= limit if least else value <= limit
        rows.append({"naam": label, "waarde": value, "eenheid": unit, "grens": limit, "gehaald": kept})
    rows[-1] |= {"regels": regels, "hoogste_kib": whole}
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--regels", type=int, default=1_000_000)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    text = json.dumps(run(arguments.regels), ensure_ascii=False, indent=1)
    print(text)
    if arguments.json:
        arguments.json.write_text(text + "\n")


if __name__ == "__main__":
    main()
