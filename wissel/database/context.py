"""Who acts, told to the database for the length of one transaction."""

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connections, transaction

_SET = (
    "select set_config('app.bureau', %s, true), set_config('app.gebruiker', %s, true), "
    "set_config('app.openbaar', %s, true), "
    "set_config('pghistory.context_id', %s, true), set_config('pghistory.context_metadata', %s, true)"
)
_GET = (
    "select current_setting('app.bureau', true), current_setting('app.gebruiker', true), "
    "current_setting('app.openbaar', true)"
)


def set_public(*, bureau_id: Any, using: str = "default") -> None:
    """Let the running transaction act for a visitor of a bureau's public site: what `rls.OPENBAAR` allows, no more."""
    set_context(bureau_id=None, openbaar_id=bureau_id, using=using)


def set_context(
    *, bureau_id: Any, gebruiker_id: Any = None, openbaar_id: Any = None, using: str = "default", **ids: Any
) -> None:
    """Set bureau and user for the running transaction; history rows get the same context, ids only.

    Raises RuntimeError outside a transaction: the setting would be gone at once, and nobody would notice.
    """
    connection = connections[using]
    if not connection.in_atomic_block:
        raise RuntimeError("set_context hoort binnen een transactie.")
    facts = {
        "gebruiker": str(gebruiker_id) if gebruiker_id else None,
        **{k: str(v) for k, v in ids.items() if v},
    }
    with connection.cursor() as cursor:
        cursor.execute(
            _SET,
            [
                str(bureau_id or ""), str(gebruiker_id or ""), str(openbaar_id or ""), str(uuid.uuid4()),
                json.dumps(facts),
            ],
        )  # fmt: skip


@contextmanager
def als(bureau: Any, gebruiker: Any = None, using: str = "default") -> Iterator[None]:
    """Work inside one bureau for the length of the block, in a transaction; what was set before comes back after.

    `bureau` and `gebruiker` may be objects or ids.
    """
    with transaction.atomic(using=using):
        with connections[using].cursor() as cursor:
            cursor.execute(_GET)
            before = cursor.fetchone()
        set_context(
            bureau_id=getattr(bureau, "pk", bureau),
            gebruiker_id=getattr(gebruiker, "pk", gebruiker),
            using=using,
        )
        yield
        set_context(bureau_id=before[0], gebruiker_id=before[1], openbaar_id=before[2], using=using)
