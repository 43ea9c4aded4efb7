"""The kandidaat ticks what is done for the WIA application; nobody else does."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.trajecten.models import WiaStap
from wissel.trajecten.wia import SLEUTELS


@transaction.atomic
def tick(*, dossier: Dossier, gedaan: Iterable[str], by: Actor) -> int:
    """Keep which steps are done, as the list stands now; says how many changed. The same list twice changes nothing.

    Raises DomainError for a step that does not exist, or for anybody but the kandidaat of the dossier.
    """
    done = set(gedaan)
    writer = by.lidmaatschap_id
    if writer is None or not (by.is_kandidaat and by.persoon_id == dossier.kandidaat_id):
        raise DomainError("niet_van_u", _("Alleen de kandidaat houdt deze lijst bij."))
    if done - SLEUTELS:
        raise DomainError("stap", _("Deze stap staat niet in de lijst. Ververs de pagina."))
    Dossier.objects.select_for_update(of=("self",)).get(bureau_id=by.bureau_id, pk=dossier.pk)
    known = {row.stap: row for row in WiaStap.objects.filter(bureau_id=by.bureau_id, dossier=dossier)}
    changed = 0
    for key in sorted(SLEUTELS):
        row = known.get(key)
        if (row is not None and row.gedaan_op is not None) == (key in done):
            continue
        changed += 1
        WiaStap.objects.update_or_create(
            bureau_id=by.bureau_id, dossier_id=dossier.pk, stap=key,
            defaults={"gedaan_op": klok.now() if key in done else None, "door_id": writer},
        )  # fmt: skip
    if changed:
        record(by, "wia_bijgehouden", dossier=dossier, categorie="C")
    return changed
