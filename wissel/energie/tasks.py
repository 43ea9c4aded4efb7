"""Each morning: who looks for work and has been silent for fifteen days or more gets attention of the coach (S1.31)."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, Rol
from wissel.dossiers.models import Dossier
from wissel.energie.monitor import STIL_DAGEN, last_sign
from wissel.jobs import enqueue, job, ronde
from wissel.oefenen.models import Zoekstart
from wissel.trajecten.actions.taken import make_taak

TAAK = "stilte"


@ronde("energie.ronde", "40 5 * * *")
def watch_all(timestamp: Any = None) -> None:
    """One job for each bureau."""
    for pk in Bureau.objects.values_list("pk", flat=True):
        enqueue(watch_bureau, bureau_id=pk, key=f"stilte {pk}")


@job("energie.stilte")
def watch_bureau(*, bureau_id: str) -> None:
    """A task for the coach of each kandidaat who has been silent too long; once for each silence."""
    watch(Bureau.objects.get(pk=bureau_id), klok.today())


def watch(bureau: Bureau, today: dt.date) -> int:
    """Says how many silences were found. A dossier that is closed or paused is left alone."""
    looking = Zoekstart.objects.filter(bureau=bureau).values("dossier_id")
    rows = Dossier.objects.filter(bureau=bureau, pk__in=looking, stand=Dossier.Stand.LOPEND)
    count = 0
    for dossier in rows.select_related("bureau"):
        last = last_sign(bureau.pk, dossier.pk)
        if last is None or (today - last).days < STIL_DAGEN:
            continue
        count += 1
        with override("nl"):
            make_taak(
                dossier=dossier, by=Actor.systeem(bureau), soort=TAAK, voor_rol=Rol.COACH, due_on=today,
                titel=_("Al vijftien dagen geen sollicitatie: neem contact op"), sleutel=f"{TAAK} {last}",
            )  # fmt: skip
    return count
