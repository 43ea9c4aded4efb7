"""Recording facts: appended, never edited; every change recomputes the dates in the same transaction."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers import simulator, termijnen
from wissel.dossiers.feitkeuring import check_fact
from wissel.dossiers.models import Dossier, Feit
from wissel.fouten import Changed
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
    gezien: str | None = None,
    today: dt.date | None = None,
) -> Feit | None:
    """Record a fact by its name in the contract, with who, when and from what; the one before it stays readable.

    Recording the same value again changes nothing and gives None. Raises DomainError when the fact cannot be, or when
    the facts together are impossible: then nothing is stored. `gezien` is the id of the version that was on screen
    (empty for none); raises Changed when somebody else recorded another since.
    """
    check_fact(dossier, pad, waarde, today or klok.today())
    dossier = _lock(dossier)
    if gezien is not None:
        _refuse_unseen(dossier, pad, waarde, gezien)
    fresh = _append(dossier, pad, waarde, by, bron, document)
    if fresh is None:
        return None
    termijnen.recalculate(dossier, by=by, aanleiding=f"feit {pad}")
    record(by, "feit_vastgelegd", dossier=dossier, onderwerp=fresh, categorie="C")
    return fresh


def preview_feit(
    *, dossier: Dossier, pad: str, waarde: Any, today: dt.date, gezien: str | None = None
) -> simulator.Vergelijking:
    """What recording this fact would move; stores nothing. Refuses what `record_feit` would refuse, in its words."""
    check_fact(dossier, pad, waarde, today)
    if gezien is not None:
        _refuse_unseen(dossier, pad, waarde, gezien)
    return simulator.compare(dossier, {pad: waarde}, today=today)


@transaction.atomic
def record_feiten(*, dossier: Dossier, waarden: dict[str, Any], by: Actor, bron: str = "") -> list[str]:
    """Record several facts that belong together; all or none, with one computation. Gives the names that changed.

    Only the law engine judges them: a file from elsewhere may hold facts that a person would be asked about.
    """
    dossier = _lock(dossier)
    fresh = [_append(dossier, pad, value, by, bron) for pad, value in waarden.items()]
    rows = [row for row in fresh if row is not None]
    if rows:
        termijnen.recalculate(dossier, by=by, aanleiding="feiten")
        record(by, "feit_vastgelegd", dossier=dossier, onderwerpen=rows, categorie="C")
    return [row.pad for row in rows]


def _lock(dossier: Dossier) -> Dossier:
    rows = Dossier.objects.select_for_update(of=("self",))
    return rows.get(bureau_id=dossier.bureau_id, pk=dossier.pk)


def _refuse_unseen(dossier: Dossier, pad: str, waarde: Any, gezien: str) -> None:
    now = Feit.objects.filter(dossier=dossier, pad=pad, vervangen_door__isnull=True).first()
    current = str(now.pk) if now else ""
    if current != gezien and now is not None and now.waarde != waarde:
        text = _(
            "Iemand anders heeft dit net vastgelegd; het staat onder Versies. "
            "Uw invoer staat er nog: leg haar vast als zij klopt."
        )
        raise Changed("gewijzigd", text, nu=current)


def _append(
    dossier: Dossier, pad: str, waarde: Any, by: Actor, bron: str, document: Any = None
) -> Feit | None:
    """A new live row; the one before it points to it. None when the value is the one that holds already."""
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
    return fresh
