"""J5: the report of six weeks, from the log to the scores."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import rapportage
from tests.browser.bezoeker import Visitor, words_of
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser
BETER = "Iedere week een gesprek van een half uur. Dat past beter."


def test_zeswekelijkse_rapportage(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-11T10:00")
    dossier = rapportage.seed(reis)
    reis.at("2026-04-20T16:00")
    rapportage.seed_log(reis, dossier)

    reis.at("2026-04-21T09:15")
    anna, samira, piet = reis.person("anna"), reis.person("samira"), reis.person("piet")
    the_report_is_due(anna)
    rapport = rapportage.begin(anna, dossier)
    rapportage.the_draft_holds_the_period(anna, dossier)
    rapportage.a_sentence_leads_to_its_line(anna, rapport)
    rapportage.gaps_refuse_freezing(anna, rapport)
    rapportage.ask_again(anna, rapport)
    rapportage.to_kandidaat(anna, rapport)
    piet.go("/opdrachtgever/")
    piet.sees("Wij vragen u nu niets")
    rapportage.add_view(samira)
    rapportage.nobody_else_writes_the_view(anna, rapport)

    reis.at("2026-04-23T11:00")
    rapportage.freeze_and_send(anna, rapport)
    piet_reads_and_scores(piet)
    samira_scores(samira, rapport)
    the_coach_sees_proof_and_scores(anna, rapport)
    a_later_edit_is_a_new_version(reis, rapport)


def the_report_is_due(anna: Visitor) -> None:
    anna.go("/vandaag/")
    row = anna.part("Samira Yilmaz", "tr")
    expect(row).to_contain_text("Voortgangsrapportage 1 versturen")
    expect(row).to_contain_text("Nog 3 dagen 24 apr 2026")
    anna.check(dark=True)


def piet_reads_and_scores(piet: Visitor) -> None:
    piet.go("/opdrachtgever/")
    piet.sees("Voortgangsrapportage 1 lezen")
    piet.check()
    piet.follow("Verslag lezen")
    piet.sees(rapportage.IN_DE_PERIODE, rapportage.ZIENSWIJZE, "Dit is op 20 april 2026 bij u nagevraagd.")
    piet.misses(rapportage.ALLEEN_COACH, rapportage.VOOR_DE_START)
    piet.check(dark=True)
    cijfers = {"Voortgang": "7", "Werkwijze": "8", "Samenwerking": "9"}
    rapportage.score(piet, cijfers, ("Toelichting", "Helder verslag"), "Cijfers versturen")


def samira_scores(samira: Visitor, rapport: str) -> None:
    samira.go("/mijn/documenten/")
    samira.check()
    samira.go(f"/mijn/verslagen/{rapport.strip('/').split('/')[-1]}/")
    cijfers = {"Hoe gaat het vooruit?": "6", "Hoe werken wij?": "8", "Hoe gaat het samen?": "10"}
    rapportage.score(samira, cijfers, ("Wilt u er iets bij zeggen?", "Fijn gesprek"), "Cijfers sturen")


def the_coach_sees_proof_and_scores(anna: Visitor, rapport: str) -> None:
    anna.go(rapport)
    expect(anna.part("Piet Bos", "li")).to_contain_text("geopend op 23 apr 2026, 11.00 uur")
    anna.sees("Helder verslag", "Fijn gesprek")
    scores = anna.page.locator("section[aria-labelledby=h-cijfers] dd").all_inner_texts()
    assert scores == ["6", "8", "10", "7", "8", "9"]
    anna.check()


def a_later_edit_is_a_new_version(reis: Journey, rapport: str) -> None:
    """The paper that was sent stays what it was; what is better stands in a second one."""
    anna, samira = reis.person("anna"), reis.person("samira")
    first, before = rapportage.paper(reis, rapport)
    assert rapportage.ZIENSWIJZE in words_of(before) and first.inhoud_sha256 in words_of(before).replace(
        " ", ""
    )
    assert anna.bytes_of(f"/documenten/{first.document_id}/") == before
    second = write_second(anna, rapport)
    samira.go("/mijn/")
    samira.follow("Verslag lezen")
    samira.sees(BETER, "De duur klopte niet")
    expect(samira.field("Wat wilt u bij dit verslag zeggen?")).to_have_value(rapportage.ZIENSWIJZE)
    samira.press("Tekst sturen")
    rapportage.freeze_and_send(anna, second)
    again, after = rapportage.paper(reis, rapport)
    fresh, better = rapportage.paper(reis, second)
    assert after == before and again.inhoud_sha256 == first.inhoud_sha256
    assert (again.stand, fresh.versie, fresh.stand) == ("vervangen", 2, "verzonden")
    assert again.werkwijze == rapportage.WERKWIJZE and fresh.werkwijze == BETER
    assert fresh.document.sha256 != first.document.sha256
    assert BETER in words_of(better) and BETER not in words_of(after)
    anna.go(rapport)
    anna.sees("Vervangen", "Versie 2")
    anna.check()


def write_second(anna: Visitor, rapport: str) -> str:
    """Open version 2 with its reason, put the text right and lay it before the kandidaat; gives its address."""
    anna.go(rapport)
    anna.follow("Nieuwe versie maken")
    anna.check()
    anna.write("Wat klopte er niet?", "De duur klopte niet")
    anna.press("Nieuwe versie maken")
    anna.sees("De vorige blijft gelden tot deze verstuurd is", "Reden van deze versie: De duur klopte niet")
    second = anna.path()
    anna.write("Werkwijze", BETER)
    anna.press("Bewaren en nakijken")
    anna.press("Naar de kandidaat")
    anna.sees("Het verslag ligt bij de kandidaat")
    return second
