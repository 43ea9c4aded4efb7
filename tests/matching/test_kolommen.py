"""The index of vacancies: the same answer as looking at every one of them, always of one bureau, and always new."""

import datetime as dt
import random
import uuid
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from tests.cast import Cast
from tests.matching.profielen import profiel
from wissel.arbeidsmarkt import postcodes
from wissel.arbeidsmarkt.actions.vacatures import add_vacature, close_vacature
from wissel.arbeidsmarkt.lezen import Eis, Vacatureblad, sheets
from wissel.arbeidsmarkt.models import Beroep, Vacature
from wissel.arbeidsmarkt.velden import Velden
from wissel.belastbaarheid.stand import Oordeel
from wissel.database.context import als
from wissel.demo.vacatures import unsaved
from wissel.matching import kolommen, oordeel, score
from wissel.matching.kolommen import beheer, grens, kiezen, mappen, open
from wissel.matching.tasks import build
from wissel.matching.tasks import look as look_for_all
from wissel.matching.waarden import Verdict, Zoekberoep, Zoeker

ROWS = 400
Bladen = list[tuple[Vacatureblad, dict[str, Eis]]]


@pytest.fixture
def map_(settings: Any, tmp_path: Any) -> Iterator[None]:
    settings.WISSEL_MAP = tmp_path
    open.close_all()
    yield
    open.close_all()


@pytest.fixture
def bureau(cast: Cast, map_: None) -> Iterator[uuid.UUID]:
    """Inside the bureau, with made-up vacancies."""
    jobs = list(Beroep.objects.order_by("sleutel").values_list("pk", "naam"))
    with als(cast.bureau):
        Vacature.objects.bulk_create(unsaved(cast.bureau, ROWS, jobs))
        yield cast.bureau.pk


def seekers(bureau_id: uuid.UUID, amount: int, seed: int = 5) -> list[Zoeker]:
    chance = random.Random(seed)
    rows = Beroep.objects.order_by("sleutel").values_list("sleutel", "naam", "isco")
    jobs = [Zoekberoep(key, name, isco, 1.0) for key, name, isco in rows]
    return [replace(profiel(chance, jobs), bureau_id=bureau_id) for _ in range(amount)]


Waar = list[tuple[tuple[int, float, int], uuid.UUID, tuple[float, ...], set[str], tuple[str, ...]]]


def by_hand(zoeker: Zoeker, bladen: Bladen) -> tuple[Waar, list[tuple[float, int, str]]]:
    """Every vacancy judged and scored by the functions for one: (what fits, what broke one limit only)."""
    jobs, good, near = beheer.vakken(), [], []
    for blad, eisen in bladen:
        if blad.gesloten_op is not None:
            continue
        afstand = postcodes.distance(zoeker.pc4, blad.pc4)
        match = oordeel.judge(zoeker, blad, eisen, afstand)
        vak = jobs.get(blad.beroep_id) if blad.beroep_id else None
        delen = score.parts(zoeker, blad, eisen, afstand, vak=vak)
        total = replace(match, delen=delen).score
        if match.verdict is not Verdict.PAST_NIET:
            rank = grens.VERDICTS.index(match.verdict)
            still = {each.sleutel for each in match.hard if each.oordeel is Oordeel.ONBEKEND}
            points = tuple(each.punten for each in delen)
            good.append(((rank, -total, blad.id.int), blad.id, points, still, delen[1].gevonden))
        elif match.bijna and not (
            zoeker.reis_km and afstand and afstand.km > zoeker.reis_km + kiezen.NET_VERDER
        ):
            near.append((-total, blad.id.int, match.bijna.sleutel))
    return good, sorted(near)


def same(zoeker: Zoeker, bladen: Bladen, found: kolommen.Gevonden) -> None:
    good, near = by_hand(zoeker, bladen)
    shown = [(hit.plaats, hit.id, hit.punten, set(hit.open), hit.gevonden) for hit in found.treffers]
    assert shown == sorted(good, key=lambda each: each[0])[: len(shown)]
    assert found.totaal == len(good) and len(found.treffers) == min(20, len(good))
    assert [(-hit.score, hit.id.int, hit.grens) for hit in found.bijna] == near[:3]


@pytest.fixture
def rows(bureau: uuid.UUID) -> Bladen:
    return list(sheets(Vacature.objects.filter(bureau_id=bureau)))


def test_the_index_says_the_same_as_looking_at_every_vacancy(bureau: uuid.UUID, rows: Bladen) -> None:
    assert beheer.needed(bureau) and beheer.rebuild(bureau) == ROWS and not beheer.needed(bureau)
    for zoeker in seekers(bureau, 12):
        found = kolommen.search(bureau, zoeker, bijna=3)
        assert found.uit_index and found.volledig
        same(zoeker, rows, found)
        second = kolommen.search(bureau, zoeker, limit=5, offset=5)
        assert second.ids == found.ids[5:10] and second.totaal == found.totaal
        less = kolommen.search(bureau, zoeker, limit=5, zonder=found.ids[:2])
        assert less.ids == found.ids[2:7] and less.totaal == max(0, found.totaal - 2)
        half = [blad.id for blad, _eisen in rows[::2]]
        some = kolommen.search(bureau, zoeker, bijna=3, alleen=half)
        same(zoeker, [each for each in rows if each[0].id in set(half)], some)
    nobody = replace(seekers(bureau, 1)[0], stand=None)
    assert kolommen.search(bureau, nobody).treffers == ()


def test_the_database_answers_without_an_index_and_with_a_broken_one(bureau: uuid.UUID, rows: Bladen) -> None:
    zoeker = seekers(bureau, 1)[0]
    found = kolommen.search(bureau, zoeker, bijna=3)
    assert not found.uit_index
    same(zoeker, rows, found)
    beheer.rebuild(bureau)
    place = mappen.served(bureau)
    assert place is not None and kolommen.search(bureau, zoeker).uit_index
    column = place / "tekst_rijen.npy"
    good = column.read_bytes()
    for broken in (good[:-4], good[:200] + b"\xff" * (len(good) - 200), None):
        column.unlink()
        if broken is not None:
            column.write_bytes(broken)
        open.close_all()
        found = kolommen.search(bureau, zoeker, bijna=3)
        assert not found.uit_index
        same(zoeker, rows, found)
        column.write_bytes(good)
    (place / "meta.json").write_text("{")
    open.close_all()
    assert not kolommen.search(bureau, zoeker).uit_index and beheer.needed(bureau)
    assert beheer.status(bureau).rijen is None
    beheer.rebuild(bureau)
    assert kolommen.search(bureau, zoeker).uit_index and beheer.status(bureau).rijen == ROWS


def test_new_changed_and_closed_vacancies_count_at_once(cast: Cast, bureau: uuid.UUID) -> None:
    zoeker = replace(seekers(bureau, 1)[0], reis_km=None, diensten_niet=frozenset(), dagen_niet=frozenset())
    job = zoeker.beroepen[0]
    for built in (False, True):
        if built:
            beheer.rebuild(bureau)
        before = kolommen.search(bureau, zoeker)
        with als(cast.bureau):
            new = add_vacature(
                by=cast.anna.actor,
                velden=Velden(
                    titel=f"{job.naam} {built}", werkgever_naam=f"De Linde {built}", plaats="Soest"
                ),
            )
        after = kolommen.search(bureau, zoeker)
        assert after.totaal == before.totaal + 1
        same(
            zoeker,
            list(sheets(Vacature.objects.filter(bureau_id=bureau))),
            kolommen.search(bureau, zoeker, bijna=3),
        )
        close_vacature(by=cast.anna.actor, vacature=new)
        assert kolommen.search(bureau, zoeker).totaal == before.totaal
        old = Vacature.objects.get(pk=before.ids[0])
        close_vacature(by=cast.anna.actor, vacature=old)
        assert old.pk not in kolommen.search(bureau, zoeker).ids
        changed = Vacature.objects.get(pk=before.ids[1])
        changed.titel, changed.gewijzigd_op, changed.versie = (
            "Dakdekker",
            dt.datetime.now(dt.UTC),
            changed.versie + 1,
        )
        changed.save()
        same(
            zoeker,
            list(sheets(Vacature.objects.filter(bureau_id=bureau))),
            kolommen.search(bureau, zoeker, bijna=3),
        )


def test_an_index_belongs_to_one_bureau(cast: Cast, bureau: uuid.UUID, rows: Bladen) -> None:
    beheer.rebuild(bureau)
    zoeker = seekers(bureau, 1)[0]
    other = cast.ander_bureau.pk
    with pytest.raises(ValueError):
        kolommen.search(other, zoeker)
    with pytest.raises(ValueError):
        beheer.build(other, rows, {}, total=len(rows))
    place = mappen.served(bureau)
    assert place is not None and mappen.served(other) is None and not list(mappen.folder(other).glob("*/"))
    # A folder that was put in the wrong place is not used.
    mappen.folder(other).mkdir(parents=True, exist_ok=True)
    place.rename(mappen.folder(other) / place.name)
    (mappen.folder(bureau) / "nu.json").rename(mappen.folder(other) / "nu.json")
    with als(other):
        found = kolommen.search(other, replace(zoeker, bureau_id=other))
    assert found.totaal == 0 and not found.uit_index


def test_building_shows_how_far_it_is_and_goes_on_after_a_fault(bureau: uuid.UUID, rows: Bladen) -> None:
    beheer.rebuild(bureau)
    first, seen = mappen.served(bureau), []

    def look(done: int) -> None:
        seen.append(beheer.status(bureau).bezig)
        assert mappen.served(bureau) == first
        with pytest.raises(mappen.Bezig):
            beheer.build(bureau, (), {}, total=0)
        if len(seen) == 3:
            raise OSError("geen ruimte")

    with pytest.raises(OSError, match="ruimte"):
        beheer.rebuild(bureau, look)
    assert seen[1] == (1, ROWS) and beheer.status(bureau).bezig is None
    assert mappen.served(bureau) == first and len(list(mappen.folder(bureau).glob("*/"))) == 1
    old = mappen.folder(uuid.uuid4())
    old.mkdir()
    look_for_all()
    assert not old.exists() and mappen.served(bureau) == first
    assert beheer.rebuild(bureau) == ROWS and mappen.served(bureau) != first
    assert len(list(mappen.folder(bureau).glob("*/"))) == 1


def test_a_page_shows_the_state_and_asks_to_build_again(cast: Cast, bureau: uuid.UUID, inloggen: Any) -> None:
    joris = inloggen(cast.joris)
    assert "nog geen index" in joris.get("/vacatures/zoekindex/").content.decode()
    assert joris.post("/vacatures/zoekindex/").status_code == 302
    build(bureau_id=str(bureau))
    mappen.tell(bureau, 100, ROWS)
    page = joris.get("/vacatures/zoekindex/")
    assert f"{ROWS} vacatures in de index" in page.content.decode() and 'value="25"' in page.content.decode()
    assert page.headers["Refresh"] == "3"
