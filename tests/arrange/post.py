"""A real SMTP server on loopback that keeps what it gets, and says no where a test wants it to."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class Brief:
    """One mail as the server got it."""

    van: str
    to: list[str]
    mail: EmailMessage

    @property
    def text(self) -> str:
        return str(self.mail.get_content())


@dataclass
class Postkantoor:
    """What came in; `weiger` maps an address to the answer at RCPT, `na_data` is the answer to the last line."""

    url: str = ""
    mails: list[Brief] = field(default_factory=list)
    weiger: dict[str, str] = field(default_factory=dict)
    na_data: list[str] = field(default_factory=list)
    traag: float = 0.0

    async def handle_RCPT(
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.weiger:
            return self.weiger[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.traag:
            time.sleep(self.traag)
        answer = self.na_data.pop(0) if self.na_data else "250 OK"
        if answer.startswith(("250", "zwijg")):
            mail: Any = message_from_bytes(envelope.content, policy=policy.default)
            self.mails.append(Brief(envelope.mail_from, list(envelope.rcpt_tos), mail))
        if answer == "zwijg":
            server.transport.abort()
        return answer if answer != "zwijg" else "250 OK"

    def ids(self) -> list[str]:
        return [each.mail["Message-ID"] for each in self.mails]


@contextmanager
def smtp_server(**gedrag: Any) -> Iterator[Postkantoor]:
    """A running server on a free port of this computer."""
    office = Postkantoor(**gedrag)
    controller = Controller(office, hostname="127.0.0.1", port=free_port())
    controller.start()
    office.url = f"smtp://127.0.0.1:{controller.port}"
    try:
        yield office
    finally:
        controller.stop(no_assert=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
