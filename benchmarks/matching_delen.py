"""The parts of bench_matching, each in a process of its own: prints its figures as JSON on the last line."""

import json
import os
import random
import resource
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.bench_matching import (
    BOUWEN_S,
    GEHEUGEN_MB,
    GEMIDDELD_MS,
    P95_MS,
    VRAGEN,
    _n,
    cpu,
    per_second,
    row,
)

Cijfers = list[dict[str, Any]]


def main() -> None:
    part, host, name, amount = sys.argv[1:]
    import tests.omgeving  # noqa: F401  the environment of the tests

    folder = Path(os.environ["WISSEL_MAP"])
    from benchmarks.bench_paginas import _django

    _django(host, name)
    from django.conf import settings

    settings.WISSEL_MAP = folder
    print(json.dumps(PARTS[part](int(amount))))


def _beroepen() -> tuple[list[tuple[uuid.UUID, str]], list[Any]]:
    """The occupations of the own list: for the vacancies, and as somebody looks for them."""
    from wissel.arbeidsmarkt.models import Beroep
    from wissel.matching.waarden import Zoekberoep

    rows = list(Beroep.objects.order_by("sleutel").values_list("pk", "sleutel", "naam", "isco"))
    return [(pk, naam) for pk, _, naam, _ in rows], [
        Zoekberoep(key, naam, isco, 1.0) for _, key, naam, isco in rows
    ]


class Bladen:
    """Made-up vacancies one by one; `cpu` is what making them took."""

    def __init__(self, amount: int) -> None:
        self.amount, self.cpu = amount, 0.0

    def __iter__(self) -> Iterator[tuple[Any, dict[str, Any]]]:
        from tests.matching.bladen import BUREAU
        from wissel.accounts.models import Bureau
        from wissel.arbeidsmarkt.lezen import merge, sheet
        from wissel.demo.vacatures import unsaved

        made = unsaved(Bureau(pk=BUREAU), self.amount, _beroepen()[0])
        while True:
            start = cpu()
            vacature = next(made, None)
            self.cpu += cpu() - start
            if vacature is None:
                return
            yield sheet(vacature), merge(vacature, ())


def build(amount: int) -> Cijfers:
    """CPU and most memory of building, without making the vacancies up."""
    from tests.matching.bladen import BUREAU
    from wissel.matching.kolommen import beheer, mappen

    bladen, jobs = Bladen(amount), beheer.vakken()
    start = cpu()
    beheer.build(BUREAU, bladen, jobs, total=amount)
    spent = cpu() - start - bladen.cpu
    size = sum(path.stat().st_size for path in (mappen.served(BUREAU) or Path()).iterdir())
    return [
        row(f"{_n(amount)}: index bouwen, CPU", round(spent, 1), "s", BOUWEN_S),
        row(f"{_n(amount)}: per vacature", round(1000 * spent / amount, 3), "ms CPU", 1),
        row(f"{_n(amount)}: meeste geheugen bij het bouwen", _peak_mb(), "MB", GEHEUGEN_MB),
        row(f"{_n(amount)}: op schijf", round(size / 1e6, 1), "MB", None),
    ]


def ask(amount: int) -> Cijfers:
    """CPU of the best 20, warm, without and with the verdict line by line of each."""
    from tests.matching.bladen import BUREAU
    from wissel.matching.kolommen import kiezen, mappen
    from wissel.matching.kolommen.segment import open_folder
    from wissel.matching.score import WEGING

    segment = open_folder(mappen.served(BUREAU) or Path())[0]
    people = _people()
    found: list[Any] = []
    first, times = list[float](), list[float]()
    for spent in (first, times):
        found.clear()
        for zoeker in people:
            start = cpu()
            found.append(kiezen.best(zoeker, segment, 20, WEGING))
            spent.append((cpu() - start) * 1000)
    resident = _status_mb("VmRSS")
    left = round(sum(sum(counts) for _hits, counts in found) / len(found))
    told = _explained(amount, people, [hits for hits, _counts in found])
    both = [one + other for one, other in zip(times, told, strict=True)]
    label = _n(amount)
    mean, middle, p95 = per_second(times)
    return [
        row(f"{label}: beste 20 met uitleg als gegevens, gemiddeld", mean, "ms CPU", GEMIDDELD_MS),
        row(f"{label}: beste 20 met uitleg als gegevens, helft binnen", middle, "ms CPU", None),
        row(f"{label}: beste 20 met uitleg als gegevens, 95 % binnen", p95, "ms CPU", P95_MS),
        row(
            f"{label}: ook elke regel van alle 20 in woorden, gemiddeld", per_second(both)[0], "ms CPU", None
        ),
        row(
            f"{label}: ook elke regel van alle 20 in woorden, 95 % binnen",
            per_second(both)[2],
            "ms CPU",
            None,
        ),
        row(f"{label}: de eerste keer, 95 % binnen", per_second(first)[2], "ms CPU", None),
        row(f"{label}: over na de harde grenzen, gemiddeld", left, "vacatures", None),
        row(f"{label}: geheugen bij het vragen", resident, "MB", GEHEUGEN_MB),
    ]


def _explained(amount: int, people: list[Any], hits: list[Any]) -> list[float]:
    """CPU in ms per seeker of judging and scoring each hit again, with every line and word."""
    from wissel.arbeidsmarkt import postcodes
    from wissel.matching import oordeel, score
    from wissel.matching.kolommen import beheer

    wanted = {hit.id for each in hits for hit in each}
    bladen = {blad.id: (blad, eisen) for blad, eisen in Bladen(amount) if blad.id in wanted}
    jobs, times = beheer.vakken(), []
    for zoeker, found in zip(people, hits, strict=True):
        start = cpu()
        for hit in found:
            blad, eisen = bladen[hit.id]
            afstand = postcodes.distance(zoeker.pc4, blad.pc4)
            oordeel.judge(zoeker, blad, eisen, afstand)
            score.parts(
                zoeker, blad, eisen, afstand, vak=jobs.get(blad.beroep_id) if blad.beroep_id else None
            )
        times.append((cpu() - start) * 1000)
    return times


def _people(amount: int = VRAGEN) -> list[Any]:
    """Three occupations, five skills and a sentence; four limits on items, hours, travel and parts of the day."""
    from dataclasses import replace
    from decimal import Decimal

    from tests.matching.profielen import profiel

    chance, jobs = random.Random(17), _beroepen()[1]
    found = []
    for _ in range(amount):
        each = profiel(chance, jobs, limits=4)
        hours = chance.choice((16, 20, 24, 28, 32))
        stand = replace(each.stand, uren_week=Decimal(hours)) if each.stand else None
        night = each.diensten_niet or frozenset({"night"})
        found.append(replace(each, stand=stand, diensten_niet=night))
    return found


def check(amount: int) -> Cijfers:
    """Whether the best 20 are those of judging and scoring every vacancy: of three seekers, of one when it is many."""
    from benchmarks.matching_proef import same_as_each

    people = _people(3 if amount <= 50_000 else 1)
    wrong, looked = same_as_each(Bladen(amount), people)
    name = f"{_n(amount)}, {len(people)} × zoeken: beste 20 anders dan bij alle {looked:,} een voor een"
    name = name.replace(f"{looked:,}", f"{looked:,}".replace(",", "."))
    return [row(name, wrong, "keer", 0)]


def limits(amount: int) -> Cijfers:
    from benchmarks.matching_proef import violations

    number = int(os.environ.get("WISSEL_PROFIELEN") or 300)
    broken, other, hits = violations(Bladen(amount), _beroepen()[1], number)
    many, all_hits = f"{number:,}".replace(",", "."), f"{hits:,}".replace(",", ".")
    label = f"{_n(amount)}, {many} zoekers, {all_hits} uitkomsten"
    return [
        row(f"{label}: harde grens geschonden", broken, "keer", 0),
        row(f"{label}: onbekend niet als onbekend getoond", other, "keer", 0),
    ]


def beside(amount: int) -> Cijfers:
    from benchmarks.matching_naast import tantivy_rows

    return tantivy_rows(Bladen(amount), _people(100), _n(amount))


def database(amount: int) -> Cijfers:
    from benchmarks.matching_proef import through_database

    return through_database(amount)


def _peak_mb() -> float:
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _status_mb(key: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return round(int(next(line.split()[1] for line in lines if line.startswith(key))) / 1024, 1)


PARTS = {
    "bouwen": build,
    "vragen": ask,
    "nameten": check,
    "grenzen": limits,
    "tantivy": beside,
    "database": database,
}

if __name__ == "__main__":
    main()
