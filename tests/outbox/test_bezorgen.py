"""Mail against a real SMTP server: sent once, tried again when that helps, and told when it does not arrive."""

from typing import Any

import pytest

from tests.arrange.post import Postkantoor, smtp_server
from tests.cast import Cast
from wissel.outbox.actions import queue_mail
from wissel.outbox.models import Bericht
from wissel.outbox.tasks import MAX_POGINGEN, send_bericht


@pytest.fixture
def post(settings: Any) -> Any:
    with smtp_server() as server:
        settings.DEMO, settings.SMTP_URL = False, server.url
        yield server


def mail(cast: Cast, **velden: Any) -> Bericht:
    values = {
        "naar": cast.samira.persoon.email,
        "onderwerp": "Er staat een bericht klaar",
        "tekst": "Beste Samira",
    }
    return queue_mail(
        bureau_id=cast.bureau.pk, soort="bericht", persoon=cast.samira.persoon, **{**values, **velden}
    )


def send(row: Bericht) -> Bericht:
    send_bericht.func(bureau_id=str(row.bureau_id), bericht_id=str(row.pk))
    row.refresh_from_db()
    return row


def jobs_waiting(row: Bericht) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from procrastinate_jobs where args->>'bericht_id' = %s and status = 'todo'",
            [str(row.pk)],
        )
        return int(cursor.fetchone()[0])


def test_a_mail_arrives_with_its_own_id_and_no_more_than_it_should_say(cast: Cast, post: Postkantoor) -> None:
    row = send(mail(cast, tekst="Beste Samira,\n\n.een regel met een punt\nén accenten"))
    assert row.stand == "verzonden" and row.tekst is None
    (brief,) = post.mails
    assert brief.to == [cast.samira.persoon.email] and brief.mail["Message-ID"] == row.message_id
    assert brief.mail["Auto-Submitted"] == "auto-generated"
    assert ".een regel met een punt\nén accenten" in brief.text.replace("\r\n", "\n")


@pytest.mark.parametrize("onderwerp", ["Hallo\r\nBcc: iedereen@kwaad.example", "Hallo\nX-Kwaad: 1\n\ntekst"])
def test_a_line_break_in_a_subject_makes_no_header(cast: Cast, post: Postkantoor, onderwerp: str) -> None:
    send(mail(cast, onderwerp=onderwerp))
    (brief,) = post.mails
    assert brief.to == [cast.samira.persoon.email]
    assert brief.mail["Bcc"] is None and brief.mail["X-Kwaad"] is None


def test_an_address_with_a_line_break_is_no_address(cast: Cast) -> None:
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        mail(cast, naar="samira@voorbeeld.example\r\nRCPT TO:<x@kwaad.example>")


def test_a_busy_server_is_tried_again_later(cast: Cast, post: Postkantoor) -> None:
    address = cast.samira.persoon.email
    post.weiger[address] = "451 later graag"
    row = mail(cast)
    first = jobs_waiting(row)
    row = send(row)
    assert (row.stand, row.code, row.pogingen) == ("wacht", "451", 1) and row.tekst
    assert jobs_waiting(row) >= first
    post.weiger.clear()
    assert send(row).stand == "verzonden" and post.ids() == [row.message_id]


def test_a_no_after_the_last_line_is_no_delivery_so_it_is_tried_again(cast: Cast, post: Postkantoor) -> None:
    post.na_data = ["452 vol"]
    row = send(mail(cast))
    assert (row.stand, row.code) == ("wacht", "452") and not post.mails
    assert send(row).stand == "verzonden" and len(post.mails) == 1


def test_a_server_that_is_away_is_tried_until_it_is_enough(cast: Cast, settings: Any) -> None:
    settings.DEMO, settings.SMTP_URL = False, "smtp://127.0.0.1:1"
    row = mail(cast)
    for attempt in range(1, MAX_POGINGEN):
        row = send(row)
        assert (row.stand, row.pogingen) == ("wacht", attempt)
    assert send(row).stand == "mislukt"
    assert send(row).pogingen == MAX_POGINGEN


def test_an_address_that_does_not_exist_comes_back_at_once(cast: Cast, post: Postkantoor) -> None:
    post.weiger[cast.samira.persoon.email] = "550 onbekend"
    row = send(mail(cast))
    assert (row.stand, row.code) == ("retour", "550") and row.retour_op
    assert send(row).pogingen == 1 and not post.mails


def test_an_answer_that_never_came_is_not_sent_twice(cast: Cast, post: Postkantoor) -> None:
    post.na_data = ["zwijg"]
    row = send(mail(cast))
    assert row.stand == "onzeker" and len(post.mails) == 1
    send(row)
    assert len(post.mails) == 1


def test_a_worker_that_died_after_offering_leaves_it_uncertain(cast: Cast, post: Postkantoor) -> None:
    row = mail(cast)
    Bericht.objects.filter(pk=row.pk).update(stand="aangeboden")
    assert send(row).stand == "onzeker" and not post.mails


def test_two_workers_with_one_mail_deliver_it_once(
    cast: Cast, post: Postkantoor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second stands at the last line when the first has passed it."""
    from wissel.outbox import tasks

    row, real, inside = mail(cast), tasks._move, []

    def slow(each: Bericht, *van: str, **values: Any) -> bool:
        if values.get("stand") == "aangeboden" and not inside:
            inside.append(True)
            send_bericht.func(bureau_id=str(row.bureau_id), bericht_id=str(row.pk))
        return real(each, *van, **values)

    monkeypatch.setattr(tasks, "_move", slow)
    assert send(row).stand == "verzonden" and post.ids() == [row.message_id]
