"""Appointments, reports and tasks: reminded of once, whatever the clock or the worker does."""

import datetime as dt
from typing import Any

import pytest
import time_machine

from tests.arrange.rapportage import running_traject
from tests.cast import Cast, make_lid
from wissel import klok
from wissel.accounts.models import Bureau, Rol
from wissel.berichten.models import Herinnering
from wissel.berichten.ronde import daily
from wissel.berichten.werkherinneren import parts
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.outbox.actions import text_of
from wissel.outbox.keuzes import choose
from wissel.outbox.models import Bericht, Melding
from wissel.trajecten.actions import afspraken, taken
from wissel.trajecten.actions.agenda import move_afspraak
from wissel.trajecten.actions.waarneming import stand_in
from wissel.trajecten.models import Afspraak, Rapportage, Traject

NU = dt.datetime(2026, 4, 1, 9, tzinfo=klok.NEDERLAND)


@pytest.fixture
def traject(cast: Cast) -> Traject:
    with time_machine.travel(NU, tick=False):
        return running_traject(cast)


def at(day: int, hour: int = 14, month: int = 4) -> dt.datetime:
    return dt.datetime(2026, month, day, hour, tzinfo=klok.NEDERLAND)


def meet(cast: Cast, traject: Traject, moment: dt.datetime) -> Afspraak:
    with time_machine.travel(NU, tick=False):
        return afspraken.plan_afspraak(
            dossier=traject.dossier, by=cast.anna.actor, soort="gesprek", titel="Gesprek over werk", minuten=60,
            vorm="kantoor", begint_op=moment,
        )  # fmt: skip


def task(cast: Cast, traject: Traject, due: dt.date, rol: str = "kandidaat", now: dt.datetime = NU) -> Any:
    with time_machine.travel(now, tick=False):
        return taken.make_taak(
            dossier=traject.dossier, by=cast.anna.actor, soort="opdracht", titel="Maak een lijst", voor_rol=rol,
            sleutel=f"{rol} {due}", due_on=due,
        )  # fmt: skip


def run_on(bureau: Bureau, *moments: dt.datetime) -> None:
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            daily(bureau, klok.today())
        set_context(bureau_id=bureau.pk)


def made(soort: str) -> list[tuple[Any, ...]]:
    rows = Herinnering.objects.filter(code__startswith=soort + ":")
    return sorted(rows.values_list("due_on", "dagen", "rol"))


def mails(cast: Cast) -> int:
    return Bericht.objects.filter(soort="afspraak_morgen", naar=cast.samira.persoon.email).count()


# Appointments


def test_the_day_before_an_appointment_the_kandidaat_is_told_once(cast: Cast, traject: Traject) -> None:
    meet(cast, traject, at(15))
    run_on(cast.bureau, at(13, 9), at(13, 17))
    assert mails(cast) == 0
    run_on(cast.bureau, at(14, 3))
    assert mails(cast) == 0  # nobody is mailed at night
    run_on(cast.bureau, at(14, 7), at(14, 8), at(14, 17), at(15, 7))
    assert mails(cast) == 1 and made("afspraak") == [(dt.date(2026, 4, 15), 1, "kandidaat")]
    words = text_of(Bericht.objects.get(soort="afspraak_morgen"))
    assert not any(each in words for each in ("werk", "Anna", "kantoor", "De Vries", "15", "14.00"))


def test_an_appointment_made_in_the_afternoon_for_tomorrow_is_reminded_of_too(
    cast: Cast, traject: Traject
) -> None:
    run_on(cast.bureau, at(14, 7))
    meet(cast, traject, at(15))
    run_on(cast.bureau, at(14, 16))
    assert mails(cast) == 1


def test_a_missed_day_is_made_up_for_and_what_is_over_is_left_alone(cast: Cast, traject: Traject) -> None:
    meet(cast, traject, at(15))
    meet(cast, traject, at(16))
    run_on(cast.bureau, at(10, 9), at(16, 9))
    assert made("afspraak") == [(dt.date(2026, 4, 16), 1, "kandidaat")]


def test_a_cancelled_appointment_is_not_reminded_of_and_a_moved_one_anew(
    cast: Cast, traject: Traject
) -> None:
    gone, moved = meet(cast, traject, at(15)), meet(cast, traject, at(15, 16))
    with time_machine.travel(at(13, 9), tick=False):
        afspraken.cancel(afspraak=gone, by=cast.samira.actor)
    run_on(cast.bureau, at(14, 9))
    with time_machine.travel(at(14, 12), tick=False):
        move_afspraak(afspraak=moved, begint_op=at(20, 9), by=cast.anna.actor)
    run_on(cast.bureau, at(14, 13), at(19, 9))
    assert [due.day for due, *_rest in made("afspraak")] == [15, 20] and mails(cast) == 2


@pytest.mark.parametrize("keuze", ["overzicht", "geen"])
def test_who_chose_otherwise_gets_it_otherwise(cast: Cast, traject: Traject, keuze: str) -> None:
    meet(cast, traject, at(15))
    choose(keuzes={"afspraken": keuze}, by=cast.samira.actor)
    Melding.objects.all().delete()
    run_on(cast.bureau, at(14, 9))
    assert mails(cast) == 0
    overview = Bericht.objects.filter(soort="overzicht", naar=cast.samira.persoon.email)
    assert overview.count() == int(keuze == "overzicht")
    if keuze == "overzicht":
        assert "1 afspraak die eraan komt" in text_of(overview.get())


@pytest.mark.parametrize(
    ("voor", "nacht"), [(at(28, 9, 3), dt.date(2026, 3, 29)), (at(24, 9, 10), dt.date(2026, 10, 25))]
)  # fmt: skip
def test_the_nights_of_the_clock_lose_and_double_nothing(
    cast: Cast, traject: Traject, voor: dt.datetime, nacht: dt.date
) -> None:
    row = meet(cast, traject, at(20))
    Afspraak.objects.filter(pk=row.pk).update(
        begint_op=dt.datetime.combine(nacht, dt.time(0, 30), klok.NEDERLAND)
    )
    for hour in range(0, 24, 3):
        run_on(cast.bureau, voor.replace(hour=hour))
    assert made("afspraak") == [(nacht, 1, "kandidaat")] and mails(cast) == 1


# Reports and tasks


def test_a_report_that_comes_due_reminds_the_coach_and_the_stand_in(cast: Cast, traject: Traject) -> None:
    due = Rapportage.objects.get(traject=traject, nummer=1).versturen_uiterlijk
    corrie = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
    with time_machine.travel(NU, tick=False):
        stand_in(
            voor=cast.anna.persoon, door=corrie.persoon, rol="coach", van=due - dt.timedelta(days=7),
            tot=due - dt.timedelta(days=5), by=cast.anna.actor,
        )  # fmt: skip
    Melding.objects.all().delete()
    start = dt.datetime.combine(due - dt.timedelta(days=7), dt.time(5), klok.NEDERLAND)
    run_on(cast.bureau, start)
    told = set(Melding.objects.filter(soort="herinnering").values_list("persoon_id", flat=True))
    assert {cast.anna.persoon.pk, corrie.persoon.pk} <= told
    run_on(cast.bureau, start, *(start + dt.timedelta(days=n) for n in range(1, 9)))
    assert [row for row in made("rapport") if row[0] == due] == [(due, 1, "coach"), (due, 7, "coach")]


def test_a_report_that_was_sent_is_not_reminded_of(cast: Cast, traject: Traject) -> None:
    Rapportage.objects.filter(traject=traject, nummer=1).update(stand="verzonden")
    due = Rapportage.objects.get(traject=traject, nummer=1).versturen_uiterlijk
    run_on(cast.bureau, dt.datetime.combine(due, dt.time(9), klok.NEDERLAND))
    assert due not in {row[0] for row in made("rapport")}


def test_a_task_reminds_the_party_it_is_for(cast: Cast, traject: Traject) -> None:
    due = dt.date(2026, 4, 20)
    for rol in ("kandidaat", "jobhunter", "opdrachtgever"):
        task(cast, traject, due, rol)
    task(cast, traject, due, "bedrijfsarts")
    Melding.objects.all().delete()
    run_on(cast.bureau, at(17, 5))
    told = set(Melding.objects.values_list("persoon_id", flat=True))
    assert {each.persoon.pk for each in (cast.samira, cast.joris, cast.piet)} <= told
    assert {rol for _due, _days, rol in made("taak")} == {"kandidaat", "jobhunter", "opdrachtgever"}
    run_on(cast.bureau, at(18, 9), at(19, 9), at(20, 9), at(21, 9))
    assert len(made("taak")) == 6 == len(set(made("taak")))


def test_a_new_task_is_not_reminded_of_the_day_after(cast: Cast, traject: Traject) -> None:
    task(cast, traject, dt.date(2026, 4, 4), now=at(3, 9))
    run_on(cast.bureau, at(3, 10), at(4, 9))
    assert made("taak") == [(dt.date(2026, 4, 4), 0, "kandidaat")]


def test_a_done_task_and_one_of_a_paused_kandidaat_rest(cast: Cast, traject: Traject) -> None:
    row = task(cast, traject, dt.date(2026, 4, 10))
    task(cast, traject, dt.date(2026, 4, 12))
    with time_machine.travel(at(5, 9), tick=False):
        taken.finish_taak(taak=row, by=cast.samira.actor)
    Dossier.objects.filter(pk=traject.dossier_id).update(stand="pauze")
    run_on(cast.bureau, at(9, 9), at(12, 9))
    assert made("taak") == []
    Dossier.objects.filter(pk=traject.dossier_id).update(stand="gesloten", gesloten_op=dt.date(2026, 4, 13))
    run_on(cast.bureau, at(13, 9))
    assert made("taak") == []


@pytest.mark.parametrize("sprong", [7, 40])
def test_a_clock_that_jumps_loses_no_report_or_task_and_tells_once(
    cast: Cast, traject: Traject, sprong: int
) -> None:
    dues = [dt.date(2026, 4, 20), dt.date(2026, 5, 4), dt.date(2026, 5, 25)]
    for due in dues:
        task(cast, traject, due)
    Melding.objects.all().delete()
    day = at(2, 5)
    end = at(1, 5, 6)
    while day < end:
        run_on(cast.bureau, day)
        day += dt.timedelta(days=sprong)
    run_on(cast.bureau, end, end)
    assert made("taak") == [(due, days, "kandidaat") for due in dues for days in (0, 3)]
    news = Melding.objects.filter(persoon=cast.samira.persoon, soort="herinnering").count()
    if sprong == 40:
        law = Herinnering.objects.filter(rol="kandidaat").exclude(code__contains=":")
        assert news == len(dues) + len(set(law.values_list("code", "due_on")))


def test_running_twice_makes_nothing_twice(cast: Cast, traject: Traject) -> None:
    meet(cast, traject, at(15))
    task(cast, traject, dt.date(2026, 4, 15))
    run_on(cast.bureau, at(14, 9))
    before = Herinnering.objects.count(), Melding.objects.count(), Bericht.objects.count()
    from wissel.berichten.models import Dagronde

    Dagronde.objects.all().delete()
    run_on(cast.bureau, at(14, 10))
    assert (Herinnering.objects.count(), Melding.objects.count()) == before[:2]
    assert Bericht.objects.exclude(soort="overzicht").count() <= before[2]


def test_every_moment_of_the_list_is_known() -> None:
    assert {(part.soort, part.dagen) for part in parts()} == {
        ("afspraak", 1), ("rapport", 7), ("rapport", 1), ("taak", 3), ("taak", 0),
    }  # fmt: skip
