"""What every table of a bureau has in common."""

from typing import Any

import pghistory
from django.db import models

from wissel.database.ids import new_id


class BureauForeignKey(models.ForeignKey):
    """A relation between two rows of one bureau.

    A plain foreign key would accept a row of another bureau, because PostgreSQL checks foreign keys past
    row-level security. So Django makes no constraint here; `wissel.database.rls` makes a composite one on
    (bureau_id, column) and an index that starts with bureau_id.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs.setdefault("db_constraint", False)
        kwargs.setdefault("db_index", False)
        super().__init__(to, on_delete, **kwargs)


class BureauModel(models.Model):
    """A row of one bureau. Row-level security hides it from every other bureau."""

    append_only = False

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    bureau = models.ForeignKey(
        "accounts.Bureau", models.PROTECT, related_name="+", db_index=False, editable=False
    )

    class Meta:
        abstract = True
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["bureau", "id"], name="%(class)s_bureau_uniek")]


def history(*, exclude: list[str] | None = None) -> Any:
    """Keep what stood in a row before each change or removal, by database trigger, so that bulk updates count too."""
    return pghistory.track(
        pghistory.UpdateEvent(row=pghistory.Old),
        pghistory.DeleteEvent(),
        exclude=exclude,
        meta={"default_permissions": ()},
    )
