"""What vacancies ask: rules, three values, and the words they came from."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.arbeidsmarkt.zinnen import measure, read_rows
from wissel.arbeidsmarkt.eisen import read
from wissel.arbeidsmarkt.eisen.tekst import LONGEST, PIECE, SENTENCE, pieces, sentences
from wissel.arbeidsmarkt.evaluatie import VELDEN, extract_demands


def demands(text: str) -> dict:
    return extract_demands([text])[0]


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("zinnen", 250),
        ("nieuw", 80),
        ("vers", 80),
        ("derde", 70),
        ("vierde", 100),
        ("vijfde", 75),
        ("zesde", 30),
    ],
)
def test_own_sentences_are_read_well_and_never_turned_around(name, least):
    rows = read_rows(f"eisen_{name}.txt")
    f1, against = measure(rows, extract_demands(text for text, _ in rows))
    assert len(rows) >= least
    assert f1 >= 0.92
    assert against == 0


def test_sentences_of_somebody_who_did_not_know_the_rules_are_never_turned_around():
    """The labels are left as they were written, so not everything that is read counts as right."""
    rows = read_rows("eisen_zevende.txt")
    f1, against = measure(rows, extract_demands(text for text, _ in rows))
    assert len(rows) > 100 and f1 >= 0.88 and against == 0


def test_every_label_of_the_sentences_is_a_published_field():
    for name in ("zinnen", "nieuw", "vers", "derde", "vierde", "vijfde", "zesde", "zevende"):
        assert {field for _, labels in read_rows(f"eisen_{name}.txt") for field in labels} <= VELDEN


def test_a_demand_carries_the_words_it_came_from():
    text = "Gezellig team! Je tilt dozen tot 15 kg."
    (lift,) = [eis for eis in read(text) if eis.veld == "lift_kg"]
    assert lift.waarde == 15
    assert text[lift.begin : lift.eind] == lift.woorden == "15 kg"


def test_accents_and_quotes_do_not_move_the_words():
    text = "Één keer per week werk je ’s avonds; reünies en cafés zijn er ook."
    (evening,) = [eis for eis in read(text) if eis.veld == "evening"]
    assert "avonds" in evening.woorden


@pytest.mark.parametrize(
    "text",
    [
        "Met jouw kennis til je klanten naar een hoger niveau.",
        "Karin van de nachtopvang vertelt.",
        "Wij staan voor kwaliteit en zitten in Zwolle.",
        "We houden je op de hoogte.",
        "Ons bedrijf bestaat 40 jaar en heeft 32 winkels.",
        "Je klimt op in de organisatie.",
        "Bij ons klim je snel op tot teamleider.",
        "We staan bekend om onze koude gerechten.",
    ],
)
def test_look_alikes_state_nothing(text):
    assert demands(text) == {}


def test_not_only_is_a_yes():
    assert demands("Je werkt niet alleen overdag, maar ook in de nacht.")["night"] is True


def test_a_list_behind_a_denial_is_denied_whole():
    assert demands("Geen avonden, nachten of weekenden.") == {
        "evening": False,
        "night": False,
        "weekend": False,
    }


def test_a_limit_stated_anywhere_wins_from_a_denial():
    assert demands("Doordeweeks geen nachtdiensten. In december draai je nachtdiensten.")["night"] is True


def test_hours_a_week_are_not_clock_times_or_years():
    assert demands("Van 8.00 tot 16.30 uur, 32-36 uur per week, sinds 20 jaar.") == {
        "hours_min": 32,
        "hours_max": 36,
    }
    assert demands("32-40 uur of in overleg") == {"hours_min": 32, "hours_max": 40}


def test_wage_days_and_travel_are_read_too():
    found = {
        eis.veld: eis.waarde
        for eis in read("Vier dagen per week, € 2.400 tot € 2.900 per maand, reistijd maximaal 45 minuten.")
    }
    assert found["days_min"] == found["days_max"] == 4
    assert (found["wage_min"], found["wage_max"], found["wage_per"]) == (2400, 2900, "maand")
    assert found["travel_minutes"] == 45


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_fault(text):
    for eis in read(text):
        assert text[eis.begin : eis.eind].strip() == eis.woorden


def test_a_vacancy_of_half_a_megabyte_is_read_as_far_as_the_limit():
    text = "Je werkt 32 uur per week en tilt dozen van 10 kg, niet in de nacht 🙂. " * 7000
    assert len(text) > 450_000
    assert demands(text)["lift_kg"] == 10
    assert demands("a " * LONGEST + "Je tilt dozen van 10 kg.") == {}


@pytest.mark.parametrize(
    "sign", ["1", "- ", "a", "je loopt ", "32 uur ", "€ 1.", "geen of ", "1 fte ", "\n", "9.00-"]
)
def test_the_work_stays_in_step_with_the_length(sign):
    """No sentence is longer than a bound and none is read twice, so four times the text is four times the work."""
    text = (sign * 40_000)[:40_000]
    found = sentences(text)
    assert all(0 < end - start <= SENTENCE for start, end in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))
    assert all(end - start <= PIECE for start, end in pieces(text, 0, len(text)))

    def work(length):
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            read(text[:length])
            best = min(best, time.process_time() - start)
        return best

    assert work(24_000) < 10 * work(6_000) + 0.05, (
        "four times the text: about four, and sixteen when quadratic"
    )
