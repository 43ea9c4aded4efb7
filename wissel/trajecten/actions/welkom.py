"""The first steps of a kandidaat: done once, by the kandidaat alone."""

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.models import Welkom


@transaction.atomic
def finish(*, dossier: Dossier, by: Actor) -> Welkom:
    """The three steps are done. Saying it twice changes nothing."""
    if not (by.is_kandidaat and by.persoon_id == dossier.kandidaat_id):
        raise DomainError("niet_van_u", _("Alleen de kandidaat doet deze stappen."))
    row, made = Welkom.objects.get_or_create(
        bureau_id=by.bureau_id, dossier_id=dossier.pk, defaults={"klaar_op": klok.now()}
    )
    if made:
        record(by, "welkom_klaar", dossier=dossier, onderwerp=row, categorie="C")
    return row
