"""The public site: what a visitor reads, and the contact form with its clock (J1, step 1)."""

import datetime as dt
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.test.utils import override_settings

from tests.cast import Cast, sign_in
from wissel.aanmeldingen import contact as vragen
from wissel.aanmeldingen.models import Contactvraag
from wissel.accounts.models import Bureau, BureauInstelling
from wissel.database.context import als, set_context

SITE = "/b/spoorzicht/"
INVULLING = {
    "soort": "werkgever", "naam": "Ria Jansen", "email": "ria@bedrijf.example", "telefoon": "",
    "vraag": "Wanneer kan het tweede spoor beginnen?", "website": "",
}  # fmt: skip


def text(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.fixture
def bezoeker(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A visitor on the Thursday before Easter, three in the afternoon."""
    monkeypatch.setenv("WISSEL_NU", "2026-04-02T15:00")
    cache.clear()
    return Client()


def proof(client: Client, path: str = SITE + "contact/") -> str:
    found = re.search(r'name="bewijs" value="([^"]+)"', client.get(path).content.decode())
    assert found
    return found[1]


def send(
    client: Client, monkeypatch: pytest.MonkeyPatch, moment: str = "2026-04-02T15:01", **changes: str
) -> Any:
    """Open the form, take a minute, and send it."""
    monkeypatch.setenv("WISSEL_NU", "2026-04-02T15:00")
    sign = changes.pop("bewijs", None) or proof(client)
    monkeypatch.setenv("WISSEL_NU", moment)
    return client.post(SITE + "contact/", {**INVULLING, "bewijs": sign, **changes})


def stored(cast: Cast) -> list[Contactvraag]:
    with als(cast.bureau):
        return list(Contactvraag.objects.order_by("pk"))


def test_a_visitor_without_an_address_chooses_a_bureau_or_gets_the_only_one(
    bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bezoeker.get("/").headers["Location"] == "/b/"
    page = bezoeker.get("/b/").content.decode()
    assert "/b/spoorzicht/" in page and "/b/overkant/" in page and "/inloggen/" in page
    only = Bureau.objects.filter(slug="spoorzicht")
    monkeypatch.setattr("wissel.aanmeldingen.openbaar.bureaus", lambda: list(only))
    assert bezoeker.get("/").headers["Location"] == SITE
    monkeypatch.setattr("wissel.aanmeldingen.openbaar.bureaus", list)
    assert bezoeker.get("/").headers["Location"] == "/inloggen/"


PAGES = (
    "", "sporen/", "rechten/", "rechten/?week=60", "vragen/", "vragen/?q=loon", "vragen/transitievergoeding/",
    "contact/",
)  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_for_everyone_with_one_heading_and_the_way_in(bezoeker: Client, path: str) -> None:
    response = bezoeker.get(SITE + path)
    page = response.content.decode()
    assert response.status_code == 200 and page.count("<h1") == 1
    assert 'href="/inloggen/"' in page and "<bdi>Spoorzicht</bdi>" in page
    assert bezoeker.get("/b/onbekend/" + path).status_code == 404


def test_who_has_signed_in_is_a_visitor_here_too(cast: Cast) -> None:
    page = text(sign_in(Client(), cast.bram).get(SITE))
    assert "Naar mijn pagina" in page and "Spoorzicht" in page and "030 123 45 67" in page


def test_the_home_has_two_doors(bezoeker: Client) -> None:
    page = text(bezoeker.get(SITE))
    assert "Ik ben ziek" in page and "Ik ben werkgever" in page


def test_both_tracks_stand_side_by_side_with_their_source(bezoeker: Client) -> None:
    page = bezoeker.get(SITE + "sporen/").content.decode()
    assert re.findall(r'<th scope="col">([^<]+)</th>', page) == ["Vraag", "Eerste spoor", "Tweede spoor"]
    assert page.count("BW 7:658a") >= 2


def test_week_60_says_other_things_than_week_92(bezoeker: Client) -> None:
    at_60, at_92 = (text(bezoeker.get(f"{SITE}rechten/?week={week}")) for week in (60, 92))
    assert "uiterlijk op de laatste dag van week 93" in at_92 and "week 93" not in at_60
    assert "BW 7:658a" in at_60 and "gecontroleerd op" in at_60


def test_the_week_is_counted_from_the_first_sick_day(bezoeker: Client) -> None:
    # Monday 3 March 2025 is day 1, so Thursday 2 April 2026 is day 396: week 57.
    assert "Wat geldt in week 57?" in text(bezoeker.get(SITE + "rechten/?ziek_sinds=3-3-2025"))
    assert "Wat geldt in week 1?" in text(bezoeker.get(SITE + "rechten/?ziek_sinds=2-4-2026"))
    for wrong, words in (("week=105", "104"), ("week=x", "getal"), ("ziek_sinds=3-4-2026", "moet nog komen"),
                         ("ziek_sinds=1-1-2020", "104 weken")):  # fmt: skip
        page = bezoeker.get(SITE + "rechten/?" + wrong)
        assert page.status_code == 422 and words in text(page), wrong


def test_a_search_finds_the_answer_with_its_check_date(bezoeker: Client) -> None:
    page = text(bezoeker.get(SITE + "vragen/?q=Verplicht?"))
    assert (
        "Is het tweede spoor niet langer verplicht?" in page and "gecontroleerd op 25 november 2026" in page
    )
    assert "geen antwoord" in text(bezoeker.get(SITE + "vragen/?q=xyzzy"))
    assert "<script>" not in bezoeker.get(SITE + "vragen/?q=<script>").content.decode()
    assert "Wat mag mijn werkgever weten" not in text(bezoeker.get(SITE + "vragen/?voor=werkgever"))


def test_the_severance_page_shows_todays_rule_and_the_old_one(bezoeker: Client) -> None:
    page = text(bezoeker.get(SITE + "vragen/transitievergoeding/"))
    assert "vanaf de eerste werkdag" in page and "Tot 2020: 2 jaar" in page
    assert bezoeker.get(SITE + "vragen/bestaat-niet/").status_code == 404


def test_a_question_gets_a_number_and_the_last_day(cast: Cast, bezoeker: Client, monkeypatch: Any) -> None:
    response = send(bezoeker, monkeypatch)
    assert response.status_code == 302
    page = text(bezoeker.get(response.url))
    (row,) = stored(cast)
    assert row.nummer in page and "uiterlijk dinsdag 7 april 2026" in page
    assert row.uiterlijk == dt.date(2026, 4, 7) and row.vraag == INVULLING["vraag"]


def test_the_same_form_twice_is_one_question_with_one_number(
    cast: Cast, bezoeker: Client, monkeypatch: Any
) -> None:
    sign = proof(bezoeker)
    first = send(bezoeker, monkeypatch, bewijs=sign)
    again = send(bezoeker, monkeypatch, bewijs=sign, moment="2026-04-02T15:09")
    assert first.url == again.url and len(stored(cast)) == 1
    cache.clear()
    send(bezoeker, monkeypatch, bewijs=sign)
    assert len(stored(cast)) == 1
    send(bezoeker, monkeypatch, bewijs=sign, vraag="Ik bedoelde iets anders.")
    assert len(stored(cast)) == 2


def test_a_made_up_receipt_shows_nothing(bezoeker: Client, monkeypatch: Any) -> None:
    url = send(bezoeker, monkeypatch).url
    assert bezoeker.get(url + "x").status_code == 302
    assert bezoeker.get(SITE + "contact/ontvangen/").status_code == 302
    assert bezoeker.get(url.replace("spoorzicht", "overkant")).status_code == 302


def test_mistakes_are_named_and_what_was_typed_stays(cast: Cast, bezoeker: Client, monkeypatch: Any) -> None:
    page = send(bezoeker, monkeypatch, naam="", email="", telefoon="")
    body = page.content.decode()
    assert page.status_code == 422 and INVULLING["vraag"] in body and "<title>Fout:" in body.replace("\n", "")
    assert "Vul uw naam in" in body and "e-mailadres of telefoonnummer" in body
    assert not stored(cast)
    assert send(bezoeker, monkeypatch, email="", telefoon="06 1234 5678").status_code == 302


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"vraag": "a" * 10_000}, "10000 tekens"),
        ({"email": "ria@bedrijf.example\r\nBcc: iedereen@voorbeeld.example"}, "geen e-mailadres"),
        ({"website": "http://kwaad.example"}, "Laat het laatste veld leeg"),
        ({"soort": "x"}, "Fout"),
        ({"telefoon": "<script>"}, "8 cijfers"),
        ({"bewijs": "verzonnen"}, "te lang open"),
        ({"naam": "x" * 121}, "120"),
        ({"naam": "Ria\x00"}, "Fout"),
    ],
)
def test_hostile_forms_are_refused_in_words(
    cast: Cast, bezoeker: Client, monkeypatch: Any, changes: dict[str, str], words: str
) -> None:
    page = send(bezoeker, monkeypatch, **changes)
    assert page.status_code == 422 and words in text(page)
    assert "<script>alert" not in page.content.decode() and not stored(cast)


def test_a_name_with_line_breaks_and_html_becomes_one_plain_line(
    cast: Cast, bezoeker: Client, monkeypatch: Any
) -> None:
    send(
        bezoeker,
        monkeypatch,
        naam="Ria\r\nBcc: x@y.example <script>alert(1)</script>",
        vraag="<img src=x onerror=1>",
    )
    (row,) = stored(cast)
    assert row.naam == "Ria Bcc: x@y.example <script>alert(1)</script>"
    page = sign_in(Client(), cast.backoffice).get(f"/backoffice/vragen/{row.pk}/").content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and "&lt;img src=x" in page


def test_too_fast_is_not_a_person_and_the_second_try_works(
    cast: Cast, bezoeker: Client, monkeypatch: Any
) -> None:
    sign = proof(bezoeker)
    page = send(bezoeker, monkeypatch, bewijs=sign, moment="2026-04-02T15:00:02")
    assert page.status_code == 422 and "Wacht drie tellen" in text(page)
    assert f'value="{sign}"' in page.content.decode()
    assert send(bezoeker, monkeypatch, bewijs=sign, moment="2026-04-02T15:00:06").status_code == 302
    late = send(bezoeker, monkeypatch, bewijs=sign, moment="2026-04-04T15:00")
    assert "te lang open" in text(late) and f'value="{sign}"' not in late.content.decode()


def test_the_sixth_question_in_ten_minutes_waits(cast: Cast, bezoeker: Client, monkeypatch: Any) -> None:
    answers = [send(bezoeker, monkeypatch, vraag=f"Vraag {n}").status_code for n in range(6)]
    assert answers == [302] * 5 + [429] and len(stored(cast)) == 5
    assert send(Client(REMOTE_ADDR="203.0.113.9"), monkeypatch).status_code == 302


def test_the_form_asks_for_a_token_of_the_own_site(bezoeker: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(SITE + "contact/", INVULLING).status_code == 403
    assert "csrfmiddlewaretoken" in bezoeker.get(SITE + "contact/").content.decode()


def test_find_my_coach_leads_to_sign_in_and_hours_are_shown(cast: Cast, bezoeker: Client) -> None:
    with als(cast.bureau):
        BureauInstelling.objects.update(bereikbaar="op werkdagen van 9.00 tot 17.00 uur")
    page = bezoeker.get(SITE + "contact/")
    assert "Vind mijn coach" in text(page) and "van 9.00 tot 17.00 uur" in text(page)
    assert 'href="tel:0301234567"' in page.content.decode()


def test_the_measured_answer_time_is_public_from_ten_on(
    cast: Cast, bezoeker: Client, monkeypatch: Any
) -> None:
    with override_settings(ACCOUNT_RATE_LIMITS={}):
        for n in range(10):
            send(bezoeker, monkeypatch, vraag=f"Vraag {n}")
    rows = stored(cast)
    for n, row in enumerate(rows):
        assert "de helft" not in text(bezoeker.get(SITE)), n
        with als(cast.bureau):
            set_context(bureau_id=cast.bureau.pk)
            vragen.answer(vraag=row, by=cast.backoffice.actor, wijze="gebeld", tekst="Gesproken")
    assert "Gemeten over de laatste 10 vragen: de helft kreeg dezelfde dag antwoord." in text(
        bezoeker.get(SITE)
    )
