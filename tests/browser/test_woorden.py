"""Words about illness while somebody types (J2 step 5, D8)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import rapportage
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser


def test_een_ziekte_in_een_verslag_wordt_werk(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-11T10:00")
    dossier = rapportage.seed(reis)
    reis.at("2026-04-21T09:15")
    anna = reis.person("anna")
    rapport = rapportage.begin(anna, dossier)
    anna.go(rapport)
    field = anna.page.get_by_label("Voortgang", exact=True)
    field.fill("Het gaat goed. Zij heeft fibromyalgie.")
    note = anna.page.locator("[data-vondsten]")
    expect(note).to_contain_text("“fibromyalgie”")
    expect(note).to_contain_text("Een werkgever mag dat niet weten.")
    anna.check()
    note.locator("[data-vervang]").first.click()
    expect(field).to_have_value(re.compile(r"^Het gaat goed\. Kan .*….*\.$"))
    expect(note).to_have_count(0)

    field.fill("Zij heeft fibromyalgie.")
    anna.press("Bewaren en nakijken")
    anna.press("Naar de kandidaat")
    anna.sees("1 plek lijkt medisch")
    anna.go(f"{rapport}nakijken/")
    anna.check(dark=True)
    anna.page.get_by_label("Wat doet u hiermee?").select_option("advies")
    anna.press("Antwoorden bewaren")
    anna.misses("lijkt medisch")


def test_zonder_script_kiest_men_bij_het_veld(start: Callable[..., Journey]) -> None:
    reis = start("2026-03-11T10:00", script=False)
    dossier = rapportage.seed(reis)
    reis.at("2026-04-21T09:15")
    anna = reis.person("anna")
    anna.go(dossier + "logboek/")
    anna.page.locator("#id_wie").fill("Samira")
    anna.page.locator("#id_waarom").fill("Therapie")
    anna.press("Notitie bewaren")
    anna.sees("Dit lijkt over ziekte te gaan: Therapie")
    anna.page.get_by_label("Wat doet u hiermee?").select_option("gewoon")
    anna.press("Notitie bewaren")
    anna.sees("De notitie is bewaard.")
