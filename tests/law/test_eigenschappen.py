"""What holds for every case, tried on cases nobody thought of. Each property has its own simple way of counting."""

import datetime as dt
import json
from itertools import pairwise
from typing import Any

from hypothesis import assume, settings
from hypothesis import given as gegeven
from hypothesis import strategies as st

from poortwachter import Fout, tijdlijn

Json = dict[str, Any]
DAG = dt.timedelta(days=1)
DAGEN = st.dates(dt.date(2000, 1, 1), dt.date(2150, 12, 31))
KORT = st.integers(1, 27)
LANG = st.integers(28, 400)
WEKEN = st.integers(1, 150)


def given(*kinds: Any) -> Any:
    """Every run tries the same cases, so that a red test stays red until it is repaired."""
    return lambda test: settings(deadline=None, max_examples=100, derandomize=True)(gegeven(*kinds)(test))


def na(day: dt.date, days: int) -> dt.date:
    return day + dt.timedelta(days=days)


def iso(day: dt.date) -> str:
    return day.isoformat()


def uitkomst(feiten: Json) -> Json:
    return tijdlijn(feiten).as_dict()


def datums(antwoord: Json) -> dict[str, dt.date | None]:
    rows = antwoord["mijlpalen"].items()
    return {name: dt.date.fromisoformat(row["datum"]) if row["datum"] else None for name, row in rows}


def ziek(first: dt.date, **more: Any) -> Json:
    return {"ziekteperioden": [{"eerste_dag": iso(first)}], "vangnet": "vierde_dag", **more}


def perioden(first: dt.date, spells: list[tuple[int, int]]) -> list[Json]:
    """Spells of a length followed by a gap; the last one is still open."""
    made, day = [], first
    for length, gap in spells:
        made.append({"eerste_dag": iso(day), "laatste_dag": iso(na(day, length - 1))})
        day = na(day, length + gap)
    return [*made, {"eerste_dag": iso(day)}]


# Order


@given(DAGEN, st.integers(1, 2000))
def test_a_later_first_sick_day_makes_no_milestone_earlier(first: dt.date, later: int) -> None:
    before, after = datums(uitkomst(ziek(first))), datums(uitkomst(ziek(na(first, later))))
    for name, day in before.items():
        moved = after[name]
        assert (day is None) == (moved is None), name
        assert day is None or moved is None or day <= moved, name


@given(DAGEN, DAGEN)
def test_milestones_stand_in_the_same_order_whatever_the_first_sick_day(one: dt.date, other: dt.date) -> None:
    known = {name: day for name, day in datums(uitkomst(ziek(one))).items() if day is not None}
    elsewhere = datums(uitkomst(ziek(other)))
    names = sorted(known, key=lambda name: known[name])
    assert len(names) > 20
    for earlier, later in pairwise(names):
        left, right = elsewhere[earlier], elsewhere[later]
        assert left is not None and right is not None
        assert left <= right and (left == right) == (known[earlier] == known[later]), (earlier, later)


@given(DAGEN, st.integers(1, 300), KORT, st.integers(0, 299))
def test_a_later_start_of_a_case_with_an_interruption_makes_no_milestone_earlier(
    first: dt.date, length: int, gap: int, later: int
) -> None:
    assume(later < length)
    rows = perioden(first, [(length, gap)])
    before = datums(uitkomst({"ziekteperioden": rows}))
    moved = [{**rows[0], "eerste_dag": iso(na(first, later))}, rows[1]]
    after = datums(uitkomst({"ziekteperioden": moved}))
    for name, day in before.items():
        shifted = after[name]
        assert day is None or shifted is None or day <= shifted, name


# Adding spells


@given(DAGEN, st.integers(1, 500), KORT)
def test_fewer_than_28_healthy_days_join_two_spells(first: dt.date, length: int, gap: int) -> None:
    found = uitkomst({"ziekteperioden": perioden(first, [(length, gap)])})
    assert found["eerste_ziektedag"] == iso(first)
    assert found["samentelling"]["onderbrekingen"][0]["samengeteld"] is True


@given(DAGEN, st.integers(1, 500), LANG)
def test_28_healthy_days_or_more_start_a_new_case(first: dt.date, length: int, gap: int) -> None:
    found = uitkomst({"ziekteperioden": perioden(first, [(length, gap)])})
    assert found["eerste_ziektedag"] == iso(na(first, length + gap))
    assert found["samentelling"]["onderbrekingen"][0]["samengeteld"] is False
    assert found["samentelling"]["eerdere_zaken"][0]["eerste_ziektedag"] == iso(first)


@given(DAGEN, st.integers(1, 500))
def test_day_27_joins_and_day_28_does_not(first: dt.date, length: int) -> None:
    joined = uitkomst({"ziekteperioden": perioden(first, [(length, 27)])})
    apart = uitkomst({"ziekteperioden": perioden(first, [(length, 28)])})
    assert joined["eerste_ziektedag"] == iso(first)
    assert apart["eerste_ziektedag"] == iso(na(first, length + 28))


@given(DAGEN, st.lists(st.tuples(st.integers(1, 90), st.integers(1, 40)), max_size=6), st.randoms())
def test_the_case_starts_after_the_last_long_gap_in_whatever_order_the_spells_come(
    first: dt.date, spells: list[tuple[int, int]], dice: Any
) -> None:
    rows = perioden(first, spells)
    start = max((place + 1 for place, (_, gap) in enumerate(spells) if gap >= 28), default=0)
    mixed = list(rows)
    dice.shuffle(mixed)
    found = uitkomst({"ziekteperioden": mixed})
    assert found["eerste_ziektedag"] == rows[start]["eerste_dag"]
    skipped = sum(gap for _, gap in spells[start:])
    before = sum(length for length, _ in spells[start:])
    if before < 728:
        end = na(dt.date.fromisoformat(rows[start]["eerste_dag"]), 727 + skipped)
        assert found["mijlpalen"]["wachttijd_laatste_dag"]["datum"] == iso(end)


# Leave


@given(DAGEN, st.integers(1, 700), st.integers(1, 200), WEKEN)
def test_leave_inside_sickness_never_counts(first: dt.date, before: int, leave: int, later: int) -> None:
    off = na(first, before)
    on = na(off, leave - 1)
    row = {"eerste_dag": iso(off), "laatste_dag": iso(on), "zelfde_oorzaak": True}
    day = na(first, later * 7)
    found = uitkomst({**ziek(first), "verlof": [row], "peildatum": iso(day)})
    counted = sum(not off <= na(first, n) <= on for n in range((day - first).days + 1))
    assert found["eerste_ziektedag"] == iso(first)
    assert found["ziektedag_op_peildatum"] == counted
    assert found["ziekteweek_op_peildatum"] == -(-counted // 7)
    assert found["mijlpalen"]["wachttijd_laatste_dag"]["datum"] == iso(na(first, 727 + leave))


@given(DAGEN, st.lists(st.tuples(st.integers(1, 60), st.integers(1, 27)), max_size=4), st.data())
def test_the_728th_day_is_the_728th_that_is_sickness_and_not_leave(
    first: dt.date, spells: list[tuple[int, int]], data: st.DataObject
) -> None:
    rows = perioden(first, spells)
    offset = data.draw(st.integers(1, 600))
    length = data.draw(st.integers(1, 140))
    off, on = na(first, offset), na(first, offset + length - 1)
    leave = {"eerste_dag": iso(off), "laatste_dag": iso(on), "besluit_samentelling": "samentellen"}
    found = uitkomst({"ziekteperioden": rows, "verlof": [leave]})
    days = []
    for row in rows:
        day = dt.date.fromisoformat(row["eerste_dag"])
        last = row.get("laatste_dag", "2400-01-01")
        while iso(day) <= last and len(days) < 728:
            if not off <= day <= on:
                days.append(day)
            day += DAG
    assert found["eerste_ziektedag"] == iso(days[0])
    assert found["mijlpalen"]["wachttijd_laatste_dag"]["datum"] == iso(days[727])
    assert found["mijlpalen"]["melding_42e_week"]["datum"] == iso(days[294])


# Recorded facts


@given(DAGEN, st.integers(1, 500), st.integers(1, 900))
def test_an_evaluation_that_was_held_beats_its_computed_day(first: dt.date, held: int, started: int) -> None:
    day, start = na(first, held), na(first, started)
    facts = ziek(first, eerstejaarsevaluatie={"gehouden_op": iso(day)}, spoor2={"start_op": iso(start)})
    rows = uitkomst(facts)["mijlpalen"]
    assert rows["spoor2_start"]["datum"] == iso(na(day, 42))
    assert rows["spoor2_start"]["gebeurd_op"] == iso(start)
    assert rows["spoor2_start"]["dagen_te_laat"] == max(0, started - held - 42)
    assert rows["eerstejaarsevaluatie"]["gebeurd_op"] == iso(day)
    assert rows["eerstejaarsevaluatie"]["dagen_te_laat"] == max(0, held - 363)


@given(DAGEN, st.integers(0, 200), st.integers(0, 200), st.integers(0, 600))
def test_the_plan_follows_the_real_opinion_and_the_evaluation_the_real_plan(
    first: dt.date, opinion: int, made: int, evaluated: int
) -> None:
    facts = ziek(
        first,
        probleemanalyse={"oordeel_op": iso(na(first, opinion))},
        plan_van_aanpak={"opgesteld_op": iso(na(first, made))},
        laatste_evaluatie_op=iso(na(first, evaluated)),
    )
    rows = uitkomst(facts)["mijlpalen"]
    assert rows["plan_van_aanpak"]["datum"] == iso(na(first, opinion + 14))
    assert rows["plan_van_aanpak"]["dagen_te_laat"] == max(0, made - opinion - 14)
    assert rows["evaluatie_periodiek"]["datum"] == iso(na(first, max(made, evaluated) + 42))


@given(DAGEN, st.integers(1, 120))
def test_a_late_application_moves_the_wages_and_not_the_wachttijd(first: dt.date, late: int) -> None:
    latest = na(first, 650)
    facts = ziek(
        first,
        wia_aanvraag={"ontvangen_op": iso(na(latest, late))},
        uwv_brief_wia={"ontvangen_op": iso(first)},
    )
    rows = uitkomst(facts)["mijlpalen"]
    assert rows["wia_aanvraag"]["datum"] == iso(latest) and rows["wia_aanvraag"]["dagen_te_laat"] == late
    assert rows["wachttijd_laatste_dag"]["datum"] == iso(na(first, 727))
    assert rows["loondoorbetaling_laatste_dag"]["datum"] == iso(na(first, 727 + late))


# Any case: the same in, the same out; what is not known stays unknown

FEITEN_DATUM = {
    "probleemanalyse": "oordeel_op", "plan_van_aanpak": "opgesteld_op", "melding_42e_week": "gedaan_op",
    "eerstejaarsevaluatie": "gehouden_op", "uwv_brief_wia": "ontvangen_op", "wia_aanvraag": "ontvangen_op",
    "reintegratieverslag": "ingediend_op",
}  # fmt: skip


@st.composite
def zaken(draw: st.DrawFn) -> Json:
    """A case with any mix of facts that do not contradict each other."""
    first = draw(DAGEN)

    def day(low: int = 0, high: int = 1100) -> str:
        return iso(na(first, draw(st.integers(low, high))))

    spells = draw(st.lists(st.tuples(st.integers(1, 200), st.integers(1, 35)), max_size=3))
    rows = perioden(first, spells)
    if draw(st.booleans()):
        rows[-1]["laatste_dag"] = iso(
            na(dt.date.fromisoformat(rows[-1]["eerste_dag"]), draw(st.integers(0, 900)))
        )
    case: Json = {"ziekteperioden": rows}
    for name, field in FEITEN_DATUM.items():
        if draw(st.booleans()):
            case[name] = {field: day()}
    if draw(st.booleans()):
        off = draw(st.integers(1, 700))
        case["verlof"] = [
            {"eerste_dag": iso(na(first, off)), "laatste_dag": iso(na(first, off + draw(WEKEN)))}
        ]
        if draw(st.booleans()):
            case["verlof"][0]["zelfde_oorzaak"] = draw(st.booleans())
    if draw(st.booleans()):
        case["loonsanctie"] = {"opgelegd": True, "besluit_op": day(500)}
    choices = {
        "vangnet": st.sampled_from(["nee", "vierde_dag", "zes_weken"]), "zaak": st.text(max_size=20),
        "wia_uitkomst": st.sampled_from(["minder_dan_35", "wga", "iva"]),
    }  # fmt: skip
    for name, choice in choices.items():
        if draw(st.booleans()):
            case[name] = draw(choice)
    for name in ("peildatum", "aow_datum"):
        if draw(st.booleans()):
            case[name] = day()
    return case


def gevraagd(case: Json) -> Json:
    try:
        return uitkomst(case)
    except Fout as error:
        # Leave over every sick day is the one contradiction the mix can hold.
        assume(error.veld != "verlof")
        raise


@given(zaken())
def test_the_text_and_the_values_of_an_answer_are_the_same(case: Json) -> None:
    found = gevraagd(case)
    assert json.loads(tijdlijn(case).as_json()) == found
    assert json.loads(json.dumps(found)) == found
    assert uitkomst(json.loads(json.dumps(case))) == found


@given(zaken())
def test_the_facts_are_left_as_they_came(case: Json) -> None:
    before = json.dumps(case)
    gevraagd(case)
    assert json.dumps(case) == before


@given(zaken())
def test_a_null_says_the_same_as_a_field_that_is_not_there(case: Json) -> None:
    found = gevraagd(case)
    empty = dict.fromkeys((*FEITEN_DATUM, "verlof", "loonsanctie", "vangnet", "zaak", "peildatum", "pauzes"))
    assert uitkomst({**empty, **case}) == found


@given(zaken())
def test_no_date_is_guessed_for_what_is_unknown(case: Json) -> None:
    found = gevraagd(case)
    rows = found["mijlpalen"]
    for name, row in rows.items():
        assert row["geldt"] is True or row["datum"] is None, name
        assert (row["datum"] is None) == (row["planningsdatum"] is None), name
        assert row["datum"] is None or row["planningsdatum"] <= row["datum"], name
        if "gebeurd_op" in row:
            assert row["gebeurd_op"] in case.get(name, {}).values(), name
    if "vangnet" not in case:
        assert rows["vangnetmelding"]["geldt"] is None or found["toestand"] == "hersteld"
        assert rows["vangnetmelding"]["datum"] is None
    if "plan_van_aanpak" not in case:
        assert rows["evaluatie_periodiek"]["datum"] is None
    for path in found["ontbrekende_feiten"]:
        assert not present(case, path), path


def present(case: Json, path: str) -> bool:
    """Whether a fact that is called missing was given after all."""
    part: Any = case
    for name in path.split("."):
        if name.endswith("[]"):
            part = part.get(name[:-2])
            part = {key: value for row in part or () for key, value in row.items()}
        else:
            part = part.get(name) if isinstance(part, dict) else None
        if part is None:
            return False
    return True


@given(zaken())
def test_a_blocking_question_about_the_first_sick_day_leaves_every_date_open(case: Json) -> None:
    found = gevraagd(case)
    if found["eerste_ziektedag"] is None:
        assert any(row["blokkerend"] for row in found["handmatig_besluit_nodig"])
        assert all(row["datum"] is None for row in found["mijlpalen"].values())


@given(DAGEN, st.integers(1, 700), st.integers(28, 140))
def test_an_unknown_cause_around_leave_gives_two_readings_and_no_date(
    first: dt.date, before: int, leave: int
) -> None:
    off = na(first, before)
    row = {"eerste_dag": iso(off), "laatste_dag": iso(na(off, leave - 1))}
    found = uitkomst({**ziek(first), "verlof": [row]})
    assert found["eerste_ziektedag"] is None and found["toestand"] == "onbekend"
    assert all(each["datum"] is None for each in found["mijlpalen"].values())
    (question,) = found["handmatig_besluit_nodig"]
    assert question["code"] == "zelfde_oorzaak_onbekend" and question["blokkerend"] is True
    starts = {reading["id"]: reading["eerste_ziektedag"] for reading in question["lezingen"]}
    assert starts == {"samentellen": iso(first), "niet_samentellen": iso(na(off, leave))}


@given(DAGEN)
def test_not_knowing_what_was_worked_leaves_the_first_sick_day_open(day: dt.date) -> None:
    roster = {"ziek_op": iso(day), "werkdagen": ["ma", "di", "wo", "do", "vr", "za", "zo"]}
    found = uitkomst({"ziekmelding": roster})
    assert found["eerste_ziektedag"] is None
    assert all(each["datum"] is None for each in found["mijlpalen"].values())
    readings = found["handmatig_besluit_nodig"][0]["lezingen"]
    assert [each["eerste_ziektedag"] for each in readings] == [iso(day), iso(na(day, 1))]
    for worked, start in (("niet", day), ("gestopt_tijdens_werktijd", day), ("hele_dag", na(day, 1))):
        assert uitkomst({"ziekmelding": {**roster, "gewerkt": worked}})["eerste_ziektedag"] == iso(start)
