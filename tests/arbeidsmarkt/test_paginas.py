"""The pages of vacancies: paste and propose, confirm, bring a table, and what a feed could not read."""

import uuid
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.arrange.portalen import text_of
from tests.cast import Cast
from wissel.arbeidsmarkt import functie, zoeken
from wissel.arbeidsmarkt.actions import bronnen, vacatures
from wissel.arbeidsmarkt.feeds.ophalen import Antwoord
from wissel.arbeidsmarkt.lezen import demands
from wissel.arbeidsmarkt.models import Bronbestand, Vacature, Vacaturebron
from wissel.arbeidsmarkt.zoeken import Gevonden
from wissel.web.bureau.vacatures import views


def at(name: str, *args: Any) -> str:
    return reverse(f"bureau:{name}", args=args)


@pytest.fixture
def kok(monkeypatch: pytest.MonkeyPatch) -> Gevonden:
    """Two occupations, without the list that only the owner of the database may fill."""
    found = [
        Gevonden(uuid.uuid4(), name, "5120", "koks", "eigen", name, "naam")
        for name in ("kok", "kok in een ziekenhuis")
    ]
    monkeypatch.setattr(zoeken, "one", lambda pk: next((each for each in found if each.id == pk), None))
    monkeypatch.setattr(functie, "proposals", lambda title: found)
    monkeypatch.setattr(vacatures, "certain", lambda title: found[0])
    monkeypatch.setattr(views, "describe", lambda pk: zoeken.one(pk))
    return found[0]


def test_a_pasted_text_proposes_fields_and_an_occupation_that_a_person_confirms(
    cast: Cast, kok: Gevonden, inloggen: Any
) -> None:
    joris = inloggen(cast.joris)
    text = "Kok 🍳 (m/v)\nbij De Leeuw in Zwolle\n32-40 uur of in overleg\n€ 540 per week\nJe tilt 10 kg."
    page = joris.post(at("vacature_plakken"), {"tekst": text})
    words = text_of(page)
    assert "Klopt dit?" in words and "32-40 uur" in words and not Vacature.objects.exists()
    assert f'value="{kok.id}" checked' in page.content.decode() and "Voorstel bij de functie" in words
    sent = {
        "titel": "Kok",
        "werkgever_naam": "De Leeuw",
        "plaats": "Zwolle, Kampen",
        "tekst": text,
        "versie": 0,
    }
    refused = joris.post(at("vacature_nieuw"), {**sent, "pc4": "0999"})
    assert refused.status_code == 422 and "Deze postcode bestaat niet" in text_of(refused)
    joris.post(at("vacature_nieuw"), sent)
    row = Vacature.objects.get()
    assert row.beroep_id == kok.id and not row.beroep_bevestigd
    here = at("vacature", row.pk)
    assert "niet bevestigd" in text_of(joris.get(here)) and "kok in een ziekenhuis" in text_of(
        joris.get(here)
    )
    assert "Vastgelegd: kok." in text_of(
        joris.post(at("vacature_beroep", row.pk), {"beroep": str(kok.id)}, follow=True)
    )
    row.refresh_from_db()
    assert row.beroep_bevestigd and "Welk beroep is dit?" not in text_of(joris.get(here))


def test_what_an_employer_answers_goes_before_the_text(cast: Cast, inloggen: Any) -> None:
    joris = inloggen(cast.joris)
    joris.post(at("vacature_nieuw"), {"titel": "Inpakker", "tekst": "Je staat de hele dag.", "versie": 0})
    row = Vacature.objects.get()
    assert demands(row.pk)["standing"].waarde is True
    where = at("vacature_eis", row.pk, "standing_hours")
    wrong = joris.post(where, {"stand": "gesteld", "waarde": "veel"})
    assert wrong.status_code == 422 and "Vul een getal in." in text_of(wrong)
    joris.post(where, {"stand": "gesteld", "waarde": "1", "woorden": "gebeld"})
    found = demands(row.pk)
    assert found["standing_hours"].waarde == 1 and found["standing_hours"].waarde is not True
    assert "standing" not in found and "1 uur per dag" in text_of(joris.get(at("vacature", row.pk)))


def test_a_table_by_hand_with_the_columns_on_screen(cast: Cast, inloggen: Any) -> None:
    joris = inloggen(cast.joris)

    def file(text: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile("lijst.csv", text, content_type="text/csv")

    bad = joris.post(at("vacaturebestand_nieuw"), {"naam": "Lijst", "bestand": file(b"PK\x03\x04")})
    assert (
        bad.status_code == 422
        and "Excel-bestand is kapot" in text_of(bad)
        and not Vacaturebron.objects.exists()
    )
    table = b"Wat;Bij;Stad\nKok;De Leeuw;Ede\n;Leeg;Ede\n"
    page = joris.post(at("vacaturebestand_nieuw"), {"naam": "Lijst", "bestand": file(table)}, follow=True)
    words = text_of(page)
    assert "2 rijen. Er is nog niets ingelezen." in words and "De Leeuw" in words
    bron = Vacaturebron.objects.get()
    where = at("vacaturekolommen", bron.pk)
    none = joris.post(where, {"kolom_plaats": "Stad"})
    assert none.status_code == 422 and "in welke kolom de functie staat" in text_of(none)
    sent = {"kolom_titel": "Wat", "kolom_werkgever_naam": "Bij", "kolom_plaats": "Stad"}
    assert "wordt ingelezen" in text_of(joris.post(where, sent, follow=True))
    bron.refresh_from_db()
    assert bron.mapping == {"titel": "Wat", "werkgever_naam": "Bij", "plaats": "Stad"}
    assert "nog niet ingelezen" in text_of(joris.get(at("vacaturebron", bron.pk)))
    joris.post(where, {"weg": "ja"})
    assert not Bronbestand.objects.exists() and joris.get(where).status_code == 302


def test_what_a_feed_could_not_read_is_on_its_page(cast: Cast, inloggen: Any) -> None:
    bron = bronnen.save_source(by=cast.joris.actor, naam="Bank", soort="csv", url="https://bank.example/x")
    table = "functie;plaats;postcode\nKok;Ede;0999\n;Leeg;\n"
    bronnen.take_in(by=cast.joris.actor, bron=bron, antwoord=Antwoord(table.encode(), "", "", ""))
    joris = inloggen(cast.joris)
    words = text_of(joris.get(at("vacaturebron", bron.pk)))
    assert "Deze vacature heeft geen functie." in words and "De postcode 0999 bestaat niet" in words
    assert "zoek zelf de gewone naam" in words and "1 met iets weggelaten" in words
    assert inloggen(cast.samira).get(at("vacaturebestand", bron.pk)).status_code == 404
