"""The agenda of a week on screen."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.portalen import set_clock, text_of
from tests.arrange.rapportage import running_traject
from tests.cast import Cast, make_lid
from wissel import klok
from wissel.accounts.models import Rol
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Afspraak, Traject, Werktijd


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-04-21T08:00")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return running_traject(cast)


def plan(cast: Cast, traject: Traject, day: int, hour: int = 14, **changes: Any) -> Afspraak:
    values: dict[str, Any] = {
        "soort": "gesprek", "titel": "Voortgang", "minuten": 60, "vorm": "kantoor", **changes
    }  # fmt: skip
    moment = dt.datetime(2026, 4, day, hour, tzinfo=klok.NEDERLAND)
    return afspraken.plan_afspraak(dossier=traject.dossier, by=cast.anna.actor, begint_op=moment, **values)


def asked(traject: Traject, **changes: Any) -> dict[str, Any]:
    return {
        "dossier": str(traject.dossier_id), "soort": "gesprek", "titel": "Voortgang", "dag": "23-4-2026",
        "tijd": "14.00", "minuten": "45", "vorm": "kantoor", "plaats": "", **changes,
    }  # fmt: skip


def test_a_week_shows_each_appointment_with_its_state(cast: Cast, traject: Traject, inloggen: Any) -> None:
    row = plan(cast, traject, 22)
    plan(cast, traject, 23, vorm="video")
    plan(cast, traject, 29, titel="Volgende keer")
    afspraken.confirm(afspraak=row, by=cast.samira.actor)
    words = text_of(inloggen(cast.anna).get("/agenda/"))
    assert "Agenda, week 17" in words and "14.00 – 15.00 Samira Yilmaz" in words
    assert "Bevestigd" in words and "Nog niet bevestigd" in words and "Videogesprek" in words
    assert "Volgende keer" not in words
    assert "Volgende keer" in text_of(inloggen(cast.anna).get("/agenda/?week=2026-04-30"))


def test_a_report_that_is_due_stands_on_its_day(cast: Cast, traject: Traject, inloggen: Any) -> None:
    words = text_of(inloggen(cast.anna).get("/agenda/?week=2026-04-24"))
    assert "Voortgangsrapportage 1 versturen" in words


def test_a_cancelled_appointment_leaves_the_place_free(cast: Cast, traject: Traject, inloggen: Any) -> None:
    row = plan(cast, traject, 22)
    client = inloggen(cast.anna)
    page = client.get("/agenda/")
    assert "15.00 – 17.00 vrij" in text_of(page) and "tijd=15.00" in page.content.decode()
    afspraken.cancel(afspraak=row, by=cast.samira.actor)
    assert "09.00 – 17.00 vrij" in text_of(client.get("/agenda/"))


def test_holidays_and_days_off_have_no_free_places(cast: Cast, traject: Traject, inloggen: Any) -> None:
    page = inloggen(cast.anna).get("/agenda/?week=2026-04-27")
    assert "feestdag" in text_of(page) and "dag=2026-04-27" not in page.content.decode()
    assert "dag=2026-04-28" in page.content.decode() and "dag=2026-05-02" not in page.content.decode()


@pytest.mark.parametrize("week", ["", "onzin", "9999-12-31", "0001-01-01", "2026-13-01"])
def test_an_address_that_means_nothing_shows_this_week(cast: Cast, inloggen: Any, week: str) -> None:
    assert "Agenda, week 17" in text_of(inloggen(cast.anna).get(f"/agenda/?week={week}"))


def test_an_empty_place_plans_an_appointment(cast: Cast, traject: Traject, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    form = client.get("/agenda/nieuw/?dag=2026-04-23&tijd=15.00&minuten=30").content.decode()
    assert 'value="23-4-2026"' in form and 'value="15.00"' in form and 'value="30"' in form
    page = client.post("/agenda/nieuw/", asked(traject), follow=True)
    assert "De afspraak staat erin" in text_of(page) and "14.00 – 14.45 Samira Yilmaz" in text_of(page)
    assert Afspraak.objects.get().met_id == cast.anna.persoon.pk


def test_planning_over_another_appointment_asks_first(cast: Cast, traject: Traject, inloggen: Any) -> None:
    plan(cast, traject, 23)
    client = inloggen(cast.anna)
    page = client.post("/agenda/nieuw/", asked(traject))
    assert page.status_code == 409 and "Om 14.00 uur staat er al een afspraak" in text_of(page)
    assert Afspraak.objects.count() == 1 and 'value="23-4-2026"' in page.content.decode()
    assert client.post("/agenda/nieuw/", {**asked(traject), "toch": "1"}).status_code == 302
    assert Afspraak.objects.count() == 2


def test_a_free_moment_becomes_an_appointment(cast: Cast, traject: Traject, inloggen: Any) -> None:
    plan(cast, traject, 21, hour=9)
    client = inloggen(cast.anna)
    page = client.get(f"/agenda/moment/?minuten=90&dossier={traject.dossier_id}").content.decode()
    assert (
        "dag=2026-04-21&amp;tijd=10.00&amp;minuten=90" in page
        and "tijd=09.30&amp;minuten=90" not in page.split("22 april")[0]
    )
    assert client.get("/agenda/moment/?minuten=5").status_code == 422


def test_the_office_picks_a_coach_and_a_coach_sees_only_the_own_week(
    cast: Cast, traject: Traject, inloggen: Any
) -> None:
    plan(cast, traject, 22)
    corrie = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
    for who in (cast.mo, cast.backoffice):
        client = inloggen(who)
        assert "Samira" in text_of(client.get(f"/agenda/?coach={cast.anna.persoon.pk}"))
        assert "Samira" not in text_of(client.get(f"/agenda/?coach={corrie.persoon.pk}"))
    for address in ("/agenda/", f"/agenda/?coach={cast.anna.persoon.pk}"):
        assert "Samira" not in text_of(inloggen(corrie).get(address))
    assert inloggen(cast.mo).get("/agenda/nieuw/").status_code == 404
    page = inloggen(corrie).post("/agenda/nieuw/", asked(traject))
    assert page.status_code == 422 and Afspraak.objects.count() == 1


def test_the_office_plans_for_the_coach_it_chose(cast: Cast, traject: Traject, inloggen: Any) -> None:
    client = inloggen(cast.backoffice)
    client.post(f"/agenda/nieuw/?coach={cast.anna.persoon.pk}", asked(traject))
    assert Afspraak.objects.get().met_id == cast.anna.persoon.pk


@pytest.mark.parametrize("who", ["samira", "piet", "verzekeraar"])
def test_the_agenda_is_for_the_bureau(cast: Cast, traject: Traject, inloggen: Any, who: str) -> None:
    for path in ("/agenda/", "/agenda/nieuw/", "/agenda/moment/", "/agenda/werktijd/"):
        assert inloggen(getattr(cast, who)).get(path).status_code == 404


def test_working_hours_are_kept_and_used(cast: Cast, traject: Traject, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    assert "die van het bureau" in text_of(client.get("/agenda/werktijd/"))
    wrong = client.post("/agenda/werktijd/", {"dagen": ["2"], "begin": "12", "einde": "9.00"})
    assert wrong.status_code == 422 and "voor de begintijd" in text_of(wrong)
    client.post("/agenda/werktijd/", {"dagen": ["2"], "begin": "10", "einde": "12.30"})
    assert Werktijd.objects.get().persoon_id == cast.anna.persoon.pk
    words = text_of(client.get("/agenda/"))
    assert "10.00 – 12.30 vrij" in words and "09.00" not in words
    inloggen(cast.mo).post("/agenda/werktijd/", {"dagen": ["0"], "begin": "8", "einde": "9"})
    assert Werktijd.objects.filter(persoon__isnull=True).exists()


def test_the_number_of_queries_does_not_grow_with_the_week(
    cast: Cast, traject: Traject, inloggen: Any
) -> None:
    client, counts = inloggen(cast.anna), []
    client.get("/agenda/")
    for _round in range(2):
        with CaptureQueriesContext(connection) as found:
            assert client.get("/agenda/").status_code == 200
        counts.append(len(found))
        for number in range(8):
            plan(cast, traject, 22, hour=8 + number, titel=f"Gesprek {number}")
    assert counts[0] == counts[1] <= 12


def test_an_appointment_is_moved_from_its_own_page(cast: Cast, traject: Traject, inloggen: Any) -> None:
    row = plan(cast, traject, 22)
    plan(cast, traject, 24, hour=9)
    client, path = inloggen(cast.anna), f"/dossiers/{traject.dossier_id}/afspraken/{row.pk}/"
    assert "verzetten/" in client.get(path).content.decode()
    form = client.get(path + "verzetten/").content.decode()
    assert 'value="22-4-2026"' in form and 'value="14.00"' in form
    was = f"{row.begint_op:%Y-%m-%dT%H:%M:%S%z}"
    over = client.post(path + "verzetten/", {"was": was, "dag": "24-4-2026", "tijd": "9.30"})
    assert over.status_code == 409 and "Om 09.00 uur staat er al" in text_of(over)
    done = client.post(path + "verzetten/", {"was": was, "dag": "24-4-2026", "tijd": "11"}, follow=True)
    assert "De afspraak is verzet" in text_of(done)
    row.refresh_from_db()
    assert row.begint_op == dt.datetime(2026, 4, 24, 11, tzinfo=klok.NEDERLAND)
    stale = client.post(path + "verzetten/", {"was": was, "dag": "25-4-2026", "tijd": "9"})
    assert stale.status_code in {409, 422} and "intussen verzet" in text_of(stale)
