"""The owner of the database stands before the walls like everybody else; the search sees what it needs and no more."""

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connections

from tests.conftest import Databases
from wissel.database.rls import ZOEKBAAR
from wissel.database.rollen import role_statements

SPOORZICHT = "0190a000-0000-7000-8000-000000000001"


@pytest.fixture
def database(databases: Databases, django_db_setup: None) -> Iterator[psycopg.Connection]:
    """The clone of this run as its administrator, in a transaction that is rolled back."""
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(host=databases.host, user="postgres", dbname=name) as connection:
        for sql in role_statements(embedded=True):
            connection.execute(sql)
        yield connection
        connection.rollback()


def test_the_owner_sees_no_row_of_a_bureau_it_did_not_name(database: psycopg.Connection) -> None:
    database.execute(
        "insert into accounts_organisatie (id, bureau_id, soort, naam, kvk_nummer, adres, telefoon, email) "
        "values (gen_random_uuid(), %s, 'werkgever', 'Muurtje BV', '', '', '', '')",
        [SPOORZICHT],
    )
    count = "select count(*) from accounts_organisatie"
    database.execute("set local role wissel_eigenaar")
    assert database.execute(count).fetchone() == (0,)
    assert database.execute("select count(*) from dossiers_dossier").fetchone() == (0,)
    database.execute("select set_config('app.bureau', %s, true)", [SPOORZICHT])
    assert database.execute(count).fetchone() == (1,)


def test_the_owner_does_not_see_what_the_search_sees_without_asking(database: psycopg.Connection) -> None:
    asked = "select pg_has_role('wissel_eigenaar', 'wissel_zoek', %s)"
    found = {right: database.execute(asked, [right]).fetchone() for right in ("usage", "member")}
    assert found == {"usage": (False,), "member": (True,)}


def test_the_search_reads_two_tables_past_the_walls(database: psycopg.Connection) -> None:
    policies = database.execute("select tablename from pg_policies where policyname = 'zoeken'").fetchall()
    rights = database.execute(
        "select table_name from information_schema.role_table_grants where grantee = 'wissel_zoek' "
        "and table_schema = 'public'"
    ).fetchall()
    assert {name for (name,) in policies} == {name for (name,) in rights} == ZOEKBAAR
    owners = database.execute(
        "select proname, proowner::regrole::text from pg_proc where prosecdef and pronamespace = 'public'::regnamespace"
    ).fetchall()
    assert sorted(owners) == [("zoek_dossiers", "wissel_zoek"), ("zoek_logboek", "wissel_zoek")]
