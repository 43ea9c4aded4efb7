"""Every question and rule of the law engine has words for a person."""

import re
from pathlib import Path

import poortwachter
from poortwachter import regelset
from wissel.dossiers import vragen
from wissel.dossiers.feitsoorten import PER_PAD
from wissel.dossiers.regelwoorden import REGELS, rule_of

ENGINE = Path(poortwachter.__file__).parent
# Questions of the transitievergoeding have no page yet.
ELDERS = {
    "wederzijds_goedvinden", "tussenpozen_dienstverband", "maximum_onbekend", "aftrek_kosten",
    "compensatie_wetsvoorstel_36869",
}  # fmt: skip


def codes() -> set[str]:
    found: set[str] = set()
    for file in ENGINE.glob("*.py"):
        found |= set(re.findall(r'"code": "([a-z_0-9]+)"', file.read_text()))
        found |= set(re.findall(r'\.vraag = "([a-z_]+)"', file.read_text()))
    return found - ELDERS


def test_every_question_of_the_engine_has_words() -> None:
    assert codes() <= set(vragen.WOORDEN), codes() - set(vragen.WOORDEN)


def test_every_question_leads_to_a_fact_that_exists() -> None:
    assert {fact for _text, _source, fact in vragen.WOORDEN.values() if fact} <= set(PER_PAD)


def test_every_question_has_a_source() -> None:
    assert all(source for _text, source, _fact in vragen.WOORDEN.values())


def test_every_date_has_its_rule_in_words() -> None:
    assert {row.id for row in regelset.mijlpalen()} == set(REGELS)
    assert "T-77" not in rule_of("wia_aanvraag", "T-77")
    assert rule_of("een_latere_regel", "D+5") == "D+5"


def test_what_blocks_comes_first_with_its_readings() -> None:
    leave = [{"eerste_dag": "2026-07-01", "laatste_dag": "2026-10-20"}]
    facts = {"ziekteperioden": [{"eerste_dag": "2026-01-12"}], "verlof": leave}
    asked = vragen.questions(poortwachter.tijdlijn(facts).as_dict()["handmatig_besluit_nodig"])
    assert asked[0].code == "zelfde_oorzaak_onbekend" and asked[0].blokkeert
    assert "eerste ziektedag 12 januari 2026" in asked[0].lezingen[0]
    assert "eerste ziektedag 21 oktober 2026" in asked[0].lezingen[1]
