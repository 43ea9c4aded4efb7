"""Appointments on screen."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.rapportage import running_traject
from tests.cast import Cast
from wissel import klok
from wissel.trajecten.actions import afspraken
from wissel.trajecten.models import Afspraak, Logboekregel, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-04-21T10:00")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return running_traject(cast)


@pytest.fixture
def url(traject: Traject) -> str:
    return f"/dossiers/{traject.dossier_id}/afspraken/"


def plan(cast: Cast, traject: Traject, day: int, **changes: Any) -> Afspraak:
    values: dict[str, Any] = {
        "soort": "gesprek",
        "titel": "Voortgang",
        "minuten": 60,
        "vorm": "kantoor",
        **changes,
    }
    moment = dt.datetime(2026, 4, day, 14, tzinfo=klok.NEDERLAND)
    return afspraken.plan_afspraak(dossier=traject.dossier, by=cast.anna.actor, begint_op=moment, **values)


def asked(**changes: Any) -> dict[str, Any]:
    return {
        "soort": "gesprek", "titel": "Voortgang", "dag": "24-4-2026", "tijd": "14.00", "minuten": "45",
        "vorm": "kantoor", "plaats": "Kamer 2", "met": "", **changes,
    }  # fmt: skip


def text(response: Any) -> str:
    return str(response.content.decode())


def test_an_appointment_is_planned_at_dutch_time(cast: Cast, inloggen: Any, url: str) -> None:
    page = text(inloggen(cast.anna).post(url, asked(), follow=True))
    assert "14.00 – 14.45 uur" in page and "Kamer 2" in page and "Nog niet bevestigd" in page
    assert Afspraak.objects.get().begint_op == dt.datetime(2026, 4, 24, 12, tzinfo=dt.UTC)


def test_planning_over_another_one_warns_and_is_kept(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    plan(cast, traject, 24)
    page = text(inloggen(cast.anna).post(url, asked(tijd="14.30"), follow=True))
    assert "Om 14.00 uur staat er al een afspraak van 60 minuten." in page and Afspraak.objects.count() == 2


def test_a_time_that_is_none_is_said_at_its_field(cast: Cast, inloggen: Any, url: str) -> None:
    response = inloggen(cast.anna).post(url, asked(tijd="25.00", titel="Mijn titel"))
    page = text(response)
    assert response.status_code == 422 and "Vul een tijd in" in page and "Mijn titel" in page


def test_attendance_is_one_button_in_the_list(cast: Cast, inloggen: Any, url: str, traject: Traject) -> None:
    row = plan(cast, traject, 20)
    client = inloggen(cast.anna)
    assert "Ging dit door?" in text(client.get(url))
    page = text(client.post(f"{url}{row.pk}/", {"stand": "geweest"}, follow=True))
    assert "Ging dit door?" not in page and "van 1 afspraak ging door" in page


def test_attendance_with_a_note_lands_in_the_log(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    row = plan(cast, traject, 20)
    client = inloggen(cast.anna)
    client.post(f"{url}{row.pk}/", {"stand": "geweest", "notitie": "Cv is klaar", "publiek": "kandidaat"})
    assert Logboekregel.objects.get().resultaat == "Cv is klaar"
    assert "Cv is klaar" in text(client.get(url.replace("afspraken", "logboek")))


def test_a_coming_appointment_can_be_called_off(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    row = plan(cast, traject, 24)
    client = inloggen(cast.anna)
    assert "Afspraak afzeggen" in text(client.get(f"{url}{row.pk}/"))
    assert "Afgezegd" in text(client.post(f"{url}{row.pk}/afzeggen/", follow=True))


def test_the_kandidaat_confirmed_shows(cast: Cast, inloggen: Any, url: str, traject: Traject) -> None:
    afspraken.confirm(afspraak=plan(cast, traject, 24), by=cast.samira.actor)
    assert "Bevestigd" in text(inloggen(cast.anna).get(url))


def test_backoffice_plans_and_records_but_writes_no_note(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    row = plan(cast, traject, 20)
    client = inloggen(cast.backoffice)
    page = text(client.get(f"{url}{row.pk}/"))
    assert "Vastleggen" in page and 'name="notitie"' not in page
    assert client.post(f"{url}{row.pk}/", {"stand": "niet_gekomen"}).status_code == 302


def test_the_manager_reads_only(cast: Cast, inloggen: Any, url: str, traject: Traject) -> None:
    row = plan(cast, traject, 20)
    client = inloggen(cast.mo)
    assert "Afspraak plannen" not in text(client.get(url))
    assert (
        client.post(url, asked()).status_code
        == client.post(f"{url}{row.pk}/", {"stand": "geweest"}).status_code
        == 404
    )


def test_an_intake_is_asked_for_from_the_intake_page(cast: Cast, inloggen: Any, url: str) -> None:
    page = text(inloggen(cast.anna).get(url + "?soort=intake"))
    assert '<option value="intake" selected>' in page


def test_the_cost_is_the_same_at_any_number(cast: Cast, inloggen: Any, url: str, traject: Traject) -> None:
    client, counts = inloggen(cast.anna), []
    for first, last in ((1, 3), (4, 30)):
        for day in range(first, last):
            row = plan(cast, traject, day)
            if day < 15:
                afspraken.record_attendance(afspraak=row, by=cast.anna.actor, stand="geweest")
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14
