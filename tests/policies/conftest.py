"""Filling a world takes half a second, and there are more than a thousand questions to it: it is filled once per file.

Each test works in a savepoint that is undone, so that it finds the world as it was filled.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from wissel.database.context import set_context


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens to the database in here is taken back at the end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def seen_from(bureau_id: object) -> Iterator[None]:
    """One test on a world that stands: the context of its bureau, and nothing left behind."""
    with undone():
        set_context(bureau_id=bureau_id)
        yield
