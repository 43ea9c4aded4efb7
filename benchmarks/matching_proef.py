"""Proofs for bench_matching: the same as looking at each vacancy, no limit broken, and the way through PostgreSQL."""

import datetime as dt
import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.bench_matching import BLADZIJDE_MS, BOUWEN_S, ZICHTBAAR_S, _n, cpu, per_second, row


def same_as_each(bladen: Iterable[tuple[Any, Any]], people: list[Any]) -> tuple[int, int]:
    """How many of these seekers get another best 20 (or another count) than judging every vacancy gives."""
    from tests.matching.bladen import BUREAU
    from wissel.matching.kolommen import beheer, grens, kiezen, mappen
    from wissel.matching.kolommen.segment import open_folder
    from wissel.matching.score import WEGING
    from wissel.matching.waarden import Verdict

    segment, jobs, looked = open_folder(mappen.served(BUREAU) or Path())[0], beheer.vakken(), 0
    good: list[list[Any]] = [[] for _ in people]
    for blad, eisen in bladen:
        looked += 1
        vak = jobs.get(blad.beroep_id)
        for zoeker, found in zip(people, good, strict=True):
            match = judged(zoeker, blad, eisen, vak)
            if match is not None and match.verdict is not Verdict.PAST_NIET:
                found.append((grens.VERDICTS.index(match.verdict), -match.score, blad.id.int))
    wrong = 0
    for zoeker, found in zip(people, good, strict=True):
        hits, counts = kiezen.best(zoeker, segment, 20, WEGING)
        wrong += [hit.plaats for hit in hits] != sorted(found)[:20] or sum(counts) != len(found)
    return wrong, looked


def judged(zoeker: Any, blad: Any, eisen: Any, vak: Any) -> Any:
    """One vacancy with its score; None when it is too far by its own line, which decides by itself."""
    from dataclasses import replace

    from wissel.arbeidsmarkt import postcodes
    from wissel.matching import oordeel, score
    from wissel.matching.waarden import Verdict

    afstand = postcodes.distance(zoeker.pc4, blad.pc4)
    if afstand and zoeker.reis_km is not None and afstand.km - afstand.marge > zoeker.reis_km:
        return None
    match = oordeel.judge(zoeker, blad, eisen, afstand)
    if match.verdict is Verdict.PAST_NIET:
        return match
    return replace(match, delen=score.parts(zoeker, blad, eisen, afstand, vak=vak))


def violations(bladen: Iterable[tuple[Any, Any]], jobs: list[Any], number: int) -> tuple[int, int, int]:
    """Of seekers with limits by chance: results that break a limit, results with another verdict, and all results."""
    from tests.matching.bladen import BUREAU
    from tests.matching.profielen import profiel
    from wissel.arbeidsmarkt import postcodes
    from wissel.matching import oordeel
    from wissel.matching.kolommen import kiezen, mappen
    from wissel.matching.kolommen.segment import open_folder
    from wissel.matching.score import WEGING
    from wissel.matching.waarden import Verdict

    segment, chance = open_folder(mappen.served(BUREAU) or Path())[0], random.Random(23)
    sheets = {blad.id: (blad, eisen) for blad, eisen in bladen}
    broken = other = total = 0
    for _ in range(number):
        zoeker = profiel(chance, jobs)
        for hit in kiezen.best(zoeker, segment, 20, WEGING)[0]:
            blad, eisen = sheets[hit.id]
            match = oordeel.judge(zoeker, blad, eisen, postcodes.distance(zoeker.pc4, blad.pc4))
            broken += match.verdict is Verdict.PAST_NIET
            other += match.verdict is not hit.verdict
            total += 1
    return broken, other, total


def through_database(amount: int) -> list[dict[str, Any]]:
    """Filling, building from PostgreSQL, a page for the Jobportal, and how soon a new vacancy is there."""
    from benchmarks.matching_delen import _people
    from tests.cast import make_cast
    from wissel import klok
    from wissel.arbeidsmarkt.actions.vacatures import add_vacature
    from wissel.arbeidsmarkt.models import Vacature
    from wissel.arbeidsmarkt.velden import Velden
    from wissel.database.context import als
    from wissel.demo.vacatures import fill
    from wissel.matching import kolommen, lezen
    from wissel.matching.kolommen import beheer

    cast = make_cast_of(make_cast)
    bureau, label = cast.bureau, f"{_n(amount)} in PostgreSQL"
    start = time.perf_counter()
    fill(bureau, amount)
    filled = time.perf_counter() - start
    with als(bureau):
        # Of yesterday: what came in the last minutes is read again at each question.
        Vacature.objects.update(gewijzigd_op=klok.now() - dt.timedelta(days=1))
    start, used = time.perf_counter(), cpu()
    beheer.rebuild(bureau.pk)
    built, spent = time.perf_counter() - start, cpu() - used
    people = [replaced(each, bureau.pk) for each in _people(60)]
    pages, plain = [], []
    with als(bureau):
        for zoeker in people * 2:
            start = time.perf_counter()
            lezen.best(zoeker, Vacature.objects.all(), bijna=3)
            pages.append((time.perf_counter() - start) * 1000)
            start = time.perf_counter()
            kolommen.search(bureau.pk, zoeker)
            plain.append((time.perf_counter() - start) * 1000)
        zoeker = people[0]
        before = kolommen.search(bureau.pk, zoeker).totaal
        start = time.perf_counter()
        title = zoeker.beroepen[0].naam
        add_vacature(by=cast.anna.actor, velden=Velden(titel=title, werkgever_naam="Meting", pc4=zoeker.pc4))
        seen = kolommen.search(bureau.pk, zoeker).totaal == before + 1
        shown = time.perf_counter() - start
    warm = per_second(pages[len(people) :])
    return [
        row(f"{label}: maken (wissel demo --vacatures)", round(filled, 1), "s", None),
        row(f"{label}: index bouwen, CPU van Wissel", round(spent, 1), "s", BOUWEN_S),
        row(f"{label}: index bouwen, hele tijd", round(built, 1), "s", None),
        row(
            f"{label}: de 20 beste kiezen, hele tijd, 95 % binnen",
            per_second(plain[len(people) :])[2],
            "ms",
            None,
        ),
        row(f"{label}: 20 met uitleg en 3 net niet, hele tijd, helft binnen", warm[1], "ms", None),
        row(f"{label}: 20 met uitleg en 3 net niet, hele tijd, 95 % binnen", warm[2], "ms", BLADZIJDE_MS),
        row(
            f"{label}: nieuwe vacature te vinden na",
            round(shown, 3),
            "s",
            ZICHTBAAR_S,
            kept=seen and shown <= 10,
        ),
    ]


def make_cast_of(make: Any) -> Any:
    """The people of the tests, made in a transaction of their own."""
    from django.db import transaction

    with transaction.atomic():
        return make()


def replaced(zoeker: Any, bureau_id: Any) -> Any:
    from dataclasses import replace

    return replace(zoeker, bureau_id=bureau_id)
