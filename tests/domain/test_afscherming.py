"""The second wall, on the real catalogue and the real role."""

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError, ProgrammingError

from tests.cast import Cast
from wissel.accounts.models import Organisatie, Persoon
from wissel.database.context import als, set_context
from wissel.database.rls import GLOBAAL, bureau_models, relations


def rows(sql: str, *params: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_tests_meet_the_wall_as_the_web_role(db: None) -> None:
    assert rows("select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user") == [
        ("wissel_web", False, False)
    ]


def test_every_table_is_of_one_bureau_or_listed_as_global_with_a_reason(db: None) -> None:
    tables = rows(
        "select c.relname, c.relrowsecurity and c.relforcerowsecurity, "
        "(select count(*) from pg_policies p where p.tablename = c.relname and p.policyname = 'bureau'), "
        "exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'bureau_id') "
        "from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace"
    )
    assert len(tables) > 40
    for name, forced, policies, has_column in tables:
        if name in GLOBAAL:
            assert GLOBAAL[name]["reden"]
            continue
        assert forced and policies == 1 and has_column, name


def test_no_relation_inside_a_bureau_lacks_its_composite_key(db: None) -> None:
    keys = set(rows("select conrelid::regclass::text, conname from pg_constraint where contype = 'f'"))
    for model in bureau_models():
        for field in relations(model):
            table = model._meta.db_table
            assert (table, f"{table}_{field.column}_bureau"[:60] + "_fk") in keys, (table, field.column)


def test_the_web_role_owns_nothing(db: None) -> None:
    assert rows("select count(*) from pg_class where relowner = current_user::regrole") == [(0,)]


def test_without_a_bureau_no_row_is_visible(cast: Cast) -> None:
    assert Persoon.objects.count() > 3
    set_context(bureau_id=None)
    assert Persoon.objects.count() == 0
    assert rows("select row_security_active('accounts_persoon')") == [(True,)]


def test_a_row_of_another_bureau_is_invisible_and_cannot_be_written(cast: Cast) -> None:
    with als(cast.ander_bureau):
        assert set(Persoon.objects.values_list("bureau_id", flat=True)) == {cast.ander_bureau.pk}
        with pytest.raises(ProgrammingError), transaction.atomic():
            Organisatie.objects.create(bureau=cast.bureau, soort="werkgever", naam="Insluiper BV")


def test_a_relation_to_a_row_of_another_bureau_is_refused(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Persoon.objects.create(
            bureau=cast.bureau,
            organisatie_id=cast.ander_werkgever.pk,
            voornaam="X",
            achternaam="Y",
            sorteernaam="y x",
        )


def test_context_outside_a_transaction_is_refused(transactional_connection: None) -> None:
    with pytest.raises(RuntimeError):
        set_context(bureau_id=None)


@pytest.fixture
def transactional_connection(django_db_setup: None, django_db_blocker: object) -> object:
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        yield
