"""An interpreter at an appointment: in which language, and who, once that is arranged."""

from django.db import transaction
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.mensen.spreektalen import SPREEKTALEN
from wissel.outbox.actions import notify
from wissel.trajecten.actions.afspraken import STANDEN
from wissel.trajecten.models import Afspraak

TALEN = tuple((code, name) for code, name in SPREEKTALEN if code != "nl")


def check_language(taal: str) -> None:
    """Raise DomainError for a language that is not in the list; empty means no interpreter."""
    if taal and taal not in dict(TALEN):
        raise DomainError("taal", _("Kies een taal uit de lijst."), veld="tolk_taal")


@transaction.atomic
def arrange_interpreter(*, afspraak: Afspraak, taal: str, tolk: str, by: Actor) -> Afspraak:
    """Say that an interpreter comes, in which language and who it is (`tolk` may follow later); empty `taal` is none.

    The kandidaat gets a notice when something changes. Raises DomainError for an appointment that is over.
    """
    check_language(taal)
    row = Afspraak.objects.select_for_update(of=("self",)).select_related("dossier__kandidaat").get(
        bureau_id=by.bureau_id, pk=afspraak.pk
    )  # fmt: skip
    if row.stand != STANDEN.GEPLAND:
        raise DomainError("geweest", _("Deze afspraak is voorbij of afgezegd. Een tolk kan niet meer."))
    name = tolk.strip()[:150] if taal else ""
    if (row.tolk_taal, row.tolk) == (taal, name):
        return row
    other = row.tolk_taal != taal
    row.tolk_taal, row.tolk = taal, name
    row.save(update_fields=["tolk_taal", "tolk"])
    record(by, "afspraak_tolk", dossier=row.dossier_id, onderwerp=row, categorie="Q")
    if other:
        notify(
            by,
            persoon=row.dossier.kandidaat,
            soort="afspraak",
            dossier=row.dossier_id,
            pad="/mijn/afspraken/",
        )
    return row
