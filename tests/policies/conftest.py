"""Filling a world takes half a second, and there are more than a thousand questions to it: it is filled once per file.

Each test works in a savepoint that is undone, so that it finds the world as it was filled.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from django.db import transaction

from wissel.database.context import set_context

if TYPE_CHECKING:
    from tests.policies.wereld import Wereld


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


@pytest.fixture(scope="module")
def gevuld(django_db_setup: None, django_db_blocker: Any) -> Iterator["Wereld"]:
    """The filled world of one file."""
    from tests.cast import make_cast
    from tests.policies.wereld import make_wereld

    with django_db_blocker.unblock(), undone():
        yield make_wereld(make_cast())


@pytest.fixture
def wereld(gevuld: "Wereld") -> Iterator["Wereld"]:
    """The filled world for one test."""
    with seen_from(gevuld.cast.bureau.pk):
        yield gevuld
