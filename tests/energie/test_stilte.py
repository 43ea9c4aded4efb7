"""S1.31: fifteen days silent gives the coach one task; a sign of life, a pause or a closed case gives none."""

import datetime as dt
import uuid

import pytest

from tests.arrange.dossiers import open_samira
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel.dossiers.models import Dossier
from wissel.energie.tasks import watch
from wissel.sollicitaties.actions import begin, netwerk
from wissel.trajecten.models import Taak

DAG = dt.date(2026, 6, 2)


def test_fifteen_days_silent_gives_the_coach_one_task(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-06-02T10:00")
    dossier = open_samira(cast)
    Dossier.objects.filter(pk=dossier.pk).update(stand=Dossier.Stand.LOPEND)
    assert watch(cast.bureau, DAG + dt.timedelta(days=40)) == 0
    begin(dossier=dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), werkgever="Van Dam", stand="verstuurd")
    assert (
        watch(cast.bureau, DAG + dt.timedelta(days=14)) == 0
        and not Taak.objects.filter(soort="stilte").exists()
    )
    set_clock(monkeypatch, "2026-06-17T10:00")
    for days in (15, 15, 16):
        assert watch(cast.bureau, DAG + dt.timedelta(days=days)) == 1
    task = Taak.objects.get(soort="stilte")
    assert task.voor_rol == "coach" and "15 dagen" in task.titel
    netwerk.add_contact(
        dossier=dossier,
        by=cast.samira.actor,
        sleutel=uuid.uuid4(),
        wie="Ans",
        kanaal="mail",
        datum=dt.date(2026, 6, 17),
    )
    assert watch(cast.bureau, dt.date(2026, 6, 17)) == 0
    task.refresh_from_db()
    assert task.vervallen_op
    Dossier.objects.filter(pk=dossier.pk).update(stand=Dossier.Stand.PAUZE)
    assert watch(cast.bureau, dt.date(2026, 8, 1)) == 0
