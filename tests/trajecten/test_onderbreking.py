"""A pause: nothing of the law moves, tasks of the kandidaat wait, and the bedrijfsarts says when it goes on (J6)."""

import datetime as dt
import tomllib
from typing import Any

import pytest

from tests.arrange import trajecten as arrange
from tests.cast import Cast
from tests.conftest import ROOT
from wissel.dossiers.feiten import levende_feiten
from wissel.dossiers.models import Advies, Berekening, Dossier, Milestone
from wissel.fouten import Changed, DomainError
from wissel.trajecten.actions import traject as trajecten
from wissel.trajecten.actions.onderbreking import (
    HERBEOORDELING_BINNEN,
    lost_days,
    lost_weeks,
    move_check,
    pause,
    resume,
)
from wissel.trajecten.actions.taken import make_taak
from wissel.trajecten.models import Onderbreking, Taak, Traject

VIER_MEI, EINDE_MEI, EEN_JUNI = dt.date(2026, 5, 4), dt.date(2026, 5, 31), dt.date(2026, 6, 1)


@pytest.fixture
def lopend(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Traject:
    """A traject that runs, on Monday 4 May 2026."""
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-10")
    row = arrange.approved_plan(cast).traject
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-04")
    return Traject.objects.get(pk=row.pk)


def stop(cast: Cast, row: Traject, **changes: Any) -> Onderbreking:
    values: dict[str, Any] = {
        "soort": "ziekte", "eerste_dag": VIER_MEI, "herbeoordeling_op": dt.date(2026, 5, 18), "arts": "dr. Visser",
        "contact_op": VIER_MEI, **changes,
    }  # fmt: skip
    return pause(traject=row, by=cast.anna.actor, **values)


def go_on(cast: Cast, row: Onderbreking, **changes: Any) -> Onderbreking:
    values: dict[str, Any] = {
        "laatste_dag": EINDE_MEI, "verklaring_op": EEN_JUNI, "verklaring_door": "dr. Visser", **changes,
    }  # fmt: skip
    return resume(onderbreking=row, by=cast.anna.actor, **values)


def dossier_of(row: Traject) -> Dossier:
    return Dossier.objects.get(pk=row.dossier_id)


def test_a_pause_moves_no_end_date_and_counts_the_weeks(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = dict(Milestone.objects.filter(dossier=lopend.dossier).values_list("code", "due_on"))
    row = stop(cast, lopend)
    assert Traject.objects.get(pk=lopend.pk).stand == "pauze" and dossier_of(lopend).stand == "pauze"
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    assert lost_weeks(row, EEN_JUNI) == 4
    done = go_on(cast, row)
    after = Traject.objects.get(pk=lopend.pk)
    assert (after.stand, after.eind_op, after.verlengd_tot) == ("lopend", dt.date(2026, 9, 13), None)
    assert dossier_of(lopend).stand == "lopend"
    assert (lost_days(done, EEN_JUNI), lost_weeks(done, EEN_JUNI)) == (28, 4)
    assert dict(Milestone.objects.filter(dossier=lopend.dossier).values_list("code", "due_on")) == ends
    assert after.versie == lopend.versie + 2


def test_the_law_engine_knows_the_pause(cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch) -> None:
    row = stop(cast, lopend)
    assert levende_feiten(lopend.dossier)["pauzes"] == [
        {"eerste_dag": "2026-05-04", "soort": "ziekte", "herbeoordeling_op": "2026-05-18"}
    ]
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    go_on(cast, row)
    (fact,) = levende_feiten(lopend.dossier)["pauzes"]
    assert (fact["laatste_dag"], fact["verklaring_bedrijfsarts"]) == ("2026-05-31", True)
    run = Berekening.objects.filter(dossier=lopend.dossier).order_by("-op").first()
    assert run is not None and run.aanleiding == "feit pauzes"
    assert run.uitvoer["spoor2"]["pauzedagen"] == 28 and run.uitvoer["spoor2"]["einde_verschuift"] is False


def test_the_day_of_the_next_look_comes_up_in_the_queue(cast: Cast, lopend: Traject) -> None:
    stop(cast, lopend, herbeoordeling_op=dt.date(2026, 5, 5))
    dossier = dossier_of(lopend)
    assert dossier.volgende_op is not None and dossier.volgende_op <= dt.date(2026, 5, 5)
    from wissel.trajecten.plichten import pauses

    assert list(pauses(dossier, VIER_MEI)) == [(dt.date(2026, 5, 5), "Pauze opnieuw bekijken", "")]


def test_tasks_of_the_kandidaat_wait_and_get_their_days_back(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_NU", "2026-05-01T10:00:00")
    for who, day in (("kandidaat", 11), ("coach", 12)):
        make_taak(
            dossier=lopend.dossier, by=cast.anna.actor, soort="opdracht", titel=f"Taak {who}", voor_rol=who,
            sleutel=who, due_on=dt.date(2026, 5, day),
        )  # fmt: skip
    make_taak(
        dossier=lopend.dossier, by=cast.anna.actor, soort="opdracht", titel="Al te laat", voor_rol="kandidaat",
        sleutel="oud", due_on=dt.date(2026, 4, 30),
    )  # fmt: skip
    monkeypatch.delenv("WISSEL_NU")
    row = stop(cast, lopend)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    go_on(cast, row)
    days = dict(Taak.objects.filter(dossier=lopend.dossier).values_list("sleutel", "due_on"))
    assert days == {
        "kandidaat": dt.date(2026, 6, 8),
        "coach": dt.date(2026, 5, 12),
        "oud": dt.date(2026, 4, 30),
    }


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"verklaring_op": None}, "verklaring_op"),
        ({"verklaring_door": "  "}, "verklaring_door"),
        ({"verklaring_op": dt.date(2026, 4, 1)}, "verklaring_op"),
        ({"verklaring_op": dt.date(2026, 6, 2)}, "verklaring_op"),
        ({"laatste_dag": dt.date(2026, 5, 3)}, "laatste_dag"),
        ({"laatste_dag": dt.date(2026, 6, 2)}, "laatste_dag"),
        ({"verklaring_door": "x" * 10_000}, "verklaring_door"),
    ],
)
def test_going_on_asks_the_statement_of_the_bedrijfsarts(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], veld: str
) -> None:
    row = stop(cast, lopend)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    with pytest.raises(DomainError) as error:
        go_on(cast, row, **changes)
    assert error.value.veld == veld
    assert Onderbreking.objects.get(pk=row.pk).laatste_dag is None
    assert dossier_of(lopend).stand == "pauze"


def test_after_a_holiday_no_statement_is_asked(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = stop(cast, lopend, soort="vakantie", herbeoordeling_op=None)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-18")
    done = resume(onderbreking=row, laatste_dag=dt.date(2026, 5, 17), by=cast.anna.actor)
    assert lost_weeks(done, dt.date(2026, 5, 18)) == 2
    assert "verklaring_bedrijfsarts" not in levende_feiten(lopend.dossier)["pauzes"][0]


@pytest.mark.parametrize(
    ("changes", "veld"),
    [
        ({"soort": "griep"}, "soort"),
        ({"eerste_dag": dt.date(2026, 5, 5)}, "eerste_dag"),
        ({"eerste_dag": dt.date(2026, 3, 15)}, "eerste_dag"),
        ({"herbeoordeling_op": None}, "herbeoordeling_op"),
        ({"herbeoordeling_op": dt.date(2026, 5, 1)}, "herbeoordeling_op"),
        ({"herbeoordeling_op": dt.date(2026, 6, 16)}, "herbeoordeling_op"),
        ({"arts": " "}, "arts"),
        ({"contact_op": None}, "contact_op"),
        ({"contact_op": dt.date(2026, 5, 5)}, "contact_op"),
    ],
)
def test_a_pause_that_cannot_be_is_refused_at_its_field(
    cast: Cast, lopend: Traject, changes: dict[str, Any], veld: str
) -> None:
    with pytest.raises(DomainError) as error:
        stop(cast, lopend, **changes)
    assert error.value.veld == veld
    assert not Onderbreking.objects.exists() and dossier_of(lopend).stand == "lopend"


def test_the_bedrijfsarts_looks_again_within_six_weeks_as_the_rules_know_it(
    cast: Cast, lopend: Traject
) -> None:
    rules = tomllib.loads((ROOT / "poortwachter" / "regels" / "parameters.toml").read_text())
    (rule,) = [row for row in rules["parameter"] if row["id"] == "pauze_herbeoordeling_dagen"]
    with pytest.raises(DomainError) as error:
        stop(cast, lopend, herbeoordeling_op=dt.date(2026, 6, 16))
    assert "praktijk, geen wet" in error.value.message and "15 juni 2026" in error.value.message
    assert stop(cast, lopend, herbeoordeling_op=dt.date(2026, 6, 15)).herbeoordeling_op
    assert (rule["value"], rule["binding"]) == (HERBEOORDELING_BINNEN.days, "praktijk")


def test_a_pause_keeps_the_contact_with_the_bedrijfsarts_and_no_word_on_it(
    cast: Cast, lopend: Traject
) -> None:
    stop(cast, lopend)
    row = Advies.objects.get(dossier=lopend.dossier, soort="contact over een pauze")
    assert (row.van, row.naam, row.datum, row.wat_kan) == ("bedrijfsarts", "dr. Visser", VIER_MEI, "")
    assert row.herzien_op == dt.date(2026, 5, 18)


def test_not_yet_means_a_later_look_and_never_more_than_six_weeks_away(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = stop(cast, lopend)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-18")
    for day in (dt.date(2026, 5, 17), dt.date(2026, 6, 30)):
        with pytest.raises(DomainError) as error:
            move_check(onderbreking=row, herbeoordeling_op=day, by=cast.anna.actor)
        assert error.value.veld == "herbeoordeling_op"
    moved = move_check(onderbreking=row, herbeoordeling_op=dt.date(2026, 6, 15), by=cast.anna.actor)
    assert moved.herbeoordeling_op == dt.date(2026, 6, 15)
    assert levende_feiten(lopend.dossier)["pauzes"][0]["herbeoordeling_op"] == "2026-06-15"


def test_one_pause_at_a_time_and_sent_twice_is_one(cast: Cast, lopend: Traject) -> None:
    row = stop(cast, lopend)
    assert stop(cast, lopend).pk == row.pk
    with pytest.raises(DomainError) as error:
        stop(cast, lopend, soort="vakantie")
    assert error.value.code == "stand"


def test_two_pauses_do_not_share_a_day_and_both_are_facts(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = stop(cast, lopend, soort="vakantie", herbeoordeling_op=None)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-12")
    resume(onderbreking=row, laatste_dag=dt.date(2026, 5, 10), by=cast.anna.actor)
    with pytest.raises(DomainError) as error:
        stop(cast, lopend, eerste_dag=dt.date(2026, 5, 10))
    assert error.value.code == "overlap" and "10 mei 2026" in error.value.message
    stop(cast, lopend, eerste_dag=dt.date(2026, 5, 11))
    assert [each["eerste_dag"] for each in levende_feiten(lopend.dossier)["pauzes"]] == [
        "2026-05-04",
        "2026-05-11",
    ]


def test_going_on_twice_is_once_and_another_day_is_told(
    cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = stop(cast, lopend)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    go_on(cast, row)
    assert go_on(cast, row).laatste_dag == EINDE_MEI
    with pytest.raises(Changed) as error:
        go_on(cast, row, laatste_dag=dt.date(2026, 5, 30))
    assert "31 mei 2026" in error.value.message


def test_while_it_is_being_prepared_it_can_pause_and_goes_back_to_that(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-04")
    traject = arrange.start_traject_for(cast)
    row = stop(cast, traject)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    go_on(cast, row)
    assert Traject.objects.get(pk=traject.pk).stand == "voorbereiding"
    assert dossier_of(traject).stand == "aangemeld"


def test_a_plan_approved_during_a_pause_does_not_end_it(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-05-04")
    plan = arrange.sent_plan(cast)
    row = stop(cast, plan.traject)
    arrange.answer(cast, plan, "piet")
    assert Traject.objects.get(pk=plan.traject_id).stand == "pauze"
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-06-01")
    go_on(cast, row)
    assert Traject.objects.get(pk=plan.traject_id).stand == "lopend"


def test_a_traject_may_end_in_its_pause(cast: Cast, lopend: Traject, monkeypatch: pytest.MonkeyPatch) -> None:
    row = stop(cast, lopend)
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-07-01")
    trajecten.finish_traject(traject=lopend, on=dt.date(2026, 6, 30), by=cast.anna.actor)
    row.refresh_from_db()
    assert (row.laatste_dag, row.verklaring_door) == (dt.date(2026, 6, 30), "")
    with pytest.raises(DomainError) as error:
        stop(cast, lopend, eerste_dag=dt.date(2026, 7, 1), herbeoordeling_op=dt.date(2026, 7, 8))
    assert "afgerond" in error.value.message
