"""Charts as geometry: from zero, a gap stays a gap, numbers do not cover each other, mirrored for right-to-left."""

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

from wissel.web.shared.onderdelen import grafiek


def number(text: str) -> float:
    return float(text.rstrip("%"))


def test_a_bar_is_as_long_as_its_value_and_begins_at_zero() -> None:
    made = grafiek.bars("Uitslag", [("Doen", 75, "leuk"), ("Ordenen", 0, "")])
    assert [(each.x, each.breed) for each in made.balken] == [("0.00%", "75.00%"), ("0.00%", "0.00%")]
    assert made.beschrijving == "Doen: 75 (leuk); Ordenen: 0"
    assert made.hoogte == 2 * grafiek.REGEL and made.balken[1].y_balk - made.balken[0].y_balk == grafiek.REGEL


def test_from_right_to_left_a_bar_begins_at_the_right() -> None:
    with override("ar"):
        bar = grafiek.bars("x", [("a", 75, "")]).balken[0]
        line = grafiek.lines("x", ["een", "twee"], [("a", [10, 20])])
    assert (bar.x, bar.breed, bar.begin_x, bar.eind_x) == ("25.00%", "75.00%", "100.00%", "0.00%")
    first, second = (number(point.x) for point in line.reeksen[0].punten)
    assert first > second


def test_the_axis_begins_at_zero_and_higher_is_higher() -> None:
    made = grafiek.lines("x", ["een", "twee", "drie"], [("a", [0, 50, 100])])
    heights = [number(point.y) for point in made.reeksen[0].punten]
    assert heights == [grafiek.ONDER, (grafiek.ONDER + grafiek.BOVEN) / 2, grafiek.BOVEN]
    assert [(number(y), word) for y, word in made.rooster] == [
        (grafiek.ONDER, "0"), ((grafiek.ONDER + grafiek.BOVEN) / 2, "50"), (grafiek.BOVEN, "100"),
    ]  # fmt: skip


def test_a_gap_stays_a_gap_and_the_table_says_so() -> None:
    made = grafiek.lines("x", ["een", "twee", "drie"], [("a", [10, None, 30]), ("b", [5, 6, 7])])
    assert made.reeksen[0].stukken == () and len(made.reeksen[1].stukken) == 2
    assert made.rijen[1] == ("twee", ("niet bekend", "6"))
    assert "twee: a niet bekend, b 6" in made.beschrijving


def test_numbers_of_one_moment_do_not_cover_each_other() -> None:
    made = grafiek.lines("x", ["een"], [(name, [50]) for name in "abcde"])
    heights = sorted(number(each.punten[0].label_y) for each in made.reeksen)
    assert all(
        there - here >= grafiek.LABEL_AFSTAND for here, there in zip(heights, heights[1:], strict=False)
    )


def test_many_moments_get_few_names_and_a_full_table() -> None:
    made = grafiek.lines("x", [str(n) for n in range(12)], [("a", [50] * 12)])
    assert made.momenten[0][1:] == ("0", "start") and made.momenten[-1][1:] == ("11", "end")
    assert len(made.momenten) == 4 and len(made.rijen) == 12


def test_more_than_five_lines_is_no_chart() -> None:
    with pytest.raises(ValueError, match="five"):
        grafiek.lines("x", ["een"], [(str(n), [1]) for n in range(6)])


def test_a_chart_has_a_title_a_description_and_shapes_of_its_own() -> None:
    made = grafiek.lines("Metingen", ["een", "twee"], [("Vertrouwen", [10, 20]), ("Energie", [30, 40])])
    html = render_to_string("wissel/onderdelen/lijnen.html", {"grafiek": made, "id": "m"})
    assert 'role="img"' in html and 'aria-labelledby="m-t m-d"' in html and "<desc" in html
    assert "<circle" in html and "<rect" in html and 'class="s2"' in html and "style=" not in html
    bars = render_to_string(
        "wissel/onderdelen/balken.html", {"grafiek": grafiek.bars("t", [("a", 1, "")]), "id": "b"}
    )
    assert 'width="1.00%"' in bars and "<title" in bars
