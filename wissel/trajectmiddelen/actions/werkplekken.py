"""Places to work: what is agreed, what is open for its form, and whether a job is meant to follow (S1.32, S3.18)."""

import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajectmiddelen.actions.hulp import check_order, check_past, check_version, fill, hold, keep_paper
from wissel.trajectmiddelen.models import Werkplek
from wissel.trajectmiddelen.voorwaarden import limits, months

VELDEN = (
    "vorm", "organisatie", "werk", "start_op", "eind_op", "uren", "opbouw", "begeleider", "evaluatie_op", "evaluatie",
    "getoetst", "verzekerd", "uitkering", "toestemming_op", "contract_maanden", "intentie", "getekend_door",
    "getekend_op",
)  # fmt: skip


@transaction.atomic
def add(*, dossier_id: Any, by: Actor, sleutel: uuid.UUID, bestand: Any = None, **velden: Any) -> Werkplek:
    """Write down a place. The same form twice is one.

    Raises DomainError at `vorm` for a proefplaatsing of UWV without a benefit: then the wages go on, and it is a
    werkervaringsplaats or detachering (UWV Beleidsregels proefplaatsing 2013).
    """
    dossier = hold(dossier_id, by, begeleiders=True)
    known = Werkplek.objects.filter(bureau_id=by.bureau_id, sleutel=sleutel).first()
    if known is not None:
        return known
    row = Werkplek(
        bureau_id=by.bureau_id, dossier=dossier, sleutel=sleutel, gemaakt_op=klok.now(),
        gemaakt_door_id=by.lidmaatschap_id,
    )  # fmt: skip
    _fill(row, velden)
    if bestand is not None:
        row.overeenkomst = keep_paper(dossier, by, bestand, _title(row), "overeenkomst")
    row.save(force_insert=True)
    record(by, "werkplek_toegevoegd", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def change(*, werkplek: Werkplek, by: Actor, versie: int, bestand: Any = None, **velden: Any) -> Werkplek:
    """Change what is agreed. Raises Changed when somebody else was first."""
    dossier = hold(werkplek.dossier_id, by, begeleiders=True)
    row = Werkplek.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=werkplek.pk)
    if row.weg_op is not None:
        raise DomainError("weg", _("Deze werkplek is weggehaald. Voeg haar opnieuw toe."))
    if not _fill(row, velden) and bestand is None:
        return row
    check_version(row, versie)
    if bestand is not None:
        row.overeenkomst = keep_paper(dossier, by, bestand, _title(row), "overeenkomst")
    row.versie += 1
    row.save()
    record(by, "werkplek_gewijzigd", dossier=dossier, onderwerp=row, categorie="N")
    return row


@transaction.atomic
def withdraw(*, werkplek: Werkplek, by: Actor) -> None:
    """Take a place out that does not go on. Twice is once."""
    dossier = hold(werkplek.dossier_id, by, begeleiders=True)
    row = Werkplek.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=werkplek.pk)
    if row.weg_op is None:
        row.weg_op = klok.now()
        row.save(update_fields=["weg_op"])
        record(by, "werkplek_weg", dossier=dossier, onderwerp=row, categorie="N")


def _title(row: Werkplek) -> str:
    return f"{row.get_vorm_display()}: {row.organisatie}"


def _fill(row: Werkplek, velden: dict[str, Any]) -> bool:
    changed = fill(row, {name: velden[name] for name in VELDEN if name in velden})
    check_order(row.start_op, row.eind_op)
    for name in ("getekend_op", "toestemming_op"):
        if getattr(row, name):
            check_past(getattr(row, name), name)
    if row.vorm == Werkplek.Vorm.PROEF_UWV:
        _check_trial(row)
    return changed


def _check_trial(row: Werkplek) -> None:
    if row.uitkering == Werkplek.Weet.NEE:
        text = _(
            "Een proefplaatsing van UWV is alleen voor wie een uitkering heeft. Loopt het loon door? "
            "Kies werkervaringsplaats of detachering."
        )
        raise DomainError("geen_uitkering", text, veld="vorm")
    most = limits()["proefplaatsing_maanden_hooguit"]
    if row.start_op and row.eind_op and months(row.start_op, row.eind_op) > most:
        text = _("Een proefplaatsing van UWV duurt hooguit %(n)s maanden. Kies een eerdere einddatum.")
        raise DomainError("te_lang", text % {"n": most}, veld="eind_op")
