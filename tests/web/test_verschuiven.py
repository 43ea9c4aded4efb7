"""Old and new dates side by side before a fact is recorded."""

import datetime as dt
import re
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Berekening, Dossier, Feit, Milestone

TWEE = {
    "feit-TOTAL_FORMS": "2", "feit-INITIAL_FORMS": "1", "bron": "mail van de werkgever",
    "feit-0-eerste_dag": "3-3-2025", "feit-0-laatste_dag": "1-6-2025", "feit-1-eerste_dag": "16-6-2025",
}  # fmt: skip
MERK = re.compile(r'name="datums_gezien" value="([0-9a-f]{64})"')


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def text(response: Any) -> str:
    return str(response.content.decode())


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", text(response)).split())


def end_of_wait(dossier: Dossier) -> dt.date | None:
    return Milestone.objects.get(dossier=dossier, code="wachttijd_laatste_dag").due_on


def test_a_fact_that_moves_dates_is_shown_before_it_is_recorded(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    response = client.post(url, TWEE)
    assert response.status_code == 200
    told = words(response)
    assert "Er is nog niets vastgelegd" in told
    assert "zondag 28 februari 2027" in told and "zondag 14 maart 2027" in told and "14 dagen later" in told
    assert "Waarom deze datum?" in told and "Regel" in told
    assert (Feit.objects.filter(dossier=dossier).count(), Berekening.objects.count()) == (1, 1)
    seen = MERK.search(text(response))
    assert seen and client.post(url, {**TWEE, "datums_gezien": seen[1]}).status_code == 302
    assert end_of_wait(dossier) == dt.date(2027, 3, 14)
    row = Feit.objects.get(dossier=dossier, vervangen_door__isnull=True)
    assert row.bron == "mail van de werkgever"


def test_going_back_keeps_what_was_typed_and_says_nothing_is_wrong(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    response = client.post(url, {**TWEE, "terug": "ja"})
    assert response.status_code == 200 and "Er gaat nog iets mis" not in text(response)
    for typed in ("1-6-2025", "16-6-2025", "mail van de werkgever"):
        assert f'value="{typed}"' in text(response)
    assert Feit.objects.filter(dossier=dossier).count() == 1


def test_what_was_typed_goes_along_to_the_check(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    page = text(client.post(url, TWEE))
    for name, value in TWEE.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in page


def test_a_fact_that_moves_nothing_is_recorded_at_once_and_says_so(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/pauzes/"
    form = {
        "feit-TOTAL_FORMS": "1", "feit-INITIAL_FORMS": "0", "bron": "", "feit-0-eerste_dag": "4-5-2026",
        "feit-0-laatste_dag": "1-6-2026", "feit-0-soort": "vakantie",
    }  # fmt: skip
    response = client.post(url, form, follow=True)
    assert "Vastgelegd. Geen enkele datum verschuift." in words(response)
    assert Feit.objects.filter(dossier=dossier, pad="pauzes").count() == 1


def test_confirming_twice_records_once(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    seen = MERK.search(text(client.post(url, TWEE)))
    assert seen
    for _ in range(2):
        assert client.post(url, {**TWEE, "datums_gezien": seen[1]}).status_code == 302
    assert Feit.objects.filter(dossier=dossier).count() == 2


def test_dates_that_changed_meanwhile_are_shown_again(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    seen = MERK.search(text(client.post(url, TWEE)))
    record_feit(dossier=dossier, pad="aow_datum", waarde="2026-06-01", by=cast.mo.actor)
    assert seen
    response = client.post(url, {**TWEE, "datums_gezien": seen[1]})
    assert response.status_code == 200 and "Intussen is iets anders" in words(response)
    assert end_of_wait(dossier) == dt.date(2027, 2, 28)
    again = MERK.search(text(response))
    assert again and client.post(url, {**TWEE, "datums_gezien": again[1]}).status_code == 302
    assert end_of_wait(dossier) == dt.date(2027, 3, 14)


def test_an_invented_mark_confirms_nothing(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    assert client.post(url, {**TWEE, "datums_gezien": "ja"}).status_code == 200
    assert Feit.objects.filter(dossier=dossier).count() == 1


def test_text_of_a_person_is_never_markup_on_the_check(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    page = text(client.post(url, {**TWEE, "bron": '"><script>alert(1)</script>'}))
    assert "<script>alert" not in page and "&lt;script&gt;" in page
