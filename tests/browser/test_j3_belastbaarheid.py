"""J3, step 1: dr. Visser gives an IZP by a link, Anna enters items that store themselves, Samira reads what she can."""

import os
import re
import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import transaction
from playwright.sync_api import expect

from tests.arrange.betrokkenen import asked
from tests.arrange.dossiers import open_samira
from tests.betrokkenen.test_antwoorden import paper
from tests.browser.bezoeker import WIDTHS, Visitor
from tests.browser.conftest import Journey
from wissel.belastbaarheid.actions import PuntInvoer, save_hours, set_items
from wissel.belastbaarheid.models import Belastbaarheid
from wissel.demo.verteller.belastbaarheid import NORM, NU

pytestmark = pytest.mark.browser


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture at two widths when a folder for them is named."""
    if folder := os.environ.get("WISSEL_BEELDEN"):
        for width in WIDTHS.values():
            visitor.page.set_viewport_size(width)
            visitor.page.screenshot(
                path=f"{folder}/j3-{name}-{width['width']}.png",
                full_page=True,
                clip={"x": 0, "y": 0, "width": width["width"], "height": 1600},
            )
        visitor.page.set_viewport_size(WIDTHS["breed"])


def test_from_the_doctor_to_what_samira_can(
    start: Callable[..., Journey], visit: Callable[..., Visitor]
) -> None:
    reis = start("2026-03-09T10:00")
    with transaction.atomic(), reis.arrange():
        dossier = open_samira(reis.cast)
        link = asked(
            reis.cast, dossier, "belastbaarheid", rol="bedrijfsarts", publiek="", naam="dr. Visser",
            email="visser@arbodienst.example",
        )  # fmt: skip
    anna, samira = reis.person("anna"), reis.person("samira")
    anna.go(f"/dossiers/{dossier.pk}/belastbaarheid/")
    anna.sees("Er is nog geen belastbaarheid")
    anna.check()
    look(anna, "leeg")
    the_doctor_sends_a_paper(visit(None), f"/taak/{link.token}/", link.code)
    draft = anna_copies(anna, dossier.pk)
    with transaction.atomic(), reis.arrange():
        the_rest_of_the_paper(reis, draft)
    anna_establishes(anna, dossier.pk, draft)
    samira.go("/mijn/werk/")
    look(samira, "werk")
    samira.follow_text("Wat kan ik op het werk")
    samira.sees("Dit kan", "U kunt tot 7,5 kilo tillen.", "Dit is nog niet bekend", "Klopt dit niet?")
    samira.check(dark=True)
    look(samira, "kandidaat")
    samira.go("/mijn/")
    samira.sees("Dit kan ik op het werk", "U kunt 20 uur per week werken.")
    samira.misses("past nu niet")
    samira.check()
    look(samira, "vandaag")
    reis.person("piet").refused(f"/dossiers/{dossier.pk}/belastbaarheid/")


def the_doctor_sends_a_paper(doctor: Visitor, path: str, code: str) -> None:
    """A paper with its kind and day; the items may stay empty."""
    doctor.go(path)
    doctor.write("Code van 8 tekens", code)
    doctor.press("Verder")
    doctor.sees("Wat kan iemand op het werk?")
    doctor.check()
    look(doctor, "bedrijfsarts")
    doctor.page.get_by_text("4. Bewegen").click()
    look(doctor, "bedrijfsarts-open")
    doctor.page.locator("[name=datum]").fill("6-3-2026")
    file = paper("izp.pdf")
    doctor.page.locator("[name=bestand]").set_input_files(
        {"name": "izp.pdf", "mimeType": "application/pdf", "buffer": file.read()}
    )
    doctor.page.get_by_label("Ik ben dr. Visser, bedrijfsarts, en geef dit antwoord zelf.").check()
    doctor.press("Antwoord versturen")
    doctor.sees("Dank u wel")


def anna_copies(anna: Visitor, pk: uuid.UUID) -> uuid.UUID:
    """The source is named first; an item stores itself, with what was too much said at the item."""
    anna.go(f"/dossiers/{pk}/belastbaarheid/nieuw/")
    anna.check()
    look(anna, "bron")
    anna.page.locator("[name=soort][value=izp]").check()
    anna.page.locator("[name=datum]").fill("6-3-2026")
    anna.page.locator("[name=auteur_naam]").fill("dr. Visser")
    anna.page.locator("[name=document]").select_option(index=1)
    anna.press("Verder")
    anna.sees("1. Persoonlijk functioneren", "0 van")
    found = re.search(r"/belastbaarheid/([0-9a-f-]{36})/", anna.path())
    assert found is not None
    anna.follow_text("Bewegen")
    tillen = anna.page.locator("#p-tillen")
    tillen.locator("summary").first.click()
    tillen.get_by_label("Precies, in kg").fill("7,5")
    tillen.get_by_label("Precies, in kg").press("Tab")
    expect(tillen.locator("[data-stand]")).to_contain_text("Bewaard om")
    expect(anna.page.locator("#stand-dynamisch")).to_have_text("1/23")
    tillen.get_by_label("Opmerking").fill("vanwege een hernia")
    tillen.get_by_label("Opmerking").press("Tab")
    expect(tillen.locator("[data-stand]")).to_contain_text("hernia")
    tillen.get_by_label("Opmerking").fill("Dicht bij het lichaam")
    tillen.get_by_label("Opmerking").press("Tab")
    expect(tillen.locator("[data-stand]")).to_contain_text("Bewaard om")
    anna.check(dark=True)
    look(anna, "rubriek")
    anna.press("Bewaren en naar het volgende deel")
    anna.sees("5. Houding")
    return uuid.UUID(found[1])


def the_rest_of_the_paper(reis: Journey, draft: uuid.UUID) -> None:
    row = Belastbaarheid.objects.get(pk=draft)
    levels = {**dict.fromkeys(NORM, PuntInvoer(0)), **NU}
    set_items(belastbaarheid=row, by=reis.cast.anna.actor, punten=levels)
    row.refresh_from_db()
    save_hours(
        belastbaarheid=row, by=reis.cast.anna.actor, versie=row.versie, uren_per_dag=Decimal(4),
        uren_per_week=Decimal(20), taken="Roosters maken", opbouw=[],
    )  # fmt: skip


def anna_establishes(anna: Visitor, pk: uuid.UUID, draft: uuid.UUID) -> None:
    """Hours, then the source beside the button; afterwards source and date stand with the version."""
    anna.go(f"/dossiers/{pk}/belastbaarheid/{draft}/uren/")
    anna.check()
    look(anna, "uren")
    anna.press("Bewaren en nakijken")
    anna.sees("Klopt dit met het stuk?", "dr. Visser, bedrijfsarts", "6 maart 2026")
    anna.check()
    look(anna, "vaststellen")
    anna.press("Vaststellen")
    anna.sees("7,5 kg", "Dicht bij het lichaam", "dr. Visser, bedrijfsarts")
    anna.check(dark=True)
    look(anna, "overzicht")
