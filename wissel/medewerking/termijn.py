"""Until when somebody has to answer. The term of a kandidaat stands still while the traject is paused."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.utils.translation import gettext as _

from wissel import klok
from wissel.fouten import DomainError
from wissel.medewerking.models import Medewerkingsfeit
from wissel.trajecten.models import Onderbreking


def answer_until(feit: Medewerkingsfeit, pauzes: Iterable[Onderbreking]) -> dt.date | None:
    """The last day to answer a fact, days of a pause not counted; None while a pause runs.

    `pauzes` are the interruptions of the dossier, in any order.
    """
    recorded = feit.op.astimezone(klok.NEDERLAND).date()
    until = feit.antwoord_uiterlijk
    for row in sorted(pauzes, key=lambda each: each.eerste_dag):
        first = max(row.eerste_dag, recorded)
        if first > until:
            break
        if row.laatste_dag is None:
            return None
        until += dt.timedelta(days=max(0, (row.laatste_dag - first).days + 1))
    return until


def heard(feit: Medewerkingsfeit, pauzes: Iterable[Onderbreking], today: dt.date) -> str:
    """Why a fact may be closed: `beantwoord`, `termijn_voorbij`, or empty when it may not yet."""
    if feit.geantwoord_op is not None:
        return Medewerkingsfeit.Afsluiting.BEANTWOORD
    until = answer_until(feit, pauzes)
    if until is not None and today > until:
        return Medewerkingsfeit.Afsluiting.TERMIJN_VOORBIJ
    return ""


def pauses_of(feit: Medewerkingsfeit) -> list[Onderbreking]:
    """The interruptions of the dossier of a fact."""
    return list(Onderbreking.objects.filter(bureau_id=feit.bureau_id, dossier_id=feit.dossier_id))


def required(member: uuid.UUID | None) -> uuid.UUID:
    """The membership that acts; what only people do is not done by the product itself."""
    if member is None:
        raise DomainError("niet_van_u", _("Dit kan alleen iemand die is ingelogd."))
    return member
