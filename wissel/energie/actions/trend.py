"""The kandidaat lets the bedrijfsarts see the counts of good and less good days, and takes that back at any time."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.energie.actions.hulp import hold
from wissel.energie.lezen import shares_trend
from wissel.energie.models import Trenddeling
from wissel.fouten import DomainError
from wissel.logbook.actions import record


@transaction.atomic
def share(*, dossier_id: Any, by: Actor) -> Trenddeling:
    """Agree that the bedrijfsarts may see the counts. Twice is once."""
    dossier = hold(dossier_id, by, alleen_kandidaat=True)
    known = shares_trend(by.bureau_id, dossier.pk)
    if known is not None:
        return known
    row = Trenddeling.objects.create(bureau_id=by.bureau_id, dossier=dossier, sinds=klok.now())
    record(by, "trend_gedeeld", dossier=dossier, onderwerp=row, categorie="T")
    return row


@transaction.atomic
def stop(*, dossier_id: Any, by: Actor) -> None:
    """Take it back, also after the dossier was closed (AVG art. 7 lid 3). A link that was sent shows nothing more."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier_id)
    if not by.is_kandidaat or by.persoon_id != dossier.kandidaat_id:
        raise DomainError("niet_van_u", _("Alleen de kandidaat kan dit doen."))
    row = shares_trend(by.bureau_id, dossier.pk)
    if row is not None:
        row.ingetrokken_op = klok.now()
        row.save(update_fields=["ingetrokken_op"])
        record(by, "trend_ingetrokken", dossier=dossier, onderwerp=row, categorie="T")
