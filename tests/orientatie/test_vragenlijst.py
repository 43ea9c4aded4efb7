"""Questionnaires as data: what is wrong is named, and answers become scores that do not say more than they can."""

import copy
from typing import Any

import pytest

from wissel.fouten import DomainError
from wissel.orientatie import meegeleverd
from wissel.orientatie.scoren import score, short_scales
from wissel.orientatie.vragenlijst import Vragenlijst, check_answer, read

KLEIN: dict[str, Any] = {
    "naam": "Proef", "meet": "Iets", "minuten": 2, "inleiding": "", "vraag": "Eens?", "bespreken": True, "prive": False,
    "marge": 10,
    "antwoorden": [{"waarde": n, "label": str(n)} for n in range(1, 6)],
    "woorden": [{"vanaf": 0, "woord": "weinig"}, {"vanaf": 50, "woord": "veel"}],
    "schalen": [
        {"sleutel": "a", "naam": "A", "uitleg": "", "minimum": 2},
        {"sleutel": "b", "naam": "B", "uitleg": "", "minimum": 1},
        {"sleutel": "c", "naam": "C", "uitleg": "", "minimum": 1},
    ],
    "items": [
        {"sleutel": "a1", "tekst": "Een", "schaal": "a"},
        {"sleutel": "a2", "tekst": "Twee", "schaal": "a", "omgekeerd": True},
        {"sleutel": "b1", "tekst": "Drie", "schaal": "b"},
        {"sleutel": "c1", "tekst": "Vier", "schaal": "c"},
        {"sleutel": "o", "tekst": "Vertel", "soort": "open"},
    ],
}  # fmt: skip


def changed(**over: Any) -> dict[str, Any]:
    return {**copy.deepcopy(KLEIN), **over}


@pytest.fixture
def lijst() -> Vragenlijst:
    return read(KLEIN)


def test_a_reverse_item_is_turned_around(lijst: Vragenlijst) -> None:
    found = {each.sleutel: each for each in score(lijst, {"a1": 5, "a2": 1}).schalen}
    assert (found["a"].score, found["a"].woord, found["a"].beantwoord) == (100, "veel", 2)
    assert {each.sleutel: each.score for each in score(lijst, {"a1": 5, "a2": 5}).schalen}["a"] == 50


def test_too_few_answers_give_no_score_and_are_named(lijst: Vragenlijst) -> None:
    found = score(lijst, {"a1": 5, "b1": 3, "c1": None})
    assert [(each.sleutel, each.score) for each in found.schalen] == [("b", 50), ("a", None), ("c", None)]
    assert short_scales(lijst, {"a1": 5, "b1": 3}) == ("A", "C")
    assert (found.beantwoord, found.van) == (2, 5)


def test_differences_within_the_margin_are_one_group(lijst: Vragenlijst) -> None:
    tied = score(lijst, {"a1": 4, "a2": 2, "b1": 4, "c1": 1}).schalen
    assert [(each.sleutel, each.score, each.groep) for each in tied] == [
        ("a", 75, 1),
        ("b", 75, 1),
        ("c", 0, 2),
    ]
    assert [each.groep for each in score(lijst, {"a1": 4, "a2": 1, "b1": 4, "c1": 1}).schalen] == [1, 2, 3]


def test_half_a_point_goes_up_and_ends_are_reached(lijst: Vragenlijst) -> None:
    found = {each.sleutel: each.score for each in score(lijst, {"a1": 4, "a2": 1, "b1": 1, "c1": 5}).schalen}
    assert found == {"a": 88, "b": 0, "c": 100}


def test_open_words_are_kept_and_count_for_no_scale(lijst: Vragenlijst) -> None:
    found = score(lijst, {"o": "Ik bak graag brood"})
    assert found.open == (("Vertel", "Ik bak graag brood"),)
    assert all(each.score is None for each in found.schalen)


@pytest.mark.parametrize(
    ("sleutel", "waarde"), [("a1", 6), ("a1", "x"), ("a1", 0), ("weg", 1), ("o", "x" * 2001)]
)
def test_an_answer_that_is_not_in_this_version_is_refused(
    lijst: Vragenlijst, sleutel: str, waarde: Any
) -> None:
    with pytest.raises(DomainError) as error:
        check_answer(lijst, sleutel, waarde)
    assert error.value.veld == "antwoord"


def test_skipping_is_an_answer(lijst: Vragenlijst) -> None:
    assert check_answer(lijst, "a1", "") is None and check_answer(lijst, "o", "  ") is None
    assert check_answer(lijst, "a1", "3") == 3


@pytest.mark.parametrize(
    ("over", "veld"),
    [
        ({"items": []}, "schalen[0].naam"),
        ({"items": [], "schalen": []}, "items"),
        ({"naam": ""}, "naam"),
        ({"marge": 51}, "marge"),
        ({"marge": True}, "marge"),
        ({"vreemd": 1}, "naam"),
        ({"antwoorden": [{"waarde": 1, "label": "x"}]}, "antwoorden"),
        ({"antwoorden": [{"waarde": 2, "label": "x"}, {"waarde": 1, "label": "y"}]}, "antwoorden"),
        ({"woorden": [{"vanaf": 5, "woord": "x"}]}, "woorden"),
        ({"items": KLEIN["items"] + [{"sleutel": "a1", "tekst": "x", "schaal": "a"}]}, "items"),
        ({"items": KLEIN["items"] + [{"sleutel": "x", "tekst": "x", "schaal": "z"}]}, "items[5].schaal"),
        ({"items": KLEIN["items"] + [{"sleutel": "x", "tekst": "x", "soort": "film"}]}, "items[5].soort"),
        ({"schalen": [{"sleutel": "a", "naam": "A", "uitleg": "", "minimum": 3}]}, "schalen[0].minimum"),
        ({"items": [{"sleutel": "a b", "tekst": "x", "schaal": "a"}]}, "items[0].sleutel"),
    ],
)
def test_what_is_wrong_is_named_at_its_place(over: dict[str, Any], veld: str) -> None:
    with pytest.raises(DomainError) as error:
        read(changed(**over))
    assert error.value.veld == veld


def test_the_questionnaires_of_wissel_have_what_they_promise() -> None:
    lists = meegeleverd.lists()
    per_scale = {
        key: [sum(i.schaal == s.sleutel for i in each.items) for s in each.schalen]
        for key, each in lists.items()
    }
    assert per_scale["interesse"] == [8] * 6
    assert len(lists["werkwaarden"].items) == 24 and len(lists["talenten"].items) == 30
    assert [each.sleutel for each in lists["zelfmeting"].schalen] == ["vertrouwen", "perspectief", "energie"]
    assert lists["zelfmeting"].prive and not lists["zelfmeting"].bespreken
    assert all(lists[key].bespreken for key in ("interesse", "werkwaarden", "talenten"))
    for each in lists.values():
        texts = [item.tekst for item in each.items]
        assert len(set(texts)) == len(texts)
        assert not any(len(text.split()) > 15 and "." not in text for text in texts)


@pytest.mark.parametrize("sleutel", ["interesse", "werkwaarden", "talenten", "zelfmeting"])
def test_everyone_who_chooses_the_middle_lands_in_the_middle(sleutel: str) -> None:
    lijst = meegeleverd.lists()[sleutel]
    found = score(lijst, {item.sleutel: 3 for item in lijst.items})
    assert {each.score for each in found.schalen} == {50} and {each.groep for each in found.schalen} == {1}
