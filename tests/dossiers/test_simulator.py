"""The datum-simulator: what each change would move, exactly as the engine gives it; nothing is ever written."""

import datetime as dt
from typing import Any

import pytest

import poortwachter
from tests.arrange.dossiers import open_samira
from tests.cast import Cast
from wissel.dossiers import feiten, simulator
from wissel.dossiers.actions.feiten import record_feit
from wissel.dossiers.models import Berekening, Dossier, Feit, Milestone
from wissel.fouten import DomainError
from wissel.logbook.models import LogbookEntry

VANDAAG = dt.date(2026, 3, 2)
ZIEK = {"eerste_dag": "2025-03-03"}
EINDEN = ("wachttijd_laatste_dag", "loondoorbetaling_laatste_dag", "wia_aanvraag", "wia_eerste_dag")


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2026-03-02")


@pytest.fixture
def dossier(cast: Cast) -> Dossier:
    return open_samira(cast)


def rows() -> dict[str, Any]:
    """How many rows there are of everything a recorded fact would touch, and how the newest stand."""
    tables = (Feit, Berekening, Milestone, LogbookEntry)
    counted: dict[str, Any] = {table.__name__: table._default_manager.count() for table in tables}
    return counted | {
        "datums": list(Milestone.objects.order_by("pk").values_list("pk", "due_on", "berekening"))
    }


def moved(found: simulator.Vergelijking) -> dict[str, dt.date | None]:
    return {row.code: row.wordt for row in found.verschoven}


def by_code(found: simulator.Vergelijking) -> dict[str, simulator.Regel]:
    return {row.code: row for row in found.regels}


# What changes, and one date of the law that must come out of it: worked out by hand, not by the engine.
GEVALLEN: dict[str, tuple[dict[str, Any], str, str | None]] = {
    "herstel na 14 dagen weer ziek": (
        {"ziekteperioden": [{**ZIEK, "laatste_dag": "2025-06-01"}, {"eerste_dag": "2025-06-16"}]},
        "wachttijd_laatste_dag", "2027-03-14",
    ),
    "nieuwe ziekte na 28 dagen": (
        {"ziekteperioden": [{**ZIEK, "laatste_dag": "2025-06-01"}, {"eerste_dag": "2025-06-30"}]},
        "wachttijd_laatste_dag", "2027-06-27",
    ),
    "bevallingsverlof van 16 weken": (
        {"verlof": [{"eerste_dag": "2025-06-02", "laatste_dag": "2025-09-21", "zelfde_oorzaak": True}]},
        "wachttijd_laatste_dag", "2027-06-20",
    ),
    "late wia-aanvraag": (
        {"wia_aanvraag": {"gedaan": True, "ontvangen_op": "2027-01-11"}},
        "loondoorbetaling_laatste_dag", "2027-03-29",
    ),
    "vrijwillige verlenging": (
        {"vrijwillige_verlenging": {"laatste_dag": "2027-08-31"}},
        "loondoorbetaling_laatste_dag", "2027-08-31",
    ),
    "verkorte wachttijd": (
        {"verkorte_wachttijd": {
            "aanvraag_op": "2025-09-01", "verklaring_bedrijfsarts": True, "eerder_aangevraagd": False,
            "toegekend_laatste_dag": "2025-11-10",
        }},
        "wachttijd_laatste_dag", "2025-11-10",
    ),
    "aow": ({"aow_datum": "2026-06-01"}, "loondoorbetaling_laatste_dag", "2026-07-12"),
    "einde dienstverband": (
        {"einde_dienstverband": {
            "laatste_werkdag": "2026-06-30", "laatste_dag_contract": "2026-06-30", "eigenrisicodrager_zw": False,
        }},
        "loondoorbetaling_laatste_dag", "2026-06-30",
    ),
    "loonsanctie": (
        {"loonsanctie": {"opgelegd": True, "besluit_op": "2027-01-11"}},
        "loondoorbetaling_laatste_dag", "2028-02-27",
    ),
    "loonsanctie, herstelmelding en bekorting": (
        {"loonsanctie": {
            "opgelegd": True, "besluit_op": "2027-01-11", "herstelmelding_ontvangen_op": "2027-05-03",
            "bekorting_besluit_op": "2027-05-17", "bekorting_toegekend": True,
        }},
        "loondoorbetaling_laatste_dag", "2027-06-27",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "code", "day"), GEVALLEN.values(), ids=GEVALLEN)
def test_a_change_shows_the_dates_the_law_gives_and_writes_nothing(
    dossier: Dossier, change: dict[str, Any], code: str, day: str
) -> None:
    before = rows()
    found = simulator.compare(dossier, change, today=VANDAAG)
    assert by_code(found)[code].wordt == dt.date.fromisoformat(day)
    assert found.beweegt and all(row.uitleg and row.formule for row in found.verschoven if row.wordt)
    expected = poortwachter.tijdlijn(feiten.engine_invoer(dossier, extra=change)).as_dict()["mijlpalen"]
    assert {row.code: row.wordt and row.wordt.isoformat() for row in found.regels} == {
        name: row["datum"] for name, row in expected.items()
    }
    assert rows() == before


@pytest.mark.parametrize(("change", "code", "day"), GEVALLEN.values(), ids=GEVALLEN)
def test_what_was_shown_is_what_recording_gives(
    cast: Cast, dossier: Dossier, monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], code: str, day: str
) -> None:
    monkeypatch.setenv("WISSEL_VANDAAG", "2027-06-01")
    shown = simulator.compare(dossier, change, today=dt.date(2027, 6, 1))
    for pad, value in change.items():
        record_feit(dossier=dossier, pad=pad, waarde=value, by=cast.anna.actor)
    stored = dict(Milestone.objects.filter(dossier=dossier).values_list("code", "due_on"))
    assert stored == {row.code: row.wordt for row in shown.regels}


def test_a_pause_leaves_every_date_where_it_is_while_the_weeks_fall(dossier: Dossier) -> None:
    pause = {"pauzes": [{"eerste_dag": "2026-05-04", "laatste_dag": "2026-06-01", "soort": "ziekte"}]}
    before = rows()
    found = simulator.compare(dossier, pause, today=VANDAAG)
    assert found.verschoven == ()
    assert {code: by_code(found)[code].wordt for code in EINDEN} == {
        code: by_code(found)[code].was for code in EINDEN
    }
    assert found.ruimte_was == simulator.Ruimte(52, 52, 0)
    assert found.ruimte_wordt == simulator.Ruimte(47, 47, 29)
    assert rows() == before


def test_a_pause_that_lies_behind_us_still_costs_weeks_of_the_traject(dossier: Dossier, cast: Cast) -> None:
    record_feit(
        dossier=dossier, pad="spoor2", waarde={"gestart": True, "start_op": "2026-01-05"}, by=cast.anna.actor
    )
    pause = {"pauzes": [{"eerste_dag": "2026-02-02", "laatste_dag": "2026-02-15", "soort": "vakantie"}]}
    found = simulator.compare(dossier, pause, today=VANDAAG)
    assert (found.ruimte_was.weken, found.ruimte_wordt.weken) == (60, 58)
    assert found.ruimte_was.over == found.ruimte_wordt.over == 52


def test_a_late_notice_moves_nothing_of_itself(dossier: Dossier) -> None:
    found = simulator.compare(dossier, {"melding_42e_week": {"gedaan_op": "2026-01-15"}}, today=VANDAAG)
    assert not found.beweegt and len(found.gelijk) > 10


def test_the_leave_moves_the_end_by_its_own_length(dossier: Dossier) -> None:
    change, code, _day = GEVALLEN["bevallingsverlof van 16 weken"]
    assert by_code(simulator.compare(dossier, change, today=VANDAAG))[code].dagen == 112


def test_several_changes_are_weighed_together(dossier: Dossier) -> None:
    change = GEVALLEN["bevallingsverlof van 16 weken"][0] | GEVALLEN["aow"][0]
    found = moved(simulator.compare(dossier, change, today=VANDAAG))
    assert found["wachttijd_laatste_dag"] == dt.date(2027, 6, 20)
    assert found["loondoorbetaling_laatste_dag"] == dt.date(2026, 7, 12)


def test_another_decision_on_spoor_2_is_shown_with_its_row_and_reason(dossier: Dossier) -> None:
    change = {
        "arbeidsmogelijkheden": {"stand": "tijdelijk_geen", "bron": "bedrijfsarts", "datum": "2026-02-10"},
    }
    found = simulator.compare(dossier, change, today=VANDAAG)
    assert found.ander_oordeel and found.beweegt
    assert found.oordeel_was is not None and found.oordeel_was.uitkomst == "onbekend"
    assert found.oordeel_wordt is not None
    assert (found.oordeel_wordt.rij, found.oordeel_wordt.uitkomst) == ("S2", "nu_niet_mogelijk")
    assert found.oordeel_wordt.reden


def test_taking_the_first_sick_day_away_leaves_no_dates(dossier: Dossier) -> None:
    found = simulator.compare(dossier, {"ziekteperioden": None}, today=VANDAAG)
    assert len(found.verschoven) > 10 and all(row.wordt is None for row in found.regels)


def test_what_cannot_be_is_refused_at_its_field(dossier: Dossier) -> None:
    before = rows()
    change = {"ziekteperioden": [{**ZIEK, "laatste_dag": "2025-05-01"}, {"eerste_dag": "2025-04-01"}]}
    with pytest.raises(DomainError) as error:
        simulator.compare(dossier, change, today=VANDAAG)
    assert (error.value.code, error.value.veld) == ("overlap", "eerste_dag")
    assert error.value.facts["pad"] == "ziekteperioden[1].eerste_dag"
    assert rows() == before


def test_the_changes_that_were_given_stay_as_they_were(dossier: Dossier) -> None:
    dossier.eigenrisicodrager_zw = True
    change = {"einde_dienstverband": {"laatste_werkdag": "2026-06-30"}}
    simulator.compare(dossier, change, today=VANDAAG)
    assert change == {"einde_dienstverband": {"laatste_werkdag": "2026-06-30"}}


def test_what_the_law_leaves_to_people_is_asked_in_words(dossier: Dossier) -> None:
    found = simulator.compare(dossier, GEVALLEN["aow"][0], today=VANDAAG)
    assert [each.code for each in found.vragen] == ["opzegverbod_aow"]
    assert "Vraag een jurist" in found.vragen[0].tekst
