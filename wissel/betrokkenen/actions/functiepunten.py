"""The arbeidsdeskundige goes through the items of the directions of a zoekprofiel by a link (S0.16, S1.25)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wissel.betrokkenen.actions.taaklinks import SOORT, finish, lock_link, outsider
from wissel.betrokkenen.models import Taaklink
from wissel.fouten import DomainError
from wissel.zoekprofielen.actions.punten import confirm_table
from wissel.zoekprofielen.models import Zoekprofiel
from wissel.zoekprofielen.werkblad import Werkblad, load


@dataclass(frozen=True, slots=True)
class Gezien:
    """What was said about one direction: the table as it was on screen, whether it is right, and what is not."""

    sha256: str
    klopt: bool
    toelichting: str = ""


def to_look_at(row: Taaklink) -> Werkblad | None:
    """The newest version with directions of which there is a table."""
    rows = Zoekprofiel.objects.filter(bureau_id=row.bureau_id, dossier_id=row.dossier_id)
    newest = rows.exclude(stand=Zoekprofiel.Stand.VERVANGEN).order_by("-nummer").first()
    blad = load(newest) if newest is not None else None
    return blad if blad is not None and any(each.tabel.regels for each in blad.richtingen) else None


@transaction.atomic
def look(*, token: str, gezien: Mapping[uuid.UUID, Gezien]) -> Taaklink:
    """Stand for the tables, or say what is wrong, in the name of who was asked.

    Raises DomainError when nothing was said, and Changed when a table became another one in the meantime.
    """
    row = lock_link(token)
    if row.soort != SOORT.PUNTEN:
        raise DomainError("weg", _("Deze link werkt niet meer."))
    blad = to_look_at(row)
    if blad is None or blad.stand is None:
        raise DomainError("leeg", _("Er is nu niets na te lopen. Bel het bureau."))
    if not gezien:
        raise DomainError("leeg", _("Kies bij ten minste één richting of de punten kloppen."))
    by = outsider(row)
    for series, said in gezien.items():
        sheet = blad.of(series)
        if sheet is None:
            raise DomainError("weg", _("Een richting is net weggehaald. Ververs de pagina."))
        confirm_table(
            richting=sheet.rij, by=by, sha256=said.sha256, naam=row.naam, toelichting=said.toelichting,
            klopt=said.klopt,
        )  # fmt: skip
    finish(row)
    return row
