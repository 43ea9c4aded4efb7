"""What other pages may know of the voice of the kandidaat. The caller saw to it that the reader may see the papers."""

import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from wissel.regie.models import Documentstem, Gegevensverzoek

IN_OVERLEG, AKKOORD = "in_overleg", "akkoord"


def standings(bureau_id: uuid.UUID, document_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Per paper whether the kandidaat agrees or it is talked about; never the words. One query.

    A remark, a question and a "no" are all "in overleg", so that nobody reads from it which one it is.
    """
    rows = Documentstem.objects.filter(bureau_id=bureau_id, document_id__in=list(document_ids))
    found: dict[uuid.UUID, str] = {}
    for paper, answer in rows.order_by("gegeven_op", "pk").values_list("document_id", "antwoord"):
        found[paper] = AKKOORD if answer == Documentstem.Antwoord.AKKOORD else IN_OVERLEG
    return found


def restricting() -> Exists:
    """For a query on dossiers: whether data are to be used less now (AVG art. 18); asked and not decided counts too."""
    rows = Gegevensverzoek.objects.filter(
        dossier_id=OuterRef("pk"), soort=Gegevensverzoek.Soort.BEPERKING, opgeheven_op__isnull=True
    )
    return Exists(rows.exclude(besluit=Gegevensverzoek.Besluit.NEE))
