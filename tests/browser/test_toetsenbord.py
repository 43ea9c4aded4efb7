"""Working without a mouse, and what a browser refuses on our pages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import Visitor, no_sideways_scroll
from tests.browser.conftest import Journey, Site
from tests.cast import make_lid

pytestmark = pytest.mark.browser
NAMEN = ("Ada Appel", "Bert Beuk", "Cor Ceder")
LIJST = "/dossiers/?volgorde=naam"


@pytest.fixture
def anna(start: Callable[..., Journey]) -> Iterator[Visitor]:
    """Anna with three dossiers."""
    reis = start("2026-03-02T09:00")
    with reis.arrange():
        from wissel.dossiers.models import Dossier

        if not Dossier.objects.exists():
            for naam in NAMEN:
                person = make_lid(reis.cast.bureau, *naam.split(), "kandidaat").persoon
                open_samira(reis.cast, kandidaat=person)
    return reis.person("anna")


def press(person: Visitor, *keys: str) -> None:
    for key in keys:
        person.page.keyboard.press(key)


def focused(person: Visitor) -> Any:
    return person.page.locator(":focus")


def test_sneltoetsen(anna: Visitor) -> None:
    anna.go(LIJST)
    press(anna, "/")
    expect(focused(anna)).to_have_id("zoek")
    press(anna, "j", "?", "n")
    expect(focused(anna)).to_have_value("j?n")
    anna.go(LIJST)
    for key, naam in zip("jjjjk", (*NAMEN, NAMEN[2], NAMEN[1]), strict=True):
        press(anna, key)
        expect(focused(anna)).to_have_text(naam)
        expect(focused(anna)).to_have_css("outline-style", "solid")
    with anna.page.expect_navigation():
        press(anna, "Enter")
    expect(anna.page.get_by_role("heading", level=1)).to_have_text("Bert Beuk")
    press(anna, "?")
    dialog = anna.page.get_by_role("dialog", name="Sneltoetsen")
    expect(dialog).to_contain_text("nieuwe notitie")
    anna.check()
    press(anna, "Escape")
    expect(dialog).to_be_hidden()
    write_a_note(anna)
    with anna.page.expect_navigation():
        press(anna, "g", "v")
    anna.sees("Goedemorgen Anna")


def write_a_note(anna: Visitor) -> None:
    """Only keys, from the dossier to a stored note."""
    anna.follow("Traject")
    anna.follow("Logboek")
    press(anna, "n")
    expect(focused(anna)).to_have_attribute("name", "waarom")
    anna.page.keyboard.type("Gebeld over de intake")
    press(anna, "Tab")
    anna.page.keyboard.type("Vrijdag past")
    with anna.page.expect_navigation():
        press(anna, "Control+Enter")
    anna.sees("De notitie is bewaard.", "Gebeld over de intake", "Vrijdag past")
    assert anna.page.locator("ol.log > li").count() == 1


def test_wie_geen_sneltoetsen_wil_heeft_er_geen(anna: Visitor) -> None:
    anna.go("/account/")
    anna.page.get_by_label("Sneltoetsen gebruiken").uncheck()
    anna.press("Bewaren")
    anna.sees("Uw keuzes zijn bewaard.")
    anna.check()
    anna.go(LIJST)
    press(anna, "/", "j", "?")
    assert anna.page.evaluate("document.activeElement.tagName") == "BODY"
    expect(anna.page.get_by_role("dialog")).to_have_count(0)
    anna.go("/account/")
    anna.page.get_by_label("Sneltoetsen gebruiken").check()
    anna.press("Bewaren")
    anna.go(LIJST)
    press(anna, "/")
    expect(focused(anna)).to_have_id("zoek")


def test_overslaan_en_fouten_met_het_toetsenbord(anna: Visitor) -> None:
    anna.go("/dossiers/nieuw/")
    press(anna, "Tab")
    expect(focused(anna)).to_have_text("Naar de inhoud")
    expect(focused(anna)).to_be_in_viewport()
    press(anna, "Enter")
    expect(focused(anna)).to_have_id("inhoud")
    anna.write("Voornaam", "Dora")
    anna.press("Dossier openen")
    assert anna.page.title().startswith("Fout:")
    expect(focused(anna)).to_have_id("fouten")
    expect(anna.field("Voornaam")).to_have_value("Dora")
    anna.check()
    links = anna.page.locator("#fouten a")
    targets = [str(link.get_attribute("href")) for link in links.all()]
    assert "#id_achternaam" in targets
    for place, target in enumerate(targets):
        links.nth(place).focus()
        press(anna, "Enter")
        expect(anna.page.locator(target)).to_be_focused()
        expect(anna.page.locator(target)).to_have_attribute("aria-invalid", "true")


PLANT = {
    "script": "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
    "style": "document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">rood</p>')",
    "bestaat-niet": "document.body.append(Object.assign(new Image(), {src: '/static/bestaat-niet.png'}))",
}


def test_wat_een_browser_weigert_wordt_gezien(anna: Visitor, site: Site) -> None:
    """The watch over all these tests sees a script in the page, a style in the page and a file that is not there."""
    anna.go(LIJST)
    assert site.problems == []
    for words, code in PLANT.items():
        with anna.context.expect_event("console"):
            anna.page.evaluate(code)
        found = [problem for problem in site.problems if words in problem]
        assert found, (words, site.problems)
    site.problems.clear()


BROKEN = {
    "image-alt": "main.append(Object.assign(new Image(), {src: '/static/wissel/mark.svg'}))",
    "eigen stijl": "main.style.color = 'red'",
    "koppen van niveau 1": "main.append(document.createElement('h1'))",
}


def test_de_keuring_van_een_pagina_ziet_fouten(anna: Visitor) -> None:
    """What judges each page finds a picture without words, a style of its own, and a page that is too wide."""
    for words, code in BROKEN.items():
        anna.go(LIJST)
        anna.page.evaluate("const main = document.querySelector('main'); " + code)
        with pytest.raises(AssertionError, match=words):
            anna.check()
    anna.go(LIJST)
    no_sideways_scroll(anna.page)
    anna.page.evaluate("document.body.style.minWidth = '3000px'")
    with pytest.raises(AssertionError, match="te breed"):
        no_sideways_scroll(anna.page)
