"""Links with a code: the link travels by mail, the code is told by phone, and of both only a hash is stored.

The token starts with the bureau, so that a visitor's first query can pass the wall of that bureau only
(docs/adr/0006-uitnodiging-met-code.md).
"""

import hashlib
import hmac
import secrets
import uuid

from wissel.accounts.sleutels import blind_index

MAX_POGINGEN = 5
# Without the signs that are mistaken for each other on paper or by ear.
TEKENS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTE = 8


def new_token(bureau_id: uuid.UUID) -> str:
    """A secret for an address, with the bureau before it."""
    return f"{bureau_id}.{secrets.token_urlsafe(32)}"


def token_hash(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


def bureau_of(token: str) -> uuid.UUID | None:
    """The bureau a token belongs to; None when it cannot be one."""
    try:
        return uuid.UUID(token.partition(".")[0])
    except ValueError:
        return None


def new_code() -> str:
    """Eight signs that can be told by phone."""
    return "".join(secrets.choice(TEKENS) for _sign in range(LENGTE))


def code_hash(code: str, *, context: str) -> bytes:
    """A keyed hash: eight signs alone would be found by trying. `context` names the row, such as "uitnodiging <id>"."""
    return blind_index("".join(c for c in code.upper() if c.isalnum()), context=context)


def code_fits(stored: bytes | memoryview | None, code: str, *, context: str) -> bool:
    """Whether a typed code is the one that was stored; spaces, dashes and small letters do not matter."""
    return stored is not None and hmac.compare_digest(bytes(stored), code_hash(code, context=context))
