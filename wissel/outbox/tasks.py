"""The job that sends a mail: offered until a server takes it, and never offered again once it may have.

A Message-ID reaches a server at most once. The row is marked just before the last line of the mail goes out, in a
transaction of its own; only whoever sets that mark sends the line. A worker that dies before the mark leaves a mail
that the server throws away and that is offered again; one that dies after it leaves a mail that is `onzeker`.
"""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage

from wissel import klok
from wissel.accounts.sleutels import decrypt
from wissel.database.context import als
from wissel.jobs import enqueue, job
from wissel.logregels import get_log
from wissel.outbox.bezorging import Geweigerd, hand_over
from wissel.outbox.models import Bericht

MAX_POGINGEN = 12
LANGSTE_WACHT = 4 * 3600
Stand = Bericht.Stand
log = get_log("wissel.outbox")


@job("outbox.send_bericht", eigen_transacties=True)
def send_bericht(*, bureau_id: str, bericht_id: str) -> None:
    """Send one waiting mail. Without SMTP in the demo it is held for the mailbox page; elsewhere it keeps waiting."""
    with als(bureau_id):
        row = Bericht.objects.filter(bureau_id=bureau_id, pk=bericht_id).first()
        if row is None or row.stand not in {Stand.WACHT, Stand.AANGEBODEN}:
            return
        if row.stand == Stand.AANGEBODEN:
            _move(row, Stand.AANGEBODEN, stand=Stand.ONZEKER)
            return
        if not settings.SMTP_URL:
            if settings.DEMO:
                _move(row, Stand.WACHT, stand=Stand.VASTGEHOUDEN)
            return
    try:
        _offer(row)
    except Geweigerd as error:
        _refused(row, code=str(error.code), blijvend=error.blijvend)
    except (OSError, ValueError) as error:
        # ValueError: a text that cannot be written as a mail at all, such as an address outside ASCII.
        _refused(row, fout=type(error).__name__, blijvend=isinstance(error, ValueError))


def _offer(row: Bericht) -> None:
    message: Any = _message(row).message()
    data = message.as_bytes(linesep="\r\n")
    with hand_over(settings.SMTP_URL, van=settings.AFZENDER, naar=row.naar, bytes_=data) as offered:
        with als(row.bureau_id):
            mine = _move(row, Stand.WACHT, stand=Stand.AANGEBODEN, pogingen=row.pogingen + 1)
        if not mine:
            return
        try:
            offered.finish()
        except OSError as error:
            with als(row.bureau_id):
                _move(row, Stand.AANGEBODEN, stand=Stand.ONZEKER, fout=type(error).__name__)
            log.info("mail_unanswered", bericht=str(row.pk))
            return
    with als(row.bureau_id):
        text = {} if settings.DEMO else {"tekst": None}
        _move(row, Stand.AANGEBODEN, Stand.ONZEKER, stand=Stand.VERZONDEN, verzonden_op=klok.now(), **text)


def _refused(row: Bericht, *, blijvend: bool, code: str = "", fout: str = "") -> None:
    """Not delivered, and the server knows that too: try later, or leave it as come back."""
    with als(row.bureau_id):
        tries = row.pogingen + 1
        values = {"pogingen": tries, "code": code, "fout": fout}
        if blijvend:
            values |= {"stand": Stand.RETOUR, "retour_op": klok.now()}
        else:
            values["stand"] = Stand.MISLUKT if tries >= MAX_POGINGEN else Stand.WACHT
        if _move(row, Stand.WACHT, Stand.AANGEBODEN, **values) and values["stand"] == Stand.WACHT:
            later = min(60 * 2**tries, LANGSTE_WACHT)
            enqueue(
                send_bericht, bureau_id=row.bureau_id, key=f"bericht {row.pk}", after_seconds=later,
                bericht_id=row.pk,
            )  # fmt: skip
    log.info("mail_refused", bericht=str(row.pk), code=code, blijvend=blijvend)


def _move(row: Bericht, *van: str, **values: Any) -> bool:
    """Change a mail that is in one of these states; False when somebody else was first."""
    rows = Bericht.objects.filter(bureau_id=row.bureau_id, pk=row.pk, stand__in=van)
    return rows.update(**values) == 1


def _message(row: Bericht) -> EmailMessage:
    return EmailMessage(
        subject=row.onderwerp,
        body=decrypt(row.tekst or b"", context=f"bericht {row.pk}").decode(),
        from_email=settings.AFZENDER,
        to=[row.naar],
        headers={"Message-ID": row.message_id, "Auto-Submitted": "auto-generated"},
    )
