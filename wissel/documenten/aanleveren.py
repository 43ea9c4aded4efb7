"""Papers that the opdrachtgever brings: into the file of the bureau, tied to the duty they prove."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.documenten import ontvangers
from wissel.documenten.actions import upload_document
from wissel.documenten.models import Document
from wissel.documenten.soorten import BELASTBAARHEID, TOE_TE_VOEGEN
from wissel.dossiers.models import Dossier
from wissel.dossiers.plichten.bewijs import PER_SOORT
from wissel.fouten import DomainError
from wissel.trajecten.actions.taken import make_taak

# What an employer may have and so can bring. Papers on belastbaarheid go past the employer (AP, De zieke werknemer).
VAN_WERKGEVER = tuple(
    (kind, words)
    for kind, words in TOE_TE_VOEGEN
    if kind not in {BELASTBAARHEID, "cv", "overeenkomst", "toestemming"}
)
_TOEGESTAAN = frozenset(kind for kind, _words in VAN_WERKGEVER)
TAAK = "stuk_bekijken"
# Practice: what comes in is looked at within a week.
BEKIJKEN_BINNEN = dt.timedelta(days=7)


@transaction.atomic
def deliver(
    *, dossier: Dossier, by: Actor, titel: str, soort: str, datum: dt.date, publiek: str, bestand: Any, auteur: str,
    ondertekend: str,
) -> Document:  # fmt: skip
    """Add a paper of the employer and ask the coach to look at it. The same paper sent twice is one.

    The coach records the day it proves after looking: no fact is made of what was only sent in. Raises DomainError for
    a kind an employer does not bring.
    """
    if soort not in _TOEGESTAAN:
        text = _("Dit soort stuk levert u niet aan. Vraag de coach als u het toch wilt delen.")
        raise DomainError("soort", text, veld="soort")
    if publiek not in {Document.Publiek.OPDRACHT, Document.Publiek.ALLEN}:
        raise DomainError("publiek", _("Kies wie dit stuk mag lezen."), veld="publiek")
    document = upload_document(
        dossier=dossier, by=by, titel=titel, soort=soort, datum=datum, publiek=publiek, bestand=bestand,
        auteur=auteur, ondertekend=ondertekend,
    )  # fmt: skip
    ontvangers.mark_opened(document, by=by)
    duty = PER_SOORT.get(soort)
    title = (
        _("Stuk van de werkgever bekijken: %(wat)s") % {"wat": duty.naam}
        if duty
        else _("Stuk van de werkgever bekijken")
    )
    make_taak(
        dossier=dossier, by=by, soort=TAAK, titel=title, voor_rol=Rol.COACH, sleutel=f"{TAAK} {document.pk}",
        due_on=klok.today() + BEKIJKEN_BINNEN,
    )  # fmt: skip
    return document


def kinds_held(dossier: Dossier) -> frozenset[str]:
    """Which kinds of papers the bureau holds, without saying more about them: so that nobody brings one twice."""
    rows = Document.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier, soort__in=_TOEGESTAAN)
    return frozenset(rows.values_list("soort", flat=True))
