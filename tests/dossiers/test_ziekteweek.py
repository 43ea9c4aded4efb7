"""The week of sickness: days that do not count, and nobody's week after recovery."""

import datetime as dt

import pytest

import poortwachter
from wissel.dossiers.ziekteweek import counted_days, recovered_on, uncounted, week_on

BEGIN = dt.date(2026, 1, 12)
SPELLS = [
    {"eerste_dag": "2026-01-12", "laatste_dag": "2026-05-03"},
    {"eerste_dag": "2026-05-18"},
]
LEAVE = [{"eerste_dag": "2026-07-01", "laatste_dag": "2026-10-20", "zelfde_oorzaak": True}]


def answer(**feiten: object) -> dict[str, object]:
    return poortwachter.tijdlijn({"ziekteperioden": SPELLS, **feiten}).as_dict()


def test_without_interruption_every_day_counts() -> None:
    whole = poortwachter.tijdlijn({"ziekteperioden": [{"eerste_dag": "2026-01-12"}]}).as_dict()
    assert uncounted(whole) == []
    assert week_on(BEGIN, [], dt.date(2026, 1, 12)) == 1
    assert week_on(BEGIN, [], dt.date(2026, 1, 19)) == 2
    assert week_on(BEGIN, [], dt.date(2026, 1, 11)) is None
    assert week_on(None, [], dt.date(2026, 1, 12)) is None


@pytest.mark.parametrize(
    "day", ["2026-04-30", "2026-05-10", "2026-05-18", "2026-08-15", "2026-10-21", "2027-03-01"]
)
def test_the_stored_stretches_count_as_the_engine_does(day: str) -> None:
    stretches = uncounted(answer(verlof=LEAVE))
    asked = dt.date.fromisoformat(day)
    told = answer(verlof=LEAVE, peildatum=day)
    assert stretches == [["2026-05-04", "2026-05-17"], ["2026-07-01", "2026-10-20"]]
    assert counted_days(BEGIN, stretches, asked) == told["ziektedag_op_peildatum"]
    assert week_on(BEGIN, stretches, asked) == told["ziekteweek_op_peildatum"]


def test_a_new_case_forgets_the_gap_before_it() -> None:
    spells = [SPELLS[0], {"eerste_dag": "2026-06-01"}]
    whole = poortwachter.tijdlijn({"ziekteperioden": spells}).as_dict()
    assert whole["eerste_ziektedag"] == "2026-06-01"
    assert uncounted(whole) == []


def test_who_recovered_has_no_week() -> None:
    whole = poortwachter.tijdlijn({"ziekteperioden": [SPELLS[0]]}).as_dict()
    stretches = uncounted(whole)
    assert stretches == [["2026-05-04", None]]
    assert week_on(BEGIN, stretches, dt.date(2026, 5, 3)) == 16
    assert week_on(BEGIN, stretches, dt.date(2026, 5, 4)) is None
    assert recovered_on(stretches, dt.date(2026, 11, 25)) == dt.date(2026, 5, 4)


def test_an_unknown_start_has_no_stretches() -> None:
    open_leave = [{**LEAVE[0], "zelfde_oorzaak": None}]
    assert uncounted(answer(verlof=[{k: v for k, v in open_leave[0].items() if v is not None}])) == []
