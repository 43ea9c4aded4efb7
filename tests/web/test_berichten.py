"""Messages on the pages of kandidaat, coach, jobhunter and opdrachtgever."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel import klok
from wissel.berichten.models import Draad, Draadbericht
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.outbox.actions import notify
from wissel.outbox.models import Bericht

NU = dt.datetime(2026, 4, 20, 9, 0, tzinfo=klok.NEDERLAND)


@pytest.fixture
def tijd() -> Any:
    with time_machine.travel(NU, tick=False) as traveller:
        yield traveller


@pytest.fixture
def dossier(cast: Cast, tijd: Any) -> Dossier:
    row = open_samira(cast)
    Dossier.objects.filter(pk=row.pk).update(jobhunter=cast.joris.persoon)
    return row


def write(client: Any, path: str, **velden: Any) -> Any:
    values = {"onderwerp": "Vraag", "tekst": "Hoe laat begint het?", "sleutel": str(uuid.uuid4())}
    return client.post(path, {**values, **velden})


def key_of(html: str) -> str:
    return re.findall(r'name="sleutel" value="([^"]+)"', html)[0]


def test_kandidaat_and_coach_write_to_each_other(
    cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any
) -> None:
    samira, anna = inloggen(cast.samira), inloggen(cast.anna)
    page = samira.get("/mijn/berichten/").content.decode()
    assert "Wie leest dit?" in page and "Anna Bakker" in page and "Joris Smit" in page
    sent = write(samira, "/mijn/berichten/", sleutel=key_of(page))
    shown = samira.get(sent["Location"]).content.decode()
    assert "Hoe laat begint het?" in shown and "Terughalen kan tot 09.01" in shown
    assert "1 nieuw" not in anna.get("/berichten/").content.decode()
    tijd.shift(61)
    listed = anna.get("/berichten/").content.decode()
    assert "1 nieuw" in listed and "Samira Yilmaz" in listed
    path = re.findall(r'href="(/dossiers/[^"]+/berichten/[^"]+/)"', listed)[0]
    thread = anna.get(path).content.decode()
    assert "Hoe laat begint het?" in thread and "Wie leest dit?" in thread and "Terughalen" not in thread
    assert "1 nieuw" not in anna.get("/berichten/").content.decode()
    assert anna.post(path, {"tekst": "Om negen uur."}).status_code == 302
    tijd.shift(61)
    home = samira.get("/mijn/berichten/").content.decode()
    assert "1 nieuw" in home and re.search(r"Berichten.{0,40}>1<", home)


def test_the_opdrachtgever_and_the_coach_write_without_the_kandidaat(
    cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any
) -> None:
    piet = inloggen(cast.piet)
    path = f"/opdrachtgever/dossiers/{dossier.pk}/berichten/"
    page = piet.get(path).content.decode()
    assert "De kandidaat leest dit niet" in page and "Anna Bakker" in page and "Joris" not in page
    sent = write(piet, path)
    tijd.shift(61)
    assert "Hoe laat" in piet.get(sent["Location"]).content.decode()
    assert "Vraag" in piet.get("/opdrachtgever/berichten/").content.decode()
    assert "U heeft nog geen berichten" in inloggen(cast.samira).get("/mijn/berichten/").content.decode()
    set_context(bureau_id=cast.bureau.pk)
    thread = Draad.objects.get()
    assert inloggen(cast.samira).get(f"/mijn/berichten/{thread.pk}/").status_code == 404
    assert inloggen(cast.joris).get(f"/dossiers/{dossier.pk}/berichten/{thread.pk}/").status_code == 404
    assert inloggen(cast.anna).get(f"/dossiers/{dossier.pk}/berichten/{thread.pk}/").status_code == 200


def test_the_same_form_sent_twice_is_one_message(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client, key = inloggen(cast.samira), str(uuid.uuid4())
    addresses = {write(client, "/mijn/berichten/", sleutel=key)["Location"] for _click in (1, 2)}
    set_context(bureau_id=cast.bureau.pk)
    assert len(addresses) == 1 and Draadbericht.objects.count() == 1


def test_a_message_is_taken_back_and_stands_in_the_form_again(
    cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any
) -> None:
    client = inloggen(cast.samira)
    shown = client.get(write(client, "/mijn/berichten/", tekst="Te snel.")["Location"]).content.decode()
    address = re.findall(r'action="([^"]+/terughalen/[^"]+)"', shown)[0]
    assert client.get(address).status_code == 405
    back = client.post(address, follow=True).content.decode()
    assert "Teruggehaald" in back and "Te snel." in back and "U heeft nog geen berichten" in back
    assert client.post(address).status_code == 404


def test_after_the_minute_it_says_why_it_is_too_late(
    cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any
) -> None:
    client = inloggen(cast.samira)
    shown = client.get(write(client, "/mijn/berichten/")["Location"]).content.decode()
    address = re.findall(r'action="([^"]+/terughalen/[^"]+)"', shown)[0]
    tijd.shift(60)
    late = client.post(address)
    assert late.status_code == 409 and "De minuut is voorbij" in late.content.decode()


def test_nobody_takes_back_what_another_wrote(cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any) -> None:
    write(inloggen(cast.samira), "/mijn/berichten/")
    set_context(bureau_id=cast.bureau.pk)
    row = Draadbericht.objects.get()
    address = f"/dossiers/{dossier.pk}/berichten/{row.draad_id}/terughalen/{row.pk}/"
    assert inloggen(cast.anna).post(address).status_code == 404


def test_an_empty_message_is_refused_at_the_field_and_what_was_typed_stays(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    answer = write(inloggen(cast.samira), "/mijn/berichten/", tekst="  ", onderwerp="Mijn onderwerp")
    html = answer.content.decode()
    assert answer.status_code == 422 and "Schrijf eerst uw bericht." in html and "Mijn onderwerp" in html


def test_a_draft_is_kept_for_later(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    write(client, "/mijn/berichten/", tekst="Nog niet klaar", bewaren="concept")
    assert "Nog niet klaar" in client.get("/mijn/berichten/").content.decode()
    set_context(bureau_id=cast.bureau.pk)
    assert not Draadbericht.objects.exists()


def test_markup_in_a_message_stays_text(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.samira)
    sent = write(client, "/mijn/berichten/", tekst='<script>alert(1)</script> "><svg onload=x>{{7*7}}')
    html = client.get(sent["Location"]).content.decode()
    assert "<script>alert" not in html and "<svg onload" not in html and "{{7*7}}" in html


def test_the_coach_chooses_to_whom_and_sees_the_names(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    client = inloggen(cast.anna)
    path = f"/dossiers/{dossier.pk}/berichten/"
    html = client.get(path).content.decode()
    assert "Samira Yilmaz (kandidaat), Joris Smit (jobhunter)" in html and "Piet Bos (opdrachtgever)" in html
    assert write(client, path).status_code == 422, "zonder keuze gaat er niets weg"
    assert write(client, path, publiek="opdrachtgever").status_code == 302
    assert write(client, path, publiek="iedereen").status_code == 422


def test_the_number_of_queries_does_not_grow_with_the_conversation(
    cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any
) -> None:
    client, samira = inloggen(cast.anna), inloggen(cast.samira)
    path = f"/dossiers/{dossier.pk}/berichten/"
    thread = write(client, path, publiek="kandidaat")["Location"]
    client.get(thread)
    counts = []
    for number in (2, 12):
        for each in range(number):
            samira.post(thread.replace(path, "/mijn/berichten/"), {"tekst": f"Bericht {each}"})
            write(client, path, publiek="opdrachtgever")
        tijd.shift(61)
        client.get(thread)
        for page in ("/berichten/", path, thread):
            with CaptureQueriesContext(connection) as found:
                assert client.get(page).status_code == 200
            counts.append(len(found))
    assert counts[:3] == counts[3:] and max(counts) <= 22, counts


def test_mail_that_did_not_arrive_is_shown_to_the_coach_who_deals_with_it(
    cast: Cast, dossier: Dossier, inloggen: Any
) -> None:
    for person in (cast.samira.persoon, cast.piet.persoon):
        assert notify(cast.anna.actor, persoon=person, soort="bericht", dossier=dossier)
    Bericht.objects.all().update(stand="retour", code="5.1.1")
    client = inloggen(cast.anna)
    assert "2 mails kwamen niet aan" in client.get("/berichten/").content.decode()
    html = client.get("/niet-aangekomen/").content.decode()
    assert "Samira Yilmaz" in html and "Dit adres bestaat niet" in html
    again, done = re.findall(r'action="(/niet-aangekomen/[^"]+)"', html)
    client.post(again, {"opnieuw": "1"})
    client.post(done)
    assert "Alle mail is aangekomen" in client.get("/niet-aangekomen/").content.decode()
    set_context(bureau_id=cast.bureau.pk)
    assert Bericht.objects.filter(stand="wacht").count() == 1


def test_mail_of_another_coach_is_not_hers(cast: Cast, dossier: Dossier, inloggen: Any) -> None:
    row = notify(cast.anna.actor, persoon=cast.samira.persoon, soort="bericht", dossier=dossier)
    Bericht.objects.all().update(stand="retour")
    Dossier.objects.filter(pk=dossier.pk).update(coach=None)
    client = inloggen(cast.anna)
    assert "Alle mail is aangekomen" in client.get("/niet-aangekomen/").content.decode()
    assert row and client.post(f"/niet-aangekomen/{row.pk}/").status_code == 404
    assert "Samira Yilmaz" in inloggen(cast.mo).get("/niet-aangekomen/").content.decode()


def test_the_coach_sees_which_dates_were_reminded_of(
    cast: Cast, dossier: Dossier, inloggen: Any, tijd: Any
) -> None:
    from wissel.berichten.ronde import remind

    client, path = inloggen(cast.anna), f"/dossiers/{dossier.pk}/berichten/"
    assert "Herinneringen" not in client.get(path).content.decode()
    tijd.move_to(dt.datetime(2026, 11, 30, 9, tzinfo=klok.NEDERLAND))
    remind(cast.bureau, klok.today())
    html = inloggen(cast.anna).get(path).content.decode()
    assert "Re-integratieverslag" in html
    assert "Herinnerd op" in html and "coach, kandidaat, opdrachtgever" in html
