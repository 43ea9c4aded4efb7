"""What a mail server reports about mail that did not arrive, from files as servers write them."""

import uuid
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.cast import Cast
from tests.outbox.test_bezorgen import mail
from wissel.database.context import set_context
from wissel.outbox.models import Bericht
from wissel.outbox.retour import read_report, take_back

MELDING = """\
From: MAILER-DAEMON@mx.voorbeeld.example
To: wissel@localhost
Subject: Undelivered Mail Returned to Sender
Message-ID: <van-de-server@mx.voorbeeld.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="grens"

--grens
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not be delivered.

--grens
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.voorbeeld.example
Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0100

Final-Recipient: rfc822; samira.yilmaz@voorbeeld.example
Action: {actie}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 unknown user

--grens
Content-Type: {soort}

Message-ID: {id}
Subject: Er staat een bericht klaar
To: samira.yilmaz@voorbeeld.example

--grens--
"""


def report(row: Bericht, **velden: str) -> bytes:
    values = {"actie": "failed", "status": "5.1.1", "soort": "text/rfc822-headers", "id": row.message_id}
    return MELDING.format(**{**values, **velden}).replace("\n", "\r\n").encode()


@pytest.fixture
def sent(cast: Cast) -> Bericht:
    row = mail(cast)
    Bericht.objects.filter(pk=row.pk).update(stand="verzonden", tekst=None)
    return row


def again(row: Bericht, cast: Cast) -> Bericht:
    set_context(bureau_id=cast.bureau.pk)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("soort", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_of_a_server_marks_the_mail_it_quotes(cast: Cast, sent: Bericht, soort: str) -> None:
    assert take_back(report(sent, soort=soort)) == "retour"
    row = again(sent, cast)
    assert (row.stand, row.code) == ("retour", "5.1.1") and row.retour_op
    assert take_back(report(sent, soort=soort)) == "bekend"


def test_a_delay_changes_nothing(cast: Cast, sent: Bericht) -> None:
    assert take_back(report(sent, actie="delayed", status="4.4.1")) == "uitgesteld"
    assert again(sent, cast).stand == "verzonden"


def test_a_report_about_mail_of_somebody_else_changes_nothing(cast: Cast, sent: Bericht) -> None:
    assert take_back(report(sent, id=f"<{uuid.uuid4()}@elders.example>")) == "onbekend"
    assert again(sent, cast).stand == "verzonden"


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff" * 500, b"Subject: hallo\r\n\r\nGeen melding", b"a" * 3_000_000]
)
def test_what_is_no_report_is_refused(db: None, data: bytes) -> None:
    assert read_report(data) is None and take_back(data) == "onleesbaar"


def test_a_report_that_quotes_no_mail_is_refused(sent: Bericht) -> None:
    assert read_report(report(sent).replace(sent.message_id.encode(), b"geen-id")) is None


def test_the_command_reads_a_file_and_says_what_it_did(
    cast: Cast, sent: Bericht, tmp_path: Path, capsys: Any
) -> None:
    file = tmp_path / "melding.eml"
    file.write_bytes(report(sent))
    call_command("retourmail", str(file))
    assert "niet aangekomen bij de coach" in capsys.readouterr().out
    file.write_bytes(b"Hallo")
    with pytest.raises(CommandError, match="geen melding"):
        call_command("retourmail", str(file))
    with pytest.raises(CommandError, match="niet te lezen"):
        call_command("retourmail", str(tmp_path / "weg.eml"))
