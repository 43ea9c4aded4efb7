"""Mail that came back: from the report of a mail server to the row it is about (RFC 3464)."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

from django.db import transaction

from wissel import klok
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.outbox.models import Bericht

MAX_BYTES = 2_000_000
_ID = re.compile(r"<[^<>\s]{3,200}>")
_STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True, slots=True)
class Retourbericht:
    """What a report says: about which mail, whether it is final, and the code of the reason."""

    message_id: str
    mislukt: bool
    code: str


def read_report(data: bytes) -> Retourbericht | None:
    """Read a delivery report; None when it is none, or does not say which mail it is about."""
    report = message_from_bytes(data[:MAX_BYTES], policy=policy.compat32)
    parts = list(report.walk())
    status = next((each for each in parts if each.get_content_type() == "message/delivery-status"), None)
    original = _message_id(parts)
    if status is None or original is None:
        return None
    fields = [field for block in _blocks(status) for field in block.items()]
    action = next((value for name, value in fields if name.lower() == "action"), "")
    code = next((value for name, value in fields if name.lower() == "status"), "")
    found = _STATUS.search(code)
    return Retourbericht(original, action.strip().lower() == "failed", found.group() if found else "")


def take_back(data: bytes) -> str:
    """Mark the mail of a report as come back. Says what was done: retour, bekend, uitgesteld, onbekend or onleesbaar.

    A report names no bureau, so each bureau is asked in turn; the same report twice changes nothing.
    """
    found = read_report(data)
    if found is None:
        return "onleesbaar"
    if not found.mislukt:
        return "uitgesteld"
    for bureau in Bureau.objects.order_by("slug"):
        with als(bureau):
            outcome = _mark(bureau, found)
        if outcome:
            return outcome
    return "onbekend"


@transaction.atomic
def _mark(bureau: Bureau, found: Retourbericht) -> str:
    rows = Bericht.objects.select_for_update().filter(bureau=bureau, message_id=found.message_id)
    row = rows.first()
    if row is None:
        return ""
    if row.stand == Bericht.Stand.RETOUR:
        return "bekend"
    row.stand, row.code, row.retour_op, row.tekst = Bericht.Stand.RETOUR, found.code, klok.now(), None
    row.save(update_fields=["stand", "code", "retour_op", "tekst"])
    return "retour"


def _message_id(parts: list[Message]) -> str | None:
    """The id of the mail that is quoted in the report, never that of the report itself."""
    for part in parts[1:]:
        if part.get_content_type() == "text/rfc822-headers":
            raw = part.get_payload(decode=True)
            quoted = message_from_bytes(raw if isinstance(raw, bytes) else b"", policy=policy.compat32)
            value = quoted.get("Message-ID")
        else:
            value = part.get("Message-ID")
        match = _ID.search(str(value or ""))
        if match:
            return match.group()
    return None


def _blocks(status: Message) -> list[Message]:
    payload = status.get_payload()
    return [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
