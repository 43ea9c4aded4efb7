"""Spoor 2 may wait while return is near: until a day, and no longer (S2.56)."""

import datetime as dt

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.dossiers import uitzondering, volgende
from wissel.dossiers.actions import feiten, spoor1, spoor2
from wissel.dossiers.models import Dossier

OPNIEUW = "Besluit over spoor 2 opnieuw nemen"
TOT = dt.date(2026, 5, 16)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    """Evaluated on 16 February 2026; structural return in the own company is expected on 4 May."""
    row = open_samira(cast)
    for pad, waarde in (
        ("arbeidsmogelijkheden", {"stand": "ja", "bron": "bedrijfsarts"}),
        ("eerstejaarsevaluatie", {"gehouden_op": "2026-02-16"}),
        ("spoor1", {"verwachte_terugkeer_op": "2026-05-04", "concreet": True}),
    ):
        feiten.record_feit(
            dossier=row, pad=pad, waarde=waarde, by=cast.anna.actor, bron="advies bedrijfsarts"
        )
    spoor1.conclude(
        dossier=row, by=cast.anna.actor, conclusie="loopt_door", getrokken_door="Bedrijfsarts",
        getrokken_op=dt.date(2026, 2, 16), toelichting="Terugkeer is concreet.",
    )  # fmt: skip
    opened = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
    Dossier.objects.filter(pk=row.pk).update(aangemaakt_op=opened)
    return Dossier.objects.get(pk=row.pk)


def words(dossier: Dossier, today: dt.date) -> dict[str, dt.date]:
    return {what: day for day, what, _who in volgende.duties(dossier, today)}


def test_until_its_last_day_the_latest_start_does_not_press(cast: Cast, dossier: Dossier) -> None:
    before = words(dossier, dt.date(2026, 3, 2))
    assert OPNIEUW not in before and dt.date(2026, 3, 30) in before.values()
    row = spoor2.record_besluit(dossier=dossier, by=cast.anna.actor, on=dt.date(2026, 3, 2))
    assert (row.rij, uitzondering.of_dossier(dossier)) == ("S5", uitzondering.Uitzondering("S5", TOT))
    asleep = words(dossier, TOT)
    assert asleep[OPNIEUW] == TOT and dt.date(2026, 3, 30) not in asleep.values()
    awake = words(dossier, TOT + dt.timedelta(days=1))
    assert awake[OPNIEUW] == TOT and dt.date(2026, 3, 30) in awake.values()


def test_a_newer_decision_ends_it(cast: Cast, dossier: Dossier) -> None:
    spoor2.record_besluit(dossier=dossier, by=cast.anna.actor, on=dt.date(2026, 3, 2))
    spoor2.record_besluit(dossier=dossier, by=cast.anna.actor, on=TOT + dt.timedelta(days=1))
    assert uitzondering.of_dossier(dossier) is None
    assert OPNIEUW not in words(dossier, TOT + dt.timedelta(days=1))


def test_a_start_ends_the_duty_to_decide_again(cast: Cast, dossier: Dossier) -> None:
    spoor2.record_besluit(dossier=dossier, by=cast.anna.actor, on=dt.date(2026, 3, 2))
    spoor2.start(dossier=dossier, start_op=dt.date(2026, 3, 16), by=cast.anna.actor)
    assert OPNIEUW not in words(dossier, dt.date(2026, 3, 16))
