"""A week of the coach, a colleague who stands in, many at once, and the help with the WIA, in a browser."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from tests.arrange.rapportage import running_traject
from tests.browser.bezoeker import Visitor
from tests.cast import make_lid
from wissel.accounts.models import Rol
from wissel.database.context import als

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def dossier(site: Any, cast: Any) -> uuid.UUID:
    site.set_clock("2026-04-20T08:00")
    with transaction.atomic(), als(cast.bureau):
        return running_traject(cast).dossier_id


@pytest.mark.parametrize("script", [False, True], ids=["zonder", "met"])
def test_van_een_vrij_moment_naar_een_afspraak_en_een_dag_later(
    visit: Callable[..., Visitor], cast: Any, dossier: uuid.UUID, script: bool
) -> None:
    anna = visit(cast.anna, script=script)
    anna.go("/agenda/moment/?minuten=45")
    if script:
        anna.check()
    moment = "13.00" if script else "11.00"
    anna.page.locator(f'a[href*="dag=2026-04-23&tijd={moment}"]').click()
    anna.page.get_by_label("Kandidaat", exact=True).select_option(str(dossier))
    anna.write("Waarover", "Samen kijken naar werk")
    if script:
        anna.check()
    anna.press("Afspraak plannen")
    anna.sees("De afspraak staat erin", "Samira Yilmaz", "Nog niet bevestigd")
    if script:
        anna.check()
    anna.go("/agenda/verzetten/?week=2026-04-20&dagen=1")
    anna.sees("Controleer", "24 apr 2026")
    if script:
        anna.check()
    anna.press("Verzet wat aangevinkt is")
    anna.sees("gelukt", "Verzet, de kandidaat krijgt bericht")
    if script:
        anna.check()


def test_een_collega_neemt_waar(visit: Callable[..., Visitor], cast: Any, dossier: uuid.UUID) -> None:
    with transaction.atomic(), als(cast.bureau):
        corrie = make_lid(cast.bureau, "Corrie", "Collega", Rol.COACH)
    anna = visit(cast.anna)
    anna.go("/agenda/waarneming/")
    anna.page.get_by_label("Wie neemt waar?").select_option(label="Corrie Collega (coach)")
    anna.write("Eerste dag", "20-4-2026")
    anna.write("Laatste dag", "24-4-2026")
    anna.press("Regelen")
    anna.sees("Corrie Collega voor Anna Bakker", "Loopt nu")
    anna.check()
    collega = visit(corrie)
    collega.go("/vandaag/")
    collega.sees("U neemt waar voor Anna Bakker")
    collega.go(f"/dossiers/{dossier}/")
    collega.sees("Samira Yilmaz", "Wat geldt in week")
    collega.check()


def test_kiezen_in_de_lijst_en_een_herinnering_sturen(
    visit: Callable[..., Visitor], cast: Any, dossier: uuid.UUID
) -> None:
    anna = visit(cast.anna)
    anna.go("/dossiers/")
    button = anna.page.get_by_role("button", name="Herinnering sturen")
    assert not button.is_visible()
    anna.page.get_by_label("Kies Samira Yilmaz").check()
    assert button.is_visible()
    anna.check()
    button.click()
    anna.sees("Naar 1 kandidaat")
    anna.check()
    anna.press("Verstuur 1 herinnering")
    anna.sees("1 van 1 gelukt")


def test_de_wia_lijst_en_de_rekenhulp(visit: Callable[..., Visitor], cast: Any, dossier: uuid.UUID) -> None:
    samira = visit(cast.samira)
    samira.go("/mijn/wia/")
    samira.check()
    samira.page.get_by_label("Kijk of uw DigiD werkt").check()
    samira.press("Lijst bewaren")
    samira.sees("1 van 10 klaar")
    samira.go("/mijn/ontslag/")
    for field, value in {
        "In dienst sinds": "1-1-2016", "Laatste dag van het contract": "31-12-2025", "Bruto loon per maand": "3.000"
    }.items():  # fmt: skip
        samira.write(field, value)
    samira.press("Reken uit")
    samira.sees("€ 10.000 bruto")
    samira.check()
