"""The words of the labour market and the items of belastbaarheid speak of the same things."""

from wissel.arbeidsmarkt.buren import demand_words
from wissel.arbeidsmarkt.evaluatie import VELDEN
from wissel.arbeidsmarkt.lijsten.eigen import own_list, usual_demands
from wissel.arbeidsmarkt.lijsten.isco import group_name
from wissel.belastbaarheid.eisen import of_occupation, of_vacancy
from wissel.belastbaarheid.lijst import load

# Fields of a vacancy that ask nothing of body or mind.
ANDERE_EISEN = {
    "certificate",
    "certificate_required",
    "dutch",
    "education",
    "experience_years",
    "hours_max",
    "licence",
    "licence_required",
    "remote",
}


def test_every_column_of_usual_demands_leads_to_items():
    columns = {each.item for row in own_list() for each in usual_demands(row.isco)}
    assert columns == set(load().koppeling["beroep"]) == set(demand_words())


def test_every_field_of_a_vacancy_leads_to_items_or_is_no_matter_of_belastbaarheid():
    assert set(load().koppeling["vacature"]) | ANDERE_EISEN == set(VELDEN)


def test_usual_demands_become_demands_on_items():
    for each in usual_demands("9333"):
        assert of_occupation(each.item, each.waarde, bron=each.bron, datum=each.datum)
    assert of_vacancy("lift_kg", 15)


def test_every_group_of_the_own_list_has_words():
    assert all(group_name(row.isco) for row in own_list())
    assert group_name("") == group_name("x") == ""
