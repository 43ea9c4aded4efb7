"""The keyset list: every dossier once, in order, forwards and back, dated and undated."""

import datetime as dt

import pytest

from tests.cast import Cast
from wissel import klok
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.policies import visible
from wissel.web.bureau.werkvoorraad import lijst

TODAY = dt.date(2026, 4, 21)


@pytest.fixture
def sixty_dossiers(cast: Cast) -> Cast:
    set_context(bureau_id=cast.bureau.pk)
    for number in range(60):
        Dossier.objects.create(
            bureau=cast.bureau,
            nummer=f"2026-{number:04}",
            kandidaat=cast.samira.persoon,
            opdrachtgever=cast.werkgever,
            werkgever=cast.werkgever,
            betaler=cast.werkgever,
            coach=cast.anna.persoon,
            aangemaakt_op=klok.now(),
            volgende_op=None if number % 4 == 0 else TODAY + dt.timedelta(days=number // 3 - 5),
            sorteernaam=f"naam {number % 7}",
        )
    return cast


@pytest.mark.parametrize("sort", ["termijn", "naam"])
def test_every_dossier_comes_once_forwards_and_back(sixty_dossiers: Cast, sort: str) -> None:
    rows = visible(sixty_dossiers.anna.actor, Dossier)
    pages, key = [], None
    while True:
        page = lijst.page(rows, sort=sort, after=key, before=None, today=TODAY)
        pages.append([row.id for row in page.rijen])
        if page.volgende is None:
            break
        key = page.volgende
    seen = [row for page in pages for row in page]
    assert len(seen) == len(set(seen)) == 60 and [len(p) for p in pages] == [25, 25, 10]
    previous = lijst.page(rows, sort=sort, after=None, before=page.vorige, today=TODAY)
    assert [row.id for row in previous.rijen] == pages[1]
    first = lijst.page(rows, sort=sort, after=None, before=previous.vorige, today=TODAY)
    assert [row.id for row in first.rijen] == pages[0] and first.vorige is None


def test_dated_rows_come_before_undated_ones(sixty_dossiers: Cast) -> None:
    rows = visible(sixty_dossiers.anna.actor, Dossier)
    page = lijst.page(rows, sort="termijn", after=None, before=None, today=TODAY)
    dates = [row.termijn_op for row in page.rijen]
    assert None not in dates and dates == sorted(dates)


def test_a_broken_key_starts_at_the_beginning(sixty_dossiers: Cast) -> None:
    rows = visible(sixty_dossiers.anna.actor, Dossier)
    start = lijst.page(rows, sort="naam", after=None, before=None, today=TODAY)
    for key in ("onzin", "e30", "' OR 1=1--", "W251bGwsIDFd"):
        assert lijst.page(rows, sort="naam", after=key, before=None, today=TODAY).rijen == start.rijen


def test_counts_follow_the_prepared_views(sixty_dossiers: Cast) -> None:
    found = lijst.counts(sixty_dossiers.anna.actor, TODAY, 14)
    late = Dossier.objects.filter(volgende_op__lt=TODAY).count()
    assert late > 0 and found["laat"] == late and found["alles"] == 60 and found["wacht"] == 0


def test_another_coach_sees_none_of_them(sixty_dossiers: Cast) -> None:
    assert visible(sixty_dossiers.bram.actor, Dossier).count() == 0
    assert lijst.counts(sixty_dossiers.bram.actor, TODAY, 14)["alles"] == 0
