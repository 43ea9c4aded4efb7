"""The demo shows two versions of Samira that differ, and one of Koen that got old, whatever day it is."""

import datetime as dt

import pytest

from wissel.accounts.models import Bureau
from wissel.belastbaarheid.inhoud import as_punten, differences
from wissel.belastbaarheid.lezen import current
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.database.context import set_context
from wissel.demo.mensen import Toneel, fill_bureau
from wissel.demo.verhaal import HOOFDROLLEN
from wissel.demo.verteller import Verteller
from wissel.dossiers.models import Dossier


@pytest.fixture
def toneel(db: None) -> Toneel:
    stage = Toneel()
    for slug in ("overkant", "spoorzicht"):
        bureau = Bureau.objects.get(slug=slug)
        set_context(bureau_id=bureau.pk)
        fill_bureau(stage, bureau)
    return stage


def told(toneel: Toneel, key: str, today: dt.date) -> Dossier:
    teller = Verteller(toneel, next(rol for rol in HOOFDROLLEN if rol.sleutel == key), today)
    set_context(bureau_id=None)
    teller.tell()
    set_context(bureau_id=toneel.bureaus["spoorzicht"].pk)
    return teller.dossier


@pytest.mark.parametrize("day", ["2026-12-27", "2028-02-29"])
def test_samira_can_more_than_before_and_koens_is_old(
    toneel: Toneel, day: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    samira = told(toneel, "samira", dt.date.fromisoformat(day))
    other = told(toneel, "pauze", dt.date.fromisoformat(day))
    monkeypatch.setenv("WISSEL_VANDAAG", day)
    first, second = Belastbaarheid.objects.filter(dossier=samira).order_by("datum").prefetch_related("punten")
    found = differences(second.lijst, as_punten(first.punten.all()), as_punten(second.punten.all()))
    assert any(each.meer for each in found)
    assert not any(each.meer is False for each in found)
    stand = current(samira.pk)
    assert stand is not None
    assert (stand.uren_week, stand.verouderd) == (20, False)
    koen = current(other.pk)
    assert koen is not None
    assert koen.verouderd
