"""Duties: the calendar from the stored timeline, waiving with a reason, advice that was followed (S0.2, S1.9)."""

import datetime as dt
from typing import Any

import pytest

from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
from tests.arrange.portalen import set_clock
from tests.cast import Cast
from wissel import klok
from wissel.berichten.herinneren import Moment, due
from wissel.dossiers import volgende
from wissel.dossiers.actions import spoor2
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Advies, Dossier, Milestone, Opvolging, Plichtstand, Spoor1Actie
from wissel.dossiers.plichten import opvolging, spoor1log, standen
from wissel.dossiers.plichten.kalender import Partij, Plicht, Toestand, calendar
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    set_clock(monkeypatch, "2026-03-12T10:00")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def rows(dossier: Dossier, today: dt.date = dt.date(2026, 3, 12)) -> dict[str, Plicht]:
    found = calendar(
        Milestone.objects.filter(dossier=dossier), Plichtstand.objects.filter(dossier=dossier),
        opened=dossier.aangemaakt_op.date(), today=today,
    )  # fmt: skip
    return {each.code: each for each in found}


def test_each_duty_has_its_parties_kind_of_rule_and_source(dossier: Dossier) -> None:
    found = rows(dossier)
    assert found["wia_aanvraag"].partijen == (Partij.WERKNEMER,)
    assert found["plan_van_aanpak"].partijen == (Partij.WERKGEVER, Partij.WERKNEMER)
    assert Partij.BEDRIJFSARTS in found["probleemanalyse"].partijen
    assert found["uwv_brief_wia"].partijen == (Partij.UWV,)
    assert (found["spoor2_start"].binding, found["melding_42e_week"].binding) == ("beleid", "wet")
    assert all(each.bron and each.uitleg for each in found.values())
    assert "vangnetmelding" not in found and "wachttijd_laatste_dag" not in found


def test_states_follow_from_facts_and_the_day_the_bureau_came_in(cast: Cast, dossier: Dossier) -> None:
    found = rows(dossier)
    assert found["probleemanalyse"].toestand == Toestand.EERDER
    assert found["spoor2_start"].toestand == Toestand.OPEN
    assert found["evaluatie_periodiek"].toestand == Toestand.ONBEKEND
    assert rows(dossier, dt.date(2026, 4, 13))["spoor2_start"].toestand == Toestand.LAAT
    record_feit(
        dossier=dossier, pad="melding_42e_week", waarde={"gedaan_op": "2025-12-20"}, by=cast.anna.actor
    )
    found = rows(dossier)
    assert found["melding_42e_week"].toestand == Toestand.KLAAR
    assert found["melding_42e_week"].klaar_op == dt.date(2025, 12, 20)


def test_the_calendar_of_the_employer_goes_on_when_spoor_2_starts(cast: Cast, dossier: Dossier) -> None:
    """S1.12: nothing disappears and nothing is ticked off by starting."""
    before = rows(dossier)
    conclude_spoor1(cast, dossier)
    record_consult(cast, dossier)
    spoor2.start(dossier=dossier, start_op=dt.date(2026, 3, 12), by=cast.anna.actor)
    after = rows(dossier)
    assert set(after) == set(before)
    own = [
        code for code, each in after.items() if Partij.WERKGEVER in each.partijen and code != "spoor2_start"
    ]
    assert len(own) >= 6
    assert {code: after[code].toestand for code in own} == {code: before[code].toestand for code in own}
    assert after["spoor2_start"].toestand == Toestand.KLAAR


def waive(cast: Cast, dossier: Dossier, code: str = "spoor2_start", **changes: Any) -> Plichtstand:
    values = {"reden": "Samira werkt weer in haar eigen functie.", **changes}
    return standen.waive(dossier=dossier, code=code, by=cast.anna.actor, **values)


def test_what_is_not_needed_asks_no_more_and_can_be_taken_back(cast: Cast, dossier: Dossier) -> None:
    moment = Moment(60, {"spoor2_start": ("coach",)})
    today = klok.today()
    assert "spoor2_start" in set(due(cast.bureau, moment, today, today).values_list("code", flat=True))
    waive(cast, dossier)
    dossier.refresh_from_db()
    found = rows(dossier)["spoor2_start"]
    assert found.toestand == Toestand.NIET_NODIG and found.gezegd_door == "Anna Bakker"
    assert not due(cast.bureau, moment, today, today).exists()
    assert dossier.volgende_wat != "Uiterste start spoor 2"
    assert all(words != "Uiterste start spoor 2" for _day, words, _who in volgende.duties(dossier, today))
    standen.reopen(dossier=dossier, code="spoor2_start", by=cast.anna.actor, versie=found.versie)
    dossier.refresh_from_db()
    assert dossier.volgende_wat == "Uiterste start spoor 2"
    assert due(cast.bureau, moment, today, today).exists()
    done = (
        LogbookEntry.objects.filter(actie__startswith="plicht_")
        .order_by("id")
        .values_list("actie", flat=True)
    )
    assert list(done) == ["plicht_niet_nodig", "plicht_heropend"]


def test_a_recorded_fact_goes_before_what_was_said(cast: Cast, dossier: Dossier) -> None:
    waive(cast, dossier, "plan_van_aanpak")
    record_feit(
        dossier=dossier, pad="plan_van_aanpak", waarde={"opgesteld_op": "2025-04-25"}, by=cast.anna.actor
    )
    found = rows(dossier)["plan_van_aanpak"]
    assert found.toestand == Toestand.KLAAR and found.feit


def test_a_duty_that_comes_back_asks_again_at_its_next_date(cast: Cast, dossier: Dossier) -> None:
    record_feit(
        dossier=dossier, pad="plan_van_aanpak", waarde={"opgesteld_op": "2026-02-20"}, by=cast.anna.actor
    )
    waive(cast, dossier, "evaluatie_periodiek", reden="Er was juist een gesprek.")
    assert rows(dossier)["evaluatie_periodiek"].toestand == Toestand.NIET_NODIG
    record_feit(dossier=dossier, pad="laatste_evaluatie_op", waarde="2026-03-10", by=cast.anna.actor)
    assert rows(dossier)["evaluatie_periodiek"].toestand == Toestand.OPEN


@pytest.mark.parametrize(
    ("code", "reden", "fout"),
    [("spoor2_start", "kort", "reden"), ("uwv_brief_wia", "Dit doet niemand hier", "van_uwv"),
     ("wachttijd_laatste_dag", "Dit is geen plicht", "onbekend"), ("bestaat_niet", "Dit is er niet", "onbekend")],
)  # fmt: skip
def test_refusals(cast: Cast, dossier: Dossier, code: str, reden: str, fout: str) -> None:
    with pytest.raises(DomainError) as refused:
        waive(cast, dossier, code, reden=reden)
    assert refused.value.code == fout
    assert not Plichtstand.objects.exists()


def test_two_people_and_the_same_form_twice(cast: Cast, dossier: Dossier) -> None:
    first = waive(cast, dossier)
    assert waive(cast, dossier).versie == first.versie == 1
    with pytest.raises(Changed):
        waive(cast, dossier, reden="Een heel andere reden dan de eerste")
    assert Plichtstand.objects.get().reden == "Samira werkt weer in haar eigen functie."


def test_done_is_said_only_where_no_fact_says_so(cast: Cast, dossier: Dossier, monkeypatch: Any) -> None:
    with pytest.raises(DomainError) as refused:
        standen.report_done(
            dossier=dossier, code="plan_van_aanpak", gedaan_op=dt.date(2026, 3, 1), by=cast.anna.actor
        )
    assert refused.value.code == "feit"
    with pytest.raises(DomainError):
        standen.report_done(
            dossier=dossier, code="eindevaluatie_vanaf", gedaan_op=dt.date(2026, 11, 1), by=cast.anna.actor
        )
    set_clock(monkeypatch, "2026-11-03T10:00")
    standen.report_done(
        dossier=dossier, code="eindevaluatie_vanaf", gedaan_op=dt.date(2026, 11, 1), by=cast.anna.actor
    )
    assert rows(dossier, dt.date(2026, 11, 3))["eindevaluatie_vanaf"].toestand == Toestand.KLAAR


# Advice


def test_an_advice_gets_what_was_done_with_it_and_the_words_before_stay(cast: Cast, dossier: Dossier) -> None:
    record_consult(cast, dossier)
    advies = Advies.objects.get()

    def say(wijze: str, wat: str, on: dt.date = dt.date(2026, 2, 20)) -> Opvolging:
        return opvolging.follow_up(advies=advies, wijze=wijze, opgevolgd_op=on, wat=wat, by=cast.anna.actor)

    assert say("deels", "Tien uur opgebouwd").pk == say("deels", "Tien uur opgebouwd").pk
    say("geheel", "Twintig uur opgebouwd", dt.date(2026, 3, 2))
    assert Opvolging.objects.count() == 2
    for wat, on in (
        ("", dt.date(2026, 3, 1)),
        ("Te vroeg", dt.date(2026, 2, 9)),
        ("Later", dt.date(2026, 3, 13)),
    ):
        with pytest.raises(DomainError):
            say("geheel", wat, on)


@pytest.mark.parametrize(
    ("datum", "vandaag", "oud"),
    [("2025-09-12", "2026-03-12", False), ("2025-09-11", "2026-03-12", True), ("2025-08-31", "2026-02-28", False),
     ("2025-08-31", "2026-03-01", True), ("2025-12-31", "2026-06-30", False)],
)  # fmt: skip
def test_advice_is_old_after_six_months(datum: str, vandaag: str, oud: bool) -> None:
    assert opvolging.is_old(dt.date.fromisoformat(datum), dt.date.fromisoformat(vandaag)) is oud


def test_a_missing_doctor_and_a_missing_consult_are_named(cast: Cast, dossier: Dossier) -> None:
    def codes(arts: bool, start: dt.date | None) -> list[str]:
        found = opvolging.attention(Advies.objects.all(), arts_bekend=arts, spoor2_op=start)
        return [each.code for each in found]

    assert codes(False, None) == ["geen_arts", "geen_consult"]
    record_consult(cast, dossier, dt.date(2026, 2, 10))
    assert codes(True, None) == [] and codes(True, dt.date(2026, 2, 10)) == []
    assert codes(True, dt.date(2026, 2, 9)) == ["geen_consult"]


# The employer's log of spoor 1


def test_lines_are_added_and_corrected_by_a_new_line(cast: Cast, dossier: Dossier) -> None:
    def add(wat: str = "Werkplek aangepast", **changes: Any) -> Spoor1Actie:
        values: dict[str, Any] = {"optie": "eigen_werk", "datum": dt.date(2026, 3, 2), "wat": wat, **changes}
        return spoor1log.add_actie(dossier=dossier, by=cast.piet.actor, **values)

    first = add(sleutel=dossier.pk)
    assert add(sleutel=dossier.pk) == first
    better = add("Werkplek aangepast en taken geruild", vervangt=first)
    assert add("Werkplek aangepast en taken geruild", vervangt=first) == better
    with pytest.raises(Changed):
        add("Nog iets anders", vervangt=first)
    assert list(spoor1log.live(Spoor1Actie.objects.all())) == [better]
    for changes in (
        {"datum": dt.date(2026, 3, 13)},
        {"wat": " "},
        {"optie": "x"},
        {"datum": dt.date(2025, 3, 2)},
    ):
        with pytest.raises(DomainError):
            add(**changes)
