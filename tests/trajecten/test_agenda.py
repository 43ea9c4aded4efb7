"""Working hours, free moments and moving an appointment."""

import datetime as dt
from typing import Any

import pytest

from tests.arrange.dossiers import open_samira
from tests.cast import Cast, make_lid
from wissel import klok
from wissel.accounts.models import Rol
from wissel.berichten.agenda import calendar
from wissel.dossiers.models import Dossier
from wissel.fouten import Changed, DomainError
from wissel.outbox.models import Bericht
from wissel.trajecten import agenda
from wissel.trajecten.actions import afspraken
from wissel.trajecten.actions.agenda import move_afspraak, set_hours
from wissel.trajecten.models import Afspraak, Werktijd

MAANDAG = dt.date(2026, 4, 20)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-04-20T10:10")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def at(day: int, hour: int, minute: int = 0, month: int = 4) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, minute, tzinfo=klok.NEDERLAND)


def meet(cast: Cast, dossier: Dossier, begin: dt.datetime, minuten: int = 60, **changes: Any) -> Afspraak:
    values = {"soort": "gesprek", "titel": "Gesprek", "vorm": "kantoor", **changes}
    return afspraken.plan_afspraak(
        dossier=dossier, by=cast.anna.actor, begint_op=begin, minuten=minuten, **values
    )


def free(cast: Cast, minuten: int = 60, since: dt.datetime | None = None, **changes: Any) -> list[agenda.Vak]:
    return agenda.free_slots(
        bureau_id=cast.bureau.pk, persoon_id=cast.anna.persoon.pk, minuten=minuten,
        since=since or at(20, 10, 10), **changes,
    )  # fmt: skip


def starts(slots: list[agenda.Vak], day: int) -> list[str]:
    return [f"{each.begin:%H.%M}" for each in slots if each.begin.day == day]


# Free moments


def test_a_free_moment_lies_in_working_hours_and_in_the_future(cast: Cast, dossier: Dossier) -> None:
    found = free(cast)
    assert starts(found, 20)[:2] == ["10.30", "11.00"] and starts(found, 20)[-1] == "16.00"
    assert all(each.begin.weekday() < 5 and each.minuten == 60 for each in found)
    assert {each.begin.date() for each in found} <= {MAANDAG + dt.timedelta(n) for n in range(15)}


def test_a_free_moment_avoids_what_is_planned(cast: Cast, dossier: Dossier) -> None:
    meet(cast, dossier, at(21, 10), 90)
    assert starts(free(cast), 21)[:3] == ["9.00".zfill(5), "11.30", "12.00"]
    cancelled = meet(cast, dossier, at(22, 10))
    afspraken.cancel(afspraak=cancelled, by=cast.anna.actor)
    assert "10.00" in starts(free(cast), 22)


def test_a_free_moment_for_a_kandidaat_avoids_the_other_appointments_of_that_kandidaat(
    cast: Cast, dossier: Dossier
) -> None:
    meet(cast, dossier, at(21, 10), met=cast.joris.persoon)
    assert "10.00" in starts(free(cast), 21)
    assert "10.00" not in starts(free(cast, dossier_id=dossier.pk), 21)


def test_dutch_holidays_are_skipped(cast: Cast, dossier: Dossier) -> None:
    days = {each.begin.date() for each in free(cast)}
    assert dt.date(2026, 4, 27) not in days  # Koningsdag
    assert dt.date(2026, 4, 28) in days
    easter = {each.begin.date() for each in free(cast, since=at(3, 8))}
    assert dt.date(2026, 4, 6) not in easter and dt.date(2026, 4, 7) in easter


def test_the_nights_of_the_clock_make_no_hour_longer(cast: Cast, dossier: Dossier) -> None:
    set_hours(
        persoon=cast.anna.persoon, dagen=range(7), begin=dt.time(0), einde=dt.time(6), by=cast.anna.actor
    )
    spring = [
        each for each in free(cast, since=at(28, 23, month=3)) if each.begin.date() == dt.date(2026, 3, 29)
    ]
    autumn = [
        each for each in free(cast, since=at(24, 23, month=10)) if each.begin.date() == dt.date(2026, 10, 25)
    ]
    assert (len(spring), len(autumn)) == (9, 13)  # five and seven real hours, an hour each on the half hour


# Working hours


def test_hours_are_the_own_ones_else_those_of_the_bureau(cast: Cast, dossier: Dossier) -> None:
    set_hours(persoon=None, dagen=[0, 1], begin=dt.time(8), einde=dt.time(12), by=cast.mo.actor)
    hours = agenda.hours_of(cast.bureau.pk, cast.anna.persoon.pk)
    assert hours.dagen == (0, 1) and not hours.eigen
    set_hours(persoon=cast.anna.persoon, dagen=[4], begin=dt.time(13), einde=dt.time(15), by=cast.anna.actor)
    assert {f"{each.begin:%H.%M %w}" for each in free(cast)} == {"13.00 5", "13.30 5", "14.00 5"}
    assert agenda.hours_of(cast.bureau.pk, cast.joris.persoon.pk).dagen == (0, 1)


def test_hours_that_cannot_be_are_refused_and_the_same_hours_change_nothing(cast: Cast) -> None:
    mine = {"persoon": cast.anna.persoon, "by": cast.anna.actor, "begin": dt.time(9), "einde": dt.time(17)}
    for wrong in ({"dagen": []}, {"dagen": [7]}, {"dagen": [1], "einde": dt.time(9)}):
        with pytest.raises(DomainError):
            set_hours(**{**mine, **wrong})
    with pytest.raises(DomainError):
        set_hours(**{**mine, "persoon": cast.joris.persoon, "dagen": [1]})
    with pytest.raises(DomainError):
        set_hours(**{**mine, "persoon": None, "dagen": [1]})
    first = set_hours(**mine, dagen=[1, 2])
    assert set_hours(**mine, dagen=[2, 1]).op == first.op and Werktijd.objects.count() == 1


# Moving


def test_a_moved_appointment_asks_for_confirmation_again(cast: Cast, dossier: Dossier) -> None:
    row = meet(cast, dossier, at(22, 10))
    afspraken.confirm(afspraak=row, by=cast.samira.actor)
    before = Bericht.objects.filter(soort="afspraak_verzet").count()
    moved = move_afspraak(afspraak=row, begint_op=at(23, 11), was=at(22, 10), by=cast.anna.actor)
    assert moved.begint_op == at(23, 11) and moved.bevestigd_op is None and moved.verzet == 1
    assert Bericht.objects.filter(soort="afspraak_verzet").count() == before + 1
    again = move_afspraak(afspraak=row, begint_op=at(23, 11), was=at(22, 10), by=cast.anna.actor)
    assert again.verzet == 1 and Bericht.objects.filter(soort="afspraak_verzet").count() == before + 1


def test_a_calendar_elsewhere_takes_the_move_over(cast: Cast, dossier: Dossier) -> None:
    row = meet(cast, dossier, at(22, 10))
    assert b"SEQUENCE:0" in calendar([row], "nl")
    row = move_afspraak(afspraak=row, begint_op=at(23, 11), by=cast.anna.actor)
    assert b"SEQUENCE:1" in calendar([row], "nl")
    row = afspraken.cancel(afspraak=row, by=cast.anna.actor)
    assert b"SEQUENCE:2" in calendar([row], "nl") and b"STATUS:CANCELLED" in calendar([row], "nl")


def test_moving_what_changed_meanwhile_or_is_over_is_refused(cast: Cast, dossier: Dossier) -> None:
    row = meet(cast, dossier, at(22, 10))
    with pytest.raises(Changed):
        move_afspraak(afspraak=row, begint_op=at(24, 9), was=at(21, 9), by=cast.anna.actor)
    with pytest.raises(DomainError, match="al geweest"):
        move_afspraak(afspraak=row, begint_op=at(17, 9), by=cast.anna.actor)
    with pytest.raises(DomainError):
        move_afspraak(afspraak=row, begint_op=at(24, 9), by=cast.samira.actor)
    afspraken.cancel(afspraak=row, by=cast.anna.actor)
    with pytest.raises(DomainError, match="nieuwe afspraak"):
        move_afspraak(afspraak=row, begint_op=at(24, 9), by=cast.anna.actor)


@pytest.mark.parametrize(
    ("begin", "minuten", "over"), [(9, 60, False), (9, 61, True), (10, 30, True), (11, 30, False), (8, 300, True)]
)  # fmt: skip
def test_an_overlap_is_a_shared_minute(
    cast: Cast, dossier: Dossier, begin: int, minuten: int, over: bool
) -> None:
    meet(cast, dossier, at(22, 10))
    other = open_samira(cast, kandidaat=make_lid(cast.bureau, "Kees", "Ander", Rol.KANDIDAAT).persoon)
    rows = agenda.overlapping(
        bureau_id=cast.bureau.pk, dossier_id=other.pk, persoon_id=cast.anna.persoon.pk, begint_op=at(22, begin),
        minuten=minuten,
    )  # fmt: skip
    assert bool(rows) is over
    assert all("Samira" not in words for words in afspraken.over(rows))
