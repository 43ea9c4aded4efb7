"""The pages of a dossier: opened once, facts refused at their field, what was typed stays, names in any script."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
from tests.cast import Cast
from wissel.accounts.models import Organisatie, Persoon
from wissel.dossiers.actions import openen
from wissel.dossiers.models import (
    Advies,
    Dossier,
    Feit,
    Milestone,
    Spoor1Conclusie,
    Spoor2Besluit,
    Toewijzing,
    Werkresultaat,
)

HEBREEUWS = "עמית"


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def text(response: Any) -> str:
    return str(response.content.decode())


def words(response: Any) -> str:
    """The page without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(response)).split())


def field_error(response: Any, name: str) -> str:
    """What stands at one field."""
    found = re.search(rf'id="id_{re.escape(name)}_error">(.*?)</div>', text(response), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split()) if found else ""


def person(**changes: Any) -> dict[str, Any]:
    return {
        "voornaam": "Fatma", "achternaam": "Demir", "eerste_dag": "3-3-2025", "nieuwe_opdrachtgever": "Bakkerij Zon",
        "uren_per_week": "32", "sleutel": str(uuid.uuid4()), **changes,
    }  # fmt: skip


def facts(*rows: dict[str, str], initial: int = 0, **changes: str) -> dict[str, str]:
    found = {"feit-TOTAL_FORMS": str(len(rows)), "feit-INITIAL_FORMS": str(initial), "bron": "", **changes}
    for place, row in enumerate(rows):
        found |= {f"feit-{place}-{name}": value for name, value in row.items()}
    return found


def record(client: Any, url: str, form: dict[str, str]) -> Any:
    """Send a fact, and confirm the dates when they are shown first."""
    response = client.post(url, form)
    seen = re.search(r'name="datums_gezien" value="([0-9a-f]{64})"', text(response))
    return client.post(url, {**form, "datums_gezien": seen[1]}) if seen else response


# Opening


def test_a_new_kandidaat_gets_a_dossier_with_every_date_and_a_receipt(cast: Cast, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    response = client.post("/dossiers/nieuw/", person(), follow=True)
    assert "Het dossier is geopend." in text(response)
    dossier = Dossier.objects.get()
    assert (
        Milestone.objects.filter(dossier=dossier, berekening__regels_sha256__regex="^[0-9a-f]{64}$").count()
        == 24
    )
    page = text(client.get(f"/dossiers/{dossier.pk}/datums/"))
    assert "Ontvangstbewijs" in page and "Waarom deze datum?" in page
    assert dossier.coach_id == cast.anna.persoon.pk


def test_the_same_form_sent_twice_opens_one_dossier(cast: Cast, inloggen: Any) -> None:
    client, form = inloggen(cast.anna), person()
    first = client.post("/dossiers/nieuw/", form)
    second = client.post("/dossiers/nieuw/", form)
    assert (first.status_code, second.status_code) == (302, 302) and first.url == second.url
    assert Dossier.objects.count() == 1 and Persoon.objects.filter(achternaam="Demir").count() == 1
    assert Organisatie.objects.filter(naam="Bakkerij Zon").count() == 1


def test_the_same_form_with_another_person_is_another_dossier(cast: Cast, inloggen: Any) -> None:
    client, form = inloggen(cast.anna), person()
    client.post("/dossiers/nieuw/", form)
    client.post("/dossiers/nieuw/", {**form, "voornaam": "Ayse"})
    assert Dossier.objects.count() == 2
    assert Organisatie.objects.filter(naam="Bakkerij Zon").count() == 1, "a known employer is used again"


def test_the_form_brings_a_key_of_its_own(cast: Cast, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    keys = {
        re.search(r'name="sleutel" value="([^"]+)"', text(client.get("/dossiers/nieuw/")))[1] for _ in "12"
    }  # type: ignore[index]
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("changes", "veld", "told"),
    [
        ({"eerste_dag": "3-3-2026"}, "eerste_dag", "ligt in de toekomst. Vul een dag in tot en met vandaag."),
        ({"eerste_dag": "30-2-2025"}, "eerste_dag", "Deze dag bestaat niet. Controleer dag en maand."),
        ({"eerste_dag": "3-3-1825"}, "eerste_dag", "Controleer het jaar."),
        ({"eerste_dag": "morgen"}, "eerste_dag", "Vul een datum in met dag, maand en jaar"),
        ({"eerste_dag": "3-3-2025\x00"}, "eerste_dag", "Vul een datum in met dag, maand en jaar"),
        ({"achternaam": "x" * 10_000}, "achternaam", "10000"),
        ({"achternaam": "   "}, "achternaam", "verplicht"),
        ({"voornaam": "a\x00b"}, "voornaam", "Null"),
        ({"nieuwe_opdrachtgever": "x" * 10_000}, "nieuwe_opdrachtgever", "10000"),
        ({"nieuwe_opdrachtgever": ""}, "opdrachtgever", "Kies een opdrachtgever of vul een nieuwe in."),
        ({"uren_per_week": "400"}, "uren_per_week", "60"),
        ({"email": "fatma"}, "email", "e-mail"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_stays(
    cast: Cast, inloggen: Any, changes: dict[str, str], veld: str, told: str
) -> None:
    response = inloggen(cast.anna).post("/dossiers/nieuw/", person(**changes))
    assert response.status_code == 422
    assert told.lower() in field_error(response, veld).lower(), field_error(response, veld)
    assert 'value="Fatma"' in text(response) or veld == "voornaam"
    assert not Dossier.objects.exists() and not Persoon.objects.filter(voornaam="Fatma").exists()
    assert not Organisatie.objects.filter(naam__startswith="Bakkerij").exists(), "nothing is half written"


def test_names_from_right_to_left_and_with_code_stand_as_they_were_typed(cast: Cast, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    form = person(
        voornaam=HEBREEUWS, achternaam="{{ 7|add:7 }} <script>alert(1)</script>", functie="{% load x %}"
    )
    client.post("/dossiers/nieuw/", form)
    dossier = Dossier.objects.get()
    for page in ("", "partijen/", "feiten/", "spoor1/"):
        html = text(client.get(f"/dossiers/{dossier.pk}/{page}"))
        assert f"<bdi>{HEBREEUWS} {{{{ 7|add:7 }}}} &lt;script&gt;" in html
        assert "<script>alert" not in html
    assert "<bdi>{% load x %}</bdi>" in text(client.get(f"/dossiers/{dossier.pk}/"))
    assert f"<bdi>{HEBREEUWS}" in text(client.get("/dossiers/"))


# Facts


def test_overlapping_spells_are_named_at_the_row_that_overlaps(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    url = f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    rows = ({"eerste_dag": "3-3-2025", "laatste_dag": "1-5-2025"}, {}, {"eerste_dag": "1-4-2025"})
    response = inloggen(cast.anna).post(url, facts(*rows, initial=1))
    assert response.status_code == 422
    assert "deelt een dag met een andere" in field_error(response, "feit-2-eerste_dag")
    assert 'value="1-5-2025"' in text(response) and 'value="1-4-2025"' in text(response)
    assert Feit.objects.filter(dossier=dossier).count() == 1


@pytest.mark.parametrize(
    ("pad", "row", "veld", "told"),
    [
        ("ziekteperioden", {"eerste_dag": "3-3-2026"}, "eerste_dag", "ligt in de toekomst"),
        (
            "ziekteperioden",
            {"eerste_dag": "3-3-2025", "laatste_dag": "1-3-2025"},
            "laatste_dag",
            "voor de eerste dag",
        ),
        (
            "probleemanalyse",
            {"oordeel_op": "14-4-2024"},
            "oordeel_op",
            "voor de eerste ziektedag (3 maart 2025)",
        ),
        ("eerstejaarsevaluatie", {"gehouden_op": "1-4-2026"}, "gehouden_op", "ligt in de toekomst"),
        (
            "plan_van_aanpak",
            {"opgesteld_op": "1-5-2025", "bijgesteld_op": "1-4-2025"},
            "bijgesteld_op",
            "ligt voor",
        ),
        ("laatste_evaluatie_op", {"waarde": "1-1-2025"}, "waarde", "voor de eerste ziektedag"),
        (
            "loonsanctie",
            {"opgelegd": "nee", "besluit_op": "1-2-2026"},
            "opgelegd",
            "Hier staat nee, terwijl er ook gegevens zijn ingevuld",
        ),
        ("verlof", {"eerste_dag": "1-6-2025"}, "laatste_dag", "verplicht"),
        ("vrijwillige_verlenging", {"laatste_dag": "1-12-2026"}, "laatste_dag", "ligt niet na het einde"),
        (
            "probleemanalyse",
            {"oordeel_op": "14-4-2025", "reden_te_laat": "x" * 10_000},
            "reden_te_laat",
            "10000",
        ),
    ],
)
def test_a_fact_that_cannot_be_is_refused_at_its_field(
    cast: Cast, inloggen: Any, dossier: Dossier, pad: str, row: dict[str, str], veld: str, told: str
) -> None:
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/feiten/{pad}/", facts(row))
    assert response.status_code == 422
    assert told in field_error(response, f"feit-0-{veld}"), words(response)
    assert set(Feit.objects.filter(dossier=dossier).values_list("pad", flat=True)) == {"ziekteperioden"}
    assert Milestone.objects.get(dossier=dossier, code="wachttijd_laatste_dag").due_on == dt.date(2027, 2, 28)


def test_a_row_made_empty_is_taken_out(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/feiten/ziekteperioden/"
    two = ({"eerste_dag": "3-3-2025", "laatste_dag": "1-5-2025"}, {"eerste_dag": "12-5-2025"})
    assert record(client, url, facts(*two, initial=1)).status_code == 302
    one = ({"eerste_dag": "3-3-2025", "laatste_dag": ""}, {"eerste_dag": "", "laatste_dag": ""})
    assert record(client, url, facts(*one, initial=2)).status_code == 302
    live = Feit.objects.get(dossier=dossier, pad="ziekteperioden", vervangen_door__isnull=True)
    assert live.waarde == [{"eerste_dag": "2025-03-03"}]


def test_two_people_recording_one_fact_both_keep_their_words(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    anna, mo = inloggen(cast.anna), inloggen(cast.mo)
    url = f"/dossiers/{dossier.pk}/feiten/probleemanalyse/"
    assert record(mo, url, facts({"oordeel_op": "14-4-2025"}, gezien="")).status_code == 302
    response = anna.post(url, facts({"oordeel_op": "15-4-2025"}, gezien=""))
    assert response.status_code == 422 and "Iemand anders heeft dit net vastgelegd" in text(response)
    assert 'value="15-4-2025"' in text(response) and "14 april 2025" in text(response)
    seen = re.search(r'name="gezien" value="([^"]+)"', text(response))
    assert seen and record(anna, url, facts({"oordeel_op": "15-4-2025"}, gezien=seen[1])).status_code == 302
    assert Feit.objects.filter(dossier=dossier, pad="probleemanalyse").count() == 2


def test_two_people_changing_the_parties_see_each_other(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client, url = inloggen(cast.anna), f"/dossiers/{dossier.pk}/partijen/wijzigen/"
    form = {
        "versie": "1", "soort": "spoor2", "functie": "Chauffeur", "opdrachtgever": str(cast.werkgever.pk),
        "werkgever": str(cast.werkgever.pk), "betaler": str(cast.werkgever.pk),
    }  # fmt: skip
    openen.change_dossier(dossier=dossier, by=cast.mo.actor, versie=1, functie="Orderpicker")
    response = client.post(url, form)
    assert response.status_code == 409
    assert "Functie is nu: Orderpicker." in words(response) and 'value="Chauffeur"' in text(response)
    assert client.post(url, {**form, "versie": "2"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.functie == "Chauffeur"


# Spoor 1 and 2

CONCLUSIE = {"conclusie": "loopt_door", "getrokken_door": "AD", "getrokken_op": "20-2-2026"}


@pytest.mark.parametrize(
    ("page", "form", "model"),
    [
        ("spoor1/conclusie/", CONCLUSIE, Spoor1Conclusie),
        ("spoor1/advies/", {"van": "bedrijfsarts", "datum": "10-2-2026", "soort": "spreekuur"}, Advies),
        ("uitkomst/", {"uitkomst": "anders", "eerste_dag": "2-3-2026"}, Werkresultaat),
    ],
)  # fmt: skip
def test_a_form_sent_twice_is_recorded_once(
    cast: Cast, inloggen: Any, dossier: Dossier, page: str, form: dict[str, str], model: Any
) -> None:
    client = inloggen(cast.anna)
    for _ in range(2):
        assert client.post(f"/dossiers/{dossier.pk}/{page}", form).status_code == 302
    assert model.objects.filter(dossier=dossier).count() == 1


def test_a_hand_over_sent_twice_is_one(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client = inloggen(cast.mo)
    form = {"rol": "jobhunter", "persoon": str(cast.anna.persoon.pk), "op": "2-3-2026", "reden": "Verlof"}
    for _ in range(2):
        assert client.post(f"/dossiers/{dossier.pk}/overdracht/", form).status_code == 302
    assert Toewijzing.objects.filter(dossier=dossier, rol="jobhunter").count() == 2


@pytest.mark.parametrize(
    ("day", "told"), [("3-3-2026", "toekomst"), ("1-3-2026", "voor het begin van de vorige")]
)
def test_a_hand_over_happens_on_a_day_that_can_be(
    cast: Cast, inloggen: Any, dossier: Dossier, day: str, told: str
) -> None:
    form = {"rol": "jobhunter", "persoon": str(cast.anna.persoon.pk), "op": day, "reden": "Verlof"}
    response = inloggen(cast.mo).post(f"/dossiers/{dossier.pk}/overdracht/", form)
    assert response.status_code == 422 and told in field_error(response, "op")


def test_a_conclusion_before_the_first_sick_day_is_refused(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    form = {"conclusie": "loopt_door", "getrokken_door": "AD", "getrokken_op": "20-2-2025"}
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/spoor1/conclusie/", form)
    assert response.status_code == 422
    assert "voor de eerste ziektedag (3 maart 2025)" in field_error(response, "getrokken_op")


def test_spoor_2_needs_a_conclusion_and_says_which_field_is_missing(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    response = inloggen(cast.anna).post(f"/dossiers/{dossier.pk}/spoor2/", {"start_op": "2-3-2026"})
    assert response.status_code == 422
    assert "Leg eerst vast wat spoor 1 opleverde" in field_error(response, "start_op")
    assert not Spoor2Besluit.objects.exists()


def test_starting_twice_is_starting_once(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    conclude_spoor1(cast, dossier)
    client = inloggen(cast.anna)
    for _ in range(2):
        assert client.post(f"/dossiers/{dossier.pk}/spoor2/", {"start_op": "2-3-2026"}).status_code == 302
    assert Spoor2Besluit.objects.filter(dossier=dossier).count() == 1


@pytest.mark.parametrize(
    ("eerste_dag", "start", "told"),
    [
        (dt.date(2026, 2, 2), "2-3-2026", "8 weken na de eerste ziektedag, dat is 30 maart 2026"),
        (dt.date(2024, 9, 2), "2-3-2026", "de uiterste start was 12 oktober 2025"),
        (dt.date(2024, 9, 2), "2-3-2026", "Er zijn nog 25 weken tot het einde van de loondoorbetaling"),
        (dt.date(2025, 3, 3), "2-3-2026", "De uiterste start is 12 april 2026."),
    ],
)
def test_a_start_that_deserves_a_word_gets_it_and_is_accepted(
    cast: Cast, inloggen: Any, eerste_dag: dt.date, start: str, told: str
) -> None:
    dossier = open_samira(cast, eerste_ziektedag=eerste_dag)
    conclude_spoor1(cast, dossier, on=eerste_dag + dt.timedelta(days=10))
    client = inloggen(cast.anna)
    assert told in words(client.get(f"/dossiers/{dossier.pk}/spoor2/"))
    assert client.post(f"/dossiers/{dossier.pk}/spoor2/", {"start_op": start}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.stand == "lopend"


def test_without_doctor_or_consult_the_dossier_shows_orange(cast: Cast, inloggen: Any) -> None:
    dossier = open_samira(cast, arbodienst=None)
    client = inloggen(cast.anna)
    page = text(client.get(f"/dossiers/{dossier.pk}/"))
    assert re.search(
        r'class="light oranje">.*?Er staat geen bedrijfsarts of arbodienst in het dossier', page, re.S
    )
    openen.change_dossier(dossier=dossier, by=cast.anna.actor, versie=1, arbodienst=cast.arbodienst)
    assert "Er is geen spreekuur van de bedrijfsarts voor de start" in words(
        client.get(f"/dossiers/{dossier.pk}/")
    )
    record_consult(cast, dossier)
    assert "spreekuur van de bedrijfsarts voor de start" not in words(client.get(f"/dossiers/{dossier.pk}/"))


def test_the_own_employer_as_new_employer_is_back_in_spoor_1(
    cast: Cast, inloggen: Any, dossier: Dossier
) -> None:
    client = inloggen(cast.anna)
    form = {"uitkomst": "nieuwe_werkgever", "werkgever": str(cast.werkgever.pk), "eerste_dag": "2-3-2026"}
    response = client.post(f"/dossiers/{dossier.pk}/uitkomst/", form, follow=True)
    assert "Terug in spoor 1" in text(response)
    assert Werkresultaat.objects.get(dossier=dossier).uitkomst == "terug_spoor1"


def test_a_coach_opens_for_herself_and_must_name_an_opdrachtgever(cast: Cast, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    page = text(client.get("/dossiers/nieuw/"))
    assert re.search(rf'<option value="{cast.anna.persoon.pk}" selected>', page)
    assert 'Opdrachtgever <span class="soft">(mag leeg blijven)' not in page
    refused = client.post("/dossiers/nieuw/", person(nieuwe_opdrachtgever=" "))
    assert field_error(refused, "opdrachtgever") == "Kies een opdrachtgever of vul een nieuwe in."


def test_nobody_of_another_bureau_reaches_these_pages(cast: Cast, inloggen: Any, dossier: Dossier) -> None:
    client = inloggen(cast.bram)
    for page in ("", "datums/", "feiten/", "feiten/ziekteperioden/", "partijen/wijzigen/", "spoor2/"):
        assert client.get(f"/dossiers/{dossier.pk}/{page}").status_code == 404
    assert (
        client.post(f"/dossiers/{dossier.pk}/feiten/aow_datum/", facts({"waarde": "1-1-2030"})).status_code
        == 404
    )


def test_the_front_page_of_a_dossier_keeps_to_twelve_queries(
    cast: Cast, inloggen: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.arrange.rapportage import running_traject

    monkeypatch.setenv("WISSEL_VANDAAG", "2026-04-21")
    traject = running_traject(cast)
    client, url = inloggen(cast.anna), f"/dossiers/{traject.dossier_id}/"
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    asked = [row["sql"] for row in queries.captured_queries if "SAVEPOINT" not in row["sql"]]
    assert len(asked) <= 12, "\n".join(asked)
