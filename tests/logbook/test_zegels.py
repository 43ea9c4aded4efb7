"""What was sealed cannot be changed, removed or slipped in without being found. On committed rows, as in real use."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.db import connection, connections, transaction
from django.db.utils import ProgrammingError

from tests.conftest import BUREAUS, Databases, close_all, point_at
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.logbook.actions import record
from wissel.logbook.models import LogbookEntry
from wissel.logbook.zegels import Uitslag, seal, verify


@pytest.fixture(scope="module")
def eigen_database(databases: Databases, django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """A database of its own in which rows are really committed."""
    name = databases.clone("zegels")
    databases.run(*BUREAUS, database=name)
    before = dict(connections["default"].settings_dict)
    with django_db_blocker.unblock():
        point_at(connections["default"], databases.host, name)
        yield name
        close_all()
    connections["default"].settings_dict.update(before)
    databases.drop(name)


@pytest.fixture
def bureau(eigen_database: str, databases: Databases, django_db_blocker: Any) -> Iterator[Bureau]:
    with django_db_blocker.unblock():
        databases.run("truncate logbook_logbookentry, logbook_logbookseal", database=eigen_database)
        yield Bureau.objects.get(slug="spoorzicht")
        close_all()


def write(bureau: Bureau, amount: int) -> None:
    for _ in range(amount):
        with als(bureau):
            record(Actor.systeem(bureau), "proef")


def check(bureau: Bureau) -> Uitslag:
    with als(bureau):
        return verify(bureau.pk)


def sealed(bureau: Bureau) -> int:
    with als(bureau):
        return seal(bureau.pk)


def test_what_was_written_is_sealed_once_and_fits(bureau: Bureau) -> None:
    write(bureau, 3)
    assert sealed(bureau) == 3
    write(bureau, 2)
    assert check(bureau) == Uitslag(1, 3, 2, ())
    assert sealed(bureau) == 2
    assert sealed(bureau) == 0
    assert check(bureau) == Uitslag(2, 5, 0, ())


SECOND = "id = (select min(id) + 1 from logbook_logbookentry)"
COLUMNS = (
    "at, soort, actie, rol, dossier_id, onderwerpen, onderwerp_soort, categorie, reden, verzoek, ip_hash, bureau_id, "
    "lidmaatschap_id, persoon_id"
)
TAMPERING = {
    f"update logbook_logbookentry set actie = 'anders' where {SECOND}": "veranderd",
    f"delete from logbook_logbookentry where {SECOND}": "er zijn er 4",
    f"insert into logbook_logbookentry (id, {COLUMNS}) "
    f"select (select min(id) - 1 from logbook_logbookentry), {COLUMNS} "
    "from logbook_logbookentry limit 1": "er zijn er 6",
    "delete from logbook_logbookseal where nummer = 1": "sluit niet aan",
}


@pytest.mark.parametrize(
    ("knoeien", "woord"), TAMPERING.items(), ids=["gewijzigd", "weg", "ertussen", "zegel weg"]
)
def test_tampering_is_found(
    bureau: Bureau, eigen_database: str, databases: Databases, knoeien: str, woord: str
) -> None:
    write(bureau, 5)
    sealed(bureau)
    write(bureau, 1)
    sealed(bureau)
    assert check(bureau).klopt
    databases.run(knoeien, database=eigen_database)
    found = check(bureau)
    assert not found.klopt
    assert any(woord in words for words in found.fouten), found.fouten


def test_sealing_waits_for_somebody_who_is_still_writing(
    bureau: Bureau, eigen_database: str, databases: Databases
) -> None:
    write(bureau, 1)
    with psycopg.connect(host=databases.host, user="postgres", dbname=eigen_database) as slow:
        slow.execute(
            "insert into logbook_logbookentry (bureau_id, at, soort, actie, rol, onderwerpen, onderwerp_soort, "
            "categorie, reden, ip_hash) values (%s, %s, 'gedaan', 'traag', '', '[]', '', '', '', '')",
            [bureau.pk, dt.datetime.now(dt.UTC)],
        )
        assert sealed(bureau) == 0
        slow.commit()
    assert sealed(bureau) == 2


def test_the_web_cannot_change_or_remove_an_entry(bureau: Bureau) -> None:
    write(bureau, 1)
    with als(bureau):
        assert LogbookEntry.objects.count() == 1
        for sql in ("update logbook_logbookentry set actie = 'x'", "delete from logbook_logbookentry"):
            with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
