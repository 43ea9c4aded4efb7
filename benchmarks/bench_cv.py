"""CPU time of a cv: each time with other words, as PDF, as pictures for the preview and as a Word file.

    python -m benchmarks.bench_cv [--stukken 60] [--json uit.json]

A cv of two pages, the common case; every word is made anew, so that nothing a compiler remembers can help but the
template and the fonts. CPU is of all threads of the process. Needs no database.
"""

import argparse
import json
import random
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.bench_pdf import NU, _start, bladzijden, meldingen, zinnen

BLADZIJDEN = 2
GRENS = 100.0
BANEN = 8


def cv(number: int) -> dict[str, Any]:
    """The content of one cv that fills two pages."""
    chance = random.Random(number)
    jobs = [_job(chance, 1990 + job) for job in range(BANEN)]
    return {
        "basics": {
            "name": f"Kandidaat {number}",
            "label": zinnen(chance, 1)[:40],
            "summary": zinnen(chance, 4),
        },
        "work": jobs,
        "education": [
            {"area": zinnen(chance, 1)[:30], "institution": "ROC", "startDate": "2008", "endDate": "2010"}
        ],
        "skills": [
            {"name": zinnen(chance, 1)[:20], "keywords": [zinnen(chance, 1)[:60]]} for _skill in range(6)
        ],
        "languages": [{"language": "Nederlands", "fluency": "goed"}],
    }


def _job(chance: random.Random, year: int) -> dict[str, Any]:
    points = [zinnen(chance, 1)[:70] for _point in range(3)]
    return {
        "position": zinnen(chance, 1)[:30], "name": f"Bedrijf {chance.randint(1, 9999)}",
        "startDate": f"{year}-03", "endDate": f"{year + 1}-02", "highlights": points,
    }  # fmt: skip


def run(stukken: int = 60) -> list[dict[str, Any]]:
    """Every figure with its limit and whether it was kept."""
    _start()
    from wissel.cv import blad
    from wissel.cv.models import Layout
    from wissel.cv.vorm import pdf, word

    looks = [each.value for each in Layout]

    def sheet(number: int) -> dict[str, Any]:
        return blad.sheet(cv(number), taal="nl", layout=looks[number % len(looks)]).plain()

    begin = time.process_time()
    made = pdf.make(pdf.CV, sheet(0), made_at=NU)
    first = (time.process_time() - begin) * 1000
    if bladzijden(made) != BLADZIJDEN:
        raise RuntimeError(f"Het proefcv heeft {bladzijden(made)} bladzijden in plaats van {BLADZIJDEN}.")
    found = sum(meldingen(pdf.make(pdf.CV, sheet(number), made_at=NU)) for number in range(len(looks)))
    as_pdf = _cost(lambda number: pdf.make(pdf.CV, sheet(number), made_at=NU), stukken)
    as_picture = _cost(lambda number: pdf.draw(pdf.CV, sheet(number + 500), made_at=NU), stukken)
    as_word = _cost(lambda number: word.make_cv(sheet(number), made_at=NU), stukken)
    rows: list[tuple[str, float, str, float | None]] = [
        ("cv van twee bladzijden als PDF, na het eerste", as_pdf, "ms CPU", GRENS),
        ("cv van twee bladzijden als PDF, het eerste van een proces", first, "ms CPU", GRENS),
        ("beeld van dat cv op het scherm", as_picture, "ms CPU", GRENS),
        ("dat cv als Word-bestand", as_word, "ms CPU", GRENS),
        ("meldingen bij de controle op PDF/UA-1, drie vormen", found, "meldingen", 0),
    ]
    return [
        {
            "naam": label, "waarde": round(value, 2), "eenheid": unit, "grens": limit,
            "gehaald": limit is None or value <= limit,
        }
        for label, value, unit, limit in rows
    ]  # fmt: skip


def _cost(make: Callable[[int], Any], stukken: int) -> float:
    """The middle of what it costs, in ms of CPU; the first two are left out."""
    costs = []
    for number in range(1, stukken + 3):
        begin = time.process_time()
        make(number)
        costs.append((time.process_time() - begin) * 1000)
    return statistics.median(costs[2:])


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
