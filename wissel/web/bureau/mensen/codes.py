"""The code of a new invitation, kept for the inviter's screen as long as this session lasts.

Sessions are encrypted at rest; the row of the invitation holds a hash only.
"""

import uuid
from typing import Any

from wissel.mensen.uitnodigen import Gemaakt

SLEUTEL = "codes"
HOOGSTENS = 30


def keep_code(request: Any, made: Gemaakt) -> None:
    """Remember the code of an invitation that was just made."""
    keep(request, made.uitnodiging.pk, made.code)


def keep(request: Any, link_id: uuid.UUID, code: str) -> None:
    """Remember the code of any link that was just made."""
    kept = dict(list(request.session.get(SLEUTEL, {}).items())[-HOOGSTENS + 1 :])
    kept[str(link_id)] = code
    request.session[SLEUTEL] = kept


def code_of(request: Any, uitnodiging_id: uuid.UUID | None) -> str:
    """The code in two groups of four, to read out; empty when this session did not make it."""
    code = str(request.session.get(SLEUTEL, {}).get(str(uitnodiging_id), ""))
    return f"{code[:4]} {code[4:]}" if code else ""
