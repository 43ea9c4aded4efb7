"""Which occupation a title stands for: sure when it is the name of one, else a few to choose from."""

from typing import Any

import pytest

from wissel.arbeidsmarkt.functie import Zeker, bare, certain, proposals


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Ervaren kok (m/v) 32 uur - Zwolle", "kok"), ("🍳 Kok m/v/x", "Kok"),
        ("Magazijnmedewerker 24-32 uur", "Magazijnmedewerker"),
        ("Administratief medewerker bij Van Dam in Amersfoort", "Administratief medewerker"),
        ("IT-manager", "IT-manager"),
        ("Gezocht: chauffeur C/E", "chauffeur C/E"), ("Senior verpleegkundige | Zwolle | 36 uur", "verpleegkundige"),
        ("(Junior) planner", "planner"), ("🚚🚚", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_title_without_hours_sex_place_and_praise(title: str, short: str) -> None:
    assert bare(title) == short


def test_sure_only_when_one_occupation_carries_the_name(lijstendatabase: Any) -> None:
    found = certain("Ervaren receptioniste (v/m), 24 uur")
    assert found is not None and found.naam == "receptionist"
    assert certain("Medewerker") is None and certain("Duizendpoot 🐙") is None and certain("") is None
    for each in ("Kapster gezocht", "kapper"):
        assert proposals(each)[0].naam == "kapper" and len(proposals(each)) <= 3
    sure = Zeker()
    assert sure.of("Kapper") == sure.of("KAPPER (m/v)") == certain("kapper")
