"""Vacancies at the bureau: finding, pasting, confirming, and the feeds of the jobhunter."""

from typing import Any

import pytest
from django.test import Client

from tests.arbeidsmarkt.test_vacatures import TEKST, kok
from tests.cast import Cast, sign_in
from wissel.arbeidsmarkt.actions import vacatures
from wissel.arbeidsmarkt.models import Vacature, Vacaturebron, VacatureEis
from wissel.demo import vacatures as made_up
from wissel.policies import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def joris(cast: Cast) -> Client:
    return sign_in(Client(), cast.joris)


def test_a_pasted_text_is_confirmed_before_it_is_kept(joris: Client, cast: Cast) -> None:
    page = joris.post("/vacatures/plakken/", {"tekst": TEKST, "url": ""}).content.decode()
    assert "Klopt dit?" in page and 'value="Van Dam Logistiek"' in page and "Gelezen uit: “32-40 uur" in page
    assert not Vacature.objects.exists()
    fields = {"titel": "Medewerker magazijn", "plaats": "Amersfoort", "uren_min": "32", "loon_van": "2.400",
              "loon_per": "maand", "dagen": ["ma", "di"], "tekst": TEKST}  # fmt: skip
    answer = joris.post("/vacatures/nieuw/", fields, follow=True)
    row = Vacature.objects.get()
    page = answer.content.decode()
    assert row.loon_van == 2400 and row.dagen == ["ma", "di"] and row.toegevoegd_door_rol == "jobhunter"
    assert "gelezen in de tekst" in page and "15 kg" in page and "niet genoemd" in page
    joris.post(
        f"/vacatures/{row.pk}/eisen/lift_kg/", {"stand": "gesteld", "waarde": "12,5", "woorden": "gebeld"}
    )
    assert VacatureEis.objects.get().waarde == 12.5
    assert (
        joris.post(f"/vacatures/{row.pk}/eisen/lift_kg/", {"stand": "gesteld", "waarde": "veel"}).status_code
        == 422
    )
    assert joris.post(f"/vacatures/{row.pk}/eisen/night/", {"stand": "niet"}).status_code == 302
    assert "bevestigd" in joris.get(f"/vacatures/{row.pk}/").content.decode()
    assert joris.get(f"/vacatures/{row.pk}/eisen/onzin/").status_code == 404


def test_what_was_typed_stays_with_the_error_at_its_field(joris: Client) -> None:
    answer = joris.post(
        "/vacatures/nieuw/", {"titel": "Kok", "url": "javascript:alert(1)", "uren_min": "veel"}
    )
    page = answer.content.decode()
    assert answer.status_code == 422 and 'value="veel"' in page and "Vul een getal in" in page
    page = joris.post("/vacatures/nieuw/", {"titel": "Kok", "url": "javascript:alert(1)"}).content.decode()
    assert "https://" in page and not Vacature.objects.exists()


def test_the_list_is_searched_and_filtered(
    joris: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    made_up.fill(cast.anna.lidmaatschap.bureau, 120)
    row = vacatures.add_vacature(by=cast.joris.actor, velden=kok(titel="Kök <script>", uren_min=None))
    with django_assert_max_num_queries(14):
        page = joris.get("/vacatures/").content.decode()
    assert "Bladzijde 1 van 3" in page and "<script>" not in page.split("</head>")[1].replace("<script ", "")
    found = joris.get(
        "/vacatures/", {"q": "leeuw kok", "plaats": "zwolle", "uren": "20", "bron": "hand"}
    ).content.decode()
    assert str(row.pk) in found and "1 vacature gevonden" in found
    assert "Geen vacature gevonden" in joris.get("/vacatures/", {"q": "bestaat niet"}).content.decode()
    joris.post(f"/vacatures/{row.pk}/sluiten/", {"omdat": "vervuld"})
    assert str(row.pk) in joris.get("/vacatures/", {"stand": "gesloten"}).content.decode()
    with django_assert_max_num_queries(14):
        assert "vervuld" in joris.get(f"/vacatures/{row.pk}/").content.decode()
    assert joris.get("/vacatures/", {"bron": "x", "uren": "-1", "blad": "abc"}).status_code == 200


def test_two_people_change_one_vacancy(joris: Client, cast: Cast) -> None:
    row = vacatures.add_vacature(by=cast.joris.actor, velden=kok())
    vacatures.change_vacature(by=cast.anna.actor, vacature=row, velden=kok(plaats="Kampen"), versie=1)
    answer = joris.post(f"/vacatures/{row.pk}/wijzigen/", {"titel": "Kok", "plaats": "Raalte", "versie": "1"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "intussen gewijzigd" in page and 'value="Raalte"' in page


def test_a_kandidaat_reads_open_vacancies_only_and_nobody_else_does(cast: Cast) -> None:
    row = vacatures.add_vacature(by=cast.joris.actor, velden=kok())
    shut = vacatures.close_vacature(
        by=cast.joris.actor, vacature=vacatures.add_vacature(by=cast.joris.actor, velden=kok(plaats="Ede"))
    )
    assert set(visible(cast.samira.actor, Vacature)) == {row} and set(visible(cast.anna.actor, Vacature)) == {
        row,
        shut,
    }
    assert sign_in(Client(), cast.samira).get("/vacatures/").status_code == 404
    assert sign_in(Client(), cast.anna).get("/vacatures/bronnen/").status_code == 404


def test_a_jobhunter_sets_up_a_feed(joris: Client) -> None:
    values = {
        "naam": "Bank",
        "soort": "csv",
        "url": "https://bank.example/lijst.csv",
        "kolom_titel": "Baan",
        "actief": "on",
    }
    assert joris.post("/vacatures/bronnen/nieuw/", values | {"url": "file:///x"}).status_code == 422
    assert joris.post("/vacatures/bronnen/nieuw/", values).status_code == 302
    bron = Vacaturebron.objects.get()
    assert (
        bron.mapping == {"titel": "Baan"}
        and "nog niet opgehaald" in joris.get("/vacatures/bronnen/").content.decode()
    )
    assert joris.post(f"/vacatures/bronnen/{bron.pk}/ophalen/").status_code == 302
    again = joris.post(f"/vacatures/bronnen/{bron.pk}/", values | {"versie": "0"})
    assert "intussen gewijzigd" in again.content.decode()
