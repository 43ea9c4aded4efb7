"""Putting a line back that was taken out of a draft, from the history of the table."""

import uuid
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten import inhoud
from wissel.trajecten.actions.planhulp import lock_concept
from wissel.trajecten.models import Planregel, Trajectplan


@transaction.atomic
def restore_regel(*, plan: Trajectplan, reeks: uuid.UUID, by: Actor) -> Planregel:
    """Put a line back as it last was, in its old place. A line that is there already stays as it is."""
    plan = lock_concept(plan, by)
    present = Planregel.objects.filter(bureau_id=by.bureau_id, plan=plan, reeks=reeks).first()
    if present is not None:
        return present
    event = last_removed(plan=plan, reeks=reeks)
    if event is None:
        raise DomainError("weg", _("Deze regel is niet meer terug te zetten. Voeg hem opnieuw toe."))
    row = Planregel.objects.create(
        bureau_id=by.bureau_id, dossier_id=plan.dossier_id, plan=plan, volgorde=event.volgorde, reeks=reeks,
        **{name: getattr(event, name) for name in inhoud.REGEL_VELDEN},
    )  # fmt: skip
    record(by, "planregel_teruggezet", dossier=plan.dossier_id, onderwerp=row, categorie="I")
    return row


def last_removed(*, plan: Trajectplan, reeks: uuid.UUID) -> Any:
    """What stood in the line when it was taken out; None when nothing of this series ever was."""
    events: Any = apps.get_model("trajecten", "PlanregelEvent")
    rows = events.objects.filter(
        bureau_id=plan.bureau_id, plan_id=plan.pk, reeks=reeks, pgh_label="delete"
    )  # fmt: skip
    return rows.order_by("-pgh_created_at", "-pgh_id").first()
