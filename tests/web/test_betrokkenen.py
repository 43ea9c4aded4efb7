"""The page of a link for one task: nothing before the code, one answer after it, and nothing else ever."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.arrange.betrokkenen import asked, paused
from tests.arrange.dossiers import open_samira
from tests.betrokkenen.test_antwoorden import paper
from tests.cast import Cast
from wissel.accounts.models import Persoon
from wissel.betrokkenen.actions.taaklinks import Gemaakt, withdraw_taaklink
from wissel.betrokkenen.models import Artsverklaring, Functieoordeel, Taaklink
from wissel.database.context import set_context
from wissel.documenten.models import Document
from wissel.dossiers.models import Advies, Dossier, Spoor1Onderzoek
from wissel.logbook.models import LogbookEntry

JA = {"kan": "ja", "vanaf": "1-6-2026", "zelf": "on"}


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-04T10:00")


@pytest.fixture
def vraag(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Gemaakt:
    """Dr. Visser is asked on 1 June whether Samira's traject can go on."""
    Persoon.objects.filter(pk=cast.samira.persoon.pk).update(geboortedatum=dt.date(1984, 5, 6))
    pauze = paused(cast)
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T10:00")
    return visitor(asked(cast, pauze.dossier, "hervatverklaring", onderbreking=pauze))


def visitor(made: Gemaakt) -> Gemaakt:
    """Leave the database as a visitor finds it."""
    set_context(bureau_id=None)
    return made


def url(made: Gemaakt) -> str:
    return f"/taak/{made.token}/"


def opened(made: Gemaakt, client: Client | None = None) -> Client:
    """A browser that gave the right code."""
    client = client or Client()
    answer = client.post(url(made), {"code": made.code})
    assert answer.status_code == 302 and answer["Location"] == url(made)
    return client


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def inside(cast: Cast) -> None:
    set_context(bureau_id=cast.bureau.pk)


SECRETS = (
    "Samira",
    "Yilmaz",
    "1984",
    "Vries",
    "Magazijn",
    "Visser",
    "4 mei",
    "18 mei",
    "2026-0",
    "pauze",
    "stil sinds",
)


def test_nothing_is_said_before_the_code_is_right(vraag: Gemaakt) -> None:
    client = Client()
    for response in (
        client.get(url(vraag)),
        client.post(url(vraag), {"code": "ABCD2345"}),
        client.post(url(vraag), JA),
    ):
        html = response.content.decode().split("<main")[1]
        assert not [secret for secret in SECRETS if secret in html]
    assert response.status_code == 403 and not Artsverklaring.objects.exists()
    assert client.get(url(vraag))["Cache-Control"] == "no-store"
    assert "Spoorzicht" in words(client.get(url(vraag)))


def test_after_the_code_only_what_the_question_needs(vraag: Gemaakt) -> None:
    page = words(opened(vraag).get(url(vraag)))
    assert "Samira Yilmaz geboren in 1984" in page and "4 mei 2026" in page and "18 mei 2026" in page
    for secret in ("Vries", "Magazijn", "6 mei 1984", "Piet", "13 september", vraag.taaklink.dossier.nummer):
        assert secret not in page, secret


def test_yes_is_stored_once_and_the_page_thanks(cast: Cast, vraag: Gemaakt) -> None:
    client = opened(vraag)
    page = client.post(url(vraag), JA, follow=True)
    assert page.status_code == 200 and "Uw antwoord is ontvangen" in words(page)
    inside(cast)
    said = Artsverklaring.objects.get()
    assert (said.kan_verder, said.vanaf, said.naam) == (True, dt.date(2026, 6, 1), "dr. Visser")


def test_used_twice_says_so_and_changes_nothing(cast: Cast, vraag: Gemaakt) -> None:
    client = opened(vraag)
    client.post(url(vraag), JA)
    late = Client()
    other = {"kan": "nog_niet", "controle_op": "29-6-2026", "zelf": "on"}
    for response in (
        client.post(url(vraag), other), late.get(url(vraag)), late.post(url(vraag), {"code": vraag.code}),
        late.post(url(vraag), other),
    ):  # fmt: skip
        assert response.status_code == 410 and "Er is nu niets veranderd" in words(response)
        assert "Samira" not in response.content.decode()
    inside(cast)
    assert Artsverklaring.objects.get().kan_verder is True


def test_five_wrong_codes_close_the_link_for_good(cast: Cast, vraag: Gemaakt) -> None:
    client = Client()
    left = [client.post(url(vraag), {"code": "ABCD2345"}) for _ in range(5)]
    assert "nog 4 pogingen" in words(left[0]) and "nog 1 poging." in words(left[3])
    assert left[4].status_code == 404
    right = client.post(url(vraag), {"code": vraag.code})
    assert right.status_code == 404 and "Deze link werkt niet" in words(right)
    inside(cast)
    assert LogbookEntry.objects.filter(actie="taaklink_geblokkeerd").exists()


def test_every_dead_link_looks_the_same(cast: Cast, vraag: Gemaakt, monkeypatch: pytest.MonkeyPatch) -> None:
    inside(cast)
    gone = asked(cast, vraag.taaklink.dossier, "functieoordelen")
    withdraw_taaklink(taaklink=gone.taaklink, by=cast.anna.actor)
    visitor(gone)
    secret = vraag.token.partition(".")[2]
    monkeypatch.setenv("WISSEL_NU", "2026-06-15T10:01")
    tokens = [
        gone.token,
        vraag.token,
        f"{cast.ander_bureau.pk}.{secret}",
        f"{cast.bureau.pk}.x",
        "x",
        "%00x",
        "é",
    ]
    pages = [Client().get(f"/taak/{token}/") for token in tokens if token != "%00x"]
    assert {page.status_code for page in pages} == {404}
    bodies = {
        re.sub(r'(name="csrf[^>]*|content="[^"]*"|value="/taak[^"]*)', "", words(page)) for page in pages
    }
    assert len(bodies) == 1
    assert Client().post(f"/taak/{vraag.token}/", {"code": vraag.code}).status_code == 404


@pytest.mark.parametrize("who", ["samira", "anna", "piet", "bram"])
def test_whoever_is_signed_in_needs_the_code_and_acts_as_the_person_asked(
    cast: Cast, vraag: Gemaakt, inloggen: Any, who: str
) -> None:
    inside(cast)
    client = inloggen(getattr(cast, who))
    visitor(vraag)
    assert "Samira" not in client.get(url(vraag)).content.decode().split("<main")[1]
    assert client.post(url(vraag), JA).status_code == 403
    opened(vraag, client)
    client.post(url(vraag), JA)
    inside(cast)
    row = LogbookEntry.objects.get(actie="taaklink_gebruikt")
    assert (row.rol, row.persoon_id, row.lidmaatschap_id) == ("bedrijfsarts", None, None)


def test_the_right_code_opens_no_other_page(cast: Cast, vraag: Gemaakt) -> None:
    inside(cast)
    other = visitor(asked(cast, vraag.taaklink.dossier, "functieoordelen"))
    client, pk = opened(vraag), vraag.taaklink.dossier_id
    for path in ("/vandaag/", f"/dossiers/{pk}/", f"/dossiers/{pk}/plan/", "/mijn/", "/opdrachtgever/"):
        answer = client.get(path)
        assert answer.status_code in {302, 404}, path
    assert "Code van 8 tekens" in words(client.get(url(other)))


def test_the_mark_of_the_code_lasts_an_hour(vraag: Gemaakt, monkeypatch: pytest.MonkeyPatch) -> None:
    client = opened(vraag)
    monkeypatch.setenv("WISSEL_NU", "2026-06-01T11:01")
    response = client.post(url(vraag), JA)
    assert response.status_code == 403 and "langer dan een uur" in words(response)
    assert not Artsverklaring.objects.exists()


def test_the_session_gets_a_new_key_with_the_code(vraag: Gemaakt) -> None:
    client = Client()
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    opened(vraag, client)
    assert client.session.session_key != before


@pytest.mark.parametrize(
    ("changes", "field", "said"),
    [
        ({"kan": ""}, "kan", "Kies ja of nog niet"),
        ({"vanaf": ""}, "vanaf", "vanaf welke dag"),
        ({"vanaf": "31-2-2026"}, "vanaf", "Deze dag bestaat niet"),
        ({"kan": "nog_niet", "vanaf": ""}, "controle_op", "wanneer u opnieuw kijkt"),
        ({"kan": "nog_niet", "controle_op": "1-9-2026"}, "controle_op", "praktijk, geen wet"),
        ({"zelf": ""}, "zelf", "Bevestig dat u dit antwoord zelf geeft"),
        ({"uren_per_week": "99"}, "uren_per_week", "60"),
    ],
)
def test_a_wrong_answer_is_said_at_its_field_and_what_was_typed_stays(
    vraag: Gemaakt, changes: dict[str, str], field: str, said: str
) -> None:
    client = opened(vraag)
    response = client.post(url(vraag), {**JA, "wat_kan": "Zittend werk", **changes})
    html = response.content.decode()
    assert response.status_code == 422 and f'id="id_{field}_error"' in html and said in html
    assert "Zittend werk" in html and "Fout:" in html
    assert client.post(url(vraag), JA).status_code == 302


def test_words_about_illness_are_pointed_out_before_anything_is_kept(cast: Cast, vraag: Gemaakt) -> None:
    client = opened(vraag)
    sent = {**JA, "wat_kan": "Door de depressie alleen zittend werk"}
    response = client.post(url(vraag), sent)
    assert response.status_code == 422 and "Dit lijkt over ziekte te gaan: depressie" in words(response)
    assert not Artsverklaring.objects.exists()
    client.post(url(vraag), {**sent, "wat_kan": "Alleen zittend werk"})
    inside(cast)
    assert Advies.objects.get(soort="verklaring tijdens een pauze").wat_kan == "Alleen zittend werk"


def test_advice_is_given(cast: Cast) -> None:
    made = visitor(asked(cast, open_samira(cast)))
    client = opened(made)
    assert "Magazijn" not in words(client.get(url(made)))
    sent = {"wat_kan": "Zittend werk", "uren_per_week": "12,5", "datum": "4-5-2026", "zelf": "on"}
    assert client.post(url(made), {**sent, "datum": "5-5-2026"}).status_code == 422
    assert client.post(url(made), sent).status_code == 302
    inside(cast)
    assert str(Advies.objects.get().uren_per_week) == "12.5"


def test_a_report_is_handed_in_and_a_bad_file_is_refused_in_words(cast: Cast) -> None:
    made = visitor(asked(cast, open_samira(cast), "arbeidsdeskundig_rapport", publiek="bureau"))
    client, sent = opened(made), {"datum": "30-4-2026", "zelf": "on"}
    assert "alleen het bureau" in words(client.get(url(made)))
    assert "Kies het rapport" in words(client.post(url(made), sent))
    fake = SimpleUploadedFile("rapport.pdf", b"MZ geen pdf", "application/pdf")
    assert client.post(url(made), {**sent, "bestand": fake}).status_code == 422
    assert client.post(url(made), {**sent, "bestand": paper()}).status_code == 302
    inside(cast)
    assert Document.objects.get().publiek == "bureau"


def test_a_file_that_is_too_large_is_said_at_its_field(cast: Cast) -> None:
    made = visitor(asked(cast, open_samira(cast), "arbeidsdeskundig_rapport"))
    huge = SimpleUploadedFile("groot.pdf", b"%PDF-1.7\n" + b"0" * (21 * 1024 * 1024), "application/pdf")
    response = opened(made).post(url(made), {"datum": "30-4-2026", "zelf": "on", "bestand": huge})
    assert response.status_code == 422 and "groter dan 20 MB" in words(response)


def test_functions_are_judged_with_reasons(cast: Cast) -> None:
    made = visitor(asked(cast, open_samira(cast), "functieoordelen"))
    client = opened(made)
    assert "Magazijnmedewerker" in words(client.get(url(made)))
    sent = {
        "oordeel_eigen_werk": "niet_passend", "reden_eigen_werk": "Tillen hoort erbij", "zelf": "on",
        "oordeel_aangepast_werk": "passend", "reden_aangepast_werk": "Zonder tillen", "oordeel_ander_werk": "onbekend",
        "datum": "4-5-2026",
    }  # fmt: skip
    wrong = client.post(url(made), {**sent, "reden_eigen_werk": ""})
    assert wrong.status_code == 422 and 'id="id_reden_eigen_werk_error"' in wrong.content.decode()
    assert client.post(url(made), sent).status_code == 302
    inside(cast)
    assert Functieoordeel.objects.count() == 3
    assert set(Spoor1Onderzoek.objects.values_list("optie", "onderzocht_door")) == {
        ("eigen_werk", "R. de Wit"), ("aangepast_werk", "R. de Wit"),
    }  # fmt: skip


def test_the_question_goes_when_the_dossier_closes(cast: Cast, vraag: Gemaakt) -> None:
    client = opened(vraag)
    inside(cast)
    Dossier.objects.filter(pk=vraag.taaklink.dossier_id).update(
        stand="gesloten", gesloten_op=dt.date(2026, 6, 1)
    )
    visitor(vraag)
    assert client.get(url(vraag)).status_code == 404 and client.post(url(vraag), JA).status_code == 404


def test_opening_a_link_changes_nothing(cast: Cast, vraag: Gemaakt) -> None:
    """A program that follows links in mail uses nothing up."""
    for _ in range(3):
        Client().get(url(vraag))
    assert Client().put(url(vraag)).status_code == 405
    inside(cast)
    row = Taaklink.objects.get(pk=vraag.taaklink.pk)
    assert (row.geopend_op, row.gebruikt_op, row.pogingen) == (None, None, 0)


def test_the_kandidaat_sees_that_the_doctor_opened_and_answered(
    cast: Cast, vraag: Gemaakt, inloggen: Any
) -> None:
    opened(vraag).post(url(vraag), JA)
    inside(cast)
    page = words(inloggen(cast.samira).get("/mijn/inzage/"))
    assert "Uw bedrijfsarts" in page and "opende een vraag over u" in page
    assert "schreef op of u verder kunt met uw traject" in page
