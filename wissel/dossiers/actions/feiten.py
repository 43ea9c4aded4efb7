"""Recording facts: appended, never edited; every change recomputes the dates in the same transaction."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import termijnen
from wissel.dossiers.models import Dossier, Feit
from wissel.fouten import DomainError
from wissel.logbook.actions import record


@transaction.atomic
def record_feit(
    *,
    dossier: Dossier,
    pad: str,
    waarde: Any,
    by: Actor,
    bron: str = "",
    document: Any = None,
    today: dt.date | None = None,
) -> Feit | None:
    """Record a fact by its name in the contract, with who, when and from what; the one before it stays readable.

    Recording the same value again changes nothing and gives None. Raises DomainError when the facts together are
    impossible: then nothing is stored.
    """
    _refuse_future(pad, waarde, today or klok.today())
    dossier = Dossier.objects.select_for_update(of=("self",)).get(bureau_id=dossier.bureau_id, pk=dossier.pk)
    before = Feit.objects.filter(dossier=dossier, pad=pad, vervangen_door__isnull=True).first()
    if (before.waarde if before else None) == waarde:
        return None
    fresh = Feit(
        bureau_id=dossier.bureau_id, dossier=dossier, pad=pad, waarde=waarde, door_id=by.lidmaatschap_id,
        op=klok.now(), bron=bron[:200], document=document,
    )  # fmt: skip
    if before is not None:
        # One live row per path: the old one points forward before the new one exists, inside this transaction.
        before.vervangen_door_id = before.pk
        before.save(update_fields=["vervangen_door"])
    fresh.save(force_insert=True)
    if before is not None:
        before.vervangen_door = fresh
        before.save(update_fields=["vervangen_door"])
    termijnen.recalculate(dossier, by=by, aanleiding=f"feit {pad}")
    record(by, "feit_vastgelegd", dossier=dossier, onderwerp=fresh, categorie="C")
    return fresh


@transaction.atomic
def record_feiten(*, dossier: Dossier, waarden: dict[str, Any], by: Actor, bron: str = "") -> int:
    """Record several facts; all or none. Gives how many changed."""
    return sum(
        record_feit(dossier=dossier, pad=pad, waarde=value, by=by, bron=bron) is not None
        for pad, value in waarden.items()
    )


def set_part(*, dossier: Dossier, pad: str, deel: str, waarde: Any, by: Actor, bron: str = "") -> Feit | None:
    """Set one part of an object fact, such as `spoor2.start_op`, and leave the other parts as they are."""
    row = Feit.objects.filter(dossier=dossier, pad=pad, vervangen_door__isnull=True).first()
    value = dict(row.waarde or {}) if row else {}
    value[deel] = waarde
    return record_feit(dossier=dossier, pad=pad, waarde=value, by=by, bron=bron)


def _refuse_future(pad: str, waarde: Any, today: dt.date) -> None:
    """A sickness that has not begun cannot be recorded."""
    if pad == "ziekteperioden" and isinstance(waarde, list):
        for row in waarde:
            first = str((row or {}).get("eerste_dag") or "")
            if first > today.isoformat():
                raise DomainError(
                    "toekomst",
                    _("De eerste ziektedag ligt in de toekomst. Vul een dag in tot en met vandaag."),
                    veld="eerste_dag",
                )
