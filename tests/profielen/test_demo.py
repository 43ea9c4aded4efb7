"""The demo shows Samira's profile as a first version she agreed with, shared in part, and written on since."""

import datetime as dt

from tests.demo.test_verhaal import toneel
from wissel.database.context import als, set_context
from wissel.demo.mensen import Toneel
from wissel.demo.verhaal import HOOFDROLLEN
from wissel.demo.verteller import STANDEN, Verteller
from wissel.demo.verteller.profiel import tell_profiel
from wissel.profielen import lezen
from wissel.profielen.models import Profieldeling
from wissel.trajecten.models import Taak

__all__ = ["toneel"]


def test_samiras_profile_is_agreed_shared_and_written_on(toneel: Toneel) -> None:
    today = dt.date(2026, 12, 27)
    teller = Verteller(toneel, next(rol for rol in HOOFDROLLEN if rol.sleutel == "samira"), today)
    set_context(bureau_id=None)
    with als(teller.bureau):
        for step in STANDEN["spoor1"]:
            getattr(teller, step)()
        tell_profiel(teller)
    set_context(bureau_id=teller.bureau.pk)
    found = lezen.current(teller.dossier.pk)
    assert found is not None and found.nummer == 1
    assert [each.naam for each in found.vaardigheden if each.bevestigd][:2] == [
        "Werk plannen", "Voorraad tellen en bijhouden",
    ]  # fmt: skip
    assert len(lezen.working(teller.bureau.pk, teller.dossier.pk).opleidingen) == len(found.opleidingen) + 1
    assert Profieldeling.objects.get(dossier=teller.dossier).tot is None
    assert not Taak.objects.filter(dossier=teller.dossier, soort="profiel", klaar_op__isnull=True).exists()
