"""The job that sends a mail: at least once, with the same Message-ID each time."""

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from wissel import klok
from wissel.accounts.sleutels import decrypt
from wissel.jobs import enqueue, job
from wissel.outbox.models import Bericht

MAX_POGINGEN = 8


@job("outbox.send_bericht")
def send_bericht(*, bureau_id: str, bericht_id: str) -> None:
    """Send one waiting mail. Without SMTP in the demo it is held for the mailbox page; elsewhere it keeps waiting."""
    row = (
        Bericht.objects.select_for_update(skip_locked=True).filter(bureau_id=bureau_id, pk=bericht_id).first()
    )
    if row is None or row.stand != Bericht.Stand.WACHT:
        return
    if not settings.SMTP_URL:
        if settings.DEMO:
            row.stand = Bericht.Stand.VASTGEHOUDEN
            row.save(update_fields=["stand"])
        return
    row.pogingen += 1
    try:
        _message(row).send()
    except OSError as error:
        row.fout = type(error).__name__
        row.stand = Bericht.Stand.MISLUKT if row.pogingen >= MAX_POGINGEN else Bericht.Stand.WACHT
        row.save(update_fields=["pogingen", "fout", "stand"])
        if row.stand == Bericht.Stand.WACHT:
            enqueue(send_bericht, bureau_id=bureau_id, after_seconds=60 * 2**row.pogingen, bericht_id=row.pk)
        return
    row.stand, row.verzonden_op = Bericht.Stand.VERZONDEN, klok.now()
    if not settings.DEMO:
        row.tekst = None
    row.save(update_fields=["stand", "verzonden_op", "pogingen", "tekst"])


def _message(row: Bericht) -> EmailMessage:
    return EmailMessage(
        subject=row.onderwerp,
        body=decrypt(row.tekst or b"", context=f"bericht {row.pk}").decode(),
        from_email=settings.AFZENDER,
        to=[row.naar],
        headers={"Message-ID": row.message_id},
        connection=smtp_connection(settings.SMTP_URL),
    )


def smtp_connection(url: str) -> Any:
    """A connection for `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://` with user and password in the address."""
    parts = urlsplit(url)
    return get_connection(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if parts.scheme == "smtps" else 25),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        use_ssl=parts.scheme == "smtps",
        use_tls=parts.scheme == "smtp+tls",
        timeout=20,
    )
