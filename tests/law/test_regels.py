"""The rules that no golden case shows, the page made from the rules, and what is said about input that is wrong."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from poortwachter import regelset, spoor2, tijdlijn, transitievergoeding

Json = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"
BINDT = {"wet", "beleid", "praktijk", "rechtspraak", "onzeker"}

ZIEK = {"ziekteperioden": [{"eerste_dag": "2026-01-05"}]}
# The 728th day is 28 December 2025; a sanction would end before 28 December 2026.
TWEE_JAAR = {"ziekteperioden": [{"eerste_dag": "2024-01-01"}]}


def mijlpaal(naam: str, feiten: Json) -> Json:
    row = tijdlijn(feiten).as_dict()["mijlpalen"][naam]
    assert isinstance(row, dict)
    return row


def codes(antwoord: Json) -> dict[str, bool]:
    return {row["code"]: row["blokkerend"] for row in antwoord["handmatig_besluit_nodig"]}


# Milestones

ZONDER_GEVAL = {
    "ziekmelding": "2026-01-05",
    "verkorte_wachttijd_aanvraag_vanaf": "2026-01-26",
    "spoor2_vroegste_start": "2026-03-02",
    "eindevaluatie_vanaf": "2027-08-30",
}


@pytest.mark.parametrize(("naam", "datum"), ZONDER_GEVAL.items())
def test_a_milestone_without_a_golden_case_falls_on_its_day(naam: str, datum: str) -> None:
    row = mijlpaal(naam, ZIEK)
    assert row["datum"] == datum and row["geldt"] is True


def test_every_milestone_gets_a_date_in_some_test() -> None:
    dated = set(ZONDER_GEVAL)
    for path in CASES.glob("*.json"):
        for case in json.loads(path.read_text("utf-8"))["gevallen"]:
            rows = case["verwacht"].get("mijlpalen") or {}
            dated |= {name for name, row in rows.items() if row.get("datum")}
    assert {rule.id for rule in regelset.mijlpalen()} <= dated


def test_every_row_of_the_decision_is_reached_in_some_case() -> None:
    reached = set()
    for path in CASES.glob("*.json"):
        for case in json.loads(path.read_text("utf-8"))["gevallen"]:
            reached.add(case["verwacht"].get("rij"))
    assert set(regelset.rijen()) <= reached


def test_the_answer_names_every_milestone_in_the_order_of_the_rules() -> None:
    assert list(tijdlijn(ZIEK).as_dict()["mijlpalen"]) == [rule.id for rule in regelset.mijlpalen()]


def test_every_rule_says_where_it_stands_how_it_binds_and_when_it_was_checked() -> None:
    rows = [row for name in regelset.bestanden() for row in regelset.bestanden()[name].get("mijlpaal", ())]
    rows += regelset.bestanden()["beslistabel"]["rij"]
    rows += regelset.bestanden()["parameters"]["parameter"]
    assert len(rows) > 70
    for row in rows:
        assert row["source"] and row["label"] and row["binding"] in BINDT, row["id"]
        assert isinstance(row["valid_from"], dt.date) and isinstance(row["checked_on"], dt.date), row["id"]


def test_every_value_a_case_may_set_is_a_row_in_the_rules() -> None:
    schema = json.loads((ROOT / "poortwachter/schemas/feiten.schema.json").read_text("utf-8"))
    node = schema["properties"]["parameters"]
    node = next((part for part in node.get("anyOf", ()) if part.get("type") != "null"), node)
    if "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    assert set(node["properties"]) == set(regelset.parameters())


# Values of a case


def test_a_shorter_term_after_the_evaluation_moves_the_latest_start_of_spoor_2() -> None:
    facts = {
        **ZIEK,
        "eerstejaarsevaluatie": {"gehouden_op": "2026-12-21"},
        "peildatum": "2026-12-22",
        "arbeidsmogelijkheden": {"stand": "ja", "bron": "bedrijfsarts"},
        "spoor1": {"vooruitzicht": "geen_of_onduidelijk"},
    }
    shorter = {**facts, "parameters": {"spoor2_start_na_evaluatie_dagen": 28}}
    assert mijlpaal("spoor2_start", facts)["datum"] == spoor2(facts)["start_uiterlijk"] == "2027-02-01"
    assert mijlpaal("spoor2_start", shorter)["datum"] == spoor2(shorter)["start_uiterlijk"] == "2027-01-18"


def terugkeer(op: str, **parameters: Any) -> Json:
    return spoor2(
        {
            "ziekteperioden": [{"eerste_dag": "2025-12-08"}],
            "peildatum": "2026-12-10",
            "eerstejaarsevaluatie": {"gehouden_op": "2026-11-30"},
            "arbeidsmogelijkheden": {"stand": "ja", "bron": "bedrijfsarts"},
            "spoor1": {"vooruitzicht": "terugkeer", "concreet": True, "verwachte_terugkeer_op": op},
            "parameters": parameters,
        }
    )


def test_three_months_after_30_november_end_on_the_last_day_of_february() -> None:
    assert terugkeer("2027-02-28")["rij"] == "S5"
    assert terugkeer("2027-02-28")["herbeoordelen_uiterlijk"] == "2027-02-28"
    assert terugkeer("2027-03-01")["rij"] == "S6"


def test_a_shorter_exception_makes_spoor_2_a_duty_sooner() -> None:
    assert terugkeer("2027-02-28", spoor2_uitzondering_maanden=2)["rij"] == "S6"
    assert terugkeer("2027-01-30", spoor2_uitzondering_maanden=2)["herbeoordelen_uiterlijk"] == "2027-01-30"


def test_the_earliest_practical_start_is_a_value_of_practice() -> None:
    facts = {**ZIEK, "parameters": {"spoor2_vroegste_start_dagen": 70}}
    row = mijlpaal("spoor2_vroegste_start", facts)
    assert row["datum"] == "2026-03-16" and row["binding"] == "praktijk"


def test_an_office_that_evaluates_monthly_sees_its_own_next_evaluation() -> None:
    facts = {**ZIEK, "plan_van_aanpak": {"opgesteld_op": "2026-03-02"}}
    assert mijlpaal("evaluatie_periodiek", facts)["datum"] == "2026-04-13"
    facts["parameters"] = {"evaluatie_interval_dagen": 30}
    assert mijlpaal("evaluatie_periodiek", facts)["datum"] == "2026-04-01"


def resultaat(peildatum: str, loonwaarde: int, **parameters: Any) -> str:
    row = spoor2(
        {
            **TWEE_JAAR,
            "peildatum": peildatum,
            "arbeidsmogelijkheden": {"stand": "ja", "bron": "bedrijfsarts"},
            "spoor1": {"vooruitzicht": "geen_of_onduidelijk"},
            "resultaat": {"structureel": True, "werknemer_stemt_in": True, "loonwaarde_procent": loonwaarde},
            "parameters": parameters,
        }
    )["rij"]
    assert isinstance(row, str)
    return row


def test_65_percent_is_a_result_only_near_the_end_of_the_wachttijd() -> None:
    assert resultaat("2025-09-28", 65) == "S9"
    assert resultaat("2025-09-28", 64) == "S4"
    assert resultaat("2025-09-27", 65) == "S4"
    assert resultaat("2025-09-27", 65, bevredigend_resultaat_einde_nabij_dagen=92) == "S9"


def sanctie(**parameters: Any) -> Json:
    part = {"opgelegd": True, "besluit_op": "2025-11-03", "herstelmelding_ontvangen_op": "2026-03-07"}
    found = tijdlijn({**TWEE_JAAR, "loonsanctie": part, "parameters": parameters}).as_dict()["loonsanctie"]
    assert isinstance(found, dict)
    return found


def test_three_weeks_that_end_on_a_saturday_run_on_to_monday() -> None:
    assert sanctie()["beslistermijn_bekorting_einde"] == "2026-03-30"
    assert sanctie()["verwacht_einde_exclusief"] == "2026-05-11"


def test_without_the_termijnenwet_the_three_weeks_end_on_the_saturday_itself() -> None:
    found = sanctie(termijnenwet_op_beslistermijn_bekorting=False)
    assert found["beslistermijn_bekorting_einde"] == "2026-03-28"
    assert found["verwacht_einde_exclusief"] == "2026-05-09"


def test_a_day_made_equal_to_a_holiday_moves_the_term_once_more() -> None:
    found = sanctie(termijnenwet_gelijkgestelde_dagen=["2026-03-30"])
    assert found["beslistermijn_bekorting_einde"] == "2026-03-31"
    assert found["verwacht_einde_exclusief"] == "2026-05-12"


@pytest.mark.parametrize(
    ("dagen", "einde", "iva"), [(70, "2026-08-10", "2026-08-11"), (71, "2026-08-11", "2026-08-12")]
)
def test_ten_weeks_after_the_application_may_be_read_in_two_ways(dagen: int, einde: str, iva: str) -> None:
    facts = {
        **ZIEK,
        "verkorte_wachttijd": {"aanvraag_op": "2026-06-01"},
        "parameters": {"verkorte_wachttijd_tien_weken_dagen": dagen},
    }
    found = tijdlijn(facts).as_dict()["verkorte_wachttijd"]
    assert (found["vroegste_einde"], found["vroegste_iva_dag"]) == (einde, iva)


@pytest.mark.parametrize(("weken", "laatste"), [(None, "2025-07-13"), (8, "2025-07-27"), (13, "2025-08-31")])
def test_from_the_aow_date_wages_go_on_for_six_weeks_or_what_the_case_says(
    weken: int | None, laatste: str
) -> None:
    facts = {**TWEE_JAAR, "aow_datum": "2025-06-02", "parameters": {"aow_weken": weken}}
    assert mijlpaal("loondoorbetaling_laatste_dag", facts)["datum"] == laatste


def test_the_reading_of_no_risk_is_a_choice_a_person_may_keep_for_himself() -> None:
    facts: Json = {
        **TWEE_JAAR,
        "wia_uitkomst": "minder_dan_35",
        "nieuwe_baan": {"eerste_dag": "2026-02-02"},
        "ongeschikt_bij_eigen_werkgever": True,
    }
    found = tijdlijn(facts).as_dict()
    assert found["no_risk"]["mogelijk"] is True and codes(found)["no_risk_peildag"] is False
    found = tijdlijn({**facts, "parameters": {"no_risk_lezing": "handmatig"}}).as_dict()
    assert found["no_risk"]["mogelijk"] is None and codes(found)["no_risk_peildag"] is True


def test_a_free_day_of_the_organisation_moves_the_planning_and_never_the_term() -> None:
    facts = {**ZIEK, "parameters": {"organisatie_vrije_dagen": ["2026-02-16"]}}
    assert mijlpaal("probleemanalyse", ZIEK)["planningsdatum"] == "2026-02-16"
    row = mijlpaal("probleemanalyse", facts)
    assert (row["datum"], row["planningsdatum"]) == ("2026-02-16", "2026-02-13")


# Transitievergoeding


@pytest.mark.parametrize(
    ("jaar", "maximum"),
    [(2020, 83), (2021, 84), (2022, 86), (2023, 89), (2024, 94), (2025, 98), (2026, 102)],
)
def test_a_long_service_ends_at_the_maximum_of_its_year(jaar: int, maximum: int) -> None:
    found = transitievergoeding(
        {"initiatief": "werkgever", "maandloon": "5000", "duur": {"volle_jaren": 70}, "jaar_einde": jaar}
    )
    assert found["transitievergoeding"] == found["maximum"] == f"{maximum}000.00"


def test_a_year_without_a_known_maximum_waits_for_a_person_and_takes_the_value_given() -> None:
    facts: Json = {
        "initiatief": "werkgever", "maandloon": "5000", "duur": {"volle_jaren": 70}, "jaar_einde": 2031,
    }  # fmt: skip
    found = transitievergoeding(facts)
    assert found["transitievergoeding"] is None and codes(found) == {"maximum_onbekend": True}
    found = transitievergoeding({**facts, "parameters": {"maximum": "110000"}})
    assert found["transitievergoeding"] == "110000.00" and not codes(found)


def test_days_without_their_wage_give_an_estimate_and_an_amount_only_when_asked() -> None:
    facts: Json = {
        "initiatief": "werkgever", "maandloon": "3000", "duur": {"volle_jaren": 1, "restdagen": 10},
        "jaar_einde": 2026,
    }  # fmt: skip
    found = transitievergoeding(facts)
    assert found["transitievergoeding"] is None and found["benadering"] == "1027.40"
    assert "loon_over_restdagen" in found["ontbrekende_feiten"]
    found = transitievergoeding({**facts, "parameters": {"restdagen_methode": "benadering_1095"}})
    assert found["transitievergoeding"] == "1027.40"


def test_whether_a_large_employer_is_compensated_waits_for_the_day_of_the_new_law() -> None:
    facts: Json = {
        "initiatief": "werkgever", "maandloon": "3000", "duur": {"volle_jaren": 5}, "jaar_einde": 2026,
        "compensatie": {"werkgever_grootte": "groot", "loondoorbetaling_laatste_dag": "2026-08-31"},
    }  # fmt: skip
    found = transitievergoeding(facts)
    assert found["compensatie"]["mogelijk"] is None and codes(found)["compensatie_wetsvoorstel_36869"] is True
    later = transitievergoeding({**facts, "parameters": {"compensatie_alleen_klein_vanaf": "2026-09-01"}})
    earlier = transitievergoeding({**facts, "parameters": {"compensatie_alleen_klein_vanaf": "2026-08-31"}})
    assert later["compensatie"]["mogelijk"] is True and earlier["compensatie"]["mogelijk"] is False


# The page


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "poortwachter", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )


def test_the_page_of_rules_is_made_from_the_rules() -> None:
    done = run("regels")
    assert done.returncode == 0
    assert done.stdout == (ROOT / "docs/wet/regels.md").read_bytes()


# Input that is wrong

VRIJDAGEN = [(dt.date(2026, 1, 2) + dt.timedelta(weeks=n)).isoformat() for n in range(60)]
PERIODE = '{"eerste_dag": "2026-01-05"}'


def zaak(field: str, value: Any) -> str:
    return json.dumps({**TWEE_JAAR, field: value})


FOUT_TIJDLIJN: list[tuple[str | bytes, str, str]] = [
    ('{"zaak": NaN}', "$", "geen_json"),
    (b'{"zaak": "\xff"}', "$", "geen_json"),
    ("[" * 100_000, "$", "geen_json"),
    ("null", "$", "verkeerd_type"),
    ('"2026-01-05"', "$", "verkeerd_type"),
    ('{"peildatum": "2026-01-05", "peildatum": "2026-01-06"}', "peildatum", "dubbel_veld"),
    ('{"ziekteperioden": []}', "ziekteperioden", "ontbreekt"),
    ('{"ziekteperioden": [null]}', "ziekteperioden[0]", "ontbreekt"),
    ('{"ziekteperioden": [' + PERIODE + ", {}]}", "ziekteperioden[1].eerste_dag", "ontbreekt"),
    ('{"ziekteperioden": ' + PERIODE + "}", "ziekteperioden", "verkeerd_type"),
    (zaak("peildatum", "2026-13-01"), "peildatum", "ongeldige_datum"),
    (zaak("peildatum", "2026-1-5"), "peildatum", "ongeldige_datum"),
    (zaak("peildatum", "1899-12-31"), "peildatum", "ongeldige_datum"),
    (zaak("peildatum", "2200-01-01"), "peildatum", "ongeldige_datum"),
    (zaak("parameters", {"onbekend": 1}), "parameters.onbekend", "onbekend_veld"),
    (
        zaak("parameters", {"evaluatie_interval_dagen": True}),
        "parameters.evaluatie_interval_dagen",
        "verkeerd_type",
    ),
    (
        zaak("gebeurtenissen", [{"datum": "2024-02-01", "soort": "proefplaatsing", "percentage_werk": 101}]),
        "gebeurtenissen[0].percentage_werk",
        "ongeldige_waarde",
    ),
    (
        zaak("verlof", [{"eerste_dag": "2024-03-01", "laatste_dag": "2024-05-01"}] * 2),
        "verlof[1].eerste_dag",
        "overlap",
    ),
    (
        zaak("loonsanctie", {"opgelegd": False, "besluit_op": "2025-11-03"}),
        "loonsanctie.opgelegd",
        "tegenstrijdig",
    ),
    (
        zaak(
            "loonsanctie",
            {
                "opgelegd": True,
                "herstelmelding_ontvangen_op": "2026-03-02",
                "bekorting_besluit_op": "2026-03-01",
            },
        ),
        "loonsanctie.bekorting_besluit_op",
        "volgorde",
    ),
    (zaak("spoor2", {"gestart": False, "start_op": "2025-01-06"}), "spoor2.gestart", "tegenstrijdig"),
    (
        zaak("wia_aanvraag", {"gedaan": False, "ontvangen_op": "2025-10-01"}),
        "wia_aanvraag.gedaan",
        "tegenstrijdig",
    ),
    (
        zaak("spoor1", {"vooruitzicht": "uitgesloten", "verwachte_terugkeer_op": "2025-02-01"}),
        "spoor1.vooruitzicht",
        "tegenstrijdig",
    ),
    (
        zaak("einde_dienstverband", {"laatste_werkdag": "2025-03-31", "laatste_dag_contract": "2025-03-30"}),
        "einde_dienstverband.laatste_dag_contract",
        "volgorde",
    ),
    (
        zaak("verkorte_wachttijd", {"toegekend_laatste_dag": "2024-03-30"}),
        "verkorte_wachttijd.toegekend_laatste_dag",
        "ongeldige_waarde",
    ),
    (
        json.dumps({"ziekmelding": {"ziek_op": "2026-01-03", "werkdagen": ["vr"], "roostervrij": VRIJDAGEN}}),
        "ziekmelding.werkdagen",
        "ongeldige_waarde",
    ),
]
JAREN = {"initiatief": "werkgever", "duur": {"volle_jaren": 3}}
CONTRACT = {"eerste_dag": "2018-01-01", "laatste_dag": "2024-12-31"}
FOUT_VERGOEDING: list[tuple[str | bytes, str, str]] = [
    (json.dumps({**JAREN, "maandloon": "3.000,00"}), "maandloon", "ongeldige_waarde"),
    (json.dumps({**JAREN, "jaar_einde": 2019}), "jaar_einde", "ongeldige_waarde"),
    (json.dumps({**JAREN, "dienstverbanden": [CONTRACT]}), "duur", "tegenstrijdig"),
    (json.dumps({"dienstverbanden": [CONTRACT], "jaar_einde": 2025}), "jaar_einde", "tegenstrijdig"),
    (json.dumps({"dienstverbanden": [CONTRACT, CONTRACT]}), "dienstverbanden[1].eerste_dag", "overlap"),
    (
        json.dumps({"dienstverbanden": [{"eerste_dag": "2015-01-01", "laatste_dag": "2019-12-31"}]}),
        "dienstverbanden[0].laatste_dag",
        "ongeldige_waarde",
    ),
    (json.dumps({"kosten": [{"soort": "reis", "bedrag": "10"}]}), "kosten[0].soort", "ongeldige_waarde"),
]
FOUT = [
    pytest.param(command, raw, veld, code, id=f"{command}-{veld}-{code}-{place}")
    for command, rows in (("tijdlijn", FOUT_TIJDLIJN), ("transitievergoeding", FOUT_VERGOEDING))
    for place, (raw, veld, code) in enumerate(rows)
]


def as_bytes(raw: str | bytes) -> bytes:
    return raw if isinstance(raw, bytes) else raw.encode()


@pytest.mark.parametrize(("command", "raw", "veld", "code"), FOUT)
def test_wrong_input_gives_exit_code_2_and_one_dutch_line_with_the_field(
    command: str, raw: str | bytes, veld: str, code: str
) -> None:
    done = run(command, stdin=as_bytes(raw))
    line = done.stderr.decode()
    assert done.returncode == 2 and done.stdout == b""
    assert line.startswith("Fout: ") and line.endswith(".\n") and line.count("\n") == 1
    assert veld in line and "Traceback" not in line


@pytest.mark.parametrize(
    ("command", "rows"), [("tijdlijn", FOUT_TIJDLIJN), ("transitievergoeding", FOUT_VERGOEDING)]
)
def test_in_a_stream_each_wrong_line_gets_its_error_in_its_place_and_the_work_goes_on(
    command: str, rows: list[tuple[str | bytes, str, str]]
) -> None:
    good = json.dumps(TWEE_JAAR if command == "tijdlijn" else JAREN).encode()
    lines = [part for raw, _, _ in rows for part in (as_bytes(raw), good)]
    done = run(command, "--jsonl", stdin=b"\n".join(lines) + b"\n")
    assert done.returncode == 0 and done.stderr == b""
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(lines)
    for (_, veld, code), error, answer in zip(rows, answers[::2], answers[1::2], strict=True):
        assert (error["fout"]["veld"], error["fout"]["code"]) == (veld, code)
        assert error["fout"]["melding"].endswith(".") and veld in error["fout"]["melding"]
        assert "fout" not in answer


def test_an_empty_line_in_a_stream_is_an_error_of_its_own() -> None:
    done = run("tijdlijn", "--jsonl", stdin=b"\n" + json.dumps(ZIEK).encode())
    first, second = (json.loads(line) for line in done.stdout.decode().splitlines())
    assert done.returncode == 0
    assert first["fout"]["code"] == "geen_json" and second["eerste_ziektedag"] == "2026-01-05"


@pytest.mark.parametrize("arguments", [[], ["onzin"], ["tijdlijn", "spoor2"], ["--hulp"]])
def test_an_unknown_command_gives_exit_code_2_and_says_how_to_use_it(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.returncode == 2 and done.stdout == b""
    assert done.stderr.count(b"\n") == 1 and b"Gebruik: " in done.stderr


def test_a_strange_name_of_a_field_cannot_break_the_line_in_two() -> None:
    done = run("tijdlijn", stdin=json.dumps({"een\ntwee\u2028drie\ud800": 1}).encode())
    assert done.returncode == 2 and len(done.stderr.decode().splitlines()) == 1


# The pages for people


def test_every_doubt_of_the_law_has_its_line_on_the_page_of_doubts() -> None:
    page = (ROOT / "docs/wet/twijfels.md").read_text("utf-8")
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "poortwachter").glob("*.py"))
    schema = (ROOT / "poortwachter/schemas/tijdlijn.schema.json").read_text("utf-8")
    named = json.loads(schema)["$defs"]["handmatig"]["properties"]["code"]["enum"]
    asked = [code for code in named if f'"{code}"' in source]
    assert len(asked) > 15
    unsure = [
        row["id"] for row in regelset.bestanden()["parameters"]["parameter"] if row["binding"] == "onzeker"
    ]
    assert [name for name in (*asked, *unsure) if f"`{name}`" not in page] == []


def test_the_example_on_the_page_for_programmers_is_true() -> None:
    page = (ROOT / "docs/wet/api.md").read_text("utf-8")
    facts = {"peildatum": "2026-03-02", "ziekteperioden": [{"eerste_dag": "2026-01-05"}], "vangnet": "nee"}
    row = mijlpaal("wia_aanvraag", facts)
    assert f'"{row["datum"]}"' in page and f'"{row["uitleg"]}"' in page
    done = run("tijdlijn", stdin=b'{"ziekteperioden": [{"eerste_dag": "2026-02-30"}]}')
    assert done.stderr.decode() in page
