"""CPU time of a document: a report of six pages, each time with other words, after the first one.

    python -m benchmarks.bench_pdf [--stukken 60] [--json uit.json]

Every sentence is made anew for each document, so that nothing a compiler remembers can help but the template and the
fonts. CPU is of all threads of the process. Needs no database. The check on PDF/UA-1 is that of the package pdfua.
"""

import argparse
import datetime as dt
import io
import json
import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

BLADZIJDEN = 6
GRENS = 45.0
NU = dt.datetime(2026, 4, 23, 12, tzinfo=dt.UTC)
SHA = "0123456789abcdef" * 4
WOORDEN = (
    "gesprek", "werk", "bedrijf", "kandidaat", "richting", "planning", "week", "dagen", "stap", "overleg", "training",
    "brief", "vacature", "functie", "uren", "rustig", "samen", "verder", "begeleiding", "magazijn", "kantoor", "klant",
    "collega", "vraag", "antwoord", "oriëntatie", "netwerk", "contact", "keuze",
)  # fmt: skip


def _start() -> None:
    os.environ.setdefault("WISSEL_MAP", tempfile.mkdtemp(prefix="wissel-bench-"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wissel.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def zinnen(chance: random.Random, amount: int) -> str:
    """Sentences nobody wrote before, in paragraphs."""
    found = [
        " ".join(chance.choices(WOORDEN, k=chance.randint(8, 16))).capitalize()
        + f" {chance.randint(1, 9999)}."
        for _number in range(amount)
    ]
    return "\n\n".join(" ".join(found[place : place + 5]) for place in range(0, amount, 5))


def rapport(number: int) -> dict[str, Any]:
    """The data of one report that fills six pages."""
    from wissel.documenten.kinds.gedeeld import Briefhoofd, Gegeven, PartijRegel, Voet
    from wissel.documenten.kinds.voortgangsrapportage import context as kind

    chance = random.Random(number)
    parties = tuple(
        PartijRegel(role, zinnen(chance, 1)[:30], "Voorbeeld BV") for role in ("Kandidaat", "Coach")
    )
    facts = ("Dossier", "Versie", "Periode", "Datum van deze rapportage", "Werkgever", "Coach")
    return asdict(
        kind.RapportageContext(
            briefhoofd=Briefhoofd("Bureau Voorbeeld", "Straat 1, 1234 AB Plaats", ("030 123 45 67",)),
            voet=Voet(f"Voortgangsrapportage {number}", 1, SHA, "23 april 2026", "2026-04-23"),
            nummer=number, kandidaat=f"Kandidaat {number}",
            kenmerken=tuple(Gegeven(label, str(chance.randint(1, 999))) for label in facts), correctie_reden="",
            partijen=parties,
            delen=tuple(
                kind.Deel(title, zinnen(chance, 20))
                for title in ("Voortgang", "Werkwijze", "Samenwerking", "Vooruitblik")
            ),
            spoor1=kind.Spoor1(zinnen(chance, 3), "P. Voorbeeld, 20 april 2026", ""),
            bronnen=tuple(
                kind.Bron(f"{day + 1} april 2026", "Gesprek", zinnen(chance, 1), zinnen(chance, 1))
                for day in range(24)
            ),
            zienswijze=kind.Zienswijze(zinnen(chance, 12), f"Kandidaat {number}", "22 april 2026"),
            bestemd_voor=parties,
        )
    )  # fmt: skip


def maak(number: int) -> bytes:
    from wissel.documenten.render import Logo, render

    mark = (ROOT / "wissel/static/wissel/mark.svg").read_bytes()
    logo = Logo(mark, "svg", "Logo van Bureau Voorbeeld")
    return render("voortgangsrapportage", rapport(number), made_at=NU, logo=logo)


def bladzijden(pdf: bytes) -> int:
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as found:
        return len(found.pages)


def meldingen(pdf: bytes) -> int:
    """Findings of the check on PDF/UA-1."""
    from pdfua import validate

    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        return len(validate(file.name).findings)


def geheugen_mb() -> float:
    rows = dict(row.split(":", 1) for row in Path("/proc/self/smaps_rollup").read_text().splitlines()[1:])
    return int(rows["Pss"].split()[0]) / 1024


def run(stukken: int = 60) -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept."""
    _start()
    begin = time.process_time()
    pdf = maak(0)
    first = (time.process_time() - begin) * 1000
    if bladzijden(pdf) != BLADZIJDEN:
        raise RuntimeError(f"Het proefstuk heeft {bladzijden(pdf)} bladzijden in plaats van {BLADZIJDEN}.")
    costs, memory = [], 0.0
    for number in range(1, stukken + 1):
        begin = time.process_time()
        pdf = maak(number)
        costs.append((time.process_time() - begin) * 1000)
        if number == stukken // 2:
            memory = geheugen_mb()
    growth = geheugen_mb() - memory
    rows: list[tuple[str, float, str, float | None]] = [
        ("rapport van zes bladzijden, na het eerste", statistics.median(costs), "ms CPU", GRENS),
        ("rapport van zes bladzijden, het eerste van een proces", first, "ms CPU", None),
        ("grootte van dat rapport", len(pdf) / 1000, "kB", None),
        ("geheugen erbij in de tweede helft van de stukken", growth, "MB PSS", 16.0),
        ("meldingen bij de controle op PDF/UA-1 (pdfua)", meldingen(pdf), "meldingen", 0),
    ]
    return [
        {
            "naam": label, "waarde": round(value, 2), "eenheid": unit, "grens": limit,
            "gehaald": limit is None or value <= limit,
        }
        for label, value, unit, limit in rows
    ]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stukken", type=int, default=60)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    text = json.dumps(run(arguments.stukken), ensure_ascii=False, indent=1)
    print(text)
    if arguments.json:
        arguments.json.write_text(text + "\n")


if __name__ == "__main__":
    main()
