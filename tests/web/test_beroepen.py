"""Occupations for staff, and the component with which any form picks one."""

import uuid

import pytest
from django import forms
from django.test import Client

from tests.cast import Cast, sign_in
from wissel.arbeidsmarkt.buren import neighbours
from wissel.arbeidsmarkt.zoeken import search
from wissel.web.shared.beroepkiezer import BeroepKeuze, BeroepVeld

pytestmark = pytest.mark.django_db


class Vorm(forms.Form):
    beroep = BeroepVeld(label="Beroep", adres="bureau:beroep_kiezen")


class Vrij(forms.Form):
    beroep = BeroepVeld(label="Beroep", adres="bureau:beroep_kiezen", vrij=True, required=False)


def lasser() -> str:
    return str(search("lasser")[0].id)


@pytest.fixture
def coach(cast: Cast) -> Client:
    return sign_in(Client(), cast.anna)


def test_a_coach_finds_work_by_a_part_of_a_word(coach: Client) -> None:
    page = coach.get("/beroepen/", {"q": "heftruck"}).content.decode()
    assert "heftruckchauffeur" in page
    assert "1 beroep gevonden" in page
    assert "<html" in page


def test_typing_brings_only_the_list(coach: Client) -> None:
    part = coach.get("/beroepen/", {"q": "kapster"}, headers={"HX-Request": "true"}).content.decode()
    assert "kapper" in part
    assert "<html" not in part


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("", "beroepen in de lijst"),
        ("zxqwvzx", "vinden wij geen beroep"),
        ("magazijnmedwerker", "Dit lijkt erop"),
        ("<b>kok", "kok"),
    ],
)
def test_the_page_says_what_happened(coach: Client, asked: str, told: str) -> None:
    page = coach.get("/beroepen/", {"q": asked}).content.decode()
    assert told in page
    assert "<b>kok" not in page


def test_an_occupation_shows_usual_demands_as_inschatting_with_source_and_day(coach: Client) -> None:
    page = coach.get(f"/beroepen/{lasser()}/").content.decode()
    assert "inschatting" in page
    assert "25 november 2026" in page
    assert "Zij zegt nooit dat werk past of niet past" in page
    assert "Verwante beroepen" in page
    assert "Hoort bij hetzelfde soort werk" in page


def test_an_unknown_occupation_is_not_found(coach: Client) -> None:
    assert coach.get(f"/beroepen/{uuid.uuid4()}/").status_code == 404


def test_neighbours_leave_the_occupation_out_and_say_why(cast: Cast) -> None:
    found = neighbours(search("magazijnmedewerker")[0].id)
    assert found
    assert "magazijnmedewerker" not in {each.naam for each in found}
    assert all(each.waarom for each in found)
    assert any(each.isco.startswith("9") or each.isco.startswith("43") for each in found)


def test_masculine_and_feminine_ask_and_lie_near_the_same(cast: Cast) -> None:
    man, woman = search("verkoper aan huis")[0], search("verkoopster aan huis")[0]
    assert man.id == woman.id
    assert neighbours(man.id) == neighbours(woman.id)


def test_the_choice_is_the_value(cast: Cast) -> None:
    form = Vorm({"beroep": lasser(), "beroep_zoek": ""})
    assert form.is_valid()
    assert form.cleaned_data["beroep"].naam == "lasser"


def test_words_alone_show_the_list_and_keep_what_was_typed(cast: Cast) -> None:
    form = Vorm({"beroep_zoek": "magazijn"})
    assert not form.is_valid()
    assert form.errors["beroep"] == ["Kies hieronder welk beroep u bedoelt."]
    html = str(form["beroep"])
    assert 'value="magazijn"' in html
    assert "magazijnmedewerker" in html
    assert 'type="radio"' in html


def test_an_exact_title_needs_no_choice(cast: Cast) -> None:
    form = Vorm({"beroep_zoek": "Heftruckchauffeur"})
    assert form.is_valid()
    assert form.cleaned_data["beroep"].isco == "8344"


def test_the_button_searches_again_although_something_was_chosen(cast: Cast) -> None:
    form = Vorm({"beroep": lasser(), "beroep_zoek": "kok", "beroep_knop": "1"})
    assert not form.is_valid()
    html = str(form["beroep"])
    assert "lasser" in html and "chef-kok" in html


def test_own_words_are_taken_only_where_allowed(cast: Cast) -> None:
    data = {"beroep": "eigen", "beroep_zoek": "Iets met bijen"}
    assert Vrij(data).is_valid()
    free = Vrij(data)
    assert free.is_valid()
    assert free.cleaned_data["beroep"] == BeroepKeuze(None, "Iets met bijen")
    assert not Vorm(data).is_valid()


@pytest.mark.parametrize("given", ["geen-uuid", "f48182aa-f504-4eb7-892a-11d5f48c310d"])
def test_a_choice_that_does_not_exist_says_what_to_do(cast: Cast, given: str) -> None:
    form = Vorm({"beroep": given})
    assert "Zoek opnieuw" in form.errors["beroep"][0]


def test_empty_is_empty(cast: Cast) -> None:
    assert Vrij({}).is_valid()
    assert not Vorm({}).is_valid()
    assert Vrij({"beroep_knop": "1"}).errors


def test_what_was_chosen_before_stands_there(cast: Cast) -> None:
    found = search("lasser")[0]
    keuze = BeroepKeuze(found.id, found.naam, found.isco)
    form = Vorm(initial={"beroep": keuze})
    assert "checked" in str(form["beroep"])
    same = Vorm({"beroep": str(found.id), "beroep_zoek": ""}, initial={"beroep": keuze})
    assert same.is_valid() and not same.has_changed()


def test_the_list_comes_for_bureau_and_kandidaat(cast: Cast, coach: Client) -> None:
    ask = {"naam": "beroep", "beroep_zoek": "schoonmaak", "vrij": ""}
    assert "schoonmaker" in coach.get("/beroepen/kiezen/", ask).content.decode()
    mine = sign_in(Client(), cast.samira).get("/mijn/werk/beroepen/", ask)
    assert "schoonmaker" in mine.content.decode()
    assert coach.get("/beroepen/kiezen/", {"naam": '"><script>'}).status_code == 404
    assert sign_in(Client(), cast.piet).get("/beroepen/kiezen/", ask).status_code == 404
