"""What the tests of the portals share: reading a page, confirming who one is, and moving the clock."""

import html
import re
import time
from typing import Any


def text_of(response: Any) -> str:
    """The words of a page as a reader meets them, without tags."""
    body = response.content.decode()
    body = re.sub(r"<(script|style|svg).*?</\1>", " ", body, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def confirm_self(client: Any) -> Any:
    """Let this session count as having typed the password just now."""
    session = client.session
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True}
    ]
    session.save()
    return client


def set_clock(monkeypatch: Any, moment: str) -> None:
    """Let the product live at another moment, such as 2026-04-21T10:00."""
    monkeypatch.setenv("WISSEL_NU", moment)


def awake(client: Any, monkeypatch: Any, moment: str) -> None:
    """Move the clock while this session stays open."""
    set_clock(monkeypatch, moment)
    session = client.session
    session["gezien"] = session["begonnen"] = moment + ":00+01:00"
    session.save()
