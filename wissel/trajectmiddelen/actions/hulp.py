"""What the verbs of this room share: holding the dossier, checking fields, and keeping a paper."""

import datetime as dt
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten.actions import store_document
from wissel.documenten.keuring import inspect
from wissel.documenten.models import Document
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.trajecten.actions.planhulp import clean

BEGELEIDERS = frozenset({Rol.COACH, Rol.JOBHUNTER})


def hold(dossier_id: Any, by: Actor, *, begeleiders: bool = False) -> Dossier:
    """The dossier, held. Raises DomainError when it is closed, or when this role writes nothing here."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("bureau", "kandidaat")
    row = rows.get(bureau_id=by.bureau_id, pk=dossier_id)
    own = by.is_kandidaat and by.persoon_id == row.kandidaat_id and not begeleiders
    if by.rol not in BEGELEIDERS and not own:
        raise DomainError("niet_van_u", _("Coach en jobhunter van dit dossier schrijven hier."))
    if row.stand == Dossier.Stand.GESLOTEN:
        text = _("Uw traject is klaar. U kunt alles nog lezen, maar niets meer sturen.")
        raise DomainError(
            "gesloten", text if by.is_kandidaat else _("Dit dossier is gesloten. U kunt alles nog lezen.")
        )
    return row


def fill(row: Model, values: dict[str, Any]) -> bool:
    """Put cleaned values in a row; says whether anything became another value. Raises DomainError at the field."""
    changed = False
    for name, value in values.items():
        fresh = clean(row, name, value)
        changed = changed or getattr(row, name) != fresh
        setattr(row, name, fresh)
    return changed


def check_version(row: Any, versie: int) -> None:
    """Raise Changed when somebody else was first."""
    if row.versie != versie:
        raise Changed(
            "gewijzigd", _("Iemand anders heeft dit net gewijzigd. Kijk wat er nu staat en bewaar opnieuw.")
        )


def check_order(start: dt.date | None, end: dt.date | None) -> None:
    if start and end and end < start:
        raise DomainError(
            "volgorde", _("Het einde ligt voor het begin. Controleer de datums."), veld="eind_op"
        )


def check_past(day: dt.date, veld: str) -> None:
    if day > klok.today():
        raise DomainError("later", _("Deze dag moet nog komen. Vul in wanneer het was."), veld=veld)


def keep_paper(dossier: Dossier, by: Actor, bestand: Any, titel: str, soort: str) -> Document:
    """Keep a paper for kandidaat and bureau. Raises DomainError at `bestand` when it is refused."""
    found = inspect(bestand)
    return store_document(
        dossier=dossier, by=by, soort=soort, titel=titel[:200], publiek=Document.Publiek.KANDIDAAT,
        datum=klok.today(), bytes_=found.bytes_, bestandsnaam=found.bestandsnaam, mime=found.mime,
    )  # fmt: skip
