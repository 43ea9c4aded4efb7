"""Dates as people type them, and the map of 104 weeks."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from wissel.web.shared.onderdelen.spoorkaart import Station, spoorkaart
from wissel.web.shared.onderdelen.termijn import termijn
from wissel.web.shared.velden import TijdVeld, read_date


@pytest.mark.parametrize(
    "text",
    [
        "2-6-2025",
        "02-06-2025",
        "2/6/2025",
        "2.6.2025",
        "2 juni 2025",
        "2 jun 2025",
        "2025-06-02",
        " 2 JUNI  2025 ",
    ],
)
def test_a_date_is_read_as_people_write_it(text: str) -> None:
    assert read_date(text) == dt.date(2025, 6, 2)


@pytest.mark.parametrize(
    "text",
    ["2-6-25", "31-2-2025", "29-2-2025", "gisteren", "2-13-2025", "2 blauw 2025", "1-1-1800", "9" * 40],
)
def test_a_date_that_cannot_be_read_is_never_guessed(text: str) -> None:
    with pytest.raises(ValidationError):
        read_date(text)


@pytest.mark.parametrize(
    ("days", "text", "kind"),
    [(-4, "4 dagen te laat", "late"), (-1, "1 dag te laat", "late"), (0, "Vandaag", "warn"), (1, "Morgen", "warn"),
     (5, "Nog 5 dagen", "warn"), (12, "Nog 12 dagen", "ok"), (91, "Nog 13 weken", "ok")],
)  # fmt: skip
def test_a_term_says_in_words_how_long(days: int, text: str, kind: str) -> None:
    today = dt.date(2026, 2, 26)
    chip = termijn(today + dt.timedelta(days=days), today)
    assert chip is not None and (chip.tekst, chip.soort) == (text, kind)


def test_a_time_may_have_a_point_or_a_colon() -> None:
    assert TijdVeld().clean("14.30") == TijdVeld().clean("14:30") == dt.time(14, 30)
    with pytest.raises(ValidationError):
        TijdVeld().clean("25.00")


def test_the_map_keeps_labels_apart_and_drops_the_less_important() -> None:
    begin = dt.date(2025, 3, 3)
    days = {"A": (300, 1), "B": (310, 5), "C": (320, 3)}
    stations = [
        Station(name, begin + dt.timedelta(days=n), gewicht=weight) for name, (n, weight) in days.items()
    ]
    base = {"begin": begin, "einde": dt.date(2027, 2, 28), "vandaag": dt.date(2026, 4, 21), "week": 60}
    kaart = spoorkaart(**base, stations=stations)
    assert [(p.naam, p.toon) for p in kaart.punten] == [("A", False), ("B", True), ("C", True)]
    assert kaart.punten[1].label_y != kaart.punten[2].label_y, "one above the rail, one below"
    busy = spoorkaart(**base, stations=stations, spoor2_start=begin + dt.timedelta(days=200))
    assert [p.naam for p in busy.punten if p.toon] == ["B", "C"], (
        "past the switch there is room between the rails"
    )
    near = spoorkaart(**base, stations=stations, spoor2_start=begin + dt.timedelta(days=305))
    assert [p.naam for p in near.punten if p.toon] == ["B"], "spoor 2 branches off here, so there is one lane"
