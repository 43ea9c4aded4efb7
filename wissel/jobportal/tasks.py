"""The weekly message of kept searches: looked at every morning, once a week for each search."""

from typing import Any

from wissel import klok
from wissel.accounts.models import Bureau
from wissel.database.context import als
from wissel.jobportal.leads import forget_old
from wissel.jobportal.zoekopdrachten import tell_batch
from wissel.jobs import enqueue, job, ronde

STAP = 200


@ronde("zoekopdrachten.ronde", "40 6 * * *")
def daily(timestamp: Any = None) -> None:
    """One job for each bureau. After the feeds were read; a day that was missed is made up for the next day."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(tell, bureau_id=pk, key=f"zoekopdrachten {pk}")


@job("zoekopdrachten.meld", eigen_transacties=True)
def tell(*, bureau_id: str) -> None:
    """All searches of one bureau whose week is over, some at a time; may run twice."""
    bureau = Bureau.objects.get(pk=bureau_id)
    while True:
        with als(bureau):
            if tell_batch(bureau, klok.today(), STAP) < STAP:
                return


@ronde("leads.contacten", "50 4 * * *")
def forget_daily(timestamp: Any = None) -> None:
    """One job for each bureau: contacts of leads that are older than half a year go."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(forget_contacts, bureau_id=pk, key=f"leadcontacten {pk}")


@job("leads.vergeet")
def forget_contacts(*, bureau_id: str) -> None:
    """The old contacts of one bureau; may run twice."""
    forget_old(bureau_id)
