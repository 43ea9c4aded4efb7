"""Ordering guidance from the public site: in steps, with a link and a code, up to the number (J1, steps 4 to 7)."""

import re
import uuid
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from tests.documenten.stukken import png
from tests.web.test_site import proof, text
from wissel.aanmeldingen import aanmeldlink, behandelen
from wissel.aanmeldingen.models import Aanmelding, Aanmeldstuk
from wissel.accounts.models import Bureau
from wissel.database.context import als, set_context
from wissel.outbox.actions import text_of
from wissel.outbox.models import Bericht

START = "/b/spoorzicht/aanmelden/"
WERKGEVER = {
    "soort_opdrachtgever": "werkgever", "werkgever_naam": "De Vries Logistiek BV", "werkgever_kvk": "12345678",
    "contact_voornaam": "Piet", "contact_achternaam": "Bos", "contact_telefoon": "030 123 45 67",
}  # fmt: skip
WERKNEMER = {
    "voornaam": "Jan", "achternaam": "Kowalski", "functie": "orderpicker", "uren_per_week": "36",
    "email": "jan.k@prive.example", "taal": "pl",
}  # fmt: skip
DATUMS = {"eerste_ziektedag": "3-3-2025", "evaluatie_op": "17-2-2026", "mogelijkheden": "ja"}


@pytest.fixture
def bezoeker(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T15:00")
    cache.clear()
    return Client()


def begin(
    client: Client, monkeypatch: pytest.MonkeyPatch, email: str = "piet@devries.example"
) -> tuple[str, str]:
    """Start as somebody new; gives the address of the aanmelding and the code of the screen."""
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T15:00")
    sign = proof(client, START)
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T15:01")
    answer: Any = client.post(START, {"email": email, "bewijs": sign})
    assert answer.status_code == 302, text(answer)
    page = client.get(answer.url).content.decode()
    found = re.search(r"(\w{4} \w{4})</dd>", page)
    assert found
    client.post(answer.url)
    return answer.url.removesuffix("begonnen/"), found[1]


def step(client: Client, base: str, stap: str, actie: str = "volgende", **values: Any) -> Any:
    """Fill in one step as its page has it, and press a button."""
    path = f"{base}stap/{stap}/"
    version = re.search(r'name="versie" value="(\d+)"', client.get(path).content.decode())
    return client.post(path, {"versie": version[1] if version else "1", "actie": actie, **values})


def fill(client: Client, base: str) -> None:
    for stap, values in (("werkgever", WERKGEVER), ("werknemer", WERKNEMER), ("datums", DATUMS)):
        answer = step(client, base, stap, **values)
        assert answer.status_code == 302, text(answer)


def row_of(cast: Cast) -> Aanmelding:
    with als(cast.bureau):
        return Aanmelding.objects.select_related("bureau").get()


def link_in_mail(cast: Cast) -> str:
    with als(cast.bureau):
        mail = text_of(Bericht.objects.filter(soort="aanmelding").latest("gemaakt_op"))
    found = re.search(r"/aanmelding/\S+", mail)
    assert found
    return found[0]


def test_a_new_opdrachtgever_gets_a_code_on_screen_and_a_link_by_mail(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, code = begin(bezoeker, monkeypatch)
    with als(cast.bureau):
        mail = Bericht.objects.get(soort="aanmelding")
        words = text_of(mail)
    assert "/aanmelding/" in words and code not in words and code.replace(" ", "") not in words
    again: Any = bezoeker.get(base + "begonnen/")
    assert again.status_code == 302 and code not in text(bezoeker.get(again.url))


def test_what_was_filled_in_waits_behind_the_link_and_the_code(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, code = begin(bezoeker, monkeypatch)
    step(bezoeker, base, "werkgever", **WERKGEVER)
    kept = step(bezoeker, base, "werknemer", actie="later", voornaam="Jan")
    assert "Bewaard" in text(kept) and bezoeker.get(base + "stap/werknemer/").status_code == 404
    other = Client()
    path = link_in_mail(cast)
    page = text(other.get(path))
    assert "Vul de code in" in page and "Jan" not in page and "Logistiek" not in page
    assert "nog 4 pogingen" in text(other.post(path, {"code": "AAAA AAAA"}))
    back: Any = other.post(path, {"code": code.lower()})
    assert back.status_code == 302 and back.url == base + "stap/werknemer/"
    assert 'value="Jan"' in other.get(back.url).content.decode()


def test_after_five_wrong_codes_only_the_bureau_can_help(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _base, code = begin(bezoeker, monkeypatch)
    path, other = link_in_mail(cast), Client()
    for _try in range(5):
        answer = other.post(path, {"code": "AAAAAAAA"})
    assert answer.status_code == 404 and "te vaak" in text(answer)
    assert other.post(path, {"code": code}).status_code == 404
    row = row_of(cast)
    set_context(bureau_id=cast.bureau.pk)
    fresh = aanmeldlink.new_code_for(aanmelding=row, by=cast.backoffice.actor)
    assert other.post(path, {"code": fresh}).status_code == 302


def test_the_dates_give_the_window_and_the_helper(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    answer: Any = step(bezoeker, base, "datums", actie="bereken", **DATUMS)
    page = text(bezoeker.get(answer.url.partition("#")[0]))
    assert "28 april 2025" in page and "31 maart 2026" in page and "Is er zicht op terugkeer" in page
    live = bezoeker.post(
        base + "berekening/", {**DATUMS, "binnen_drie_maanden": "nee", "eigen_organisatie": "ja"}
    )
    assert "C: Spoor 1 en spoor 2 gelijktijdig" in text(live) and "wanneer u terugkeer verwacht" in text(live)
    later = {"terugkeer_op": "1-12-2026", "binnen_drie_maanden": "nee", "eigen_organisatie": "ja"}
    assert "S6 Spoor 2 is nodig" in text(bezoeker.post(base + "berekening/", {**DATUMS, **later}))
    unclear = {"onduidelijk": "ja", "onduidelijk_sinds": "1-9-2025"}
    assert "onduidelijk sinds 1 september 2025" in text(
        bezoeker.post(base + "berekening/", {**DATUMS, **unclear})
    )
    assert "eerste_ziektedag" in row_of(cast).gegevens["datums"]
    assert "onduidelijk" not in row_of(cast).gegevens["datums"]


def test_an_incomplete_one_names_what_is_missing_and_can_be_handed_in(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    empty = bezoeker.get(base + "stap/overzicht/")
    assert "naam van de werkgever ontbreekt" in text(empty) and "indienen" not in text(empty).lower().split()
    assert bezoeker.post(base + "stap/overzicht/", {"actie": "indienen"}).status_code == 422
    fill(bezoeker, base)
    page = text(bezoeker.get(base + "stap/overzicht/"))
    assert "belastbaarheid ontbreekt (PT-07/08)" in page and "Onvolledig indienen" in page
    answer: Any = bezoeker.post(base + "stap/overzicht/", {"actie": "indienen"})
    twice = bezoeker.post(base + "stap/overzicht/", {"actie": "indienen"})
    row = row_of(cast)
    assert (
        row.stand == "onvolledig"
        and row.nummer in text(bezoeker.get(answer.url))
        and twice.status_code == 302
    )
    assert "uiterlijk woensdag 18 maart 2026" in text(bezoeker.get(answer.url))
    with als(cast.bureau):
        assert Bericht.objects.filter(soort="aanmelding").count() == 2
    assert bezoeker.get(base + "stap/werkgever/").status_code == 302


def test_papers_are_inspected_kept_once_and_can_be_taken_away(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    path = base + "stap/stukken/"

    def send(name: str, content: bytes, soort: str = "arbeidsdeskundig") -> Any:
        file = SimpleUploadedFile(name, content)
        return bezoeker.post(path, {"soort": soort, "datum": "2-2-2026", "bestand": file})

    assert send("rapport.png", png()).status_code == 302 and send("rapport.png", png()).status_code == 302
    assert send("rapport.pdf", b"<html>").status_code == 422
    big = send("groot.pdf", b"%PDF-" + b"0" * (40 * 1024 * 1024))
    assert big.status_code == 422 and "groter dan 20 MB" in text(big)
    assert bezoeker.post(path, {"soort": ""}).status_code == 422
    with als(cast.bureau):
        stuk = Aanmeldstuk.objects.get()
    other = Client()
    away = f"{base}stukken/{stuk.pk}/weg/"
    assert other.post(away).status_code == 404
    assert "rapport.png" in text(bezoeker.get(path)) and bezoeker.post(away).status_code == 302
    with als(cast.bureau):
        assert not Aanmeldstuk.objects.exists()


def test_hostile_input_is_refused_in_words_and_names_stay_on_one_line(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    long = step(bezoeker, base, "werkgever", werkgever_naam="x" * 10_000, contact_achternaam="Bos")
    assert long.status_code == 422 and "x" * 10_000 in long.content.decode()
    step(
        bezoeker, base, "werkgever", werkgever_naam="Vries\r\nBcc: x@y.example", contact_achternaam="B\x00os"
    )
    assert row_of(cast).gegevens.get("werkgever", {}).get("werkgever_naam") in {
        None,
        "Vries Bcc: x@y.example",
    }
    future = step(bezoeker, base, "datums", eerste_ziektedag="1-1-2027")
    assert future.status_code == 422 and "toekomst" in text(future)
    order = step(bezoeker, base, "datums", eerste_ziektedag="3-3-2026", evaluatie_op="1-3-2026")
    assert order.status_code == 422 and "voor de eerste ziektedag" in text(order)
    assert bezoeker.get(base + "stap/bestaat-niet/").status_code == 404
    assert bezoeker.post(base + "stap/werknemer/", {"versie": "x" * 30, "voornaam": "A"}).status_code == 422
    assert bezoeker.get("/aanmelding/geen-token/").status_code == 404


def test_a_second_window_never_overwrites_the_first(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    step(bezoeker, base, "werkgever", **WERKGEVER)
    path = base + "stap/werknemer/"
    old = re.search(r'name="versie" value="(\d+)"', bezoeker.get(path).content.decode())
    assert old
    bezoeker.post(path, {**WERKNEMER, "versie": old[1], "actie": "volgende"})
    late = bezoeker.post(path, {"voornaam": "Piet", "achternaam": "Anders", "versie": old[1]})
    assert (
        late.status_code == 422 and "ander venster" in text(late) and 'value="Piet"' in late.content.decode()
    )
    assert row_of(cast).gegevens["werknemer"]["voornaam"] == "Jan"
    now = re.search(r'name="versie" value="(\d+)"', late.content.decode())
    assert (
        now
        and bezoeker.post(path, {"voornaam": "Piet", "achternaam": "A", "versie": now[1]}).status_code == 302
    )


def test_the_link_of_another_bureau_and_the_session_of_another_open_nothing(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, code = begin(bezoeker, monkeypatch)
    path = link_in_mail(cast)
    token = path.removeprefix("/aanmelding/").rstrip("/")
    elsewhere = f"{cast.ander_bureau.pk}.{token.partition('.')[2]}"
    assert Client().post(f"/aanmelding/{elsewhere}/", {"code": code}).status_code == 404
    second = Client()
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T15:30")
    other, _code = begin(second, monkeypatch, "iemand@anders.example")
    assert second.get(base + "stap/werkgever/").status_code == 404
    assert bezoeker.get(other + "stap/werkgever/").status_code == 404
    monkeypatch.setenv("WISSEL_NU", "2026-03-16T17:05")
    assert bezoeker.get(base + "stap/werkgever/").status_code == 404


def test_an_opdrachtgever_who_signed_in_finds_the_own_details_and_no_others(
    cast: Cast, inloggen: Any, bezoeker: Client
) -> None:
    piet = inloggen(cast.piet)
    key = str(uuid.uuid4())
    made = piet.post("/aanmelden/nieuw/", {"sleutel": key})
    assert made.url == piet.post("/aanmelden/nieuw/", {"sleutel": key}).url
    page = piet.get(made.url).content.decode()
    assert 'value="De Vries Logistiek BV"' in page and 'value="Bos"' in page
    row = row_of(cast)
    assert row.nummer in text(piet.get("/aanmelden/"))
    assert row.nummer not in text(inloggen(cast.verzekeraar).get("/aanmelden/"))
    assert inloggen(cast.verzekeraar).post(f"/aanmelden/{row.pk}/openen/").status_code == 404
    assert inloggen(cast.anna).get("/aanmelden/").status_code == 404
    piet.post("/uitloggen/")
    assert piet.get(made.url).status_code == 404
    with als(cast.bureau):
        assert not Bericht.objects.filter(soort="aanmelding").exists()


def test_an_employer_in_eigen_beheer_speaks_of_the_own_people(
    cast: Cast, inloggen: Any, bezoeker: Client, databases: Any
) -> None:
    from django.db import connection

    sql = "update accounts_bureau set soort = %s where id = %s"
    name = connection.settings_dict["NAME"]
    databases.run(sql.replace("%s", "'eigen_beheer'", 1).replace("%s", f"'{cast.bureau.pk}'"), database=name)
    try:
        assert Bureau.objects.get(pk=cast.bureau.pk).soort == "eigen_beheer"
        bea = inloggen(cast.backoffice)
        made = bea.post("/aanmelden/nieuw/", {"sleutel": str(uuid.uuid4())})
        page = bea.get(made.url).content.decode()
        assert 'value="Spoorzicht"' in page and "Opdrachtgever en betaler" not in page
        assert "Om welke medewerker gaat het?" in text(bea.get(made.url.replace("werkgever/", "werknemer/")))
    finally:
        databases.run(sql.replace("%s", "'bureau'", 1).replace("%s", f"'{cast.bureau.pk}'"), database=name)


def test_taking_it_back_erases_what_was_typed_at_once(
    cast: Cast, bezoeker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, _code = begin(bezoeker, monkeypatch)
    fill(bezoeker, base)
    page = bezoeker.post(base + "intrekken/", follow=True)
    row = row_of(cast)
    assert "gewist" in text(page) and row.stand == "vervallen" and row.gegevens == {}
    set_context(bureau_id=cast.bureau.pk)
    assert behandelen.erase_aanmeldingen(by=cast.mo.actor, today=row.gewijzigd_dag) == 0
