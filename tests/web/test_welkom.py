"""The first time of a kandidaat: three small steps, to be put off, and asked again until done."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast, sign_in
from wissel.fouten import DomainError
from wissel.trajecten.actions.welkom import finish
from wissel.trajecten.models import Welkom

URL = reverse("kandidaat:welkom")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def samira(cast: Cast) -> Any:
    open_samira(cast)
    return sign_in(Client(), cast.samira)


def test_the_first_sign_in_leads_to_three_steps(samira: Any, cast: Cast) -> None:
    assert samira.get("/").url == URL
    one = samira.get(URL).text
    assert "In welke taal leest u het liefst?" in one
    assert "Polski" in one
    two = samira.get(URL + "?stap=2").text
    assert cast.anna.persoon.naam in two
    assert "Uw werkgever ziet niet" in two
    assert "Wat wilt u nu doen?" in samira.get(URL + "?stap=3").text
    assert samira.post(URL, {"begin": "afspraken"}).url == reverse("kandidaat:afspraken")
    assert samira.get("/").url == reverse("kandidaat:vandaag")
    samira.post(URL, {"begin": "rond"})
    assert Welkom.objects.count() == 1


def test_choosing_a_language_goes_on_to_step_two_in_it(samira: Any) -> None:
    answer = samira.post(reverse("taal"), {"taal": "ar", "next": URL + "?stap=2"})
    assert answer.url == URL + "?stap=2"
    assert 'dir="rtl"' in samira.get(answer.url).text


def test_later_is_asked_again_at_the_next_sign_in(samira: Any, cast: Cast) -> None:
    samira.post(URL, {"later": "1"})
    assert samira.get("/").url == reverse("kandidaat:vandaag")
    assert not Welkom.objects.exists()
    assert sign_in(Client(), cast.samira).get("/").url == URL


def test_an_empty_choice_says_what_to_do(samira: Any) -> None:
    page = samira.post(URL, {"begin": ""})
    assert page.status_code == 422
    assert "Kies wat u nu wilt doen" in page.text


def test_nobody_else_does_the_steps(cast: Cast) -> None:
    dossier = open_samira(cast)
    with pytest.raises(DomainError):
        finish(dossier=dossier, by=cast.anna.actor)
