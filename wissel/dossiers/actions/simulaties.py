"""Sharing what would move if facts were otherwise. The facts themselves stay as they are."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import simulator
from wissel.dossiers.feitsoorten import PER_PAD
from wissel.dossiers.models import Dossier, SimulatieLink
from wissel.fouten import DomainError
from wissel.logbook.actions import record

DAGEN = 14


@transaction.atomic
def share_simulatie(
    *, dossier: Dossier, wijzigingen: Mapping[str, Any], sleutel: uuid.UUID, by: Actor
) -> SimulatieLink:
    """Keep a set of changes to look at together for two weeks; the same form sent twice gives the same one.

    Raises DomainError when nothing was changed, or when these facts together are impossible.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=dossier.bureau_id, pk=dossier.pk)
    known = SimulatieLink.objects.filter(
        bureau_id=dossier.bureau_id, dossier=dossier, sleutel=sleutel
    ).first()
    if known is not None:
        return known
    changes = {pad: value for pad, value in wijzigingen.items() if pad in PER_PAD}
    if not changes:
        raise DomainError("leeg", _("Verander eerst een feit; dan is er iets te delen."))
    simulator.compare(dossier, changes, today=klok.today())
    now = klok.now()
    row = SimulatieLink.objects.create(
        bureau_id=dossier.bureau_id, dossier=dossier, wijzigingen=changes, sleutel=sleutel,
        gemaakt_door_id=by.lidmaatschap_id, gemaakt_op=now, vervalt_op=now + dt.timedelta(days=DAGEN),
    )  # fmt: skip
    record(by, "simulatie_gedeeld", dossier=dossier, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def withdraw_simulatie(*, link: SimulatieLink, by: Actor) -> SimulatieLink:
    """From now on nobody opens it any more; withdrawing twice is withdrawing once."""
    row = SimulatieLink.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=link.pk)
    if row.ingetrokken_op is not None:
        return row
    row.ingetrokken_op, row.ingetrokken_door_id = klok.now(), by.lidmaatschap_id
    row.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    record(by, "simulatie_ingetrokken", dossier=row.dossier_id, onderwerp=row, categorie="C")
    return row
