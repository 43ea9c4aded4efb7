"""Wissel does not start with a database role that walks past the walls."""

from django.db import connections

_VRAAG = """
select r.rolsuper, r.rolbypassrls,
       exists (select 1 from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p')
               and c.relnamespace = 'public'::regnamespace)
  from pg_roles r where r.rolname = current_user
"""


class UnsafeRole(RuntimeError):
    """The role could read every bureau."""


def refuse_unsafe_role(using: str = "default") -> None:
    """Raise UnsafeRole when the role is superuser, has BYPASSRLS or owns a table."""
    with connections[using].cursor() as cursor:
        cursor.execute(_VRAAG)
        superuser, bypass, owner = cursor.fetchone()
    if superuser or bypass or owner:
        raise UnsafeRole(
            "Wissel start niet: de databaserol van DATABASE_URL is superuser, heeft BYPASSRLS of bezit tabellen. "
            "Dan beschermt row-level security niets. Gebruik de rol wissel_web (zie docs/beheer.md)."
        )
