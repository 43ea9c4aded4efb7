"""The document of a plan version for whom reads it: the opdrachtgever's has prices, the kandidaat's has none."""

from wissel.accounts.actor import Actor
from wissel.documenten.models import Document
from wissel.policies import visible
from wissel.trajecten.models import Trajectplan


def of_plan(actor: Actor, plan: Trajectplan) -> Document | None:
    """The newest document of exactly this content that the reader may open."""
    rows = visible(actor, Document).filter(dossier_id=plan.dossier_id, soort="trajectplan")
    return rows.filter(inhoud_sha256=plan.inhoud_sha256).order_by("-gemaakt_op", "-id").first()
