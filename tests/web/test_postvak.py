"""The mailbox of the demo, and that it exists nowhere else."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.arrange.post import smtp_server
from tests.arrange.uitnodigingen import newcomer
from tests.cast import Cast, make_lid, sign_in
from wissel.accounts.models import Rol
from wissel.database.context import set_context
from wissel.mensen.uitnodigen import Gemaakt, invite, link
from wissel.outbox.models import Bericht
from wissel.outbox.tasks import send_bericht


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    settings.DEMO = True


@pytest.fixture
def made(cast: Cast) -> Gemaakt:
    return invite(by=cast.mo.actor, persoon=newcomer(cast), rol="coach")


def test_a_mail_stands_there_as_sent_with_a_link_to_click(cast: Cast, made: Gemaakt) -> None:
    client = sign_in(Client(), cast.mo)
    page = client.get("/postvak/").content.decode()
    assert "Uitnodiging voor Wissel van Spoorzicht" in page and "nina.nieuw@voorbeeld.example" in page
    address = re.findall(r'href="(/postvak/[^"]+)"', page)[0]
    mail = client.get(address).content.decode()
    assert f'href="{link(made.token)}"' in mail
    assert "De code staat nooit in een mail" in mail and made.code not in mail


def test_outside_the_demo_there_is_no_mailbox(cast: Cast, made: Gemaakt, settings: Any) -> None:
    settings.DEMO = False
    client = sign_in(Client(), cast.mo)
    row = Bericht.objects.get()
    for address in ("/postvak/", f"/postvak/{row.pk}/"):
        assert client.get(address).status_code == 404


@pytest.mark.parametrize("wie", ["samira", "piet", "verzekeraar", "visser", "joris"])
def test_only_the_bureau_reads_it(cast: Cast, made: Gemaakt, wie: str) -> None:
    assert sign_in(Client(), getattr(cast, wie)).get("/postvak/").status_code == 404


def test_another_bureau_does_not_see_the_mail(cast: Cast, made: Gemaakt) -> None:
    row = Bericht.objects.get()
    set_context(bureau_id=cast.ander_bureau.pk)
    client = sign_in(Client(), make_lid(cast.ander_bureau, "Ilse", "Regelaar", Rol.BUREAUMANAGER))
    assert "Er is nog geen mail" in client.get("/postvak/").content.decode()
    assert client.get(f"/postvak/{row.pk}/").status_code == 404


def test_markup_in_a_mail_stays_text(cast: Cast) -> None:
    person = newcomer(cast, "<b>Nina</b>", email="nina@voorbeeld.example")
    invite(by=cast.mo.actor, persoon=person, rol="coach")
    client = sign_in(Client(), cast.mo)
    mail = client.get(f"/postvak/{Bericht.objects.get().pk}/").content.decode()
    assert "<b>Nina" not in mail and "&lt;b&gt;Nina" in mail


def test_in_the_demo_the_text_stays_and_is_held(cast: Cast, made: Gemaakt, settings: Any) -> None:
    settings.SMTP_URL = ""
    row = Bericht.objects.get()
    send_bericht.func(bureau_id=str(cast.bureau.pk), bericht_id=str(row.pk))
    row.refresh_from_db()
    assert row.stand == "vastgehouden" and row.tekst


def test_elsewhere_the_text_is_erased_once_it_is_sent(cast: Cast, made: Gemaakt, settings: Any) -> None:
    with smtp_server() as server:
        settings.DEMO, settings.SMTP_URL = False, server.url
        row = Bericht.objects.get()
        send_bericht.func(bureau_id=str(cast.bureau.pk), bericht_id=str(row.pk))
        row.refresh_from_db()
        assert (row.stand, row.tekst) == ("verzonden", None)
        send_bericht.func(bureau_id=str(cast.bureau.pk), bericht_id=str(row.pk))
        assert [mail.to for mail in server.mails] == [["nina.nieuw@voorbeeld.example"]]
        assert server.ids() == [row.message_id]
