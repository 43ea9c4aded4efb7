"""Was scholing, a werkervaringsplaats, a proefplaatsing or a detachering examined, and what came of it (S1.18)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajectmiddelen.actions.hulp import check_past, check_version, fill, hold
from wissel.trajectmiddelen.models import Middelonderzoek


@transaction.atomic
def examine(
    *, dossier_id: Any, by: Actor, middel: str, onderzocht_op: dt.date, uitkomst: str = "",
    niet_passend_omdat: str = "", versie: int = 0,
) -> Middelonderzoek:  # fmt: skip
    """Write down what was found, or why it does not fit; `versie` 0 is the first time.

    Raises DomainError at `uitkomst` when both are empty, and Changed when somebody else was first.
    """
    dossier = hold(dossier_id, by, begeleiders=True)
    if middel not in Middelonderzoek.Middel.values:
        raise DomainError("middel", _("Kies wat er onderzocht is."))
    check_past(onderzocht_op, "onderzocht_op")
    if not uitkomst.strip() and not niet_passend_omdat.strip():
        text = _("Schrijf wat eruit kwam, of waarom het niet past.")
        raise DomainError("leeg", text, veld="uitkomst")
    own = {"bureau_id": by.bureau_id, "dossier_id": dossier.pk, "middel": middel}
    row = Middelonderzoek.objects.select_for_update(of=("self",)).filter(**own).first()
    values = {"onderzocht_op": onderzocht_op, "uitkomst": uitkomst, "niet_passend_omdat": niet_passend_omdat}
    fresh = row or Middelonderzoek(**own, versie=0)
    before = fresh.versie
    if not fill(fresh, values) and row is not None:
        return row
    if before != versie:
        check_version(Middelonderzoek(versie=before), versie)
    fresh.versie, fresh.op, fresh.door_id = before + 1, klok.now(), by.lidmaatschap_id
    fresh.save()
    record(by, "middel_onderzocht", dossier=dossier, onderwerp=fresh, categorie="N")
    return fresh
