"""How a bureau presents itself and works, changed by its manager."""

from typing import Any

from django.db import connection, transaction

from wissel.accounts.actor import Actor
from wissel.accounts.models import BureauInstelling
from wissel.logbook.actions import record
from wissel.mensen.logo import read_logo
from wissel.mensen.versie import refuse_when_changed

VELDEN = (
    "telefoon", "bereikbaar", "email", "adres", "kvk_nummer", "klachten_url", "voorsteltermijn_dagen",
    "stil_na_dagen", "caseload_maximum",
)  # fmt: skip


def instelling_of(by: Actor) -> BureauInstelling:
    """The settings of the bureau; made with their defaults the first time."""
    found = BureauInstelling.objects.filter(bureau_id=by.bureau_id).first()
    return found or BureauInstelling(bureau_id=by.bureau_id)


@transaction.atomic
def change_settings(
    *, by: Actor, stand: str, logo: bytes | None = None, logo_weg: bool = False, **velden: Any
) -> BureauInstelling:
    """Store the settings, with a new logo or without one.

    Raises Changed when somebody else stored others since the page was opened, DomainError when the logo is no picture.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_advisory_xact_lock(hashtextextended(%s, 3))", [f"instelling {by.bureau_id}"]
        )
    row = instelling_of(by)
    refuse_when_changed(row, VELDEN, stand)
    for name in VELDEN:
        setattr(row, name, velden[name])
    if logo:
        picture = read_logo(logo)
        row.logo, row.logo_soort = picture.bytes, picture.soort
    elif logo_weg:
        row.logo, row.logo_soort = None, ""
    row.save()
    record(by, "instelling_gewijzigd", onderwerp=row, categorie="V")
    return row
