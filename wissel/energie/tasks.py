"""Each morning: who looks for work and has been silent for fifteen days or more gets attention of the coach (S1.31)."""

import datetime as dt
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from wissel import klok
from wissel.accounts.actor import Actor
from wissel.accounts.models import Bureau, Rol
from wissel.dossiers.models import Dossier
from wissel.energie.monitor import STIL_DAGEN, last_sign
from wissel.jobs import enqueue, job, ronde
from wissel.oefenen.models import Zoekstart
from wissel.sollicitaties.models import Sollicitatie
from wissel.trajecten.actions.taken import drop_taak, make_taak
from wissel.trajecten.models import Taak

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
    applied = Sollicitatie.objects.filter(bureau=bureau, weg_op__isnull=True).values("dossier_id")
    rows = Dossier.objects.filter(bureau=bureau, stand=Dossier.Stand.LOPEND)
    rows = rows.filter(Q(pk__in=looking) | Q(pk__in=applied))
    count = 0
    for dossier in rows.select_related("bureau"):
        last = last_sign(bureau.pk, dossier.pk)
        key = f"{TAAK} {last}"
        _settle(dossier, key)
        if last is None or (today - last).days < STIL_DAGEN:
            continue
        count += 1
        with override("nl"):
            make_taak(
                dossier=dossier, by=Actor.systeem(bureau), soort=TAAK, voor_rol=Rol.COACH, due_on=today,
                titel=_("Al %(n)s dagen geen sollicitatie: neem contact op") % {"n": STIL_DAGEN}, sleutel=key,
            )  # fmt: skip
    return count


def _settle(dossier: Dossier, key: str) -> None:
    """A silence that is over asks nothing any more."""
    rows = Taak.objects.filter(
        bureau_id=dossier.bureau_id,
        dossier=dossier,
        soort=TAAK,
        klaar_op__isnull=True,
        vervallen_op__isnull=True,
    )
    for taak in rows.exclude(sleutel=key):
        drop_taak(taak=taak, by=Actor.systeem(dossier.bureau))
