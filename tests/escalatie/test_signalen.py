"""Each sign of running aground as people make it, from the first day to its end."""

import datetime as dt
import uuid
from typing import Any

import pytest
import time_machine

from tests.arrange.trajecten import answer, offered_plan, start_traject_for
from tests.cast import Cast
from wissel import klok
from wissel.database.context import set_context
from wissel.dossiers.actions.spoor1 import record_advies
from wissel.dossiers.models import Advies, Dossier
from wissel.dossiers.plichten.opvolging import follow_up
from wissel.escalatie import ronde
from wissel.escalatie.models import Stagnatie
from wissel.medewerking.actions import tegenwerpingen
from wissel.trajecten.actions.plan import propose_change
from wissel.trajecten.actions.taken import finish_taak
from wissel.trajecten.models import Planregel, Taak, Traject, Trajectplan

DAG = dt.date(2026, 3, 13)  # een vrijdag


def at(day: dt.date) -> Any:
    return time_machine.travel(dt.datetime.combine(day, dt.time(9), klok.NEDERLAND), tick=False)


@pytest.fixture
def traject(cast: Cast) -> Traject:
    with at(DAG):
        return start_traject_for(cast)


def seen_on(cast: Cast, day: dt.date) -> set[str]:
    """The reasons that are open after the look of this day, when all else goes well."""
    Dossier.objects.all().update(laatste_activiteit_op=day)
    with at(day):
        ronde.look(cast.bureau, day)
    set_context(bureau_id=cast.bureau.pk)
    rows = Stagnatie.objects.filter(stand="open")
    return {each["sleutel"] for row in rows for each in row.redenen}


def test_not_agreeing_with_the_plan_counts_until_the_coach_has_answered(cast: Cast, traject: Traject) -> None:
    with at(DAG):
        said = answer(cast, offered_plan(cast, traject), "samira", "niet_akkoord", "Te ver weg")
    assert seen_on(cast, dt.date(2026, 3, 17)) == set()
    assert seen_on(cast, dt.date(2026, 3, 18)) == {"bezwaar"}
    finish_taak(taak=Taak.objects.get(sleutel=f"standpunt {said.pk}"), by=cast.anna.actor)
    assert seen_on(cast, dt.date(2026, 3, 19)) == set()


def test_a_new_version_of_the_plan_ends_the_objection_to_the_old_one(cast: Cast, traject: Traject) -> None:
    with at(DAG):
        plan = offered_plan(cast, traject)
        answer(cast, plan, "samira", "niet_akkoord", "Te ver weg")
    assert seen_on(cast, dt.date(2026, 3, 18)) == {"bezwaar"}
    Trajectplan.objects.filter(pk=plan.pk).update(stand="vervangen")
    assert seen_on(cast, dt.date(2026, 3, 19)) == set()


def test_a_change_the_kandidaat_proposed_waits_for_an_answer(cast: Cast, traject: Traject) -> None:
    with at(DAG):
        plan = offered_plan(cast, traject)
        line = Planregel.objects.filter(plan=plan).first()
        assert line is not None
        propose_change(plan=plan, reeks=line.reeks, tekst="Liever dichtbij", by=cast.samira.actor)
    assert seen_on(cast, dt.date(2026, 3, 17)) == set()
    assert seen_on(cast, dt.date(2026, 3, 18)) == {"bezwaar"}


def test_an_objection_is_late_then_answered_then_not_agreed_on(cast: Cast, traject: Traject) -> None:
    with at(DAG):
        row = tegenwerpingen.make_tegenwerping(
            dossier=traject.dossier, by=cast.samira.actor, sleutel=uuid.uuid4(), soort="niet_passend",
            reden="Het is te zwaar", over="Het meelopen",
        )  # fmt: skip
    assert seen_on(cast, row.antwoord_uiterlijk) == set()
    late = row.antwoord_uiterlijk + dt.timedelta(days=1)
    assert seen_on(cast, late) == {"bezwaar"}
    with at(late):
        tegenwerpingen.answer_tegenwerping(
            tegenwerping=row, antwoord="Het blijft zo", aangepast=False, by=cast.anna.actor
        )
    assert seen_on(cast, late) == set()
    with at(late):
        tegenwerpingen.conclude_tegenwerping(tegenwerping=row, uitkomst="niet_eens", by=cast.samira.actor)
    assert seen_on(cast, late) == {"oneens"}


def test_advice_counts_from_the_day_it_was_known_until_it_was_followed(cast: Cast, traject: Traject) -> None:
    with at(DAG):
        record_advies(
            dossier=traject.dossier, van="bedrijfsarts", datum=dt.date(2026, 1, 5), soort="spreekuur",
            by=cast.anna.actor, naam="dr. Visser", wat_kan="Twintig uur per week",
        )  # fmt: skip
    assert seen_on(cast, DAG + dt.timedelta(days=41)) == set()
    late = DAG + dt.timedelta(days=42)
    assert seen_on(cast, late) == {"advies"}
    with at(late):
        follow_up(
            advies=Advies.objects.get(),
            wijze="geheel",
            opgevolgd_op=late,
            wat="Uren aangepast",
            by=cast.anna.actor,
        )
    assert seen_on(cast, late) == set()
