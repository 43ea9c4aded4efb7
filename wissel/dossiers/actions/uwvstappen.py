"""What UWV did after the re-integratieverslag: a record with date and paper, beside the facts of the law engine."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.feitkeuring import check_moment
from wissel.dossiers.models import Dossier, UwvStap
from wissel.fouten import DomainError
from wissel.logbook.actions import record

U = UwvStap.Uitslag
UITSLAGEN: dict[str, tuple[str, ...]] = {
    UwvStap.Stap.TOETS: (U.AKKOORD, U.LOONSANCTIE, U.INGETROKKEN),
    UwvStap.Stap.BEOORDELING: (U.GEHOUDEN, U.INGETROKKEN),
    UwvStap.Stap.UITKOMST: (U.TOEGEKEND, U.GEEN, U.INGETROKKEN),
}


@transaction.atomic
def record_uwvstap(
    *,
    dossier: Dossier,
    stap: str,
    uitslag: str,
    datum: dt.date,
    by: Actor,
    document: Any = None,
    bewijs_omschrijving: str = "",
) -> UwvStap:
    """Record a stage; the newest row of a stage holds. The same again gives the row that is there.

    Raises DomainError for a day that lies ahead or before the sickness, or an outcome that is not one of this stage.
    """
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=dossier.bureau_id, pk=dossier.pk)
    check_moment(dossier, datum, today=klok.today(), veld="datum")
    if uitslag not in UITSLAGEN.get(stap, ()):
        raise DomainError(
            "uitslag", _("Deze uitslag hoort bij een andere stap. Kies opnieuw."), veld="uitslag"
        )
    now = stages(dossier).get(stap)
    if uitslag == U.INGETROKKEN and now is None:
        raise DomainError("leeg", _("Van deze stap is nog niets vastgelegd."), veld="uitslag")
    same = (uitslag, datum, bewijs_omschrijving, document and document.pk)
    if now and (now.uitslag, now.datum, now.bewijs_omschrijving, now.document_id) == same:
        return now
    row = UwvStap.objects.create(
        bureau_id=dossier.bureau_id, dossier=dossier, stap=stap, uitslag=uitslag, datum=datum, document=document,
        bewijs_omschrijving=bewijs_omschrijving[:200], door_id=by.lidmaatschap_id, op=klok.now(),
    )  # fmt: skip
    record(by, "uwvstap_vastgelegd", dossier=dossier, onderwerp=row, categorie="C")
    return row


def stages(dossier: Dossier) -> dict[str, UwvStap]:
    """The row that holds of each stage; a stage that was recorded by mistake is not there."""
    rows = UwvStap.objects.filter(bureau_id=dossier.bureau_id, dossier=dossier).order_by("op", "id")
    newest = {row.stap: row for row in rows}
    return {stap: row for stap, row in newest.items() if row.uitslag != U.INGETROKKEN}
