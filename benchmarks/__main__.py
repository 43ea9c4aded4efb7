"""`make bench`: every figure, as JSON in docs/snelheid.json and as a table in docs/snelheid.md.

    python -m benchmarks [poortwachter paginas pdf ronde server beroepen profiel matching]  one or more; none is all

CPU time, since machines are noisy. Parts that were not measured keep their figures of the last time.
"""

import argparse
import datetime as dt
import importlib
import json
import os
import platform
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
DOCS = ROOT / "docs"
PARTS = {
    "poortwachter": "De wet",
    "paginas": "Pagina's, ingelogd",
    "pdf": "Stukken als PDF",
    "cv": "Cv als bestand",
    "ronde": "De dagelijkse ronde",
    "server": "De web als proces",
    "beroepen": "Beroepen inlezen en zoeken",
    "profiel": "Het persoonsprofiel bewaren",
    "matching": "Vacatures kiezen voor een kandidaat",
}
# What sets the size of a part.
SIZES = {"matching": ("WISSEL_VACATURES", "WISSEL_IN_DATABASE", "WISSEL_PROFIELEN")}


def main() -> int:
    """Measure, store and show; 1 when a limit was not kept."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("delen", nargs="*", choices=[[], *PARTS])
    chosen = parser.parse_args().delen or list(PARTS)
    path = DOCS / "snelheid.json"
    known: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {}
    for part in chosen:
        print(f"{PARTS[part]} …", flush=True)
        rows = importlib.import_module(f"benchmarks.bench_{part}").run()
        known[part] = {
            "datum": dt.date.today().isoformat(), "machine": machine(), "met": chosen_sizes(part), "cijfers": rows
        }  # fmt: skip
        path.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n")
        for row in rows:
            print(f"  {line(row)}")
    (DOCS / "snelheid.md").write_text(page(known))
    missed = [row["naam"] for part in chosen for row in known[part]["cijfers"] if not row["gehaald"]]
    print("Alle grenzen gehaald." if not missed else "Niet gehaald: " + "; ".join(missed))
    return 1 if missed else 0


def chosen_sizes(part: str) -> str:
    """The sizes that were asked for in the environment, as they stand before the command."""
    names = SIZES.get(part, ())
    return "".join(f"{name}={os.environ[name]} " for name in names if os.environ.get(name))


def machine() -> str:
    """What was measured on, in one line."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            row.split(":", 1)[1].strip()
            for row in info.read_text().splitlines()
            if row.startswith("model name")
        ]
        model = f"{len(names)} × {names[0]}" if names else model
    return f"{model}, Python {platform.python_version()}"


def line(row: dict[str, Any]) -> str:
    limit = f" (grens {number(row['grens'])})" if row["grens"] is not None else ""
    return f"{row['naam']}: {number(row['waarde'])} {row['eenheid']}{limit}{'' if row['gehaald'] else ' NIET GEHAALD'}"


def number(value: float) -> str:
    """As people read it in Dutch: 10.156 and 1,25."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def page(known: dict[str, Any]) -> str:
    """docs/snelheid.md."""
    lines = [
        "# Snelheid",
        "",
        "Gemaakt door `make bench`; niet met de hand wijzigen. CPU-tijd, omdat machines onrustig zijn, van het proces",
        "dat antwoordt, zonder PostgreSQL; de mediaan van vele rondes. Boven in `benchmarks/bench_*.py` staat hoe.",
    ]
    for part, title in PARTS.items():
        if part not in known:
            continue
        command = f"{known[part].get('met', '')}python -m benchmarks {part}"
        lines += [
            "",
            f"## {title}",
            "",
            f"{known[part]['datum']}, {known[part]['machine']}; `{command}`.",
        ]
        lines += ["", "| wat | gemeten | grens | gehaald |", "|---|---:|---:|---|"]
        for row in known[part]["cijfers"]:
            limit = number(row["grens"]) if row["grens"] is not None else "–"
            kept = "ja" if row["gehaald"] else "**nee**"
            lines.append(f"| {row['naam']} | {number(row['waarde'])} {row['eenheid']} | {limit} | {kept} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
