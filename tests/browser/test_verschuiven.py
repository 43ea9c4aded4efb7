"""Recording a fact that moves dates, and the datum-simulator with its link, in a browser with and without script."""

import os
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.arrange.dossiers import open_samira
from tests.browser.bezoeker import Visitor
from wissel.database.context import als

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def dossier(site: Any, cast: Any) -> uuid.UUID:
    with transaction.atomic(), als(cast.bureau):
        return open_samira(cast).pk


def look(visitor: Visitor, name: str) -> None:
    """Keep a picture at two widths when a folder for them is named."""
    if folder := os.environ.get("WISSEL_BEELDEN"):
        for width in (1440, 390):
            visitor.page.set_viewport_size({"width": width, "height": 900})
            visitor.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
        visitor.page.set_viewport_size({"width": 1440, "height": 900})


@pytest.mark.parametrize("script", [False, True], ids=["zonder", "met"])
def test_wat_verschuift_staat_er_voordat_het_vaststaat(
    visit: Callable[..., Visitor], cast: Any, dossier: uuid.UUID, script: bool
) -> None:
    anna, day = visit(cast.anna, script=script), "5-7-2026" if script else "1-6-2026"
    anna.go(f"/dossiers/{dossier}/feiten/aow_datum/")
    anna.write("AOW-leeftijd bereikt op", day)
    anna.press("Vastleggen")
    anna.sees("Er is nog niets vastgelegd", "Laatste dag loondoorbetaling", "Wordt")
    if script:
        anna.check()
    look(anna, "controle")
    anna.press("Terug")
    assert anna.field("AOW-leeftijd bereikt op").input_value() == day
    anna.press("Vastleggen")
    anna.press("Vastleggen")
    anna.sees("Vastgelegd. De datums zijn opnieuw berekend.")


def test_een_proef_wordt_gedeeld_en_gelezen(
    visit: Callable[..., Visitor], cast: Any, dossier: uuid.UUID
) -> None:
    anna, samira, piet = visit(cast.anna), visit(cast.samira), visit(cast.piet)
    anna.go(f"/dossiers/{dossier}/simulator/")
    anna.check()
    look(anna, "kiezen")
    anna.choose("Zwangerschaps- en bevallingsverlof")
    anna.press("Verder")
    anna.page.get_by_label("Eerste dag").first.fill("2-6-2025")
    anna.page.get_by_label("Laatste dag").first.fill("21-9-2025")
    anna.page.get_by_label("Zet de ziekte van ervoor zich na het verlof voort?").first.select_option("ja")
    anna.press("Laat zien wat verschuift")
    anna.sees("112 dagen later", "Er wordt niets vastgelegd")
    anna.check()
    look(anna, "simulator")
    anna.press("Link maken om te delen")
    anna.sees("Adres om te delen")
    look(anna, "simulatie")
    address = anna.page.get_by_role("link", name="/simulaties/").inner_text().split("/simulaties/")[1]
    samira.go(f"/simulaties/{address}")
    samira.sees("Uw coach rekende dit uit", "20 juni 2027")
    samira.check()
    look(samira, "kandidaat")
    piet.go(f"/simulaties/{address}")
    piet.sees("112 dagen later")
    piet.check()
    look(piet, "opdrachtgever")
    anna.press("Link intrekken")
    samira.refused(f"/simulaties/{address}")
