"""Reasons are plain functions of facts; each case can be read by a coach."""

import datetime as dt

import pytest

from wissel.escalatie.redenen import Bewijs, Bezwaar, Zaakfeiten, known, reasons, thresholds

D = dt.date
BEGIN = D(2026, 3, 2)


def names(feiten: Zaakfeiten, today: dt.date, gesust: frozenset[str] = frozenset()) -> set[str]:
    return {each.sleutel for each in reasons(feiten, today, thresholds(), gesust)}


def missed(*days: dt.date) -> tuple[Bewijs, ...]:
    return tuple(Bewijs(f"a{n}", day, "afspraak") for n, day in enumerate(days))


@pytest.mark.parametrize(
    ("laatste", "vandaag", "stil"),
    [
        (D(2026, 5, 1), D(2026, 5, 21), False),
        (D(2026, 5, 1), D(2026, 5, 22), True),
        (None, D(2026, 3, 22), False),
        (None, D(2026, 3, 23), True),
        (D(2026, 3, 8), D(2026, 3, 28), False),  # tot de nacht waarin de klok vooruitgaat
        (D(2026, 3, 8), D(2026, 3, 29), True),
        (D(2026, 10, 4), D(2026, 10, 25), True),  # de nacht waarin de klok teruggaat
        (D(2028, 2, 8), D(2028, 2, 28), False),
        (D(2028, 2, 8), D(2028, 2, 29), True),
    ],
)
def test_three_weeks_without_activity(laatste: dt.date | None, vandaag: dt.date, stil: bool) -> None:
    assert ("stil" in names(Zaakfeiten(BEGIN, laatste), vandaag)) is stil


def test_a_pause_is_no_silence_and_its_days_do_not_count() -> None:
    paused = Zaakfeiten(BEGIN, D(2026, 4, 1), in_pauze=True)
    assert names(paused, D(2026, 8, 1)) == set()
    resumed = Zaakfeiten(BEGIN, D(2026, 4, 1), pauze_tot=D(2026, 5, 31))
    assert names(resumed, D(2026, 6, 20)) == set()
    assert names(resumed, D(2026, 6, 21)) == {"stil"}


def test_without_a_running_traject_nothing_stands_still() -> None:
    assert names(Zaakfeiten(None, D(2025, 1, 1)), D(2026, 8, 1)) == set()


def test_an_objection_counts_once_its_term_is_over() -> None:
    on_friday = Zaakfeiten(BEGIN, D(2026, 4, 24), bezwaren=(Bezwaar("b", D(2026, 4, 24), "plan"),))
    # Maandag 27 april is Koningsdag: twee werkdagen later is woensdag 29 april.
    assert names(on_friday, D(2026, 4, 29)) == set()
    assert names(on_friday, D(2026, 4, 30)) == {"bezwaar"}
    agreed = Zaakfeiten(
        BEGIN, D(2026, 4, 24), bezwaren=(Bezwaar("b", D(2026, 4, 24), "tegenwerping", D(2026, 5, 8)),)
    )
    assert names(agreed, D(2026, 5, 8)) == set()
    assert names(agreed, D(2026, 5, 9)) == {"bezwaar"}


def test_two_missed_appointments_within_six_weeks() -> None:
    day = D(2026, 5, 20)
    assert names(Zaakfeiten(BEGIN, day, gemist=missed(D(2026, 5, 12))), day) == set()
    assert names(Zaakfeiten(BEGIN, day, gemist=missed(D(2026, 4, 7), D(2026, 5, 12))), day) == set()
    twice = Zaakfeiten(BEGIN, day, gemist=missed(D(2026, 4, 8), D(2026, 5, 12)))
    assert names(twice, day) == {"gemist"}
    assert names(twice, day, frozenset({"gemist:a0", "gemist:a1"})) == set()
    assert names(twice, day, frozenset({"gemist:a0"})) == set()


def test_advice_that_nobody_followed_for_six_weeks() -> None:
    facts = Zaakfeiten(BEGIN, D(2026, 5, 1), adviezen=(Bewijs("x", D(2026, 4, 1), "bedrijfsarts"),))
    assert names(facts, D(2026, 5, 12)) == set()
    assert names(facts, D(2026, 5, 13)) == {"advies"}


def test_all_reasons_stand_beside_each_other_with_the_day_they_began() -> None:
    facts = Zaakfeiten(
        BEGIN, D(2026, 4, 1), oneens=(Bewijs("o", D(2026, 5, 2), "tegenwerping"),),
        gemist=missed(D(2026, 5, 4), D(2026, 5, 6)),
    )  # fmt: skip
    found = {each.sleutel: each.sinds for each in reasons(facts, D(2026, 5, 10), thresholds())}
    assert found == {"stil": D(2026, 4, 1), "oneens": D(2026, 5, 2), "gemist": D(2026, 5, 4)}


def test_every_threshold_names_its_source_and_binds_as_practice() -> None:
    assert len(known()) == 7
    for each in known():
        assert each.binding == "praktijk" and each.bron and each.uitleg and each.waarde > 0
        assert each.checked_on <= D(2026, 12, 31)
