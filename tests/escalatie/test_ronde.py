"""One escalation per dossier, whatever the clock or the worker does; dossiers without a reason are not touched."""

import datetime as dt
import uuid
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.arrange.trajecten import start_traject_for
from tests.cast import Cast, make_lid
from wissel import klok
from wissel.database.context import set_context
from wissel.dossiers.models import Dossier
from wissel.escalatie import ronde, zaken
from wissel.escalatie.actions.stagnatie import dismiss, settle
from wissel.escalatie.models import Stagnatie
from wissel.escalatie.redenen import thresholds
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.trajecten.actions.logboek import write_note
from wissel.trajecten.actions.onderbreking import pause, resume
from wissel.trajecten.models import Afspraak, Taak, Traject

BEGIN = dt.date(2026, 3, 2)
STIL_VANAF = dt.date(2026, 3, 23)


def at(day: dt.date, hour: int = 9) -> Any:
    return time_machine.travel(dt.datetime.combine(day, dt.time(hour), klok.NEDERLAND), tick=False)


@pytest.fixture
def traject(cast: Cast) -> Traject:
    with at(BEGIN):
        row = start_traject_for(cast)
    Dossier.objects.filter(pk=row.dossier_id).update(laatste_activiteit_op=BEGIN)
    return row


def look_on(cast: Cast, day: dt.date, hour: int = 9) -> int:
    with at(day, hour):
        changed = ronde.look(cast.bureau, klok.today())
    set_context(bureau_id=cast.bureau.pk)
    return changed


def note(cast: Cast, traject: Traject, day: dt.date) -> None:
    with at(day):
        dossier = Dossier.objects.get(pk=traject.dossier_id)
        write_note(
            dossier=dossier, by=cast.anna.actor, soort="gesprek", datum=day, wie="Samira", waarom="Plan"
        )


def missed(traject: Traject, *days: dt.date) -> None:
    for day in days:
        Afspraak.objects.create(
            bureau_id=traject.bureau_id, dossier_id=traject.dossier_id, traject=traject, soort="gesprek", titel="G",
            begint_op=dt.datetime.combine(day, dt.time(10), klok.NEDERLAND), stand="niet_gekomen",
        )  # fmt: skip


def test_three_weeks_without_activity_makes_one_escalation_with_a_task(cast: Cast, traject: Traject) -> None:
    assert look_on(cast, STIL_VANAF - dt.timedelta(days=1)) == 0
    assert look_on(cast, STIL_VANAF) == 1
    row = Stagnatie.objects.get()
    assert (row.stand, row.sinds, row.gevonden_op) == ("open", BEGIN, STIL_VANAF)
    assert [each["sleutel"] for each in row.redenen] == ["stil"]
    assert row.taak is not None and row.taak.voor_rol == "coach"
    assert row.taak.due_on == dt.date(2026, 3, 25)


def test_looking_again_writes_nothing(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    entries = LogbookEntry.objects.count()
    assert [look_on(cast, STIL_VANAF, hour) for hour in (9, 23)] == [0, 0]
    assert [look_on(cast, STIL_VANAF + dt.timedelta(days=n)) for n in (1, 7, 40)] == [0, 0, 0]
    assert (Stagnatie.objects.count(), LogbookEntry.objects.count()) == (1, entries)


def test_the_round_of_a_day_runs_once_and_catches_up(cast: Cast, traject: Traject) -> None:
    with at(STIL_VANAF):
        assert ronde.daily(cast.bureau, STIL_VANAF) == 1
        set_context(bureau_id=cast.bureau.pk)
        missed(traject, dt.date(2026, 3, 19), dt.date(2026, 3, 20))
        assert ronde.daily(cast.bureau, STIL_VANAF) == 0
        assert ronde.daily(cast.bureau, STIL_VANAF + dt.timedelta(days=1)) == 1
    set_context(bureau_id=cast.bureau.pk)
    assert {each["sleutel"] for each in Stagnatie.objects.get().redenen} == {"stil", "gemist"}


@pytest.mark.parametrize("sprong", [1, 7, 40])
def test_a_clock_that_jumps_makes_one_and_the_same(cast: Cast, traject: Traject, sprong: int) -> None:
    for n in range(0, 121, sprong):
        look_on(cast, BEGIN + dt.timedelta(days=n))
    row = Stagnatie.objects.get()
    assert (row.sinds, row.keer, Taak.objects.filter(soort="stagnatie").count()) == (BEGIN, 1, 1)


@pytest.mark.parametrize("nacht", [dt.date(2026, 3, 29), dt.date(2026, 10, 25), dt.date(2028, 2, 29)])
def test_the_nights_of_the_clock_and_the_leap_day_are_days_like_others(
    cast: Cast, traject: Traject, nacht: dt.date
) -> None:
    before = nacht - dt.timedelta(days=21)
    Dossier.objects.filter(pk=traject.dossier_id).update(laatste_activiteit_op=before)
    Traject.objects.filter(pk=traject.pk).update(
        aangemaakt_op=dt.datetime.combine(BEGIN, dt.time(9), klok.NEDERLAND)
    )
    moments = (
        dt.datetime.combine(nacht - dt.timedelta(days=1), dt.time(23, 30), klok.NEDERLAND),
        *(dt.datetime(nacht.year, nacht.month, nacht.day, hour, 30, tzinfo=dt.UTC) for hour in (0, 1, 2, 21)),
    )
    seen = []
    for moment in moments:
        with time_machine.travel(moment, tick=False):
            seen.append(ronde.look(cast.bureau, klok.today()))
        set_context(bureau_id=cast.bureau.pk)
    assert seen[0] == 0 and sum(seen) == 1
    assert Stagnatie.objects.count() == 1


def test_it_closes_itself_when_the_reason_is_gone_and_opens_again_when_it_is_back(
    cast: Cast, traject: Traject
) -> None:
    look_on(cast, STIL_VANAF)
    note(cast, traject, dt.date(2026, 3, 24))
    assert look_on(cast, dt.date(2026, 3, 25)) == 1
    row = Stagnatie.objects.get()
    assert (row.stand, row.gesloten_op) == ("vanzelf", dt.date(2026, 3, 25))
    assert row.taak is not None and Taak.objects.get(pk=row.taak.pk).vervallen_op is not None
    assert look_on(cast, dt.date(2026, 4, 14)) == 1
    row = Stagnatie.objects.get()
    assert (row.stand, row.keer, row.sinds) == ("open", 2, dt.date(2026, 3, 24))
    assert Taak.objects.filter(soort="stagnatie", vervallen_op=None).count() == 1


def test_a_reason_that_comes_back_much_later_is_another_escalation(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    for n in range(0, 61, 20):
        note(cast, traject, STIL_VANAF + dt.timedelta(days=1 + n))
        look_on(cast, STIL_VANAF + dt.timedelta(days=2 + n))
    look_on(cast, STIL_VANAF + dt.timedelta(days=120))
    assert sorted(Stagnatie.objects.values_list("stand", flat=True)) == ["open", "vanzelf"]


def test_what_was_dealt_with_does_not_come_back_in_the_same_period(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    row = Stagnatie.objects.get()
    with at(STIL_VANAF):
        settle(stagnatie=row, keuze="gesprek", toelichting="", versie=row.versie, by=cast.anna.actor)
    assert row.taak is not None and Taak.objects.get(pk=row.taak.pk).klaar_op is not None
    for n in (1, 10, 20):
        assert look_on(cast, STIL_VANAF + dt.timedelta(days=n)) == 0
    assert look_on(cast, STIL_VANAF + dt.timedelta(days=21)) == 1
    assert Stagnatie.objects.filter(stand="open").count() == 1


def test_missed_appointments_that_were_dealt_with_stay_dealt_with(cast: Cast, traject: Traject) -> None:
    day = dt.date(2026, 3, 12)
    missed(traject, dt.date(2026, 3, 9), dt.date(2026, 3, 11))
    look_on(cast, day)
    row = Stagnatie.objects.get()
    assert [each["sleutel"] for each in row.redenen] == ["gemist"]
    with at(day):
        settle(stagnatie=row, keuze="plan", toelichting="", versie=row.versie, by=cast.anna.actor)
    note(cast, traject, dt.date(2026, 4, 10))
    assert look_on(cast, dt.date(2026, 4, 12)) == 0
    missed(traject, dt.date(2026, 4, 13))
    assert look_on(cast, dt.date(2026, 4, 14)) == 0
    missed(traject, dt.date(2026, 4, 14))
    assert look_on(cast, dt.date(2026, 4, 15)) == 1


def test_a_false_alarm_needs_words_and_is_not_named_again(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    row = Stagnatie.objects.get()
    with at(STIL_VANAF):
        with pytest.raises(DomainError) as refused:
            dismiss(stagnatie=row, toelichting=" ", versie=row.versie, by=cast.anna.actor)
        assert refused.value.veld == "toelichting"
        dismiss(stagnatie=row, toelichting="Samira is op scholing", versie=row.versie, by=cast.anna.actor)
    assert look_on(cast, STIL_VANAF + dt.timedelta(days=60)) == 0


def test_two_people_at_once_and_the_same_form_twice(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    row = Stagnatie.objects.get()
    values: dict[str, Any] = {"keuze": "gesprek", "toelichting": "Bellen", "versie": row.versie}
    first = settle(stagnatie=row, by=cast.anna.actor, **values)
    again = settle(stagnatie=row, by=cast.anna.actor, **values)
    assert first.pk == again.pk and first.versie == again.versie
    with pytest.raises(Changed):
        settle(stagnatie=row, by=cast.mo.actor, **{**values, "keuze": "plan"})


def test_the_manager_is_called_in_and_it_stays_open(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    row = Stagnatie.objects.get()
    row = settle(stagnatie=row, keuze="manager", toelichting="", versie=row.versie, by=cast.anna.actor)
    assert row.stand == "open" and row.manager_op is not None
    settle(stagnatie=row, keuze="gesprek", toelichting="", versie=row.versie, by=cast.mo.actor)
    assert Stagnatie.objects.get().stand == "afgehandeld"


def test_a_pause_closes_it_and_no_new_one_comes_until_three_weeks_after(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    with at(dt.date(2026, 3, 24)):
        row = pause(traject=traject, soort="vakantie", eerste_dag=dt.date(2026, 3, 24), by=cast.anna.actor)
    assert look_on(cast, dt.date(2026, 3, 25)) == 1
    assert Stagnatie.objects.get().stand == "vanzelf"
    with at(dt.date(2026, 5, 11)):
        resume(onderbreking=row, laatste_dag=dt.date(2026, 5, 10), by=cast.anna.actor)
    assert look_on(cast, dt.date(2026, 5, 30)) == 0
    assert look_on(cast, dt.date(2026, 5, 31)) == 1


def test_the_end_of_the_traject_closes_it(cast: Cast, traject: Traject) -> None:
    look_on(cast, STIL_VANAF)
    Traject.objects.filter(pk=traject.pk).update(stand="afgerond")
    look_on(cast, STIL_VANAF + dt.timedelta(days=1))
    assert Stagnatie.objects.get().stand == "vanzelf"


def test_another_bureau_is_not_touched(cast: Cast, traject: Traject) -> None:
    with at(STIL_VANAF):
        assert ronde.look(cast.ander_bureau, STIL_VANAF) == 0
    set_context(bureau_id=cast.bureau.pk)
    assert not Stagnatie.objects.exists()


def fill(cast: Cast, traject: Traject, count: int) -> None:
    """Dossiers in which everything goes well, with a running traject each."""
    people = [make_lid(cast.bureau, "Kees", f"Nummer{uuid.uuid4().hex[:6]}", "kandidaat").persoon]
    source = Dossier.objects.get(pk=traject.dossier_id)
    made = [
        Dossier(
            bureau=cast.bureau, nummer=uuid.uuid4().hex[:18], kandidaat=people[0], opdrachtgever=cast.werkgever,
            werkgever=cast.werkgever, betaler=cast.werkgever, coach=cast.anna.persoon, stand="lopend",
            aangemaakt_op=source.aangemaakt_op, laatste_activiteit_op=STIL_VANAF,
        )
        for _ in range(count)
    ]  # fmt: skip
    Dossier.objects.bulk_create(made, batch_size=2000)
    rows = [
        Traject(bureau=cast.bureau, dossier=row, sjabloon_sleutel="algemeen", sjabloon_versie=1, sjabloon={},
                stand="lopend", aangemaakt_op=traject.aangemaakt_op)
        for row in made
    ]  # fmt: skip
    Traject.objects.bulk_create(rows, batch_size=2000)


def test_ten_thousand_dossiers_cost_as_many_queries_as_one(cast: Cast, traject: Traject) -> None:
    def count() -> tuple[int, int]:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            found, place = ronde.changes(cast.bureau, STIL_VANAF, thresholds())
        assert place is None
        return len(found), len(seen.captured_queries)

    few = count()
    fill(cast, traject, 10_000)
    assert count() == few and few[0] == 1
    assert look_on(cast, STIL_VANAF) == 1
    assert Stagnatie.objects.count() == 1


def test_a_full_batch_goes_on_past_its_last_row(
    cast: Cast, traject: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(cast, traject, 5)
    Dossier.objects.all().update(laatste_activiteit_op=BEGIN)
    monkeypatch.setattr(zaken, "BATCH", 2)
    assert look_on(cast, STIL_VANAF) == 6
    assert look_on(cast, STIL_VANAF) == 0
    assert Stagnatie.objects.filter(stand="open").count() == 6
