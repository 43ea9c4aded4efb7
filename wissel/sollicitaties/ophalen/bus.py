"""The LMTP server that a mail server on the same machine hands mail to (RFC 2033); never open to the network."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aiosmtpd.controller import UnixSocketController, UnthreadedController
from aiosmtpd.lmtp import LMTP

from wissel.logregels import get_log
from wissel.sollicitaties import eml
from wissel.sollicitaties.ophalen import adres
from wissel.sollicitaties.ophalen.ontvangst import Geweigerd

THUIS = ("127.0.0.1", "::1")
Deliver = Callable[[str, bytes], str]
log = get_log("wissel.post")


class Brievenbus:
    """What the server asks for each mail. One addressee at a time, so that each gets an answer of its own."""

    def __init__(self, deliver: Deliver) -> None:
        self.deliver = deliver

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if envelope.rcpt_tos:
            return "452 4.5.3 One recipient at a time"
        if not adres.token_of(address):
            return "550 5.1.1 No such address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        token = adres.token_of(envelope.rcpt_tos[0])
        try:
            outcome = await asyncio.to_thread(self.deliver, token, bytes(envelope.content or b""))
        except Geweigerd as error:
            log.info("mail_refused", reden=error.reden)
            return f"{'452 4.2.2' if error.straks else '550 5.6.0'} Refused: {error.reden}"
        except Exception:
            log.exception("mail_failed")
            return "451 4.3.0 Try again later"
        log.info("mail_taken", uitkomst=outcome)
        return "250 2.0.0 OK"


class _Lmtp:
    """Makes the protocol for each connection, with the limits that hold."""

    handler: Any

    def factory(self) -> LMTP:
        return LMTP(
            self.handler, data_size_limit=eml.GROOTSTE, enable_SMTPUTF8=True, ident="Wissel", timeout=60
        )


class SocketBus(_Lmtp, UnixSocketController):
    """On a socket in the file system, in a thread of its own."""


class PoortBus(_Lmtp, UnthreadedController):
    """On a port of this machine itself."""


def deliver(token: str, bytes_: bytes) -> str:
    """Take a mail in, in a thread that gives its connection back."""
    from django.db import close_old_connections

    from wissel.sollicitaties.ophalen.ontvangst import accept

    close_old_connections()
    try:
        return accept(token, bytes_)
    finally:
        close_old_connections()


def serve(*, socket: Path | None, host: str, port: int) -> None:
    """Serve until somebody stops it. Raises ValueError for an address that others could reach."""
    if socket is None and host not in THUIS:
        raise ValueError(host)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    box = Brievenbus(deliver)
    if socket is not None:
        running: Any = SocketBus(box, unix_socket=socket)
        running.start()
        socket.chmod(0o660)
    else:
        running = PoortBus(box, hostname=host, port=port, loop=loop)
        running.begin()
    try:
        loop.run_forever()
    finally:
        running.stop() if socket is not None else running.end()
        loop.close()
