"""A vacancy by hand and from a pasted text, and what a person says it asks."""

from decimal import Decimal
from typing import Any

import pytest

from tests.cast import Cast
from wissel.arbeidsmarkt.actions import vacatures
from wissel.arbeidsmarkt.lezen import demands, sheet, sheets
from wissel.arbeidsmarkt.models import Vacature
from wissel.arbeidsmarkt.velden import Velden, amount, normalise
from wissel.arbeidsmarkt.voorstel import propose
from wissel.demo import vacatures as vacatures_demo
from wissel.fouten import Changed, DomainError

TEKST = """Home
Inloggen
Medewerker magazijn (m/v) bij Van Dam Logistiek in Amersfoort
Postcode: 3812 AB
Voor 32-40 uur of in overleg, loon € 2.400 - € 2.900 bruto per maand.
Je werkt van maandag tot en met vrijdag in ploegendienst. Je tilt dozen tot 15 kg.
Rijbewijs B is vereist, mbo 2. Geen nachtdiensten.
https://voorbeeld.example/vacature/1
"""


def kok(**changes: Any) -> Velden:
    return Velden(**{"titel": "Kok", "werkgever_naam": "De Leeuw", "plaats": "Zwolle", **changes})


def test_a_pasted_text_becomes_a_proposal_with_the_words_it_came_from() -> None:
    found = propose(TEKST)
    fields, words = found.velden, found.words()
    assert fields.titel == "Medewerker magazijn (m/v)" and fields.werkgever_naam == "Van Dam Logistiek"
    assert fields.plaats == "Amersfoort" and fields.pc4 == "3812"
    assert (fields.uren_min, fields.uren_max) == (Decimal(32), Decimal(40)) and "32-40" in words["uren_min"]
    assert (fields.loon_van, fields.loon_tot, fields.loon_per) == (Decimal(2400), Decimal(2900), "maand")
    assert "2.400" in words["loon_van"] and fields.dagen == ("ma", "di", "wo", "do", "vr")
    assert fields.diensten == ("ploegen",) and fields.url == "https://voorbeeld.example/vacature/1"
    read = {each.veld: each.waarde for each in found.eisen}
    assert read["lift_kg"] == 15 and read["night"] is False and read["licence"] == "B"


@pytest.mark.parametrize(
    ("text", "low", "high", "per"),
    [
        ("€ 500 per week", "500", "500", "week"), ("€14,50 - €16,20 bruto per uur", "14.50", "16.20", "uur"),
        ("salaris tussen € 2.400 en € 2.900 per maand", "2400", "2900", "maand"),
        ("uurloon van € 15,-", "15", "15", "uur"), ("€ 35.000 tot € 42.000 bruto per jaar", "35000", "42000", "jaar"),
    ],
)  # fmt: skip
def test_a_wage_keeps_its_period(text: str, low: str, high: str, per: str) -> None:
    fields = propose("Kok\n" + text).velden
    assert (fields.loon_van, fields.loon_tot, fields.loon_per) == (Decimal(low), Decimal(high), per)


def test_strange_input_leaves_a_note_and_the_rest_goes_on() -> None:
    fields = normalise(
        kok(
            titel="🍳 Kok\x00 <b>m/v</b>",
            pc4="0123",
            uren_min=Decimal(400),
            url="javascript:alert(1)",
            tekst="a" * 500_000,
        )
    )
    assert fields.titel == "🍳 Kok m/v" and fields.pc4 == "" and fields.uren_min is None and fields.url == ""
    assert len(fields.opmerkingen) == 4 and len(fields.tekst) == 100_000
    assert (
        normalise(kok(tekst="<p>Een</p><script>alert(1)</script><p>&lt;img onerror=x&gt;Twee")).tekst
        == "Een\nTwee"
    )
    assert normalise(kok(plaats="Zwolle / Kampen")).plaats == "Zwolle / Kampen"
    assert (
        amount("€ 2.400,-") == 2400
        and amount("14.50") == Decimal("14.50")
        and amount("1.234,56") == Decimal("1234.56")
    )


def test_the_same_vacancy_twice_is_one(cast: Cast) -> None:
    one = vacatures.add_vacature(by=cast.joris.actor, velden=kok())
    assert (
        vacatures.add_vacature(by=cast.anna.actor, velden=kok(titel="KOK (m/v)", tekst="Anders")).pk == one.pk
    )
    assert vacatures.add_vacature(by=cast.anna.actor, velden=kok(plaats="Kampen")).pk != one.pk
    assert one.toegevoegd_door_rol == "jobhunter"
    with pytest.raises(DomainError, match="functie"):
        vacatures.add_vacature(by=cast.anna.actor, velden=kok(titel=" "))
    with pytest.raises(DomainError, match="https"):
        vacatures.add_vacature(by=cast.anna.actor, velden=kok(url="file:///etc/passwd"))


def test_two_people_changing_one_vacancy_are_told(cast: Cast) -> None:
    row = vacatures.add_vacature(by=cast.joris.actor, velden=kok())
    vacatures.change_vacature(by=cast.joris.actor, vacature=row, velden=kok(plaats="Kampen"), versie=1)
    with pytest.raises(Changed):
        vacatures.change_vacature(by=cast.anna.actor, vacature=row, velden=kok(plaats="Raalte"), versie=1)
    closed = vacatures.close_vacature(by=cast.anna.actor, vacature=row, omdat="vervuld")
    assert (
        closed.gesloten_op and vacatures.reopen_vacature(by=cast.anna.actor, vacature=row).gesloten_op is None
    )


def test_a_person_goes_before_what_was_read(cast: Cast) -> None:
    row = vacatures.add_vacature(by=cast.joris.actor, velden=kok(tekst=TEKST, uren_min=Decimal(24)))
    read = demands(row.pk)
    assert (
        read["lift_kg"].waarde == 15
        and read["lift_kg"].herkomst == "tekst"
        and "15 kg" in read["lift_kg"].woorden
    )
    assert read["night"].stand == "niet" and read["night"].waarde is False and "climbing" not in read
    assert read["hours_min"].waarde == 24 and read["hours_min"].herkomst == "veld"
    vacatures.confirm_demand(
        by=cast.anna.actor, vacature=row, veld="lift_kg", stand="gesteld", waarde=10, woorden="gebeld"
    )
    vacatures.confirm_demand(by=cast.anna.actor, vacature=row, veld="climbing", stand="niet")
    vacatures.confirm_demand(by=cast.anna.actor, vacature=row, veld="night", stand="onbekend")
    said = demands(row.pk)
    assert (
        said["lift_kg"].waarde == 10
        and said["lift_kg"].herkomst == "mens"
        and said["climbing"].waarde is False
    )
    assert "night" not in said
    [(blad, eisen)] = list(sheets(Vacature.objects.filter(bureau_id=row.bureau_id)))
    row.refresh_from_db()
    assert blad == sheet(row) and eisen == said
    assert list(sheets(Vacature.objects.all(), after=(blad.gewijzigd_op, blad.id))) == []


def test_made_up_vacancies_are_the_same_each_time_and_fast(cast: Cast) -> None:
    bureau = cast.anna.lidmaatschap.bureau
    vacatures_demo.fill(bureau, 300)
    first = list(Vacature.objects.order_by("url").values_list("titel", "pc4", "tekst", "gelezen"))
    assert len(first) == 300 and all(len(each[1]) == 4 for each in first)
    assert sum("lift_kg" in each[3] for each in first) > 20
    row = Vacature.objects.filter(gelezen__has_key="lift_kg").first()
    assert row is not None and str(demands(row.pk)["lift_kg"].waarde) in demands(row.pk)["lift_kg"].woorden
    Vacature.objects.all().delete()
    vacatures_demo.fill(bureau, 300)
    assert list(Vacature.objects.order_by("url").values_list("titel", "pc4", "tekst", "gelezen")) == first
