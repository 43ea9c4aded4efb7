"""A dossier from the first sick day: dates, facts, spoor 1 and the start of spoor 2."""

import datetime as dt
from typing import Any

import pytest

from tests.arrange.dossiers import conclude_spoor1, open_samira, record_consult
from tests.cast import Cast
from wissel.dossiers import spoor2 as oordeel
from wissel.dossiers import termijnen
from wissel.dossiers.actions import feiten, openen, spoor1, spoor2
from wissel.dossiers.models import Berekening, Dossier, Feit, Milestone, Spoor2Besluit, Toewijzing
from wissel.fouten import Changed, DomainError
from wissel.logbook.models import LogbookEntry
from wissel.outbox.models import Bericht


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


def codes(signals: Any) -> dict[str, str]:
    return {signal.code: signal.kleur for signal in signals}


def test_a_first_sick_day_gives_every_date_with_its_reason(cast: Cast) -> None:
    dossier = open_samira(cast)
    rows = {m.code: m for m in Milestone.objects.filter(dossier=dossier)}
    assert rows["wachttijd_laatste_dag"].due_on == dt.date(2027, 2, 28)
    assert rows["spoor2_vroegste_start"].due_on == dt.date(2025, 4, 28)
    assert all(row.uitleg and row.bron and row.binding for row in rows.values())
    receipt = Berekening.objects.get(dossier=dossier)
    assert len(receipt.regels_sha256) == len(receipt.feiten_sha256) == 64
    assert dossier.nummer == "2026-0001"
    assert dossier.volgende_op is not None


def test_a_corrected_fact_keeps_the_old_one_and_moves_the_dates(cast: Cast) -> None:
    dossier = open_samira(cast)
    feiten.record_feit(
        dossier=dossier,
        pad="ziekteperioden",
        waarde=[{"eerste_dag": "2025-03-10"}],
        by=cast.anna.actor,
        bron="brief",
    )
    rows = list(Feit.objects.filter(dossier=dossier, pad="ziekteperioden").order_by("op"))
    assert [row.vervangen_door_id for row in rows] == [rows[1].pk, None]
    assert Milestone.objects.get(dossier=dossier, code="wachttijd_laatste_dag").due_on == dt.date(2027, 3, 7)


def test_the_same_fact_twice_changes_nothing(cast: Cast) -> None:
    dossier = open_samira(cast)
    again = feiten.record_feit(
        dossier=dossier, pad="ziekteperioden", waarde=[{"eerste_dag": "2025-03-03"}], by=cast.anna.actor
    )
    assert again is None
    assert Feit.objects.filter(dossier=dossier).count() == 1


def test_overlapping_spells_are_refused_and_nothing_is_stored(cast: Cast) -> None:
    dossier = open_samira(cast)
    wrong = [{"eerste_dag": "2025-03-03", "laatste_dag": "2025-05-01"}, {"eerste_dag": "2025-04-01"}]
    with pytest.raises(DomainError) as error:
        feiten.record_feit(dossier=dossier, pad="ziekteperioden", waarde=wrong, by=cast.anna.actor)
    assert error.value.code == "overlap"
    assert Feit.objects.filter(dossier=dossier, vervangen_door__isnull=True).get().waarde == [
        {"eerste_dag": "2025-03-03"}
    ]


def test_a_first_sick_day_in_the_future_is_refused(cast: Cast) -> None:
    with pytest.raises(DomainError) as error:
        open_samira(cast, eerste_ziektedag=dt.date(2026, 3, 3))
    assert error.value.veld == "eerste_dag"


def test_a_recorded_fact_beats_the_computed_date(cast: Cast) -> None:
    dossier = open_samira(cast)
    feiten.record_feit(
        dossier=dossier, pad="eerstejaarsevaluatie", waarde={"gehouden_op": "2026-02-17"}, by=cast.anna.actor
    )
    assert Milestone.objects.get(dossier=dossier, code="spoor2_start").due_on == dt.date(2026, 3, 31)
    assert Milestone.objects.get(dossier=dossier, code="eerstejaarsevaluatie").done_on == dt.date(2026, 2, 17)


def test_spoor_2_does_not_start_without_a_conclusion_on_spoor_1(cast: Cast) -> None:
    dossier = open_samira(cast)
    with pytest.raises(DomainError):
        spoor2.start(dossier=dossier, start_op=dt.date(2026, 3, 16), by=cast.anna.actor)
    assert not Spoor2Besluit.objects.filter(dossier=dossier).exists()


def test_spoor_2_starts_beside_spoor_1_and_stores_what_it_rested_on(cast: Cast) -> None:
    dossier = open_samira(cast)
    conclude_spoor1(cast, dossier)
    spoor2.start(dossier=dossier, start_op=dt.date(2026, 3, 2), by=cast.anna.actor)
    decision = Spoor2Besluit.objects.get(dossier=dossier)
    assert len(decision.feiten_sha256) == 64
    assert decision.reden
    dossier.refresh_from_db()
    assert dossier.stand == Dossier.Stand.LOPEND
    assert Milestone.objects.get(dossier=dossier, code="spoor2_start").done_on == dt.date(2026, 3, 2)


def test_an_early_start_warns_with_the_date_and_is_accepted(cast: Cast) -> None:
    dossier = open_samira(cast, eerste_ziektedag=dt.date(2026, 2, 2))
    conclude_spoor1(cast, dossier)
    chance = oordeel.check_start(dossier, dt.date(2026, 3, 2))
    early = next(signal for signal in chance.signalen if signal.code == "vroeg")
    assert early.kleur == "oranje"
    assert "30 maart 2026" in early.tekst
    assert chance.mag


def test_a_late_start_is_accepted_with_the_latest_start_beside_it(cast: Cast) -> None:
    dossier = open_samira(cast, eerste_ziektedag=dt.date(2024, 9, 2))
    conclude_spoor1(cast, dossier)
    chance = oordeel.check_start(dossier, dt.date(2026, 3, 2))
    late = next(signal for signal in chance.signalen if signal.code == "laat")
    assert late.kleur == "oranje" and "12 oktober 2025" in late.tekst
    spoor2.start(dossier=dossier, start_op=dt.date(2026, 3, 2), by=cast.anna.actor)
    value = Feit.objects.get(dossier=dossier, pad="spoor2", vervangen_door__isnull=True).waarde
    assert value["start_op"] == "2026-03-02" and "reden_te_laat" not in value


def test_the_reason_of_a_late_start_is_kept(cast: Cast) -> None:
    dossier = open_samira(cast, eerste_ziektedag=dt.date(2024, 9, 2))
    conclude_spoor1(cast, dossier)
    day, reason = dt.date(2026, 3, 2), "Laat aangemeld door werkgever"
    spoor2.start(dossier=dossier, start_op=day, by=cast.anna.actor, reden=reason)
    value = Feit.objects.get(dossier=dossier, pad="spoor2", vervangen_door__isnull=True).waarde
    assert value["reden_te_laat"] == reason


def test_few_weeks_left_warns_with_the_number(cast: Cast) -> None:
    dossier = open_samira(cast, eerste_ziektedag=dt.date(2024, 5, 6))
    conclude_spoor1(cast, dossier)
    chance = oordeel.check_start(dossier, dt.date(2026, 3, 2))
    few = next(signal for signal in chance.signalen if signal.code == "weinig_weken")
    assert "8 weken" in few.tekst
    assert chance.mag


def test_without_an_occupational_doctor_or_consult_the_dossier_shows_orange(cast: Cast) -> None:
    dossier = open_samira(cast, arbodienst=None)
    conclude_spoor1(cast, dossier)
    day = dt.date(2026, 3, 2)
    assert codes(oordeel.check_start(dossier, day).signalen)["geen_arts"] == "oranje"
    openen.change_dossier(dossier=dossier, by=cast.anna.actor, versie=1, arbodienst=cast.arbodienst)
    dossier.refresh_from_db()
    assert codes(oordeel.check_start(dossier, day).signalen)["geen_consult"] == "oranje"
    record_consult(cast, dossier)
    assert not {"geen_arts", "geen_consult"} & set(codes(oordeel.check_start(dossier, day).signalen))


def test_two_people_editing_the_parties_both_keep_their_words(cast: Cast) -> None:
    dossier = open_samira(cast)
    openen.change_dossier(dossier=dossier, by=cast.anna.actor, versie=1, functie="Orderpicker")
    with pytest.raises(Changed):
        openen.change_dossier(dossier=dossier, by=cast.mo.actor, versie=1, functie="Chauffeur")
    dossier.refresh_from_db()
    assert dossier.functie == "Orderpicker"


def test_the_own_employer_as_new_employer_is_a_return_in_spoor_1(cast: Cast) -> None:
    dossier = open_samira(cast)
    row = spoor1.record_resultaat(
        dossier=dossier, uitkomst="nieuwe_werkgever", eerste_dag=dt.date(2026, 3, 2), werkgever=cast.werkgever,
        by=cast.anna.actor,
    )  # fmt: skip
    assert row.uitkomst == "terug_spoor1"


def test_handing_over_keeps_the_reason_and_tells_both(cast: Cast) -> None:
    dossier = open_samira(cast)
    openen.assign(
        dossier=dossier, persoon=cast.mo.persoon, rol="coach", by=cast.anna.actor, reden="Verlof", overdracht="Stand",
        on=dt.date(2026, 3, 2),
    )  # fmt: skip
    assert list(
        Toewijzing.objects.filter(dossier=dossier, rol="coach").order_by("id").values_list("reden", flat=True)
    ) == ["", "Verlof"]
    assert set(Bericht.objects.values_list("naar", flat=True)) == {
        cast.anna.persoon.email,
        cast.mo.persoon.email,
    }


def test_nothing_differs_right_after_computing(cast: Cast) -> None:
    dossier = open_samira(cast)
    assert termijnen.differences(dossier) == []
    Milestone.objects.filter(dossier=dossier, code="wachttijd_laatste_dag").update(due_on=dt.date(2027, 1, 1))
    assert [row.code for row in termijnen.differences(dossier)] == ["wachttijd_laatste_dag"]


def test_every_act_stands_in_the_logbook_with_ids_only(cast: Cast) -> None:
    dossier = open_samira(cast)
    acts = set(LogbookEntry.objects.filter(dossier_id=dossier.pk).values_list("actie", flat=True))
    assert {"dossier_geopend", "feit_vastgelegd"} <= acts
