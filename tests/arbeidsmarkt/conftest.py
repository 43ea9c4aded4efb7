"""A database of its own in which the owner reads lists in; the role of the web may only read them."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import close_all, point_at


@pytest.fixture(scope="module")
def lijstendatabase(databases: Any, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    from django.db import connections

    before = dict(connections["default"].settings_dict)
    name = databases.clone("beroepen")
    with django_db_blocker.unblock():
        point_at(connections["default"], databases.host, name, "wissel_eigenaar")
        yield name
        point_at(connections["default"], databases.host, before["NAME"], before["USER"])
        close_all()
    databases.drop(name)
