"""What the verbs of this room share: the lock, who may, days that can be, and the live stages of an application."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import SYSTEEM, Actor
from wissel.accounts.models import Rol
from wissel.arbeidsmarkt.models import Initiatief
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.sollicitaties.models import Sollicitatie, Sollicitatiestap, Stand

OUDSTE = dt.timedelta(days=5 * 366)
DOENERS = frozenset({Rol.KANDIDAAT, Rol.COACH, Rol.JOBHUNTER})


def hold_dossier(dossier_id: Any, by: Actor) -> Dossier:
    """The dossier, held. Raises DomainError when it is closed, or when this role writes nothing here."""
    rows = Dossier.objects.select_for_update(of=("self",)).select_related("bureau")
    row = rows.get(bureau_id=by.bureau_id, pk=dossier_id)
    if by.rol not in {*DOENERS, SYSTEEM} or (by.is_kandidaat and by.persoon_id != row.kandidaat_id):
        raise DomainError("niet_van_u", _("Kandidaat, coach en jobhunter van dit dossier schrijven hier."))
    if row.stand == Dossier.Stand.GESLOTEN:
        text = _("Uw traject is klaar. U kunt alles nog lezen, maar niets meer sturen.")
        closed = _("Dit dossier is gesloten. U kunt alles nog lezen.")
        raise DomainError("gesloten", text if by.is_kandidaat else closed)
    return row


def hold(row: Sollicitatie, by: Actor, *, weg: bool = False) -> Sollicitatie:
    """The application, held with its dossier. Raises DomainError when it was thrown away (unless `weg`)."""
    dossier = hold_dossier(row.dossier_id, by)
    held = Sollicitatie.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=row.pk)
    held.dossier = dossier
    if held.weg_op is not None and not weg:
        raise DomainError("weg", _("Deze sollicitatie is weggehaald. Zet haar eerst terug."))
    return held


def check_day(day: dt.date, veld: str = "datum") -> None:
    """Refuse a day to come or long ago, at its field."""
    today = klok.today()
    if day > today:
        raise DomainError("later", _("Deze dag moet nog komen. Vul in wanneer het was."), veld=veld)
    if day < today - OUDSTE:
        text = _("Deze dag is heel lang geleden. Controleer het jaar.")
        raise DomainError("lang_geleden", text, veld=veld)


def initiative(by: Actor, chosen: str) -> str:
    """Whose initiative it is: as chosen, else of who writes."""
    if chosen in Initiatief.values:
        return chosen
    return by.rol if by.rol in Initiatief.values else Initiatief.KANDIDAAT


def live(rows: Iterable[Sollicitatiestap]) -> list[Sollicitatiestap]:
    """The stages that stand, in the order in which they happened; undone ones and the undoing left out."""
    known = list(rows)
    undone = {row.herroept_id for row in known if row.herroept_id}
    return sorted(
        (row for row in known if not row.herroept_id and row.pk not in undone),
        key=lambda row: (row.op, row.pk),
    )


def steps_of(row: Sollicitatie) -> list[Sollicitatiestap]:
    """The stages that stand, from the database."""
    return live(Sollicitatiestap.objects.filter(bureau_id=row.bureau_id, sollicitatie_id=row.pk))


def settle(row: Sollicitatie) -> None:
    """Write the stage where the application stands now into its row; the caller saves nothing else."""
    steps = steps_of(row)
    last = steps[-1] if steps else None
    before = row.stand, row.stand_op
    row.stand = last.stand if last else Stand.BEWAARD
    row.stand_op = last.op if last else row.stand_op
    if before != (row.stand, row.stand_op):
        row.save(update_fields=["stand", "stand_op"])


def digest(values: Any) -> str:
    """sha256 over plain values."""
    return hashlib.sha256(
        json.dumps(values, sort_keys=True, ensure_ascii=False, default=str).encode()
    ).hexdigest()


def content_sha256(row: Sollicitatie) -> str:
    """What a kandidaat approves: to whom, for what, with which cv, letter and words."""
    ids = [row.cvversie_id, row.briefversie_id, row.vacature_id]
    return digest([row.werkgever, row.functie, row.soort, row.tekst, *ids])
