"""What the verbs of the profile share: holding a part, who may write it, and refusing a closed case."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.profielen.models import Deel, Profieldeel, Profielregel

ALLEEN_COACH = (Deel.KANSEN,)


def lock_part(dossier_id: uuid.UUID, deel: str, by: Actor) -> Profieldeel:
    """The part, held for this transaction, so that two people do not write it at once; made when it is new.

    Raises DomainError for a part that does not exist or that is the coach's, and for a closed case.
    """
    if deel not in Deel.values:
        raise DomainError("deel", _("Dit onderdeel bestaat niet. Ververs de pagina."))
    if by.is_kandidaat and deel in ALLEEN_COACH:
        raise DomainError("niet_van_u", _("Dit onderdeel schrijft uw coach."))
    rows = Profieldeel.objects.select_for_update(of=("self",)).select_related("dossier")
    own: dict[str, Any] = {"bureau_id": by.bureau_id, "dossier_id": dossier_id, "deel": deel}
    row = rows.filter(**own).first()
    if row is None:
        values = {"gewijzigd_op": klok.now(), "gewijzigd_rol": by.rol, "versie": 0}
        Profieldeel.objects.get_or_create(**own, defaults=values)
        row = rows.get(**own)
    if row.dossier.stand == Dossier.Stand.GESLOTEN:
        raise DomainError("gesloten", _("Dit dossier is gesloten. Het profiel verandert niet meer."))
    return row


def touch(part: Profieldeel, by: Actor) -> None:
    """Note that this part changed, by whom and when."""
    part.versie += 1
    part.gewijzigd_op, part.gewijzigd_rol, part.gewijzigd_door_id = klok.now(), by.rol, by.lidmaatschap_id
    part.save()


def live_line(regel_id: uuid.UUID, by: Actor) -> tuple[Profieldeel, Profielregel]:
    """A line with its part held. Raises Changed when somebody else just took it out."""
    known = (
        Profielregel.objects.filter(bureau_id=by.bureau_id, pk=regel_id)
        .values_list("dossier_id", "deel")
        .first()
    )
    if known is None:
        raise gone()
    part = lock_part(*known, by)
    row = Profielregel.objects.get(bureau_id=by.bureau_id, pk=regel_id)
    if row.weg_op is not None:
        raise gone()
    return part, row


def gone() -> Changed:
    return Changed(
        "weg", _("Deze regel is net door iemand anders weggehaald. Voeg hem zo nodig opnieuw toe.")
    )


def origin(by: Actor) -> str:
    """Who wrote a line: the kandidaat, or the coach."""
    return Profielregel.Herkomst.KANDIDAAT if by.is_kandidaat else Profielregel.Herkomst.COACH
