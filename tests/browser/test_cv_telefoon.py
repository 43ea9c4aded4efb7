"""A new kandidaat on a phone reaches a finished cv without help: one question at a time, then the file (S0.19)."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import WIDTHS, Visitor, axe, no_sideways_scroll
from tests.browser.conftest import Journey

pytestmark = pytest.mark.browser
TELEFOON = WIDTHS["smal"]
WERK = {
    "Wat was uw werk?": "Magazijnmedewerker", "Bij welk bedrijf?": "De Vries Logistiek",
    "In welke plaats?": "Nieuwegein", "Wanneer begon u?": "maart 2015",
    "Wat deed u daar?": "Orders klaarzetten\nPlannen",
}  # fmt: skip


class Telefoon:
    """Samira with her phone: every page is looked at before it is answered."""

    def __init__(self, visitor: Visitor, folder: Path) -> None:
        self.visitor, self.page, self.folder, self.pages = visitor, visitor.page, folder, 0
        self.page.set_viewport_size(TELEFOON)

    def look(self) -> None:
        """Fit for everyone, without scrolling sideways, and with the main button of one page only."""
        self.pages += 1
        no_sideways_scroll(self.page)
        axe(self.page)
        assert self.page.locator("main .btn.primary").count() <= 1
        self.page.screenshot(path=self.folder / f"{self.pages:02d}.png", full_page=True)

    def fill(self, fields: dict[str, str]) -> None:
        for label, text in fields.items():
            self.visitor.write(label, text)

    def onward(self, button: str = "Verder") -> None:
        self.look()
        self.visitor.press(button)

    def add(self, link: str, fields: dict[str, str]) -> None:
        """One more row of a list."""
        self.look()
        self.visitor.follow(link)
        self.fill(fields)
        self.onward("Bewaren")


def test_van_niets_tot_een_cv_op_een_telefoon(start: Callable[..., Journey], tmp_path: Path) -> None:
    reis = start("2026-06-02T10:00")
    with reis.arrange():
        open_samira(reis.cast)
    samira = reis.person("samira")
    phone = Telefoon(samira, tmp_path)
    begin(phone)
    answer(phone)
    choose(phone)
    samira.sees("Versie 1 is klaar", "Versies die klaar zijn")
    phone.look()
    read_file(phone)


def begin(phone: Telefoon) -> None:
    phone.visitor.go("/mijn/werk/")
    phone.look()
    phone.visitor.follow_text("Cv en brieven")
    phone.look()
    phone.visitor.follow("Een nieuw cv maken")
    phone.fill({"Hoe noemt u dit cv?": "Planner"})
    phone.onward("Beginnen")


def answer(phone: Telefoon) -> None:
    """Ten questions; two are skipped."""
    phone.visitor.sees("Vraag 1 van 12")
    expect(phone.visitor.field("Uw naam")).to_have_value("Samira Yilmaz")
    phone.fill({"Woonplaats": "Utrecht", "Telefoon": "06 12 34 56 78"})
    phone.onward()
    phone.fill({"Welk werk zoekt u?": "Planner", "Vertel kort over uzelf": "Ik houd overzicht."})
    wait_until_kept(phone.page)
    phone.onward()
    phone.add("Werk toevoegen", WERK)
    phone.onward()
    phone.add(
        "Opleiding toevoegen",
        {"Welke opleiding of cursus?": "Logistiek medewerker", "Wanneer begon u?": "2012"},
    )
    phone.onward()
    phone.add("Iets toevoegen dat u goed kunt", {"Wat kunt u goed?": "Plannen"})
    phone.onward()
    phone.add("Taal toevoegen", {"Welke taal?": "Turks", "Hoe goed?": "moedertaal"})
    phone.onward()
    phone.visitor.choose("B")
    phone.onward()
    phone.onward("Overslaan")
    phone.onward("Overslaan")
    phone.fill({"Wat doet u graag in uw vrije tijd?": "Koken"})
    phone.onward()
    phone.visitor.choose("Ja. Ik geef de namen als iemand erom vraagt")
    phone.onward()


def wait_until_kept(page: Any) -> None:
    """What is typed stores itself."""
    expect(page.locator("[data-stand]")).to_contain_text("Bewaard om")


def choose(phone: Telefoon) -> None:
    phone.visitor.sees("Kies een vorm")
    phone.visitor.choose("Klassiek")
    phone.onward()
    phone.visitor.sees("Klopt het?")
    picture = phone.page.locator("main .paper img")
    expect(picture).to_be_visible()
    assert phone.page.evaluate("document.querySelector('main .paper img').naturalWidth") > 500
    phone.onward("Ja, dit is mijn cv")


def read_file(phone: Telefoon) -> None:
    """The file holds what was answered, in the order in which it is read."""
    link = phone.page.locator("main").get_by_role("link", name=re.compile("^PDF"))
    made = phone.visitor.bytes_of(link.get_attribute("href"))
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split())
    said = (
        "Samira Yilmaz", "Planner", "Utrecht", "Over mij", "Ik houd overzicht.", "Werkervaring", "Magazijnmedewerker",
        "maart 2015 tot nu", "Orders klaarzetten", "Opleiding", "Logistiek medewerker", "Rijbewijs B", "Turks", "Koken",
        "Namen stuur ik graag",
    )  # fmt: skip
    places = [text.find(words) for words in said]
    assert -1 not in places and places == sorted(places), list(zip(said, places, strict=True))
