"""What other rooms read: the belastbaarheid that holds now, frozen. The caller saw to it that the reader may."""

import uuid
from typing import Any

from wissel import klok
from wissel.belastbaarheid.inhoud import as_opbouw, as_punten, hours_as_punten
from wissel.belastbaarheid.lijst import RUBRIEKEN, load
from wissel.belastbaarheid.models import Auteursrol, Belastbaarheid
from wissel.belastbaarheid.ouderdom import age
from wissel.belastbaarheid.stand import Stand

ARTSEN = (Auteursrol.BEDRIJFSARTS, Auteursrol.VERZEKERINGSARTS, Auteursrol.ONDER_SUPERVISIE)


def current(dossier_id: uuid.UUID) -> Stand | None:
    """The established version that no other replaced, or None. Two queries."""
    row = (
        Belastbaarheid.objects.filter(dossier_id=dossier_id, stand=Belastbaarheid.Stand.VASTGESTELD)
        .filter(vervangen_door__isnull=True)
        .select_related("document")
        .prefetch_related("punten")
        .first()
    )
    return stand_of(row) if row else None


def stand_of(row: Belastbaarheid) -> Stand:
    """One version, frozen; `document` and `punten` come with it."""
    return Stand(
        id=row.pk, soort=row.soort, datum=row.datum, bron_naam=source_name(row), auteur=row.auteur_naam,
        auteur_rol=str(row.get_auteur_rol_display()), uren_dag=row.uren_per_dag, uren_week=row.uren_per_week,
        verouderd=age(row.datum, row.herzien_op, klok.today()).verouderd, lijst=row.lijst,
        punten={**as_punten(row.punten.all()), **hours_as_punten(row)}, opbouw=as_opbouw(row.opbouw),
    )  # fmt: skip


def for_toets(dossier_id: uuid.UUID) -> list[dict[str, Any]]:
    """Every established version in the shape of the contract (`belastbaarheid`), oldest first, for PT-07 and PT-08.

    A BAR has no kind there; who is no doctor is "anders". A rubriek counts as described with one item in it.
    """
    rows = Belastbaarheid.objects.filter(dossier_id=dossier_id, stand=Belastbaarheid.Stand.VASTGESTELD)
    rows = rows.prefetch_related("punten").order_by("datum", "nummer")
    return [
        {
            "id": str(row.pk), "datum": row.datum.isoformat(), "soort": row.soort if row.soort != "bar" else None,
            "opgesteld_door": row.auteur_rol if row.auteur_rol in ARTSEN else "anders",
            "rubrieken": _described(row),
        }
        for row in rows
    ]  # fmt: skip


def _described(row: Belastbaarheid) -> list[str]:
    items = load(row.lijst).items
    keys = {items[punt.item].rubriek for punt in row.punten.all() if punt.item in items}
    if row.uren_per_dag is not None or row.uren_per_week is not None:
        keys.add("werktijden")
    return [key for key in RUBRIEKEN if key in keys]


def source_name(row: Belastbaarheid) -> str:
    """Where it comes from, in words: the paper, or the author who entered it."""
    if row.document is not None:
        return row.document.titel
    return row.bron or str(row.get_soort_display())
