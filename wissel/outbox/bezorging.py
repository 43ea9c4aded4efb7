"""Handing one mail to an SMTP server in two halves, so that what may have arrived is known before it can have.

A server takes a mail only once it saw the line with the single dot. Everything before that line can be done again
without harm; after it, the mail may be there even when the answer never comes.
"""

import re
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

SECONDEN = 20
_DOT = re.compile(rb"(?m)^\.")


class Geweigerd(Exception):
    """The server said no. `blijvend` when trying again is no use: this address or this mail will not do."""

    def __init__(self, code: int, *, blijvend: bool) -> None:
        super().__init__(str(code))
        self.code = code
        self.blijvend = blijvend


class Halverwege:
    """A mail that lies at the server but for its last line."""

    def __init__(self, smtp: Any) -> None:
        self._smtp = smtp

    def finish(self) -> None:
        """Send the last line. Raises Geweigerd when the server says no, OSError when it says nothing."""
        self._smtp.send(b".\r\n")
        code, _words = self._smtp.getreply()
        if code != 250:
            raise Geweigerd(code, blijvend=code >= 500)


@contextmanager
def hand_over(url: str, *, van: str, naar: str, bytes_: bytes) -> Iterator[Halverwege]:
    """Offer a mail up to its last line. Raises Geweigerd or OSError; nothing was delivered then.

    `url` is `smtp://`, `smtp+tls://` (STARTTLS) or `smtps://`, with user and password in the address.
    """
    smtp = _connect(url)
    try:
        smtp.ehlo_or_helo_if_needed()
        _expect(smtp.mail(van), {250}, sender=True)
        _expect(smtp.rcpt(naar), {250, 251})
        _expect(smtp.docmd("DATA"), {354})
        text = _DOT.sub(b"..", bytes_)
        smtp.send(text if text.endswith(b"\r\n") else text + b"\r\n")
        yield Halverwege(smtp)
    finally:
        # A polite QUIT would make some servers keep what they have; closing the line does not.
        with suppress(OSError):
            smtp.close()


def _connect(url: str) -> Any:
    parts = urlsplit(url)
    host, secure = parts.hostname or "localhost", parts.scheme == "smtps"
    kind: Any = smtplib.SMTP_SSL if secure else smtplib.SMTP
    smtp = kind(host, parts.port or (465 if secure else 25), timeout=SECONDEN)
    try:
        if parts.scheme == "smtp+tls":
            smtp.starttls()
        if parts.username:
            smtp.login(unquote(parts.username), unquote(parts.password or ""))
    except BaseException:
        smtp.close()
        raise
    return smtp


def _expect(answer: tuple[int, bytes], good: set[int], *, sender: bool = False) -> None:
    """A no to the sender is about our own settings, so it is never the end of the mail."""
    code = answer[0]
    if code not in good:
        raise Geweigerd(code, blijvend=code >= 500 and not sender)
