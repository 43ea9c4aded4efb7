"""The kandidaat fills in a questionnaire without script, stops, goes on, and reads the result after the talk."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from tests.arrange import orientatie as arrange
from tests.arrange.dossiers import open_samira
from tests.cast import Cast, sign_in
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.orientatie.actions import afnemen
from wissel.orientatie.models import Afname, Antwoordblad

L = "/mijn/werk/vragenlijsten/"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-01")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    set_context(bureau_id=cast.bureau.pk)
    return open_samira(cast)


@pytest.fixture
def afname(cast: Cast, dossier: Dossier) -> Afname:
    return arrange.assigned(cast, dossier, arrange.built_in(cast))


@pytest.fixture
def samira(cast: Cast) -> Client:
    return sign_in(Client(), cast.samira)


def text(response: Any) -> str:
    return response.content.decode()


def test_today_leads_straight_to_the_questions(cast: Cast, samira: Client, afname: Afname) -> None:
    assert f"{L}{afname.pk}/" in text(samira.get("/mijn/"))
    page = text(samira.get(f"{L}{afname.pk}/"))
    assert "48 vragen" in page and "ongeveer 12 minuten" in page and "Vragenlijst, niet gevalideerd" in page


def test_one_question_a_page_and_back_where_one_was(cast: Cast, samira: Client, afname: Afname) -> None:
    first = f"{L}{afname.pk}/vraag/1/"
    assert "Vraag 1 van 48" in text(samira.get(first))
    answered = samira.post(first, {"antwoord": "4"})
    assert answered["Location"].endswith("/vraag/2/")
    assert samira.post(f"{L}{afname.pk}/vraag/2/", {"sla_over": "ja"})["Location"].endswith("/vraag/3/")
    assert "Verder met vraag 3" in text(samira.get(f"{L}{afname.pk}/"))
    assert 'value="4" ' in text(samira.get(first)) and "checked" in text(samira.get(first))
    assert "Deze vraag heeft u overgeslagen" in text(samira.get(f"{L}{afname.pk}/vraag/2/"))


def test_no_answer_is_asked_again_and_a_strange_one_refused(
    cast: Cast, samira: Client, afname: Afname
) -> None:
    page = samira.post(f"{L}{afname.pk}/vraag/1/", {})
    assert page.status_code == 422 and "Kies een antwoord. Of druk op Sla over." in text(page)
    assert samira.post(f"{L}{afname.pk}/vraag/1/", {"antwoord": "9"}).status_code == 422
    assert not Antwoordblad.objects.exists()


def test_autosave_answers_with_a_sentence_and_pause_goes_to_the_list(
    cast: Cast, samira: Client, afname: Afname
) -> None:
    first = f"{L}{afname.pk}/vraag/1/"
    kept = samira.post(first, {"antwoord": "2", "bewaren": "concept"}, headers={"X-Wissel-Autosave": "1"})
    assert kept.status_code == 200 and text(kept).startswith("Bewaard om")
    assert Antwoordblad.objects.get().plaats == 1
    assert samira.post(first, {"bewaren": "concept"})["Location"] == L
    assert Antwoordblad.objects.get().antwoorden == {"doen_1": 2}


def test_the_end_names_what_was_skipped_and_the_result_waits(
    cast: Cast, samira: Client, afname: Afname
) -> None:
    assert samira.get(f"{L}{afname.pk}/vraag/49/")["Location"].endswith("/klaar/")
    assert "U heeft nog niets beantwoord" in text(samira.get(f"{L}{afname.pk}/klaar/"))
    for number in range(1, 46):
        samira.post(f"{L}{afname.pk}/vraag/{number}/", {"antwoord": str(1 + number % 5)})
    page = text(samira.get(f"{L}{afname.pk}/klaar/"))
    assert "U beantwoordde 45 van 48 vragen" in page and "3 vragen overgeslagen" in page
    samira.post(f"{L}{afname.pk}/klaar/")
    page = text(samira.get(f"{L}{afname.pk}/"))
    assert "Uw antwoorden zijn binnen" in page and '<svg class="chart"' not in page
    assert "Wat u antwoordde" in page
    afnemen.discuss(afname=Afname.objects.get(), by=cast.anna.actor, op=dt.date(2026, 4, 1))
    page = text(samira.get(f"{L}{afname.pk}/"))
    assert '<svg class="chart"' in page and "niemand: er is geen normgroep" in page and "versie 1" in page
    assert "percentiel" not in page


def test_a_measure_is_seen_at_once_and_shared_with_one_press(
    cast: Cast, samira: Client, dossier: Dossier
) -> None:
    where = samira.post(L + "meting/")["Location"]
    row = Afname.objects.get()
    assert where == f"{L}{row.pk}/"
    for _n in range(2):
        row = afnemen.start_measure(dossier=dossier, by=cast.samira.actor)
        arrange.answered(cast, row)
    assert "Zie uw metingen naast elkaar" in text(samira.get(f"{L}{row.pk}/"))
    page = text(samira.get(L))
    assert "Alleen voor:" in page and page.count('class="s1"') > 3 and "De cijfers in een tabel" in page
    assert "Uw coach kan uw metingen nu lezen" in text(
        samira.post(L + "meting/delen/", {"delen": "ja"}, follow=True)
    )
    assert "Niet meer delen met mijn coach" in text(samira.get(L))
    assert "niet meer lezen" in text(samira.post(L + "meting/delen/", {"delen": "nee"}, follow=True))


def test_own_words_stand_in_the_profile_and_can_be_changed(
    cast: Cast, samira: Client, dossier: Dossier
) -> None:
    page = text(samira.get("/mijn/werk/orientatie/"))
    for name in (
        "Persoonlijkheid",
        "Capaciteiten",
        "Drijfveren",
        "Persoonlijke belemmeringen",
        "Voorwaarden voor",
    ):
        assert name in page
    wrong = samira.post("/mijn/werk/orientatie/", {"deel": "", "tekst": "Ik help graag"})
    assert wrong.status_code == 422 and "Ik help graag" in text(wrong)
    assert "Ik help graag" in text(
        samira.post("/mijn/werk/orientatie/", {"deel": "drijfveren", "tekst": "Ik help graag"}, follow=True)
    )
    from wissel.orientatie.models import Orientatieregel

    row = Orientatieregel.objects.get()
    path = f"/mijn/werk/orientatie/{row.pk}/"
    samira.post(path, {"deel": "drijfveren", "tekst": "Ik help graag mensen", "slot": "1"})
    assert Orientatieregel.objects.get().tekst == "Ik help graag mensen"
    clash = samira.post(path, {"deel": "drijfveren", "tekst": "Oud", "slot": "1"})
    assert clash.status_code == 422 and "Oud" in text(clash)
    samira.post(path, {"weg": "ja"})
    assert not Orientatieregel.objects.exists()


def test_what_is_of_someone_else_is_not_there(cast: Cast, afname: Afname) -> None:
    for lid in (cast.anna, cast.piet, cast.joris, cast.ander_kandidaat):
        client = sign_in(Client(), lid)
        for path in (L, f"{L}{afname.pk}/", f"{L}{afname.pk}/vraag/1/", f"{L}{afname.pk}/klaar/"):
            response = client.get(path)
            assert "leuk" not in text(response), (lid.persoon.naam, path)
            assert response.status_code == 404 or (lid is cast.ander_kandidaat and path == L)


def test_a_question_costs_few_queries(
    cast: Cast, samira: Client, afname: Afname, django_assert_max_num_queries: Any
) -> None:
    samira.get(f"{L}{afname.pk}/vraag/1/")
    with django_assert_max_num_queries(14):
        samira.get(f"{L}{afname.pk}/vraag/1/")
    with django_assert_max_num_queries(24):
        samira.post(f"{L}{afname.pk}/vraag/1/", {"antwoord": "4"})
    with django_assert_max_num_queries(16):
        samira.get(L)
