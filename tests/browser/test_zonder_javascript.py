"""The core of J2 and J5 in a browser that runs no script at all."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser import rapportage, voorstel
from tests.browser.bezoeker import Visitor
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser
PROEF = "data:text/html,<title>zonder</title><script>document.title = 'met'</script>"


def test_van_intake_tot_verslag_zonder_javascript(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-02T09:00", script=False)
    anna, samira, piet = reis.person("anna"), reis.person("samira"), reis.person("piet")
    script_is_off(anna, samira, piet)
    dossier = voorstel.seed(reis)
    voorstel.start_traject(anna, dossier)
    voorstel.plan_intake(anna, samira, dossier)

    reis.at("2026-03-06T11:15")
    voorstel.hold_intake(anna, dossier)
    voorstel.finish_intake(anna, dossier)
    voorstel.pick_lines(anna, dossier)
    voorstel.write_reasons(anna, dossier)
    voorstel.write_plan(anna, dossier)
    voorstel.offer(anna, dossier)
    voorstel.agree(samira)
    voorstel.send(anna, dossier)
    voorstel.approve(piet)

    reis.at("2026-03-24T15:00")
    write_note(anna, dossier)

    reis.at("2026-04-21T09:15")
    rapport = rapportage.begin(anna, dossier)
    anna.fill(Werkwijze=rapportage.WERKWIJZE, Samenwerking="Iedereen doet mee.")
    anna.press("Bewaren")
    anna.sees("Het verslag is bewaard.", "De vraag over spoor 1 is nog open.")
    rapportage.ask_again(anna, rapport)
    rapportage.to_kandidaat(anna, rapport)
    rapportage.add_view(samira)

    reis.at("2026-04-23T11:00")
    rapportage.freeze_and_send(anna, rapport)
    piet.go("/opdrachtgever/")
    piet.follow("Verslag lezen")
    piet.sees(rapportage.IN_DE_PERIODE, rapportage.ZIENSWIJZE)
    piet.check()
    script_is_off(anna, samira, piet)


def test_met_script_slaat_de_proef_aan(visit: Callable[..., Any]) -> None:
    """The proof that scripts are off fails where they are on."""
    visitor = visit(None)
    visitor.page.goto(PROEF)
    assert visitor.page.title() == "met"


def script_is_off(*people: Visitor) -> None:
    for person in people:
        person.page.goto(PROEF)
        assert person.page.title() == "zonder"


def write_note(anna: Visitor, dossier: str) -> None:
    """One line in the log; what is asked less often stays folded and has a sensible start."""
    anna.go(dossier + "logboek/")
    anna.fill(
        Waarover=rapportage.IN_DE_PERIODE, Wat_kwam_eruit="Twee richtingen", Wat_nu="Een bedrijf bellen"
    )
    expect(anna.page.get_by_label("alleen coach", exact=True)).to_be_checked()
    anna.choose("bureau, kandidaat en opdrachtgever")
    anna.press("Notitie bewaren")
    anna.sees("De notitie is bewaard.", rapportage.IN_DE_PERIODE, "Een bedrijf bellen")
    anna.check()
