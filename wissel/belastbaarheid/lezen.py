"""What other rooms read: the belastbaarheid that holds now, frozen. The caller saw to it that the reader may."""

import uuid

from wissel import klok
from wissel.belastbaarheid.inhoud import as_opbouw, as_punten, hours_as_punten
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.belastbaarheid.ouderdom import age
from wissel.belastbaarheid.stand import Stand


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


def source_name(row: Belastbaarheid) -> str:
    """Where it comes from, in words: the paper, or the author who entered it."""
    if row.document is not None:
        return row.document.titel
    return row.bron or str(row.get_soort_display())
