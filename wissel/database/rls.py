"""The second wall: row-level security, composite foreign keys and rights, derived from the models.

`secure_all()` runs after every migrate and is idempotent: it compares the catalogue of the database with the
models and makes what is missing. It is derived, not written per migration, so that a new model cannot forget it
(docs/adr/0003-afscherming-uit-de-modellen.md).
"""

import tomllib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connections

GLOBAAL: dict[str, dict[str, str]] = tomllib.loads((Path(__file__).parent / "globaal.toml").read_text())
RECHTEN = {"l": "SELECT", "s": "SELECT, INSERT, UPDATE, DELETE", "k": "SELECT, INSERT"}
BUREAU = "NULLIF(current_setting('app.bureau', true), '')::uuid"
GEBRUIKER = "NULLIF(current_setting('app.gebruiker', true), '')::uuid"
BEZOEKER = "NULLIF(current_setting('app.openbaar', true), '')::uuid"
# What a visitor of a public site may do with a table (docs/adr/0008-aanmeldingen.md).
# Nobody reads back what they put in.
OPENBAAR = {
    "accounts_bureauinstelling": "SELECT",
    "aanmeldingen_antwoordtijd": "SELECT",
    "aanmeldingen_contactvraag": "INSERT",
}
ROLLEN = ("wissel_web", "wissel_werker")
# What the search functions read of every bureau; they filter on the bureau themselves and return ids only (R6).
ZOEKBAAR = frozenset({"dossiers_dossier", "trajecten_logboekregel"})
# R3: a user sees the own memberships before a bureau is chosen.
EIGEN_RIJEN = {"accounts_lidmaatschap": f"user_id = {GEBRUIKER}"}


def bureau_models() -> list[Any]:
    """Every model with a table of its own that belongs to one bureau, history tables included."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and any(field.column == "bureau_id" for field in model._meta.concrete_fields):
            found.append(model)
    return found


def is_history(model: Any) -> bool:
    return hasattr(model, "pgh_tracked_model") or any(f.name == "pgh_id" for f in model._meta.concrete_fields)


def relations(model: Any) -> list[Any]:
    """Foreign keys of a bureau model to another bureau model; history rows may outlive what they point to."""
    if is_history(model):
        return []
    bureau_tables = {m._meta.db_table for m in bureau_models()}
    return [
        field
        for field in model._meta.concrete_fields
        if field.is_relation and field.remote_field and field.related_model._meta.db_table in bureau_tables
    ]


def secure_all(using: str = "default") -> list[str]:
    """Bring row-level security, composite keys, indexes and rights in line with the models.

    Returns the statements that were run. Must run as the owner. Raises RuntimeError for a table that has no
    bureau_id and does not stand in globaal.toml.
    """
    with connections[using].cursor() as cursor:
        state = _Catalogue(cursor)
        state.refuse_unknown_tables()
        statements = [sql for model in bureau_models() for sql in _statements_for(model, state)]
        statements += _functions() + _grants(state)
        for sql in statements:
            cursor.execute(sql)
    return statements


class _Catalogue:
    """What the database has now."""

    def __init__(self, cursor: Any) -> None:
        cursor.execute(
            "select relname, relrowsecurity, relforcerowsecurity from pg_class "
            "where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace"
        )
        self.tables = {name: (on, forced) for name, on, forced in cursor.fetchall()}
        cursor.execute("select tablename, policyname from pg_policies where schemaname = 'public'")
        self.policies = set(cursor.fetchall())
        cursor.execute(
            "select conrelid::regclass::text, conname from pg_constraint where contype in ('f', 'u')"
        )
        self.constraints = {(table.strip('"'), name) for table, name in cursor.fetchall()}
        cursor.execute("select tablename, indexname from pg_indexes where schemaname = 'public'")
        self.indexes = set(cursor.fetchall())

    def refuse_unknown_tables(self) -> None:
        known = {model._meta.db_table for model in bureau_models()} | set(GLOBAAL)
        unknown = sorted(set(self.tables) - known)
        if unknown:
            raise RuntimeError(
                f"Deze tabellen hebben geen bureau_id en staan niet in globaal.toml: {', '.join(unknown)}."
            )


def _statements_for(model: Any, state: _Catalogue) -> list[str]:
    table = model._meta.db_table
    out = []
    on, forced = state.tables[table]
    if not on:
        out.append(f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY')
    if not forced:
        out.append(f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY')
    if (table, "bureau") not in state.policies:
        out.append(
            f'CREATE POLICY bureau ON "{table}" USING (bureau_id = {BUREAU}) WITH CHECK (bureau_id = {BUREAU})'
        )
    searched = (table, "zoeken") in state.policies
    if table in ZOEKBAAR and not searched:
        out.append(f'CREATE POLICY zoeken ON "{table}" FOR SELECT TO wissel_zoek USING (true)')
    if table not in ZOEKBAAR and searched:
        out.append(f'DROP POLICY zoeken ON "{table}"')
    if table in EIGEN_RIJEN and (table, "eigen") not in state.policies:
        out.append(f'CREATE POLICY eigen ON "{table}" FOR SELECT USING ({EIGEN_RIJEN[table]})')
    if table in OPENBAAR and (table, "openbaar") not in state.policies:
        check = "USING" if OPENBAAR[table] == "SELECT" else "WITH CHECK"
        out.append(
            f'CREATE POLICY openbaar ON "{table}" FOR {OPENBAAR[table]} {check} (bureau_id = {BEZOEKER})'
        )
    for field in relations(model):
        out += _composite_key(table, field, state)
    return out


def _composite_key(table: str, field: Any, state: _Catalogue) -> list[str]:
    target = field.related_model._meta.db_table
    name = f"{table}_{field.column}_bureau"[:60]
    out = []
    if (table, name + "_fk") not in state.constraints:
        out.append(
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}_fk" FOREIGN KEY (bureau_id, "{field.column}") '
            f'REFERENCES "{target}" (bureau_id, id)'
        )
    if (table, name + "_ix") not in state.indexes:
        out.append(f'CREATE INDEX "{name}_ix" ON "{table}" (bureau_id, "{field.column}")')
    return out


def _functions() -> list[str]:
    """The SQL functions for searching past row-level security, which return ids only (R6)."""
    folder = Path(__file__).parent / "functies"
    return [path.read_text() for path in sorted(folder.glob("*.sql"))]


def _grants(state: _Catalogue) -> list[str]:
    out = []
    for model in bureau_models():
        append_only = is_history(model) or getattr(model, "append_only", False)
        out += _grant(model._meta.db_table, RECHTEN["k" if append_only else "s"])
        right = "GRANT SELECT ON {} TO {}" if model._meta.db_table in ZOEKBAAR else "REVOKE ALL ON {} FROM {}"
        out.append(right.format(f'"{model._meta.db_table}"', "wissel_zoek"))
    for table, row in GLOBAAL.items():
        if table in state.tables:
            out += _grant(table, RECHTEN[row["rechten"]])
    out += [f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {rol}" for rol in ROLLEN]
    return out


def _grant(table: str, rights: str) -> list[str]:
    return [
        sql
        for rol in ROLLEN
        for sql in (f'REVOKE ALL ON "{table}" FROM {rol}', f'GRANT {rights} ON "{table}" TO {rol}')
    ]
