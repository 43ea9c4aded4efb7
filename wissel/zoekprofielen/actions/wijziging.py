"""Another belastbaarheid holds: the zoekprofiel has to be looked at again, by the coach, in time (PT-08)."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Rol
from wissel.dossiers.models import Dossier
from wissel.trajecten.actions.taken import make_taak
from wissel.zoekprofielen import bronnen
from wissel.zoekprofielen.actions.hulp import GELDEND, close_tasks
from wissel.zoekprofielen.actions.versies import NAKIJKEN
from wissel.zoekprofielen.models import Zoekprofiel
from wissel.zoekprofielen.toets.keuren import ROOD, rules


@transaction.atomic
def belastbaarheid_established(dossier: Dossier, by: Actor) -> None:
    """Ask the coach to look again, once per belastbaarheid, when a version was offered on another one."""
    stand = bronnen.stand_of(dossier.pk)
    rows = Zoekprofiel.objects.filter(bureau_id=by.bureau_id, dossier=dossier, stand__in=GELDEND)
    row = rows.order_by("-nummer").first()
    if stand is None or row is None or (row.belastbaarheid or {}).get("id") == str(stand.id):
        return
    close_tasks(dossier, by, NAKIJKEN, done=False)
    days = rules().bound("nieuwere_belastbaarheid", ROOD)
    make_taak(
        dossier=dossier, by=by, soort="zoekprofiel", voor_rol=Rol.COACH, sleutel=f"{NAKIJKEN} {stand.id}",
        titel=_("Kijk het zoekprofiel na: de belastbaarheid is gewijzigd"),
        due_on=klok.today() + dt.timedelta(days=days),
    )  # fmt: skip
