"""J3, step 2 and 8: Samira fills in who she is on her phone, Anna confirms, she agrees, shares and stops sharing."""

import os
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.arrange import profielen as arrange
from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import WIDTHS, Visitor
from tests.browser.conftest import Journey
from tests.profielen import cvs

pytestmark = pytest.mark.browser


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture at two widths when a folder for them is named."""
    if folder := os.environ.get("WISSEL_BEELDEN"):
        for width in WIDTHS.values():
            visitor.page.set_viewport_size(width)
            visitor.page.screenshot(path=f"{folder}/profiel-{name}-{width['width']}.png", full_page=True)
        visitor.page.set_viewport_size(WIDTHS["breed"])


def test_from_an_empty_page_to_an_agreed_profile_that_is_shared_and_withdrawn(
    start: Callable[..., Journey],
) -> None:
    reis = start("2026-04-07T10:00")
    with transaction.atomic(), reis.arrange():
        dossier = open_samira(reis.cast)
    samira, anna, piet = reis.person("samira"), reis.person("anna"), reis.person("piet")
    samira_adds_a_job(samira)
    samira_has_her_cv_read(samira)
    with transaction.atomic(), reis.arrange():
        arrange.fill(reis.cast, dossier)
    samira_shows_where_it_was(samira)
    anna_confirms_and_offers(anna, dossier)
    samira_agrees(samira)
    samira.page.set_viewport_size(WIDTHS["breed"])
    page = f"/opdrachtgever/dossiers/{dossier.pk}/profiel/"
    piet.refused(page)
    samira.go("/mijn/profiel/delen/")
    samira.check()
    look(samira, "delen")
    samira.press("Ja, dit mag mijn werkgever lezen")
    piet.go(page)
    piet.sees("Orderpicker", "Turks")
    piet.misses("Met dieren werken", "achter elkaar staan", "plannersassistenten")
    piet.check()
    look(piet, "gedeeld")
    samira.go("/mijn/profiel/")
    samira.press("Stoppen met delen")
    piet.refused(page)


def samira_adds_a_job(samira: Visitor) -> None:
    """One question at a time, on the phone."""
    samira.page.set_viewport_size(WIDTHS["smal"])
    samira.go("/mijn/profiel/")
    samira.sees("0 van 11 onderdelen zijn ingevuld")
    samira.check()
    look(samira, "leeg")
    samira.follow_text("Werk en ervaring")
    samira.follow("Iets toevoegen")
    samira.write("Wat voor werk deed u?", "Kok")
    samira.choose("Betaald werk")
    samira.check()
    look(samira, "vraag")
    samira.press("Verder")
    samira.sees("Vraag 2 van 4")
    samira.write("Wanneer begon u?", "maart 2008")
    samira.write("Wanneer stopte u?", "2010")
    samira.press("Verder")
    samira.write("Wat deed u daar?", "Soep koken")
    expect(samira.page.locator("[data-stand]")).to_contain_text("Bewaard om")
    samira.press("Verder")
    samira.press("Bewaren")
    samira.sees("Kok", "maart 2008 – 2010", "Soep koken")
    samira.press("Weghalen")
    samira.sees("“Kok” is weggehaald.")
    samira.press("Zet terug")
    samira.check()
    look(samira, "deel")


def samira_has_her_cv_read(samira: Visitor) -> None:
    samira.go("/mijn/profiel/cv/")
    samira.check()
    look(samira, "cv")
    samira.page.locator("input[type=file]").set_input_files(
        {"name": "cv.docx", "mimeType": "application/octet-stream", "buffer": cvs.docx(cvs.NEDERLANDS)}
    )
    samira.press("Lezen")
    samira.sees("Productiemedewerker", "Stond in het cv als:")
    samira.misses("1984", "gehuwd", "111222333")
    samira.check()
    look(samira, "voorstellen")
    samira.press("Alle 3 overnemen: Talen")
    samira.sees("3 regels overgenomen.", place="body")


def samira_shows_where_it_was(samira: Visitor) -> None:
    samira.go("/mijn/profiel/deel/vaardigheid/")
    samira.sees("Nog zonder bewijs.")
    samira.page.get_by_role("link", name=re.compile("Bewijs erbij.*Werk plannen")).click()
    samira.sees("Waar heeft u dit laten zien?")
    samira.check()
    look(samira, "bewijs")
    samira.choose("Bij werk of een andere ervaring")
    samira.pick("Welk werk of welke ervaring?", "Orderpicker")
    samira.press("Bewaren")
    samira.sees("Dit blijkt uit")
    samira.check()
    look(samira, "vaardigheden")
    for part in ("vervoer", "beschikbaarheid", "digitaal"):
        samira.go(f"/mijn/profiel/deel/{part}/invullen/")
        samira.check()
        look(samira, part)


def anna_confirms_and_offers(anna: Visitor, dossier: Any) -> None:
    anna.go(f"/dossiers/{dossier.pk}/profiel/")
    anna.sees("Alles is ingevuld", "Apart: wat de kandidaat wil")
    anna.page.get_by_role("button", name=re.compile("Bevestigen.*Werk plannen")).click()
    anna.sees("Bevestiging intrekken")
    anna.check()
    look(anna, "bureau")
    anna.page.get_by_role("link", name=re.compile("Wijzigen.*Orderpicker")).click()
    anna.check()
    look(anna, "regel")
    anna.go(f"/dossiers/{dossier.pk}/profiel/")
    anna.follow("Klaarzetten om te lezen")
    anna.check()
    look(anna, "klaarzetten")
    anna.press("Klaarzetten voor de kandidaat")
    anna.sees("Het profiel staat klaar.", place="body")
    anna.follow("Versies vergelijken")
    anna.sees("Deze twee zijn gelijk.")
    anna.check()


def samira_agrees(samira: Visitor) -> None:
    samira.go("/mijn/profiel/")
    samira.follow("Lezen en antwoorden")
    samira.sees("Werk plannen", "bevestigd door de coach", "Met dieren werken")
    samira.check()
    look(samira, "lezen")
    samira.choose("Ja, dit klopt")
    samira.press("Verder")
    samira.confirm_self()
    samira.check()
    look(samira, "akkoord")
    samira.press("Ja, dit klopt")
    samira.sees("Versie 1 van", "geldt. U ging daarmee akkoord.")
    look(samira, "hub")
