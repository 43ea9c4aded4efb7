"""The lines of a plan: interventies, activiteiten and instrumenten, each with why, who, when and what it costs."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.fouten import Changed, DomainError
from wissel.logbook.actions import record
from wissel.trajecten import inhoud, sjabloon
from wissel.trajecten.actions.planhulp import fill, lock_concept
from wissel.trajecten.models import Planregel, Trajectplan
from wissel.trajecten.sjabloonkeuring import EIGENAREN

MEESTE_REGELS = 60


@transaction.atomic
def add_regel(*, plan: Trajectplan, by: Actor, **velden: Any) -> Planregel:
    """Add a line. With the `sleutel` of an activity of the sjabloon, what is not given comes from there."""
    plan = lock_concept(plan, by)
    rows = Planregel.objects.filter(bureau_id=by.bureau_id, plan=plan)
    if rows.count() >= MEESTE_REGELS:
        text = _("Een plan heeft hooguit %(aantal)s regels. Voeg regels samen of haal er een weg.")
        raise DomainError("te_veel", text % {"aantal": MEESTE_REGELS})
    place = (rows.aggregate(last=Max("volgorde"))["last"] or 0) + 1
    row = Planregel(
        bureau_id=by.bureau_id, dossier_id=plan.dossier_id, plan=plan, volgorde=place, reeks=uuid.uuid4()
    )
    _fill(row, {**from_sjabloon(plan, velden.get("sleutel", "")), **velden}, plan)
    row.save(force_insert=True)
    record(by, "planregel_toegevoegd", dossier=plan.dossier_id, onderwerp=row, categorie="I")
    return row


@transaction.atomic
def change_regel(*, regel: Planregel, by: Actor, stand: str = "", **velden: Any) -> Planregel:
    """Change a line.

    With `stand` (inhoud.line_state when the form was opened) Changed tells that somebody else was first.
    """
    row, plan = _locked(regel, by)
    before = inhoud.line_state(row)
    current = {name: getattr(row, name) for name in inhoud.REGEL_VELDEN}
    changed = _fill(row, velden, plan)
    if not changed:
        return row
    if stand and stand != before:
        text = _("Iemand anders heeft deze regel net gewijzigd. Hieronder staat wat er nu staat.")
        raise Changed("gewijzigd", text, nu={name: current[name] for name in changed}, stand=before)
    row.save()
    record(by, "planregel_gewijzigd", dossier=plan.dossier_id, onderwerp=row, categorie="I")
    return row


@transaction.atomic
def remove_regel(*, regel: Planregel, by: Actor) -> None:
    """Take a line out of the draft; earlier versions keep theirs. A line that is gone already is no error."""
    plan = lock_concept(regel.plan, by)
    gone, _kinds = Planregel.objects.filter(bureau_id=by.bureau_id, plan=plan, pk=regel.pk).delete()
    if gone:
        record(by, "planregel_verwijderd", dossier=plan.dossier_id, onderwerp=regel.pk, categorie="I")


@transaction.atomic
def move_regel(*, regel: Planregel, by: Actor, richting: str) -> None:
    """Move a line one place among the lines of its own kind: `op` or `neer`. At the edge nothing happens."""
    if richting not in {"op", "neer"}:
        raise DomainError("richting", _("Kies omhoog of omlaag."))
    row, plan = _locked(regel, by)
    rows = list(Planregel.objects.filter(bureau_id=by.bureau_id, plan=plan).order_by("volgorde", "id"))
    same = [each for each in rows if each.soort == row.soort]
    here = same.index(row)
    there = here + (-1 if richting == "op" else 1)
    if not 0 <= there < len(same):
        return
    a, b = rows.index(same[here]), rows.index(same[there])
    rows[a], rows[b] = rows[b], rows[a]
    for place, each in enumerate(rows, 1):
        each.volgorde = place
    Planregel.objects.bulk_update(rows, ["volgorde"])
    record(by, "planregel_verplaatst", dossier=plan.dossier_id, onderwerp=row, categorie="I")


def from_sjabloon(plan: Trajectplan, sleutel: str) -> dict[str, Any]:
    """What the traject's own copy says about an activity, as fields of a line; empty for an own line."""
    found = sjabloon.activiteit(plan.traject.sjabloon, sleutel) if sleutel else {}
    return {name: found[name] for name in inhoud.REGEL_VELDEN if found.get(name) is not None}


def _fill(row: Planregel, velden: dict[str, Any], plan: Trajectplan) -> list[str]:
    changed = fill(row, velden, inhoud.REGEL_VELDEN)
    for name, words in (
        ("naam", _("Schrijf wat er gebeurt.")),
        ("soort", _("Kies: interventie, activiteit of instrument.")),
        ("gericht_op", _("Kies waar deze regel op gericht is.")),
    ):
        if not getattr(row, name):
            raise DomainError("leeg", words, veld=name)
    if row.eigenaar not in EIGENAREN:
        raise DomainError("eigenaar", _("Kies wie dit doet."), veld="eigenaar")
    if row.fase_sleutel and not sjabloon.fase_van(plan.traject.sjabloon, row.fase_sleutel):
        raise DomainError(
            "fase", _("Deze fase hoort niet bij dit traject. Kies een andere."), veld="fase_sleutel"
        )
    _check_days(row.van, row.tot)
    return changed


def _check_days(van: dt.date | None, tot: dt.date | None) -> None:
    if van and tot and tot < van:
        words = _("De laatste dag ligt voor de eerste dag. Controleer een van beide datums.")
        raise DomainError("volgorde", words, veld="tot")


def _locked(regel: Planregel, by: Actor) -> tuple[Planregel, Trajectplan]:
    plan = lock_concept(regel.plan, by)
    row = Planregel.objects.filter(bureau_id=by.bureau_id, plan=plan, pk=regel.pk).first()
    if row is None:
        raise Changed(
            "weg", _("Deze regel is net door iemand anders verwijderd. Voeg hem zo nodig opnieuw toe.")
        )
    return row, plan
