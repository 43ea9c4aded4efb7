"""The score: its parts, what they name, and what must not count."""

from decimal import Decimal

import pytest

from tests.matching.bladen import UREN, blad, eis, zoeker
from wissel.arbeidsmarkt.postcodes import Afstand
from wissel.matching import score, termen
from wissel.matching.score import Vak


def points(wie, vacature, eisen=None, afstand=None, **more):
    return {each.sleutel: each for each in score.parts(wie, vacature, eisen or {}, afstand, **more)}


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("verkoper", "verkoopster"),
        ("directeur", "directrice"),
        ("Magazijnmedewerker", "magazijn medewerkster"),
        ("leraar", "lerares"),
        ("kapper", "Kapster"),
        ("dameskapper", "dameskapster"),
        ("gastheer", "gastvrouw"),
        ("secretaris", "secretaresse"),
        ("zanger", "zangeres"),
        ("kok", "kokkin"),
    ],
)
def test_masculine_and_feminine_titles_are_the_same_terms(een, ander):
    assert termen.terms(een) == termen.terms(ander)
    wie = zoeker(een)
    assert score.parts(wie, blad(een), {}, None) == score.parts(wie, blad(ander), {}, None)
    assert [each.punten for each in score.parts(zoeker(ander), blad(een), {}, None)] == [
        each.punten for each in score.parts(wie, blad(een), {}, None)
    ]


def test_the_same_occupation_beats_a_near_one_and_a_near_one_beats_another():
    wie = zoeker("planner transport", isco="4323")
    same = points(wie, blad("Logistiek talent"), vak=Vak("k0", "planner transport", "4323"))["beroep"]
    near = points(wie, blad("Logistiek talent"), vak=Vak("k9", "expediteur", "4322"))["beroep"]
    far = points(wie, blad("Logistiek talent"), vak=Vak("k8", "kapper", "5141"))["beroep"]
    title = points(wie, blad("Transportplanner"))["beroep"]
    assert (same.punten, far.punten) == (1.0, 0.0) and 0 < near.punten < 1
    assert title.punten == 1.0 and "planner" in title.gevonden
    assert same.gevonden == ("planner transport",) and near.gevonden == ("planner transport – expediteur",)


def test_skills_are_named_and_a_diploma_that_is_missing_too():
    wie = zoeker("planner", vaardigheden=("roosters maken", "administratie", "lassen"), niveau=2)
    part = points(wie, blad("Planner", "Je maakt roosters en doet de administratie."))["vaardigheden"]
    assert part.gevonden == ("roosters maken", "administratie") and part.mist == ("lassen",)
    gap = points(wie, blad("Planner", "Je maakt roosters en doet de administratie."), eis("education", "hbo"))
    assert gap["vaardigheden"].punten < part.punten and gap["vaardigheden"].mist[-1] == "opleiding: hbo"
    unknown = zoeker("planner", vaardigheden=("roosters maken", "administratie", "lassen"))
    assert (
        points(
            unknown, blad("Planner", "Je maakt roosters en doet de administratie."), eis("education", "hbo")
        )["vaardigheden"].punten
        == part.punten
    )


def test_hours_and_distance_are_wishes_and_unknown_is_in_the_middle():
    wie = zoeker("planner", **UREN)
    fits = points(
        wie, blad("Planner"), {**eis("hours_min", 20.0), **eis("hours_max", 24.0)}, Afstand(0.0, False)
    )
    far = points(
        wie, blad("Planner"), {**eis("hours_min", 36.0), **eis("hours_max", 40.0)}, Afstand(80.0, False)
    )
    blank = points(wie, blad("Planner"))
    assert [each["voorkeuren"].punten for each in (fits, blank, far)] == [1.0, 0.5, 0.125]
    assert score.hours_fit(Decimal(24), None, 32.0, None) == 0.5


def test_parts_add_up_and_an_empty_profile_scores_only_wishes():
    wie = zoeker(
        "planner transport", vaardigheden=("plannen",), tekst="ritten plannen met chauffeurs", **UREN
    )
    found = score.parts(wie, blad("Planner transport", "Je plant ritten met chauffeurs."), {}, None)
    assert [each.sleutel for each in found] == ["beroep", "vaardigheden", "tekst", "voorkeuren"]
    assert sum(each.gewicht for each in found) == pytest.approx(1) and all(
        0 <= each.punten <= 1 for each in found
    )
    assert {each.sleutel: each.punten for each in score.parts(zoeker(), blad("Planner"), {}, None)} == {
        "beroep": 0.0, "vaardigheden": 0.0, "tekst": 0.0, "voorkeuren": 0.5,
    }  # fmt: skip
    assert set(found[2].gevonden) >= {"rit", "chauffeur"} or found[2].punten > 0.5


def test_a_long_text_and_strange_signs_do_no_harm():
    assert len(termen.terms("😀 " * 10 + "a" * 500_000)) == 1
    assert termen.terms("Je werkt in een team van 12 mensen met ervaring, m/v/x") == ()
    assert (
        1
        <= termen.weight("medewerker")
        < termen.weight("planner")
        < termen.weight("nooitgezien")
        <= termen.MOST
    )
