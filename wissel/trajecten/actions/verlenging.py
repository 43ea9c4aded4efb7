"""Going on after the agreed end out of goed werkgeverschap (S2.52): only the end of the guidance moves."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel.accounts.actor import Actor
from wissel.dossiers.models import Dossier
from wissel.fouten import DomainError
from wissel.logbook.actions import record
from wissel.opmaak import lange_datum
from wissel.trajecten import plichten
from wissel.trajecten.actions.planhulp import lock_traject
from wissel.trajecten.actions.rapport import make_calendar
from wissel.trajecten.models import Traject


@transaction.atomic
def extend_traject(*, traject: Traject, tot: dt.date | None, reden: str, by: Actor) -> Traject:
    """Go on until a later day, with why; None takes the extension back. The reports go on with it.

    Raises DomainError when there is no agreed end yet, when the day is not later, or when the traject is over.
    """
    traject = lock_traject(traject.pk, by)
    reden = reden.strip()
    if (traject.verlengd_tot, traject.verlenging_reden) == (tot, reden if tot else ""):
        return traject
    _check(traject, tot, reden)
    traject.verlengd_tot, traject.verlenging_reden = tot, reden if tot else ""
    traject.versie += 1
    traject.save(update_fields=["verlengd_tot", "verlenging_reden", "versie"])
    if traject.start_op is not None:
        make_calendar(traject=traject, by=by)
    what = "traject_verlengd" if tot else "verlenging_ingetrokken"
    record(by, what, dossier=traject.dossier_id, onderwerp=traject, categorie="I")
    plichten.refresh(Dossier.objects.get(bureau_id=by.bureau_id, pk=traject.dossier_id))
    return traject


def _check(traject: Traject, tot: dt.date | None, reden: str) -> None:
    if traject.stand in {Traject.Stand.NAZORG, Traject.Stand.AFGEROND}:
        raise DomainError("afgerond", _("Dit traject is afgerond. Start een nieuw traject."), veld="tot")
    if traject.eind_op is None:
        text = _("Er is nog geen einde afgesproken. Dat volgt uit het plan dat is goedgekeurd.")
        raise DomainError("geen_einde", text, veld="tot")
    if tot is None:
        return
    if tot <= traject.eind_op:
        text = _("Deze dag ligt niet na het afgesproken einde (%(dag)s). Kies een latere dag.")
        raise DomainError("volgorde", text % {"dag": lange_datum(traject.eind_op)}, veld="tot")
    if not reden:
        raise DomainError("reden", _("Schrijf waarom het traject langer doorgaat."), veld="reden")
