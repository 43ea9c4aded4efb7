"""The log on screen: a note in seconds, who may read it, corrections in the open, the same cost at any length."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.rapportage import log, running_traject
from tests.cast import Cast
from tests.privacytoets.antwoorden import answers
from wissel.trajecten.actions import logboek
from wissel.trajecten.models import Logboekregel, Taak, Traject


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-21")


@pytest.fixture
def traject(cast: Cast) -> Traject:
    return running_traject(cast)


@pytest.fixture
def url(traject: Traject) -> str:
    return f"/dossiers/{traject.dossier_id}/logboek/"


def note(**changes: Any) -> dict[str, Any]:
    return {
        "soort": "gesprek", "datum": "21-4-2026", "wie": "Samira", "waarom": "Cv doornemen", "resultaat": "",
        "vervolg": "", "kolom": "bureau", "publiek": "kandidaat", "sleutel": str(uuid.uuid4()), **changes,
    }  # fmt: skip


def text(response: Any) -> str:
    return str(response.content.decode())


def test_the_form_stands_ready_for_a_note_in_seconds(cast: Cast, inloggen: Any, url: str) -> None:
    page = text(inloggen(cast.anna).get(url))
    assert 'value="21-4-2026"' in page and 'value="Samira Yilmaz"' in page
    chosen = [tag for tag in page.split("<input") if 'name="publiek"' in tag and "checked" in tag]
    assert len(chosen) == 1 and 'value="coach"' in chosen[0]
    assert "data-nieuw" in page and "Schrijf hierboven de eerste notitie" in page


def test_four_words_make_a_line_with_its_audience(cast: Cast, inloggen: Any, url: str) -> None:
    client = inloggen(cast.anna)
    response = client.post(url, note(resultaat="Het cv is klaar", vervolg="Brief oefenen"), follow=True)
    page = text(response)
    assert response.redirect_chain and "De notitie is bewaard." in page
    assert "Cv doornemen" in page and "Het cv is klaar" in page and "Brief oefenen" in page
    assert "bureau en kandidaat" in page and "Anna Bakker" in page


def test_a_double_submit_is_one_line(cast: Cast, inloggen: Any, url: str) -> None:
    client, data = inloggen(cast.anna), note()
    for _ in range(2):
        assert client.post(url, data).status_code == 302
    assert Logboekregel.objects.count() == 1


def test_what_was_typed_stays_when_something_is_wrong(cast: Cast, inloggen: Any, url: str) -> None:
    response = inloggen(cast.anna).post(url, note(datum="22-4-2026", waarom="Mijn woorden"))
    page = text(response)
    assert response.status_code == 422 and "<title>Fout:" in page
    assert "Deze dag ligt in de toekomst" in page and "Mijn woorden" in page
    assert not Logboekregel.objects.exists()


def test_an_error_among_the_further_fields_opens_them(cast: Cast, inloggen: Any, url: str) -> None:
    page = text(inloggen(cast.anna).post(url, note(minuten="honderd")))
    assert '<details class="why field" open>' in page


def test_words_about_illness_get_an_answer_before_they_are_kept(cast: Cast, inloggen: Any, url: str) -> None:
    client, key = inloggen(cast.anna), str(uuid.uuid4())
    values = note(resultaat="Zij slikt medicatie", sleutel=key)
    page = client.post(url, values)
    assert page.status_code == 422
    assert "Dit lijkt over ziekte te gaan: " in text(page) and "Zij slikt medicatie" in text(page)
    assert client.post(url, values).status_code == 422 and not Logboekregel.objects.exists()
    kept = client.post(url, {**values, **answers(values["resultaat"], "advies")})
    assert kept.status_code == 302 and Logboekregel.objects.get().resultaat == "Zij slikt medicatie"
    again = {**values, "sleutel": str(uuid.uuid4())}
    assert client.post(url, again).status_code == 302
    other = client.post(url, {**again, "sleutel": str(uuid.uuid4()), "waarom": "Therapie"})
    assert other.status_code == 422 and "Dit lijkt over ziekte te gaan: Therapie" in text(other)


def test_markup_in_a_note_is_only_text(cast: Cast, inloggen: Any, url: str) -> None:
    page = text(
        inloggen(cast.anna).post(url, note(waarom="<script>alert(1)</script> #set {{ 1 }}"), follow=True)
    )
    assert "<script>alert(1)" not in page and "&lt;script&gt;alert(1)" in page and "{{ 1 }}" in page


def test_the_manager_reads_and_does_not_write(cast: Cast, inloggen: Any, url: str, traject: Traject) -> None:
    log(cast, traject, dt.date(2026, 4, 20), "Alleen voor Anna", publiek="coach")
    log(cast, traject, dt.date(2026, 4, 20), "Voor het bureau", publiek="bureau")
    client = inloggen(cast.mo)
    page = text(client.get(url))
    assert "Voor het bureau" in page and "Alleen voor Anna" not in page and "Nieuwe notitie" not in page
    assert client.post(url, note()).status_code == 404


def test_a_filter_shows_talks_or_efforts(cast: Cast, inloggen: Any, url: str, traject: Traject) -> None:
    log(cast, traject, dt.date(2026, 4, 20), "Even gebeld", soort="telefoon")
    log(cast, traject, dt.date(2026, 4, 20), "Brief verstuurd", soort="sollicitatie")
    client = inloggen(cast.anna)
    talks, efforts = text(client.get(url + "?soort=gesprek")), text(client.get(url + "?soort=inspanning"))
    assert "Even gebeld" in talks and "Brief verstuurd" not in talks
    assert "Brief verstuurd" in efforts and "Even gebeld" not in efforts


def test_a_correction_shows_and_the_earlier_words_are_one_click_away(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    line = log(cast, traject, dt.date(2026, 4, 20), "Cv doorneemt")
    client = inloggen(cast.anna)
    assert "Cv doorneemt" in text(client.get(f"{url}{line.pk}/"))
    page = text(client.post(f"{url}{line.pk}/", note(waarom="Cv doornemen", datum="20-4-2026"), follow=True))
    assert "Aangepast op" in page and page.index("Cv doornemen") < page.index("Cv doorneemt")
    assert "Cv doorneemt" in text(client.get(url)).split("<details")[-1]


def test_a_line_can_be_addressed_also_after_it_was_corrected(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    for number in range(30):
        log(cast, traject, dt.date(2026, 3, 20), f"Regel {number}")
    old = Logboekregel.objects.get(waarom="Regel 2")
    fresh = logboek.correct_note(regel=old, by=cast.anna.actor, waarom="Regel twee")
    page = text(inloggen(cast.anna).get(f"{url}?regel={old.pk}"))
    assert f'id="regel-{fresh.pk}" class="target"' in page and "Naar de nieuwste regel" in page


def test_older_lines_come_by_walking_on_each_once(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    for number in range(60):
        log(cast, traject, dt.date(2026, 3, 17) + dt.timedelta(days=number // 3), f"Regel-{number}.")
    client, address, seen = inloggen(cast.anna), url, []
    while address:
        page = text(client.get(address, HTTP_HX_REQUEST="true"))
        assert "<html" not in page
        seen += [number for number in range(60) if f">Regel-{number}.<" in page]
        address = (
            page.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
            if 'rel="next"' in page
            else ""
        )
    assert sorted(seen) == list(range(60))


BROKEN = ["onzin", "2026-04-20", "2026-04-20.x", "2026-13-40.d9ce7ecc-38cd-40af-9c8a-746060c55687"]


@pytest.mark.parametrize("key", BROKEN)
def test_a_broken_key_begins_at_the_newest_line(
    cast: Cast, inloggen: Any, url: str, traject: Traject, key: str
) -> None:
    log(cast, traject, dt.date(2026, 4, 20), "De nieuwste")
    for name in ("na", "regel"):
        assert "De nieuwste" in text(inloggen(cast.anna).get(url, {name: key}))


def test_the_cost_is_the_same_at_any_number_of_lines(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    client = inloggen(cast.anna)
    counts = []
    for number in (3, 60):
        for each in range(number):
            log(cast, traject, dt.date(2026, 4, 1), f"Regel {number} {each}", vervolg="Bellen")
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_what_was_agreed_next_is_ticked_off(cast: Cast, inloggen: Any, url: str) -> None:
    client = inloggen(cast.anna)
    page = text(client.post(url, note(vervolg="Brief nakijken", vervolg_op="24-4-2026"), follow=True))
    assert "Afgesproken vervolg" in page and "Nog 3 dagen" in page
    taak = Taak.objects.get()
    client.post(url.replace("logboek", "vervolg") + f"{taak.pk}/")
    assert "Afgesproken vervolg" not in text(client.get(url))


@pytest.mark.parametrize("who", ["samira", "piet", "backoffice", "bram"])
def test_others_do_not_open_the_log(cast: Cast, inloggen: Any, url: str, who: str) -> None:
    assert inloggen(getattr(cast, who)).get(url).status_code == 404


def test_a_jobhunter_does_not_correct_the_words_of_the_coach(
    cast: Cast, inloggen: Any, url: str, traject: Traject
) -> None:
    line = log(cast, traject, dt.date(2026, 4, 20), "Van Anna")
    client = inloggen(cast.joris)
    page = text(client.get(url))
    assert "Van Anna" in page and "Verbeteren" not in page
    assert client.post(f"{url}{line.pk}/", note()).status_code == 404


def test_what_was_being_written_comes_back_for_the_writer_alone(cast: Cast, inloggen: Any, url: str) -> None:
    client, half = inloggen(cast.anna), note(waarom="Half af", datum="")
    answer = client.post(url, {**half, "bewaren": "concept"}, HTTP_X_WISSEL_AUTOSAVE="1")
    assert text(answer).startswith("Bewaard om") and not Logboekregel.objects.exists()
    page = text(client.get(url))
    assert 'value="Half af"' in page and "U was aan deze notitie begonnen" in page
    assert "Half af" not in text(inloggen(cast.joris).get(url))
    client.post(url, {**half, "datum": "21-4-2026"})
    client.post(url, {**half, "bewaren": "concept"}, HTTP_X_WISSEL_AUTOSAVE="1")
    assert "U was aan deze notitie begonnen" not in text(client.get(url))


def test_a_draft_can_be_thrown_away(cast: Cast, inloggen: Any, url: str) -> None:
    client = inloggen(cast.anna)
    client.post(url, {**note(waarom="Toch niet"), "bewaren": "concept"})
    assert "Toch niet" in text(client.get(url))
    client.post(url, {**note(), "doe": "weg"})
    assert "Toch niet" not in text(client.get(url)) and not Logboekregel.objects.exists()
