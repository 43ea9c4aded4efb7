"""Work of this room that is done later."""

from wissel.database.context import als
from wissel.jobs import job
from wissel.trajecten.actions.bulk import step


@job("trajecten.bulk", eigen_transacties=True)
def do_bulk(*, bureau_id: str, werk_id: str) -> None:
    """The rows of one work, some at a time; may be stopped and run again."""
    while True:
        with als(bureau_id):
            if step(bureau_id, werk_id):
                return
