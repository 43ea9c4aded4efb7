"""The decision on spoor 2 and its start."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import feiten, spoor2
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Dossier, Spoor2Besluit
from wissel.fouten import DomainError
from wissel.logbook.actions import record


@transaction.atomic
def record_besluit(*, dossier: Dossier, by: Actor, on: dt.date) -> Spoor2Besluit:
    """Store what the engine decides today with the facts and rules it rested on."""
    invoer = feiten.engine_invoer(dossier, peildatum=on)
    answer = spoor2.decide(dossier, peildatum=on)
    last = answer["start_uiterlijk"]
    row = Spoor2Besluit.objects.create(
        bureau_id=by.bureau_id, dossier=dossier, rij=answer["rij"] or "", uitkomst=answer["uitkomst"],
        reden=answer["reden"], start_uiterlijk=dt.date.fromisoformat(last) if last else None,
        feiten_sha256=feiten.feiten_sha256(invoer), regels_sha256=answer["regels"]["sha256"], uitvoer=answer,
        vastgelegd_door_id=by.lidmaatschap_id, op=klok.now(),
    )  # fmt: skip
    record(by, "spoor2_besluit_vastgelegd", dossier=dossier, onderwerp=row, categorie="C")
    return row


@transaction.atomic
def start(*, dossier: Dossier, start_op: dt.date, by: Actor, reden: str = "") -> Spoor2Besluit:
    """Start spoor 2 on a day: store the decision and the day, and compute the dates again.

    Raises DomainError when a conclusion on spoor 1 is missing; a warning never blocks. The same start sent twice is
    the decision that is there.
    """
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    known = levende_feiten(dossier).get("spoor2") or {}
    last = Spoor2Besluit.objects.filter(bureau_id=by.bureau_id, dossier=dossier).order_by("-op").first()
    if last is not None and known.get("start_op") == start_op.isoformat():
        return last
    chance = spoor2.check_start(dossier, start_op)
    blocking = [signal.tekst for signal in chance.signalen if signal.kleur == "rood"]
    if blocking:
        raise DomainError("start", " ".join(blocking), veld="start_op")
    if start_op > klok.today() + dt.timedelta(days=366):
        raise DomainError(
            "start", _("Deze dag ligt meer dan een jaar vooruit. Controleer de datum."), veld="start_op"
        )
    decision = record_besluit(dossier=dossier, by=by, on=klok.today())
    value = {**known, "gestart": True, "start_op": start_op.isoformat()}
    if reden.strip():
        value["reden_te_laat"] = reden.strip()
    record_feit(dossier=dossier, pad="spoor2", waarde=value, by=by, bron=_("Start spoor 2 in Wissel"))
    Dossier.objects.filter(pk=dossier.pk, stand=Dossier.Stand.AANGEMELD).update(stand=Dossier.Stand.LOPEND)
    record(by, "spoor2_gestart", dossier=dossier, onderwerp=decision, categorie="C")
    return decision
