"""Demands against belastbaarheid: unknown stays unknown, and more demand or less capacity never helps."""

import dataclasses
import datetime as dt
import uuid
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wissel.belastbaarheid.eisen import of_occupation, of_vacancy
from wissel.belastbaarheid.lijst import Item, load
from wissel.belastbaarheid.stand import Eis, Oordeel, Punt, Stand, Zekerheid
from wissel.belastbaarheid.vergelijken import compare

ITEMS = tuple(load().items.values())
# From good to bad.
ORDE = [Oordeel.PAST, Oordeel.ONBEKEND, Oordeel.PAST_MET_AANPASSING, Oordeel.PAST_NIET]


def stand(*punten: Punt) -> Stand:
    return Stand(
        id=uuid.uuid4(), soort="izp", datum=dt.date(2026, 3, 2), bron_naam="IZP", auteur="dr. Visser",
        auteur_rol="bedrijfsarts", verouderd=False, uren_dag=None, uren_week=None,
        punten={punt.sleutel: punt for punt in punten}, lijst="2026-11",
    )  # fmt: skip


def verdict(eis: Eis, *punten: Punt) -> Oordeel:
    return compare({eis.punt: eis}, stand(*punten))[0].oordeel


def kg(amount: str, **rest: object) -> Eis:
    return Eis("tillen", waarde=Decimal(amount), **rest)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "level", "answer"),
    [
        ("10", 1, Oordeel.PAST), ("12", 1, Oordeel.PAST_NIET), ("15", 0, Oordeel.PAST),
        # The norm says nothing about more than the norm.
        ("25", 0, Oordeel.ONBEKEND), ("0", 3, Oordeel.PAST),
    ],
)  # fmt: skip
def test_kilos_are_compared_as_kilos(asked: str, level: int, answer: Oordeel) -> None:
    assert verdict(kg(asked), Punt("tillen", level)) is answer


def test_less_than_thirty_minutes_is_no_number() -> None:
    punt = Punt("aandacht_vasthouden", 1)
    for asked, answer in (("5", Oordeel.PAST), ("20", Oordeel.ONBEKEND), ("30", Oordeel.PAST_NIET)):
        assert verdict(Eis("aandacht_vasthouden", waarde=Decimal(asked)), punt) is answer


def test_a_number_the_doctor_stated_goes_before_the_level() -> None:
    punt = Punt("tillen", 2, waarde=Decimal(7))
    assert verdict(kg("7"), punt) is Oordeel.PAST
    assert verdict(kg("8"), punt) is Oordeel.PAST_NIET


def test_an_item_that_nobody_described_is_unknown_and_not_the_norm() -> None:
    line = compare({"tillen": kg("1")}, stand())[0]
    assert line.oordeel is Oordeel.ONBEKEND
    assert line.let_op
    assert "zegt hier niets over" in line.zin
    assert compare({"tillen": kg("1")}, None)[0].oordeel is Oordeel.ONBEKEND


def test_an_inschatting_never_decides_but_warns() -> None:
    guess = kg("16", zekerheid=Zekerheid.INSCHATTING)
    line = compare({"tillen": guess}, stand(Punt("tillen", 1)))[0]
    assert (line.oordeel, line.lijkt, line.let_op) == (Oordeel.ONBEKEND, Oordeel.PAST_NIET, True)
    fine = compare({"tillen": kg("6", zekerheid=Zekerheid.INSCHATTING)}, stand(Punt("tillen", 1)))[0]
    assert (fine.oordeel, fine.lijkt, fine.let_op) == (Oordeel.ONBEKEND, Oordeel.PAST, False)


def test_an_employer_who_can_adapt_makes_not_fitting_a_condition() -> None:
    assert verdict(kg("12", aanpasbaar=True), Punt("tillen", 1)) is Oordeel.PAST_MET_AANPASSING


def test_kinds_without_an_order_never_refuse() -> None:
    assert verdict(Eis("handen", niveau=0), Punt("handen", 3, soorten=(3, 7))) is Oordeel.ONBEKEND
    assert verdict(Eis("handen", niveau=0), Punt("handen", 0)) is Oordeel.PAST


def test_a_condition_that_work_breaks_does_not_fit() -> None:
    (eis,) = of_vacancy("time_pressure", True)
    assert verdict(eis, Punt("deadlines", 1)) is Oordeel.PAST_NIET
    (eis,) = of_vacancy("time_pressure", False)
    assert verdict(eis, Punt("deadlines", 1)) is Oordeel.PAST


def test_a_demand_for_an_unknown_item_is_not_lost() -> None:
    with pytest.raises(KeyError):
        compare({"ruzie": Eis("ruzie", niveau=0)}, stand())


def test_every_field_of_a_vacancy_and_every_column_speaks_of_items() -> None:
    links = load().koppeling
    for field in links["vacature"]:
        value = 10 if field in ("lift_kg", "hours_min") else True
        assert of_vacancy(field, value), field
    assert of_vacancy("licence", "B") == ()
    for column in links["beroep"]:
        for step in range(1, 6):
            for eis in of_occupation(column, step, bron="inschatting", datum=None):
                assert eis.zekerheid is Zekerheid.INSCHATTING
    with pytest.raises(ValueError, match="tussen 1 en 5"):
        of_occupation("tillen", 6, bron="", datum=None)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Item, Eis, Punt]:
    item = draw(st.sampled_from([item for item in ITEMS if item.soort != "kenmerk"]))
    adapts, sure = draw(st.booleans()), draw(st.sampled_from(Zekerheid))
    level = draw(st.integers(0, item.laatste))
    if not item.eenheid:
        asked = draw(st.integers(0, item.laatste))
        return (
            item,
            Eis(item.sleutel, niveau=asked, aanpasbaar=adapts, zekerheid=sure),
            Punt(item.sleutel, level),
        )
    amount = Decimal(draw(st.integers(0, 2600))) / 2
    punt = Punt(item.sleutel, level)
    if draw(st.booleans()):
        exact = Decimal(draw(st.integers(0, 2600))) / 2
        punt = Punt(item.sleutel, item.level_of(exact), waarde=exact)
    return item, Eis(item.sleutel, waarde=amount, aanpasbaar=adapts, zekerheid=sure), punt


@given(cases(), st.integers(0, 500))
def test_more_asked_never_improves_an_answer(case: tuple[Item, Eis, Punt], more: int) -> None:
    item, eis, punt = case
    if item.eenheid:
        harder = dataclasses.replace(eis, waarde=(eis.waarde or 0) + Decimal(more) / 2)
    elif item.ordent:
        harder = dataclasses.replace(eis, niveau=max(0, (eis.niveau or 0) - more))
    else:
        harder = dataclasses.replace(eis, niveau=0)
    before, after = _both(eis, punt, harder, punt)
    assert ORDE.index(after) >= ORDE.index(before)


@given(cases(), st.integers(0, 500))
def test_less_capacity_never_improves_an_answer(case: tuple[Item, Eis, Punt], less: int) -> None:
    item, eis, punt = case
    if punt.waarde is not None:
        exact = max(Decimal(0), punt.waarde - Decimal(less) / 2)
        weaker = Punt(item.sleutel, item.level_of(exact), waarde=exact)
    else:
        weaker = Punt(item.sleutel, min(item.laatste, punt.niveau + less))
    before, after = _both(eis, punt, eis, weaker)
    assert ORDE.index(after) >= ORDE.index(before)


def _both(eis: Eis, punt: Punt, then: Eis, later: Punt) -> tuple[Oordeel, Oordeel]:
    """Both answers as if the demands were sure, since an inschatting always answers unknown."""
    first = compare({eis.punt: eis}, stand(punt))[0]
    second = compare({then.punt: then}, stand(later))[0]
    if eis.zekerheid is Zekerheid.INSCHATTING:
        assert first.oordeel is second.oordeel is Oordeel.ONBEKEND
    return first.lijkt, second.lijkt
